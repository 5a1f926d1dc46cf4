/** Owns the Queues view: its columns, order and totals, kept while other views are shown. */
import { TableOrder } from "../../grid/order.svelte";
import type { AgentRow, Cell, QueueAgents, QueueRow } from "../../ipc/generated/contract";
import { l10n, t } from "../../l10n/l10n.svelte";
import { session } from "../../live/session.svelte";
import { queueColumns } from "./columns";
import { total } from "./totals";

class Queues {
  readonly columns = $derived(queueColumns(session.columns.queues, t));
  readonly order = new TableOrder<QueueRow>(
    {
      rows: session.queues,
      columns: () => this.columns,
      searchText: (row) => `${row.name} ${row.businessUnit}`,
      name: (row) => row.name,
      collator: () => l10n.format.collator,
      now: () => session.now,
      still: () => session.pause.since !== null,
    },
    { column: "longestWait", falling: true },
  );

  /** The totals of the rows shown, by column id. */
  readonly totals = $derived.by((): ReadonlyMap<string, Cell> => {
    const all = session.queues.all;
    const rows = this.order.ids.flatMap((id) => all.get(id) ?? []);
    return new Map(
      session.columns.queues.map((column, index) => [
        column.id,
        total(rows, column, index, session.now),
      ]),
    );
  });

  /**
   * Agents by what they do. An agent serves several queues, so the rows must not be added up:
   * everybody is counted once, and only while all queues are shown.
   */
  readonly agents = $derived.by((): QueueAgents | null => {
    if (this.order.ids.length !== session.queues.size || session.agents.size === 0) return null;
    return countAgents(session.agents.all.values());
  });

  /** Shows the row of this id, whatever filter hides it. */
  reveal(id: number): void {
    if (!this.order.shows(id)) this.clear();
    this.order.reveal(id);
  }

  clear(): void {
    this.order.query = "";
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
