/** The columns of the Queues table: our own, and one per metric that the server offers. */
import type { Cell, ColumnsView, QueueRow } from "../../ipc/generated/contract";
import { metricColumn, metricsOf, type Column, type Metric, type Say } from "../../grid/column";
import type { SortKey } from "../../grid/sort";
import { trends } from "../../live/trends.svelte";
import { sparkFigures } from "./sparkline";

const METRIC_WIDTH: Record<string, number> = {
  waiting: 76,
  longestWait: 118,
  serviceLevel: 118,
  offered: 80,
  answered: 88,
  abandoned: 106,
  averageWait: 92,
};

/** What a metric cell shows: a wait that is still going on runs by the clock. */
export function metricCell(row: QueueRow, index: number, id: string, now: number): Cell {
  const cell = row.metrics[index] ?? null;
  if (id !== "longestWait") return cell;
  if (row.longestSince !== null) return Math.max(0, now - row.longestSince);
  // Where nobody waits there is no longest wait, whatever the server makes of it.
  return cell === 0 ? null : cell;
}

const agentsKey = (row: QueueRow): SortKey => row.agents?.available ?? null;

/** The mark says that others serve the queue as well, who are not counted. */
function agentsValue({ agents }: QueueRow, mark: string): string {
  if (!agents) return "";
  const figures = [agents.available, agents.onCall, agents.afterCall, agents.away].join("/");
  return agents.partial ? `${figures} (${mark})` : figures;
}

/** The most who waited in the last minutes. */
const mostOf = (queue: number, now: number): SortKey =>
  sparkFigures(trends.waiting(queue, trends.last(now))).most;

/** All columns there are, the usual ones first. */
export function queueColumns(
  { queues, moreQueues }: ColumnsView,
  say: Say,
  collator: Intl.Collator,
): readonly Column<QueueRow>[] {
  const { usual, others } = metricsOf(queues, moreQueues, collator);
  const metric = (one: Metric) => {
    const { id } = one.view;
    return metricColumn<QueueRow>(one, say, METRIC_WIDTH[id] ?? 86, (row, now) =>
      metricCell(row, one.index, id, now),
    );
  };
  const own = (id: string, title: string, about = "") => ({ id, title, name: title, about });
  return [
    {
      ...own("name", say("column-queue")),
      align: "start",
      width: 176,
      grow: 3,
      sortKey: (row) => row.name,
    },
    {
      ...own("businessUnit", say("column-business-unit")),
      align: "start",
      width: 100,
      grow: 2,
      sortKey: (row) => row.businessUnit,
    },
    ...usual.map(metric),
    {
      ...own("agents", say("column-agents"), say("column-agents-hint")),
      pictured: true,
      align: "end",
      width: 184,
      grow: 1,
      sortKey: agentsKey,
      value: (row) => agentsValue(row, say("agents-partial-mark")),
    },
    {
      ...own("trend", say("column-trend"), say("column-trend-hint")),
      align: "end",
      width: 108,
      grow: 0,
      sortKey: (row, now) => mostOf(row.id, now),
    },
    ...others.map(metric),
  ];
}
