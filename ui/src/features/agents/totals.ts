/** What the totals row of the Agents table says. Only what may be added up is. */
import type { AgentRow, Cell, ColumnView, SumRow } from "../../ipc/generated/contract";

/** The totals of some agents by column id: the server's where it says them. */
export function agentTotals(
  rows: readonly AgentRow[],
  columns: readonly ColumnView[],
  sum: SumRow | null,
): ReadonlyMap<string, Cell> {
  return new Map(
    columns.map(({ id, kind }, index) => {
      const told = sum?.metrics[index] ?? null;
      return [id, told ?? (kind === "count" ? added(rows, index) : null)];
    }),
  );
}

/** Null if nobody's is known. */
function added(rows: readonly AgentRow[], index: number): Cell {
  const known = rows.map((row) => row.metrics[index]).filter((cell) => typeof cell === "number");
  return known.length === 0 ? null : known.reduce((sum, cell) => sum + cell, 0);
}
