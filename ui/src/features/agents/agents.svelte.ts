/** Owns the Agents view: its columns, order and chips, kept while other views are shown. */
import { TableOrder } from "../../grid/order.svelte";
import type { AgentRow, StatusKind } from "../../ipc/generated/contract";
import { l10n, t } from "../../l10n/l10n.svelte";
import { session } from "../../live/session.svelte";
import { agentColumns } from "./columns";
import { countKinds } from "./kinds";

/** The word for an agent's status: the server's if it has one. */
export function statusWord(row: AgentRow): string {
  return l10n.word(row.status) ?? t(`status-${row.kind}`);
}

class Agents {
  /** The kinds to show; none means all. */
  kinds = $state.raw<ReadonlySet<StatusKind>>(new Set());
  readonly columns = $derived(agentColumns(session.columns.agents, { say: t, status: statusWord }));
  readonly order = new TableOrder<AgentRow>(
    {
      rows: session.agents,
      columns: () => this.columns,
      searchText: (row) =>
        [
          row.name,
          row.team,
          statusWord(row),
          row.reason ?? "",
          ...row.sessions.flatMap(({ customer, queue }) => [customer, queue]),
        ].join(" "),
      name: (row) => row.name,
      accepts: (row) => this.kinds.size === 0 || this.kinds.has(row.kind),
      subscribe: () => void this.kinds,
      collator: () => l10n.format.collator,
      now: () => session.now,
      still: () => session.pause.since !== null,
    },
    { column: "since", falling: true },
  );
  readonly counts = $derived(countKinds(session.agents.all.values()));

  toggle(kind: StatusKind): void {
    const kinds = new Set(this.kinds);
    if (!kinds.delete(kind)) kinds.add(kind);
    this.kinds = kinds;
  }

  /** Shows the row of this id, whatever filter hides it. */
  reveal(id: number): void {
    if (!this.order.shows(id)) this.clear();
    this.order.reveal(id);
  }

  clear(): void {
    this.kinds = new Set();
    this.order.query = "";
  }
}

/** The one view of this window; made outside of components, which come and go. */
export const agentsView = new Agents();
