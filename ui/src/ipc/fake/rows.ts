/** Rows as a batch has them. */

/** A table that has none. */
export const NONE = { reset: true, upsert: [], removed: [] };

/** Nothing has changed. */
export const NOTHING = { reset: false, upsert: [], removed: [] };

/** A whole table. */
export const whole = <R extends { id: number }>(rows: Map<number, R>, stale: boolean) => ({
  reset: true,
  upsert: [...rows.values()].map((row) => ({ ...row, stale })),
  removed: [],
});
