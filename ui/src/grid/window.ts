/** Which rows of a table are in view. Pure arithmetic, the same for 9 rows and for 50,000. */

export interface Span {
  readonly start: number;
  /** One past the last. */
  readonly end: number;
}

/**
 * The rows to draw, each `row` pixels high, for a view of `height` scrolled to `top`, with some to
 * spare on both sides.
 */
export function visibleSpan(
  row: number,
  top: number,
  height: number,
  count: number,
  spare = 6,
): Span {
  const first = Math.floor(Math.max(0, top) / row);
  const rows = Math.ceil(Math.max(0, height) / row) + 1;
  const end = Math.min(count, first + rows + spare);
  return { start: Math.max(0, Math.min(first - spare, end - rows)), end };
}

/** Where to scroll so that row `index` is wholly in view; the same place if it already is. */
export function scrollToShow(row: number, index: number, top: number, height: number): number {
  const from = index * row;
  if (from < top) return from;
  const below = from + row - height;
  return Math.max(top, below);
}

/** How many rows a page has: one less than fit, so that one stays as a landmark. */
export function pageRows(row: number, height: number): number {
  return Math.max(1, Math.floor(height / row) - 1);
}
