/** The columns of the Agents table: our own, and one per metric that the server offers. */
import { machineValue, metricColumn, metricsOf, type Column, type Say } from "../../grid/column";
import type { AgentRow, ColumnsView } from "../../ipc/generated/contract";
import { KINDS } from "./kinds";

export interface Words {
  say: Say;
  /** The word for the agent's status. */
  status(row: AgentRow): string;
}

/** How long an agent has been in the status, in milliseconds; null if that is not known. */
export function timeInStatus(row: AgentRow, now: number): number | null {
  return row.since === null ? null : Math.max(0, now - row.since);
}

const METRIC_WIDTH: Record<string, number> = { handled: 82, averageHandle: 102, rona: 92 };

/** All columns there are, the usual ones first. */
export function agentColumns(
  { agents, moreAgents }: ColumnsView,
  words: Words,
  collator: Intl.Collator,
): readonly Column<AgentRow>[] {
  const { usual, others } = metricsOf(agents, moreAgents, collator);
  const own = (id: string, width: number, grow: number, title = words.say(`column-${id}`)) => ({
    id,
    title,
    name: title,
    about: "",
    width,
    grow,
  });
  return [
    {
      ...own("name", 150, 3, words.say("column-agent")),
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
    ...[...usual, ...others].map((metric) => {
      const width = METRIC_WIDTH[metric.view.id] ?? 90;
      return metricColumn<AgentRow>(
        metric,
        words.say,
        width,
        (row) => row.metrics[metric.index] ?? null,
      );
    }),
  ];
}
