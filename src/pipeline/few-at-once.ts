/** Each may have some files open, and a process may have no more than 256 on some machines. */
const atOnce = 16;

/** Does some work with all items, a few at a time. @returns what became of them, in their order */
export async function fewAtOnce<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const left = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of left) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
