/** Where a key leads in a grid. Row 0 is the header, rows from 1 on are data. */

export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Extent {
  /** Data rows, without the header. */
  readonly rows: number;
  readonly columns: number;
  readonly page: number;
  readonly rtl: boolean;
}

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value));

/** The new place, or null if the key means nothing here. */
export function move(key: string, ctrl: boolean, from: Place, extent: Extent): Place | null {
  const last = { row: extent.rows, column: extent.columns - 1 };
  const to = (row: number, column: number): Place => ({
    row: clamp(row, 0, last.row),
    column: clamp(column, 0, last.column),
  });
  const forward = extent.rtl ? -1 : 1;
  switch (key) {
    case "ArrowUp":
      return to(ctrl ? Math.min(1, last.row) : from.row - 1, from.column);
    case "ArrowDown":
      return to(ctrl ? last.row : from.row + 1, from.column);
    case "ArrowLeft":
      return to(from.row, from.column - forward);
    case "ArrowRight":
      return to(from.row, from.column + forward);
    case "Home":
      return ctrl ? to(Math.min(1, last.row), 0) : to(from.row, 0);
    case "End":
      return ctrl ? to(last.row, last.column) : to(from.row, last.column);
    case "PageUp":
      // Not onto the header: a page is for reading on.
      return to(Math.max(Math.min(1, last.row), from.row - extent.page), from.column);
    case "PageDown":
      return to(from.row + extent.page, from.column);
    default:
      return null;
  }
}
