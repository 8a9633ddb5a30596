/** What a graph is made of. */
export interface Node {
  readonly id: string;
  /** Ids of nodes that stand before this one in the list, and have to pass before it starts. */
  readonly needs: readonly string[];
  /** What it shares with others of the same group: the more of them run, the later is its turn. */
  readonly group: string;
}

/** Why a node was never started. */
export type SkipReason =
  /** One that it needs did not pass, or was skipped itself. */
  | { readonly kind: "need"; readonly id: string }
  /** Another one did not pass, and nothing was to be started after that. */
  | { readonly kind: "failed"; readonly id: string }
  /** The whole was stopped. */
  | { readonly kind: "stopped" };

/** Where a node stands. The last two are final, and each node comes to exactly one of them. */
export type NodeState<R> =
  | { readonly state: "running" }
  | { readonly state: "ended"; readonly result: R }
  | { readonly state: "skipped"; readonly why: SkipReason };

export type FinalState<R> = Exclude<NodeState<R>, { state: "running" }>;

export interface ScheduleOptions<N, R> {
  /** How many may run at once; 1 or more. */
  readonly parallel: number;
  /** Whether what can still run does so after one did not pass. Else those that run are stopped, and no other is started. */
  readonly keepGoing: boolean;
  /** Told whenever a node comes to another state. */
  readonly onChange: (node: N, state: NodeState<R>) => void;
  /** Stops those that run, and starts no other. */
  readonly signal: AbortSignal;
}

/**
 * Walks a graph: starts each node when all that it needs have passed; those of the group first of which the fewest run, and
 * among these the first in the list.
 * @param nodes each behind those that it needs
 * @param perform does the work of a node; the signal tells it to stop, and its reason is the id of the node that did not
 * pass, if that is why
 * @returns the final state of every node, in the order of the list
 * @throws what `perform` throws, when all others have been stopped and have ended
 */
export async function schedule<N extends Node, R extends { readonly passed: boolean }>(
  nodes: readonly N[],
  perform: (node: N, signal: AbortSignal) => Promise<R>,
  options: ScheduleOptions<N, R>,
): Promise<ReadonlyMap<string, FinalState<R>>> {
  const walk = new Walk(nodes, perform, options);
  return walk.walk();
}

class Walk<N extends Node, R extends { readonly passed: boolean }> {
  readonly #nodes: readonly N[];
  readonly #perform: (node: N, signal: AbortSignal) => Promise<R>;
  readonly #options: ScheduleOptions<N, R>;
  readonly #states = new Map<string, NodeState<R>>();
  readonly #running = new Map<string, Promise<void>>();
  /** How many run, by their groups. */
  readonly #loads = new Map<string, number>();
  readonly #failing = new AbortController();
  readonly #signal: AbortSignal;
  #failed: string | undefined;
  readonly #faults: unknown[] = [];

  constructor(
    nodes: readonly N[],
    perform: (node: N, signal: AbortSignal) => Promise<R>,
    options: ScheduleOptions<N, R>,
  ) {
    this.#nodes = nodes;
    this.#perform = perform;
    this.#options = options;
    this.#signal = AbortSignal.any([options.signal, this.#failing.signal]);
  }

  async walk(): Promise<ReadonlyMap<string, FinalState<R>>> {
    this.#advance();
    while (this.#running.size > 0) {
      await Promise.race(this.#running.values());
      this.#advance();
    }
    if (this.#faults.length > 0) throw this.#faults[0];
    return new Map(this.#nodes.map(({ id }) => [id, this.#finalState(id)]));
  }

  #advance(): void {
    // One pass is enough, as each node stands behind those that it needs.
    for (const node of this.#waiting()) {
      const why = this.#whyNot(node);
      if (why !== undefined) this.#change(node, { state: "skipped", why });
    }
    const ready = new Set(this.#waiting().filter((node) => this.#isReady(node)));
    while (ready.size > 0 && this.#running.size < this.#options.parallel) {
      const next = [...ready].reduce((best, node) => (this.#load(node) < this.#load(best) ? node : best));
      ready.delete(next);
      this.#start(next);
    }
  }

  #waiting(): N[] {
    return this.#nodes.filter(({ id }) => !this.#states.has(id));
  }

  /** How many of its group run. */
  #load({ group }: N): number {
    return this.#loads.get(group) ?? 0;
  }

  #whyNot({ needs }: N): SkipReason | undefined {
    const need = needs.find((id) => this.#isOver(id) && !this.#hasPassed(id));
    if (need !== undefined) return { kind: "need", id: need };
    if (this.#failed !== undefined) return { kind: "failed", id: this.#failed };
    return this.#signal.aborted ? { kind: "stopped" } : undefined;
  }

  #start(node: N): void {
    this.#change(node, { state: "running" });
    this.#loads.set(node.group, this.#load(node) + 1);
    const ended = async (): Promise<void> => {
      try {
        // One of its own: Node warns of many listeners on one signal.
        const result = await this.#perform(node, AbortSignal.any([this.#signal]));
        this.#change(node, { state: "ended", result });
        if (!result.passed && !this.#options.keepGoing && !this.#signal.aborted) this.#fail(node.id);
      } catch (error) {
        this.#faults.push(error);
        this.#fail(node.id);
      } finally {
        this.#running.delete(node.id);
        this.#loads.set(node.group, this.#load(node) - 1);
      }
    };
    this.#running.set(node.id, ended());
  }

  #fail(id: string): void {
    this.#failed ??= id;
    this.#failing.abort(id);
  }

  #change(node: N, state: NodeState<R>): void {
    this.#states.set(node.id, state);
    this.#options.onChange(node, state);
  }

  #isReady({ needs }: N): boolean {
    return needs.every((id) => this.#hasPassed(id));
  }

  #isOver(id: string): boolean {
    const state = this.#states.get(id);
    return state !== undefined && state.state !== "running";
  }

  #hasPassed(id: string): boolean {
    const state = this.#states.get(id);
    return state?.state === "ended" && state.result.passed;
  }

  #finalState(id: string): FinalState<R> {
    const state = this.#states.get(id);
    if (state === undefined || state.state === "running") throw new Error(`${id} has come to no end`);
    return state;
  }
}
