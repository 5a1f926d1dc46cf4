/** The sums of a made-up server, and its groups of queues. */
import type {
  AgentRow,
  Cell,
  ColumnView,
  GroupRow,
  Grouping,
  QueueRow,
  SumRow,
  SumsView,
} from "../generated/contract";
import { COLUMNS, type World } from "./world";

const number = (cell: Cell | undefined): number => (typeof cell === "number" ? cell : 0);

/** Counts add up; averages and percentages are weighted by the first count of the row. */
function sum(
  rows: readonly { metrics: Cell[] }[],
  columns: readonly ColumnView[],
  weight: number,
): SumRow {
  const metrics = columns.map(({ kind }, index): Cell => {
    if (kind === "count") return rows.reduce((all, row) => all + number(row.metrics[index]), 0);
    const whole = rows.reduce((all, row) => all + number(row.metrics[weight]), 0);
    if (whole === 0) return "na";
    const part = (row: { metrics: Cell[] }) =>
      number(row.metrics[index]) * number(row.metrics[weight]);
    return rows.reduce((all, row) => all + part(row), 0) / whole;
  });
  return { metrics, asOf: null, stale: false };
}

const sumOfQueues = (rows: readonly QueueRow[]) => sum(rows, COLUMNS.queues, 3);
const sumOfAgents = (rows: readonly AgentRow[]) => sum(rows, COLUMNS.agents, 0);

export function sumsOf(world: World, stale: boolean): SumsView {
  return {
    queues: { ...sumOfQueues([...world.queues.values()]), stale },
    agents: { ...sumOfAgents([...world.agents.values()]), stale },
  };
}

/** By the number of the team or unit; a queue is shown to two teams, the last one to none. */
export function groupsOf(world: World, by: Grouping): GroupRow[] {
  if (by === "none") return [];
  const { teams } = world.names;
  const names =
    by === "businessUnit" ? [...new Set(world.names.queues.map((one) => one[1]))] : teams;
  const of = (row: QueueRow): number[] => {
    if (by === "businessUnit") return [names.indexOf(row.businessUnit)];
    if (row.id === world.queues.size) return [-1];
    const first = row.id % names.length;
    return by === "group" ? [first] : [first, (first + 1) % names.length];
  };
  const groups = new Map<number, QueueRow[]>();
  for (const row of world.queues.values())
    for (const id of of(row)) groups.set(id, [...(groups.get(id) ?? []), row]);
  return [...groups].map(([id, rows]) => ({
    id,
    name: id === -1 ? "" : (names[id] ?? ""),
    queues: rows.map((row) => row.id),
    agents: rows[0]?.agents ?? null,
    sum: id === -1 ? null : sumOfQueues(rows),
  }));
}
