/** Owns what one queue's panel shows beside its row: its day, and who serves it. */
import { untrack } from "svelte";
import { call, toFailure } from "../../ipc/call";
import type { AgentRow, Failure, QueueTrendPoint, SessionRow } from "../../ipc/generated/contract";
import { HeldOrder } from "../../grid/held.svelte";
import { sameOrder } from "../../grid/sort";
import { l10n } from "../../l10n/l10n.svelte";
import { session } from "../../live/session.svelte";
import { trends } from "../../live/trends.svelte";
import { dense } from "./day";

/** Who is there comes first. */
const ORDER: readonly AgentRow["kind"][] = [
  "available",
  "ringing",
  "onCall",
  "afterCall",
  "notResponding",
  "away",
  "unknown",
  "offline",
];

export class QueueDetail {
  points = $state.raw<QueueTrendPoint[]>([]);
  /** True once the day was read, be it empty. */
  loaded = $state(false);
  failure = $state.raw<Failure | null>(null);
  #serving = $state.raw<readonly number[]>([]);

  readonly day = $derived(dense(this.points));

  readonly row = $derived.by(() => session.queues.all.get(this.id));

  /** True if others serve it as well, who are not looked at. */
  readonly partial = $derived(this.row?.agents?.partial === true);

  readonly sessions = new HeldOrder<SessionRow>({
    rows: session.sessions,
    wanted: () => this.#sessions(),
    still: () => session.pause.since !== null,
  });

  readonly agents = new HeldOrder<AgentRow>({
    rows: session.agents,
    wanted: () => this.#agents(),
    still: () => session.pause.since !== null,
  });

  constructor(readonly id: number) {}

  /** Reads the day now and with every minute that is noted. To be called by a component. */
  follow(): void {
    $effect(() => {
      void this.#serving;
      void l10n.format;
      untrack(() => {
        this.sessions.sort();
        this.agents.sort();
      });
    });
    this.sessions.follow();
    this.agents.follow();
    $effect(() => {
      void trends.version;
      let over = false;
      this.#read(() => over).catch((reason: unknown) => {
        if (!over) this.failure = toFailure(reason);
      });
      return () => {
        over = true;
      };
    });
  }

  /** Who waits longest comes first, then who has been in a session longest. */
  #sessions(): number[] {
    const key = (row: SessionRow) => row.queuedSince ?? (row.activeSince ?? row.asOf ?? 0) + 1e13;
    return [...session.sessions.all.values()]
      .filter(({ queueId }) => queueId === this.id)
      .sort((a, b) => key(a) - key(b) || a.id - b.id)
      .map(({ id }) => id);
  }

  #agents(): number[] {
    const all = session.agents.all;
    const { collator } = l10n.format;
    return this.#serving
      .flatMap((id) => all.get(id) ?? [])
      .sort(
        (a, b) =>
          ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
          collator.compare(a.name, b.name) ||
          a.id - b.id,
      )
      .map(({ id }) => id);
  }

  async #read(over: () => boolean): Promise<void> {
    const args = { queue: this.id };
    const [day, serving] = await Promise.all([
      call("queue_trend", args),
      call("queue_agents", args),
    ]);
    if (over()) return;
    this.points = day.points;
    if (!sameOrder(serving, this.#serving)) this.#serving = serving;
    this.failure = null;
    this.loaded = true;
  }
}
