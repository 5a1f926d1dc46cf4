/** Owns whether the limits of the columns are open, and whether of one column alone. */
class LimitsDialog {
  open = $state(false);
  /** The column whose limits are shown; null for those of all. */
  column = $state<string | null>(null);

  show(column: string | null): void {
    this.column = column;
    this.open = true;
  }
}

export const limitsDialog = new LimitsDialog();
