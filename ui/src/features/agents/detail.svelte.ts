/**
 * Owns what one agent's panel shows beside its row: asks the server when the panel opens, when the
 * agent does something else, when the connection is back, and once a minute. Closing ends it.
 */
import { call, toFailure } from "../../ipc/call";
import type { AgentNow, AgentPlaceView, AgentView, Failure } from "../../ipc/generated/contract";
import { Follower } from "../../live/following.svelte";
import { session } from "../../live/session.svelte";

/** Between two questions when nothing happens. */
const CALM_MS = 60_000;

export class AgentDetail {
  view = $state.raw<AgentView | null>(null);
  /** Why it could not be asked for; what was there before stays. */
  failure = $state.raw<Failure | null>(null);
  place = $state.raw<AgentPlaceView | null>(null);
  readonly #follower = new Follower({
    question: () => this.#ask(),
    changes: () =>
      JSON.stringify(
        this.row && [this.row.status, this.row.reason, this.row.since, this.row.suspended],
      ),
    calm: CALM_MS,
  });

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
    this.#follower.follow();
  }

  refresh(): Promise<void> {
    return this.#follower.refresh();
  }

  async #ask(): Promise<void> {
    const args = { agent: this.id };
    try {
      // This one is answered without the server, too.
      this.place = await call("agent_place", args);
      const view = await call("agent", args);
      if (this.#follower.over) return;
      this.view = view;
      this.failure = null;
    } catch (reason) {
      this.failure = toFailure(reason);
    }
  }
}
