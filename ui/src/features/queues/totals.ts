/** What the totals row of the Queues table says. Only what may be added up is. */
import type { Cell, ColumnView, QueueRow } from "../../ipc/generated/contract";
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
