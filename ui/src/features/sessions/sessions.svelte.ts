/** Owns the Sessions view: its columns and order, kept while other views are shown. */
import { TableColumns } from "../../grid/columns.svelte";
import { TableOrder } from "../../grid/order.svelte";
import type { SessionRow } from "../../ipc/generated/contract";
import { l10n } from "../../l10n/l10n.svelte";
import { session } from "../../live/session.svelte";
import { sessionColumns } from "./columns";
import { rowWords } from "./words";

class Sessions {
  readonly columns = new TableColumns<SessionRow>("sessions", () => {
    void l10n.locale;
    return sessionColumns(rowWords);
  });
  readonly order = new TableOrder<SessionRow>(
    {
      rows: session.sessions,
      columns: this.columns,
      searchText: (row) =>
        [
          row.customer,
          rowWords.queue(row),
          row.agent,
          rowWords.modality(row),
          rowWords.state(row),
          String(row.id),
        ].join(" "),
      name: (row) => row.customer,
      collator: () => l10n.format.collator,
      now: () => session.now,
      still: () => session.pause.since !== null,
    },
    { column: "queued", falling: true },
  );

  /** Takes the filter away. */
  widen(): void {
    this.order.query = "";
  }

  /** The next user begins with nothing. */
  clear(): void {
    this.order.clear();
  }
}

/** The one view of this window; made outside of components, which come and go. */
export const sessionsView = new Sessions();
