/** What the cells of the Agents table say as text, for the clipboard and for files. */
import type { Column } from "../../grid/column";
import type { AgentRow } from "../../ipc/generated/contract";
import { UNKNOWN } from "../../l10n/format";
import { l10n, t } from "../../l10n/l10n.svelte";
import { statusWord } from "../../l10n/status";
import { session } from "../../live/session.svelte";
import { timeInStatus } from "./columns";

function status(row: AgentRow): string {
  const also = [row.reason, row.suspended ? t("tag-suspended") : null].filter(Boolean);
  return also.length > 0 ? `${statusWord(row)} (${also.join(", ")})` : statusWord(row);
}

function sessions(row: AgentRow): string {
  const one = ({ queue, customer }: AgentRow["sessions"][number]) =>
    [queue, customer].filter(Boolean).join(" · ") || UNKNOWN;
  return row.sessions.map(one).join(", ") || UNKNOWN;
}

export function agentWords(row: AgentRow, column: Column<AgentRow>): string {
  switch (column.id) {
    case "name":
      return row.name;
    case "team":
      return row.team;
    case "status":
      return status(row);
    case "since":
      return l10n.format.cell("duration", timeInStatus(row, session.now), UNKNOWN);
    case "session":
      return sessions(row);
    default:
      return column.cell && column.kind
        ? l10n.format.cell(column.kind, column.cell(row, session.now), t("not-applicable"))
        : (column.value?.(row, session.now) ?? "");
  }
}
