/** Owns the pages of the journal that were asked for, and what they are filtered by. */
import { call, toFailure } from "../../ipc/call";
import type { ActionState, ActionView, ExportView, Failure } from "../../ipc/generated/contract";

/** The outcomes to filter by, each with the states it stands for. */
export const OUTCOMES = {
  confirmed: ["confirmed"],
  failed: ["failed"],
  unconfirmed: ["unconfirmed"],
  unknown: ["unknown"],
  open: ["requested", "accepted", "unsure"],
} as const satisfies Record<string, readonly ActionState[]>;
export type Outcome = keyof typeof OUTCOMES;

class Journal {
  entries = $state.raw<readonly ActionView[]>([]);
  more = $state(false);
  loaded = $state(false);
  failure = $state.raw<Failure | null>(null);
  exported = $state.raw<ExportView | null>(null);
  query = $state("");
  outcomes = $state.raw<ReadonlySet<Outcome>>(new Set());
  #asked = 0;

  /** The newest page, in place of what is there. */
  async load(): Promise<void> {
    await this.#ask(null);
  }

  async older(): Promise<void> {
    await this.#ask(this.entries.at(-1)?.id ?? null);
  }

  async export(): Promise<void> {
    this.exported = null;
    this.failure = null;
    try {
      this.exported = await call("export_journal", this.#args(null));
    } catch (reason) {
      this.failure = toFailure(reason);
    }
  }

  toggle(outcome: Outcome): void {
    const outcomes = new Set(this.outcomes);
    if (!outcomes.delete(outcome)) outcomes.add(outcome);
    this.outcomes = outcomes;
  }

  /** The next user begins with nothing. */
  clear(): void {
    this.entries = [];
    this.loaded = false;
    this.exported = null;
    this.query = "";
    this.outcomes = new Set();
  }

  #args(before: number | null) {
    const states = [...this.outcomes].flatMap((outcome): ActionState[] => [...OUTCOMES[outcome]]);
    return { before, agent: this.query, states };
  }

  async #ask(before: number | null): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const page = await call("journal", this.#args(before));
      // What was asked for since counts.
      if (asked !== this.#asked) return;
      this.failure = null;
      this.entries = before === null ? page.entries : [...this.entries, ...page.entries];
      this.more = page.more;
      this.loaded = true;
    } catch (reason) {
      if (asked === this.#asked) this.failure = toFailure(reason);
    }
  }
}

export const journal = new Journal();
