import type { Remote } from "../remote/remote.ts";
import type { Questions } from "../remote/request.ts";
import { openOffer } from "./ask-target.ts";
import type { Link } from "./link.ts";

/** A conversation about a job, and what the target has said of itself. */
type OpenedOffer = Awaited<ReturnType<typeof openOffer>>;

interface Begun {
  readonly remote: Remote;
  readonly opened: Promise<OpenedOffer>;
}

/** The conversation about a job may begin when the link is there, while the job is still being read. */
export class EarlyOffer {
  readonly #link: Link;
  readonly #questions: Questions;
  #begun: Promise<Begun | undefined> = Promise.resolve(undefined);

  constructor(link: Link, questions: Questions) {
    this.#link = link;
    this.#questions = questions;
  }

  /** Dials. */
  begin(): void {
    const begin = (remote: Remote): Begun => {
      const opened = openOffer(remote, this.#questions);
      opened.catch(() => undefined); // whoever takes it hears of it
      return { remote, opened };
    };
    // Whoever uses the link hears of a failed dial.
    this.#begun = this.#link.ready().then(begin, () => undefined);
  }

  /**
   * The conversation, to whoever asks first; `undefined` when it was not begun with this remote.
   * @throws {JobError} as {@link openOffer}
   */
  async take(remote: Remote): Promise<OpenedOffer | undefined> {
    const begun = await this.#begun;
    this.#begun = Promise.resolve(undefined);
    return begun?.remote === remote ? begun.opened : undefined;
  }
}
