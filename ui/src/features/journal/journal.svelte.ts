/** Owns the pages of the journal that were asked for, and what they are filtered by. */
import { call, toFailure } from "../../ipc/call";
import type {
  ActionState,
  ExportView,
  Failure,
  JournalArgs,
  JournalPage,
  JournalView,
} from "../../ipc/generated/contract";
import { mergeNewest } from "./merge";

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
  entries = $state.raw<readonly JournalView[]>([]);
  more = $state(false);
  loaded = $state(false);
  failure = $state.raw<Failure | null>(null);
  exported = $state.raw<ExportView | null>(null);
  query = $state("");
  outcomes = $state.raw<ReadonlySet<Outcome>>(new Set());
  /** How often the newest page was asked for; an answer to a question before the last is old. */
  #asked = 0;
  /** What the entries were asked for by; null if there are none. */
  #by: string | null = null;

  /** The newest page, over those that are there already if they were asked for by the same. */
  async load(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const args = this.#args(null);
    const by = JSON.stringify(args);
    await this.#ask(args, ({ entries, more }) => {
      if (asked !== this.#asked) return;
      const merged = by === this.#by ? mergeNewest(this.entries, entries, more) : null;
      this.#by = by;
      this.entries = merged ?? entries;
      if (!merged) this.more = more;
      this.loaded = true;
    });
  }

  /** The page after those that are there. */
  async older(): Promise<void> {
    const before = this.entries.at(-1)?.id ?? null;
    const by = this.#by;
    await this.#ask(this.#args(before), ({ entries, more }) => {
      // Other ones may be there by now, or the same page from an impatient hand.
      if (by !== this.#by || this.entries.at(-1)?.id !== before) return;
      this.entries = [...this.entries, ...entries];
      this.more = more;
    });
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
    this.#asked += 1;
    this.#by = null;
    this.entries = [];
    this.more = false;
    this.loaded = false;
    this.failure = null;
    this.exported = null;
    this.query = "";
    this.outcomes = new Set();
  }

  #args(before: number | null) {
    const states = [...this.outcomes].flatMap((outcome): ActionState[] => [...OUTCOMES[outcome]]);
    return { before, agent: this.query, states };
  }

  async #ask(args: JournalArgs, take: (page: JournalPage) => void): Promise<void> {
    const asked = this.#asked;
    try {
      const page = await call("journal", args);
      if (asked === this.#asked) this.failure = null;
      take(page);
    } catch (reason) {
      if (asked === this.#asked) this.failure = toFailure(reason);
    }
  }
}

export const journal = new Journal();
