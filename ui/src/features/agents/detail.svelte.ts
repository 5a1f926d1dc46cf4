/**
 * Owns what one agent's panel shows beside its row: asks the server when the panel opens, when the
 * agent does something else, when the connection is back, and once a minute. Closing ends it.
 */
import { call, toFailure } from "../../ipc/call";
import type { AgentNow, AgentPlaceView, AgentView, Failure } from "../../ipc/generated/contract";
import { Asking } from "../../live/asking";
import { session } from "../../live/session.svelte";

/** Between two answers when the agent changes often, and when nothing happens. */
const SOON_MS = 1500;
const CALM_MS = 60_000;

export class AgentDetail {
  view = $state.raw<AgentView | null>(null);
  /** Why it could not be asked for; what was there before stays. */
  failure = $state.raw<Failure | null>(null);
  place = $state.raw<AgentPlaceView | null>(null);
  readonly #asking = new Asking(() => this.#ask(), SOON_MS);

  readonly row = $derived.by(() => session.agents.all.get(this.id));
  /** What the agent does: by its row, which is newer than the answer; else by that. */
  readonly now = $derived.by((): AgentNow | null => this.row ?? this.view?.now ?? null);
  readonly name = $derived.by(
    () => [this.row?.name, this.view?.name, this.place?.name].find(Boolean) ?? String(this.id),
  );
  /** The agent's sessions in the order in which the row has them. */
  readonly sessions = $derived.by(() => {
    const all = session.sessions.all;
    return (this.row?.sessions ?? []).flatMap(({ id }) => all.get(id) ?? []);
  });

  constructor(readonly id: number) {}

  /** To be called while a component is set up: asks from there on, until it is gone. */
  follow(): void {
    let last: string | null = null;
    $effect(() => {
      const doing = JSON.stringify(
        this.row && [this.row.status, this.row.reason, this.row.since, this.row.suspended],
      );
      if (last !== null && last !== doing) this.#asking.soon();
      last = doing;
    });
    let { state } = session;
    $effect(() => {
      if (session.state !== state && session.state === "live") this.#asking.soon();
      state = session.state;
    });
    $effect(() => {
      void this.refresh();
      const calm = setInterval(() => {
        if (!document.hidden) void this.refresh();
      }, CALM_MS);
      return () => {
        this.#asking.end();
        clearInterval(calm);
      };
    });
  }

  refresh(): Promise<void> {
    return this.#asking.now();
  }

  async #ask(): Promise<void> {
    const args = { agent: this.id };
    try {
      // This one is answered without the server, too.
      this.place = await call("agent_place", args);
      const view = await call("agent", args);
      if (this.#asking.over) return;
      this.view = view;
      this.failure = null;
    } catch (reason) {
      this.failure = toFailure(reason);
    }
  }
}
