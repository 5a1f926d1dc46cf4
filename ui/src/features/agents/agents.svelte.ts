/** Owns the Agents view: its columns, order and chips, kept while other views are shown. */
import { TableColumns } from "../../grid/columns.svelte";
import { TableOrder } from "../../grid/order.svelte";
import type { AgentRow, Cell, StatusKind } from "../../ipc/generated/contract";
import { l10n, t } from "../../l10n/l10n.svelte";
import { statusWord } from "../../l10n/status";
import { session } from "../../live/session.svelte";
import { freshSum } from "../../live/sums.svelte";
import { agentColumns } from "./columns";
import { countKinds } from "./kinds";
import { agentTotals } from "./totals";

class Agents {
  /** The kinds to show; none means all. */
  kinds = $state.raw<ReadonlySet<StatusKind>>(new Set());
  readonly columns = new TableColumns<AgentRow>("agents", () =>
    agentColumns(session.columns, { say: t, status: statusWord }, l10n.format.collator),
  );
  readonly order = new TableOrder<AgentRow>(
    {
      rows: session.agents,
      columns: this.columns,
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
  /** The server's sum, while all agents are shown and it is as fresh as they are. */
  readonly sum = $derived(
    freshSum(session.sums.agents, session.agents.size === this.order.ids.length),
  );
  readonly totals = $derived.by((): ReadonlyMap<string, Cell> => {
    const all = session.agents.all;
    const rows = this.order.ids.flatMap((id) => all.get(id) ?? []);
    return agentTotals(rows, session.columns.agents, this.sum);
  });
  readonly counts = $derived(countKinds(session.agents.all.values()));

  toggle(kind: StatusKind): void {
    const kinds = new Set(this.kinds);
    if (!kinds.delete(kind)) kinds.add(kind);
    this.kinds = kinds;
  }

  /** Shows the row of this id, whatever filter hides it; false if there is none. */
  reveal(id: number): boolean {
    if (!session.agents.all.has(id)) return false;
    if (!this.order.shows(id)) this.widen();
    this.order.reveal(id);
    return true;
  }

  /** Takes all filters away. */
  widen(): void {
    this.kinds = new Set();
    this.order.query = "";
  }

  /** The next user begins with nothing. */
  clear(): void {
    this.widen();
    this.order.clear();
  }
}

/** The one view of this window; made outside of components, which come and go. */
export const agentsView = new Agents();
