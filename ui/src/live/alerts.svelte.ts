/** Owns the server's alerts as the window has them: the lines, and how many nobody has seen yet. */
import type { AlertsState, AlertsView, AlertView, Failure } from "../ipc/generated/contract";

/** As many as the backend keeps. */
export const MOST = 200;

export class AlertFeed {
  /** The newest first. */
  lines = $state.raw<readonly AlertView[]>([]);
  state = $state<AlertsState>("waiting");
  failure = $state.raw<Failure | null>(null);
  #seen = $state(0);
  /** The newest alert, for those who hear and do not see it. */
  readonly latest = $derived(this.lines.find((line) => line.kind === "alert") ?? null);
  readonly unseen = $derived(
    this.lines.filter(({ id, kind }) => kind === "alert" && id > this.#seen).length,
  );

  apply(view: AlertsView): void {
    const older = view.reset ? [] : this.lines;
    if (view.reset && view.added.length === 0) this.#seen = 0;
    this.lines = [...view.added.toReversed(), ...older].slice(0, MOST);
    this.state = view.state;
    this.failure = view.failure;
  }

  /** Everything there is has been seen. */
  see(): void {
    this.#seen = this.lines[0]?.id ?? this.#seen;
  }

  clear(): void {
    this.lines = [];
    this.state = "waiting";
    this.failure = null;
    this.#seen = 0;
  }
}

export const alertFeed = new AlertFeed();
