/** Owns whether the limits of the columns are open. */
class LimitsDialog {
  open = $state(false);
}

export const limitsDialog = new LimitsDialog();
