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
    return countAgents(session.agents.all.values());
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

  /** The groups that are shown; null while the queues are not grouped. */
  readonly sections = $derived.by((): readonly Section[] | null => {
    const { grouping, folded } = session.settings.board;
    if (grouping === "none") return null;
    const groups = session.groups.all.values();
    return sectionsOf(groups, this.order.ids, folded, l10n.format.collator);
  });

  /** The server's sum over a group, if all its queues are shown. */
  sumOf(section: Section): SumRow | null {
    const group = session.groups.all.get(section.id);
    return freshSum(group?.sum ?? null, group?.queues.length === section.ids.length);
  }

  /** The figures of a group by column id. */
  figures(section: Section): ReadonlyMap<string, Cell> {
    const all = session.queues.all;
    const rows = section.ids.flatMap((id) => all.get(id) ?? []);
    return totalsOf(rows, session.columns.queues, this.sumOf(section), session.now);
  }

  group(grouping: Grouping): Promise<void> {
    return session.change({ board: { ...session.settings.board, grouping, folded: [] } });
  }

  fold(id: number, fold: boolean): Promise<void> {
    const { board } = session.settings;
    const others = board.folded.filter((other) => other !== id);
    return session.change({ board: { ...board, folded: fold ? [...others, id] : others } });
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

export function countAgents(rows: Iterable<AgentRow>): QueueAgents {
  const counts = { available: 0, onCall: 0, afterCall: 0, away: 0 };
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
