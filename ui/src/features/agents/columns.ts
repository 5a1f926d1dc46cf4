/** The columns of the Agents table: our own, and one per metric that the server offers. */
import type { Column } from "../../grid/column";
import type { AgentRow, Cell, ColumnView } from "../../ipc/generated/contract";
import { KINDS } from "./kinds";

export interface Words {
  say(id: string): string;
  /** The word for the agent's status. */
  status(row: AgentRow): string;
}

/** How long an agent has been in the status, in milliseconds; null if that is not known. */
export function timeInStatus(row: AgentRow, now: number): number | null {
  return row.since === null ? null : Math.max(0, now - row.since);
}

const METRIC_WIDTH: Record<string, number> = { handled: 82, averageHandle: 102, rona: 92 };

const machineValue = (cell: Cell): string => (cell === null ? "" : String(cell));

export function agentColumns(
  metrics: readonly ColumnView[],
  words: Words,
): readonly Column<AgentRow>[] {
  const own = (id: string, width: number, grow: number) => ({
    id,
    title: words.say(`column-${id}`),
    hint: words.say(`column-${id}`),
    width,
    grow,
  });
  return [
    {
      ...own("name", 150, 3),
      title: words.say("column-agent"),
      hint: words.say("column-agent"),
      align: "start",
      sortKey: (row) => row.name,
    },
    { ...own("team", 90, 2), align: "start", sortKey: (row) => row.team || null },
    {
      ...own("status", 170, 3),
      align: "start",
      // By kind first, as the chips are; the words of one kind stand together.
      sortKey: (row) => `${String(KINDS.indexOf(row.kind) + 1)} ${words.status(row)}`,
      value: (row) => row.kind,
    },
    {
      ...own("since", 88, 1),
      align: "end",
      // Who is not there is of least interest, however long ago they went.
      sortKey: (row, now) => (row.kind === "offline" ? "na" : timeInStatus(row, now)),
      value: (row, now) => machineValue(timeInStatus(row, now)),
    },
    {
      ...own("session", 240, 5),
      align: "start",
      sortKey: (row) => row.sessions[0]?.queue ?? null,
    },
    ...metrics.map((metric, index) => metricColumn(metric, index, words)),
  ];
}

function metricColumn(metric: ColumnView, index: number, words: Words): Column<AgentRow> {
  const { id, title, short, description } = metric;
  const own = words.say(`column-${id}`);
  return {
    id,
    title: short ?? title ?? own,
    hint: [title ?? own, description].filter(Boolean).join(" – "),
    align: "end",
    width: METRIC_WIDTH[id] ?? 90,
    grow: 1,
    sortKey: (row) => row.metrics[index] ?? null,
    value: (row) => machineValue(row.metrics[index] ?? null),
  };
}
