/** What the cells of the Queues table say as text, for the clipboard and for files. */
import type { Column } from "../../grid/column";
import type { QueueRow } from "../../ipc/generated/contract";
import type { Format } from "../../l10n/format";
import { l10n, t } from "../../l10n/l10n.svelte";
import { session } from "../../live/session.svelte";
import { trends } from "../../live/trends.svelte";
import { metricCell } from "./columns";
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
    default: {
      const metrics = session.columns.queues;
      const index = metrics.findIndex(({ id }) => id === column.id);
      const metric = metrics[index];
      if (!metric) return column.value?.(row, session.now) ?? "";
      const cell = metricCell(row, index, metric.id, session.now);
      return l10n.format.cell(metric.kind, cell, t("not-applicable"));
    }
  }
}
