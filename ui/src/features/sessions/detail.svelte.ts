/**
 * Owns one open session: asks for it in full, again when its row changes and at a calm pace, and for
 * what is new of its conversation. Closing ends it.
 */
import { untrack } from "svelte";
import { call, toFailure } from "../../ipc/call";
import type {
  Failure,
  PastSession,
  SessionView,
  TranscriptLine,
} from "../../ipc/generated/contract";
import { Follower } from "../../live/following.svelte";
import { session } from "../../live/session.svelte";
import { Edits } from "./edits.svelte";
import { mergeLines, mergePast } from "./merge";

/** Between two questions when nothing happens. */
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
  /** When its row went, by the server's clock; null while nobody knows that it has ended. */
  gone = $state<number | null>(null);
  /** Whether the server has been asked since. */
  #told = $state(false);
  readonly edits: Edits;
  readonly #row = $derived.by(() => session.sessions.all.get(this.id));
  readonly #follower = new Follower({
    question: () => this.#ask(),
    changes: () => this.#row,
    calm: CALM_MS,
    ended: () => this.#told || this.view?.now.state === "ended",
  });
  #paged = false;

  /** The server's time that its timers show: they stand still from its end on. */
  get now(): number {
    return this.gone ?? session.now;
  }

  constructor(readonly id: number) {
    this.edits = new Edits(id);
  }

  /** To be called while a component is set up: asks from there on, until it is gone. */
  follow(): void {
    let had = false;
    $effect(() => {
      if (this.#row) {
        this.gone = null;
        this.#told = false;
      } else if (had) this.gone = untrack(() => session.now);
      had = this.#row !== undefined;
    });
    this.#follower.follow();
    $effect(() => {
      const talk = setInterval(() => void this.#listen(), TALK_MS);
      return () => {
        clearInterval(talk);
      };
    });
  }

  refresh(): Promise<void> {
    return this.#follower.refresh();
  }

  async #ask(): Promise<void> {
    const { gone } = this;
    const changes = this.edits.changes;
    try {
      const view = await call("session", { id: this.id });
      if (this.#follower.over) return;
      this.#take(view, changes === this.edits.changes);
      // It is only not among those looked at any more.
      if (gone !== null && view.now.state !== "ended") this.gone = null;
    } catch (reason) {
      const failure = toFailure(reason);
      // The server does not keep what has ended for ever.
      this.#told = gone !== null && this.gone !== null && failure.kind === "sessionUnknown";
      this.failure = this.#told ? null : failure;
      if (!this.view) await this.#typed();
    }
  }

  /** What was typed is there without the session, too. */
  async #typed(): Promise<void> {
    const changes = this.edits.changes;
    try {
      const { edits } = await call("edits", { id: this.id });
      if (!this.#follower.over && changes === this.edits.changes) this.edits.take(edits);
    } catch {
      // Why there is no session is said already.
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
    if (now?.modality !== "instantMessage" || !this.#follower.awake) return;
    const from = this.lines.at(-1)?.at ?? null;
    try {
      const lines = await call("transcript", { id: this.id, from });
      if (!this.#follower.over) this.lines = mergeLines(this.lines, lines);
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
      if (this.#follower.over) return;
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
