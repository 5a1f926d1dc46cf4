/** What the cells of the Queues table say as text, for the clipboard and for files. */
import type { Column } from "../../grid/column";
import type { GroupWords } from "../../grid/table-text";
import type { Cell, QueueAgents, QueueRow } from "../../ipc/generated/contract";
import { UNKNOWN, type Format } from "../../l10n/format";
import { l10n, t } from "../../l10n/l10n.svelte";
import { session } from "../../live/session.svelte";
import { trends } from "../../live/trends.svelte";
import { NO_GROUP } from "./groups";
import { queuesView } from "./queues.svelte";
import { sparkFigures } from "./sparkline";

/** What a line of the last minutes says, in words. */
export function trendWords(values: readonly (number | null)[], format: Format): string {
  const { now, most } = sparkFigures(values);
  if (most === null) return t("trend-none");
  const figures = { most: format.count(most), minutes: values.length };
  return now === null
    ? t("trend-most", figures)
    : t("trend-now", { ...figures, now: format.count(now) });
}

export function queueWords(row: QueueRow, column: Column<QueueRow>): string {
  switch (column.id) {
    case "name":
      return row.name;
    case "businessUnit":
      return row.businessUnit;
    case "trend":
      return trendWords(trends.waiting(row.id, trends.last(session.now)), l10n.format);
    default:
      return column.cell && column.kind
        ? l10n.format.cell(column.kind, column.cell(row, session.now), t("not-applicable"))
        : (column.value?.(row, session.now) ?? "");
  }
}

function agentsWords(agents: QueueAgents | null): string {
  return agents
    ? [agents.available, agents.onCall, agents.afterCall, agents.away].join("/")
    : UNKNOWN;
}

const sumWords = (cells: ReadonlyMap<string, Cell> | undefined, { id, kind }: Column<QueueRow>) =>
  kind && cells?.has(id) ? l10n.format.cell(kind, cells.get(id), t("not-applicable")) : "";

/** What the groups and the totals say as text. */
export const groupWords: GroupWords<QueueRow> = {
  get title() {
    return t(`grouping-${session.settings.board.grouping}`);
  },
  name: ({ id }) => (id === NO_GROUP ? t("group-none") : (session.groups.all.get(id)?.name ?? "")),
  sum(section, column) {
    if (column.id === "name") return t("grid-total");
    if (column.id === "agents") return agentsWords(queuesView.agentsOf(section));
    return sumWords(queuesView.groupFigures.get(section.id)?.cells, column);
  },
  total(column) {
    if (column.id === "name") return t("total-queues", { count: queuesView.order.ids.length });
    if (column.id === "agents") return agentsWords(queuesView.agents);
    return sumWords(queuesView.totals, column);
  },
};
