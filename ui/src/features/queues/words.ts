/** What the cells of the Queues table say as text, for the clipboard and for files. */
import type { Column } from "../../grid/column";
import type { QueueRow } from "../../ipc/generated/contract";
import { l10n, t } from "../../l10n/l10n.svelte";
import { session } from "../../live/session.svelte";
import { metricCell } from "./columns";

export function queueWords(row: QueueRow, column: Column<QueueRow>): string {
  switch (column.id) {
    case "name":
      return row.name;
    case "businessUnit":
      return row.businessUnit;
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
