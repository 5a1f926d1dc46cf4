/** Owns the Queues view: its columns, order and totals, kept while other views are shown. */
import type { Section } from "../../grid/lines";
import { TableColumns } from "../../grid/columns.svelte";
import { TableOrder } from "../../grid/order.svelte";
import type {
  AgentRow,
  Cell,
  Grouping,
  QueueAgents,
  QueueRow,
  SumRow,
} from "../../ipc/generated/contract";
import { toFailure } from "../../ipc/call";
import { l10n, t } from "../../l10n/l10n.svelte";
import { session } from "../../live/session.svelte";
import { freshSum } from "../../live/sums.svelte";
import { queueColumns } from "./columns";
import { sectionsOf } from "./groups";
import { totalsOf } from "./totals";

export interface GroupFigures {
  /** The server's sum over the group, if all its queues are shown. */
  readonly sum: SumRow | null;
  /** By column id. */
  readonly cells: ReadonlyMap<string, Cell>;
}

class Queues {
  readonly columns = new TableColumns<QueueRow>("queues", () =>
    queueColumns(session.columns, t, l10n.format.collator),
  );
  readonly order = new TableOrder<QueueRow>(
    {
      rows: session.queues,
      columns: this.columns,
      searchText: (row) => `${row.name} ${row.businessUnit}`,
      name: (row) => row.name,
      collator: () => l10n.format.collator,
      now: () => session.now,
      still: () => session.pause.since !== null,
    },
    { column: "longestWait", falling: true },
  );

  /** The server's sum, while all queues are shown and it is as fresh as they are. */
  readonly sum = $derived(
    freshSum(session.sums.queues, session.queues.size === this.order.ids.length),
  );

  /** The totals of the rows shown, by column id. */
  readonly totals = $derived.by((): ReadonlyMap<string, Cell> => {
    const all = session.queues.all;
    const rows = this.order.ids.flatMap((id) => all.get(id) ?? []);
    return totalsOf(rows, session.columns.queues, this.sum, session.now);
  });

  /**
   * Agents by what they do. An agent serves several queues, so the rows must not be added up:
   * everybody is counted once, and only while all queues are shown.
   */
  readonly agents = $derived.by((): QueueAgents | null => {
    if (this.order.ids.length !== session.queues.size || session.agents.size === 0) return null;
    const partial = [...session.queues.all.values()].some(({ agents }) => agents?.partial);
    return countAgents(session.agents.all.values(), partial);
  });

  /** Shows the row of this id, whatever filter or folded group hides it; false if there is none. */
  reveal(id: number): boolean {
    if (!session.queues.all.has(id)) return false;
    if (!this.order.shows(id)) this.widen();
    this.#unfold(id);
    this.order.reveal(id);
    return true;
  }

  /** Unfolds a group of this queue, unless one of them is open. */
  #unfold(id: number): void {
    const { grouping, folded } = session.settings.board;
    if (grouping === "none") return;
    const groups = [...session.groups.all.values()].filter(({ queues }) => queues.includes(id));
    const closed = groups[0];
    if (!closed || groups.some((group) => !folded.includes(group.id))) return;
    this.fold(closed.id, false).catch((reason: unknown) => {
      session.notice = toFailure(reason);
    });
  }

  /**
   * The groups that are shown; null while the queues are not grouped, and until there are groups: the
   * table stays as it is meanwhile.
   */
  readonly sections = $derived.by((): readonly Section[] | null => {
    const { grouping, folded } = session.settings.board;
    if (grouping === "none" || session.groups.size === 0) return null;
    const groups = session.groups.all.values();
    return sectionsOf(groups, this.order.ids, folded, l10n.format.collator);
  });

  /** What the heads of the groups say, by the group's id: all of it once per change. */
  readonly groupFigures = $derived.by((): ReadonlyMap<number, GroupFigures> => {
    const all = session.queues.all;
    return new Map(
      this.sections?.map(({ id, ids }) => {
        const group = session.groups.all.get(id);
        const sum = freshSum(group?.sum ?? null, group?.queues.length === ids.length);
        const rows = ids.flatMap((queue) => all.get(queue) ?? []);
        return [id, { sum, cells: totalsOf(rows, session.columns.queues, sum, session.now) }];
      }),
    );
  });

  /** Who serves a group, while all its queues are shown. */
  agentsOf({ id, ids }: Section): QueueAgents | null {
    const group = session.groups.all.get(id);
    return group?.queues.length === ids.length ? group.agents : null;
  }

  group(grouping: Grouping): Promise<void> {
    return session.changeBoard((board) => ({ ...board, grouping, folded: [] }));
  }

  fold(id: number, fold: boolean): Promise<void> {
    return session.changeBoard((board) => {
      const others = board.folded.filter((other) => other !== id);
      return { ...board, folded: fold ? [...others, id] : others };
    });
  }

  /** Takes the filter away. */
  widen(): void {
    this.order.query = "";
  }

  /** The next user begins with nothing. */
  clear(): void {
    this.order.clear();
  }
}

export function countAgents(rows: Iterable<AgentRow>, partial = false): QueueAgents {
  const counts = { available: 0, onCall: 0, afterCall: 0, away: 0, partial };
  for (const { kind } of rows) {
    if (kind === "available") counts.available += 1;
    else if (kind === "onCall" || kind === "ringing") counts.onCall += 1;
    else if (kind === "afterCall") counts.afterCall += 1;
    else if (kind === "away" || kind === "notResponding") counts.away += 1;
  }
  return counts;
}

/** The one view of this window; made outside of components, which come and go. */
export const queuesView = new Queues();
