/**
 * Owns one open session: asks for it in full, again when its row changes and at a calm pace, and for
 * what is new of its conversation. Closing ends it.
 */
import { call, toFailure } from "../../ipc/call";
import type {
  Failure,
  PastSession,
  SessionView,
  TranscriptLine,
} from "../../ipc/generated/contract";
import { Asking } from "../../live/asking";
import { session } from "../../live/session.svelte";
import { Edits } from "./edits.svelte";
import { mergeLines, mergePast } from "./merge";

/** Between two answers when the row changes often, and when nothing happens. */
const SOON_MS = 1500;
const CALM_MS = 15_000;
/** Between two looks at a conversation that goes on. */
const TALK_MS = 3000;

export class Detail {
  view = $state.raw<SessionView | null>(null);
  /** Why it could not be asked for; what was there before stays. */
  failure = $state.raw<Failure | null>(null);
  lines = $state.raw<readonly TranscriptLine[]>([]);
  past = $state.raw<readonly PastSession[]>([]);
  /** True if the customer may have earlier sessions than those shown. */
  more = $state(false);
  turning = $state(false);
  pastFailure = $state.raw<Failure | null>(null);
  readonly edits: Edits;
  readonly #asking = new Asking(() => this.#ask(), SOON_MS);
  #paged = false;

  constructor(readonly id: number) {
    this.edits = new Edits(id);
  }

  /** To be called while a component is set up: asks from there on, until it is gone. */
  follow(): void {
    let row: unknown;
    $effect(() => {
      const next = session.sessions.all.get(this.id);
      if (next !== row) this.#asking.soon();
      row = next;
    });
    $effect(() => {
      if (session.state === "live") this.#asking.soon();
    });
    $effect(() => {
      void this.refresh();
      const calm = setInterval(() => void this.refresh(), CALM_MS);
      const talk = setInterval(() => void this.#listen(), TALK_MS);
      return () => {
        this.#asking.end();
        clearInterval(calm);
        clearInterval(talk);
      };
    });
  }

  refresh(): Promise<void> {
    return this.#asking.now();
  }

  async #ask(): Promise<void> {
    const changes = this.edits.changes;
    try {
      const view = await call("session", { id: this.id });
      if (!this.#asking.over) this.#take(view, changes === this.edits.changes);
    } catch (reason) {
      this.failure = toFailure(reason);
    }
  }

  #take(view: SessionView, current: boolean): void {
    this.view = view;
    this.failure = null;
    if (current) this.edits.read(view.edits);
    if (view.transcript) this.lines = mergeLines(this.lines, view.transcript);
    this.past = mergePast(this.past, view.history.sessions);
    if (!this.#paged) this.more = view.history.more;
  }

  /** What is new of a conversation that goes on. */
  async #listen(): Promise<void> {
    const now = this.view?.now;
    if (now?.modality !== "instantMessage" || now.state === "ended" || document.hidden) return;
    const from = this.lines.at(-1)?.at ?? null;
    try {
      const lines = await call("transcript", { id: this.id, from });
      if (!this.#asking.over) this.lines = mergeLines(this.lines, lines);
    } catch {
      // The whole session is asked for again in a moment, and says why.
    }
  }

  /** The next page of the customer's history. */
  async turn(): Promise<void> {
    if (this.turning) return;
    this.turning = true;
    this.pastFailure = null;
    const before = this.past.at(-1)?.started ?? null;
    try {
      const page = await call("customer_history", { id: this.id, before });
      if (this.#asking.over) return;
      const past = mergePast(this.past, page.sessions);
      this.#paged = true;
      // A page without anything new is the end, whatever it says.
      this.more = page.more && past.length > this.past.length;
      this.past = past;
    } catch (reason) {
      this.pastFailure = toFailure(reason);
    } finally {
      this.turning = false;
    }
  }
}
