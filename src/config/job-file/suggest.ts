import { closestMatch } from "leven";
import { didYouMean } from "../did-you-mean.ts";

/** The known word that was most likely meant; `undefined` when none is close. */
export function closest(word: string, known: Iterable<string>): string | undefined {
  const words = [...known];
  const other = didYouMean(word);
  if (other !== undefined && words.includes(other)) return other;
  const spelled = word.toLowerCase();
  const maxDistance = spelled.length < 2 ? 0 : Math.min(3, Math.max(1, Math.round(spelled.length * 0.4)));
  return closestMatch(spelled, words, { maxDistance });
}

/** What to write instead of a word that nobody knows: what was meant, or all that is known, or else `otherwise`. */
export function suggest(word: string, known: Iterable<string>, otherwise: string): string {
  const words = [...known];
  const meant = closest(word, words);
  if (meant !== undefined) return `Did you mean ${meant}?`;
  if (words.length === 0 || words.length > mostNamed) return otherwise;
  return `Write ${words.length === 1 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`}.`;
}

const mostNamed = 12;
