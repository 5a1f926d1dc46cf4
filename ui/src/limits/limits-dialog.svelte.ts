/** Owns whether the limits of the columns are open, and whether of one column alone. */
import type { LimitTable } from "../ipc/generated/contract";

export interface LimitColumn {
  readonly table: LimitTable;
  /** Those of the time in status are one column. */
  readonly column: string;
}

class LimitsDialog {
  open = $state(false);
  /** The column whose limits are shown; null for those of all. */
  column = $state.raw<LimitColumn | null>(null);

  show(column: LimitColumn | null): void {
    this.column = column;
    this.open = true;
  }
}

export const limitsDialog = new LimitsDialog();
