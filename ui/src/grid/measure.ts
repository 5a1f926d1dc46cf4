/** How much room the head of a column needs for its title, whatever the language. */
import type { Column } from "./column";

/** As HeaderCell writes titles. */
const FONT = "600 11.5px system-ui, sans-serif";
/** The padding on both sides, the mark of the sort order, and what rounding takes. */
const AROUND = 20 + 7 + 2;
/** The server may name a metric with a whole sentence: that is cut off, and read in the tooltip. */
const MOST = 220;

const known = new Map<string, number>();
let context: CanvasRenderingContext2D | null | undefined;

function textWidth(text: string): number {
  let width = known.get(text);
  if (width === undefined) {
    context ??= document.createElement("canvas").getContext("2d");
    if (context) context.font = FONT;
    width = context?.measureText(text).width ?? 0;
    known.set(text, width);
  }
  return width;
}

/** The least width of a column: what its values need, or its title if that is wider. */
export function columnWidth<R>(column: Column<R>): number {
  if (column.pictured) return column.width;
  const title = Math.ceil(textWidth(column.title)) + AROUND;
  return Math.max(column.width, Math.min(title, MOST));
}
