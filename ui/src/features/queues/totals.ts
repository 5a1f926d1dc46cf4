/** What the totals row of the Queues table says. Only what may be added up is. */
import type { Cell, ColumnView, QueueRow, SumRow } from "../../ipc/generated/contract";
import { metricCell } from "./columns";

/** Metrics whose total is the largest of them. */
const EXTREME = /^(longest|oldest|max)/iu;

/** The total of one column; null if it cannot be said. */
export function total(
  rows: Iterable<QueueRow>,
  column: ColumnView,
  index: number,
  now: number,
): Cell {
  const extreme = EXTREME.test(column.id);
  if (!extreme && column.kind !== "count") return null;
  let result: number | null = null;
  for (const row of rows) {
    const cell = metricCell(row, index, column.id, now);
    if (typeof cell !== "number") continue;
    if (result === null) result = cell;
    else result = extreme ? Math.max(result, cell) : result + cell;
  }
  return result;
}

/**
 * The totals of some queues by column id: the server's where it says them. The longest wait is that
 * of the rows, which goes on running.
 */
export function totalsOf(
  rows: readonly QueueRow[],
  columns: readonly ColumnView[],
  sum: SumRow | null,
  now: number,
): ReadonlyMap<string, Cell> {
  return new Map(
    columns.map((column, index) => {
      const told = column.id === "longestWait" ? null : (sum?.metrics[index] ?? null);
      return [column.id, told ?? total(rows, column, index, now)];
    }),
  );
}
