/**
 * Owns when what is open in full is asked for: when it opens, when something about it changes, when
 * the connection is back, and at a calm pace; but not while nobody looks, in the pause, or once
 * nothing more can come of it. What was missed meanwhile is asked for at the end of that.
 */
import { untrack } from "svelte";
import { Asking } from "./asking";
import { session } from "./session.svelte";

/** Between two answers when much changes, in milliseconds. */
const SOON_MS = 1500;

interface Following {
  readonly question: () => Promise<void>;
  /** What it changes with. */
  readonly changes: () => unknown;
  /** Between two questions when nothing happens, in milliseconds. */
  readonly calm: number;
  /** True once nothing more can come of it. */
  readonly ended?: () => boolean;
}

export class Follower {
  readonly #of: Following;
  readonly #asking: Asking;
  #seen = $state(true);
  #missed = false;
  /** Whether what is shown is to be brought up to date now. */
  readonly awake = $derived.by(
    () => this.#seen && session.pause.since === null && !(this.#of.ended?.() ?? false),
  );

  constructor(of: Following) {
    this.#of = of;
    this.#asking = new Asking(of.question, SOON_MS);
  }

  /** True once nobody waits for an answer any more. */
  get over(): boolean {
    return this.#asking.over;
  }

  /** Asks now, whatever is so. */
  refresh(): Promise<void> {
    return this.#asking.now();
  }

  /** To be called while a component is set up: asks from there on, until it is gone. */
  follow(): void {
    let known = untrack(this.#of.changes);
    let { state } = session;
    $effect(() => {
      const now = this.#of.changes();
      const { awake } = this;
      const back = session.state !== state && session.state === "live";
      if (now !== known || back) this.#missed = true;
      known = now;
      state = session.state;
      if (this.#missed && awake) {
        this.#missed = false;
        this.#asking.soon();
      }
    });
    $effect(() => {
      // The question may look at what changes.
      untrack(() => void this.refresh());
      const calm = setInterval(() => {
        if (this.awake) void this.refresh();
        else this.#missed = true;
      }, this.#of.calm);
      const look = () => (this.#seen = !document.hidden);
      document.addEventListener("visibilitychange", look);
      return () => {
        this.#asking.end();
        clearInterval(calm);
        document.removeEventListener("visibilitychange", look);
      };
    });
  }
}
