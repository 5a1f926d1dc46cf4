/** The line of a row's last minutes. Pure: one path, with gaps where nobody knows. */

/** A row in which fewer wait does not look as if it were full. */
const LEAST_SCALE = 5;
/** So that half of the line's width is not cut off. */
const MARGIN = 1.5;

const round = (value: number) => String(Math.round(value * 10) / 10);

/** The path within a box; empty if nothing is known. */
export function sparkPath(
  values: readonly (number | null)[],
  width: number,
  height: number,
): string {
  const most = Math.max(LEAST_SCALE, ...values.map((value) => value ?? 0));
  const step = (width - 2 * MARGIN) / Math.max(1, values.length - 1);
  let path = "";
  values.forEach((value, index) => {
    if (value === null) return;
    const x = round(MARGIN + index * step);
    const y = round(height - MARGIN - (Math.max(0, value) / most) * (height - 2 * MARGIN));
    const before = values[index - 1] ?? null;
    const alone = before === null && (values[index + 1] ?? null) === null;
    // A line of no length with round ends is a dot.
    path += before === null ? `M${x} ${y}${alone ? "h0" : ""}` : `L${x} ${y}`;
  });
  return path;
}

/** The newest value, and the largest; null where nobody knows. */
export function sparkFigures(values: readonly (number | null)[]): {
  now: number | null;
  most: number | null;
} {
  const known = values.filter((value) => value !== null);
  return { now: values.at(-1) ?? null, most: known.length === 0 ? null : Math.max(...known) };
}
