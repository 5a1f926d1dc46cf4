/** The lines of a table: its rows, or groups with the rows in them. Pure. */

/** A group of rows, in the order in which it is shown. */
export interface Section {
  readonly id: number;
  readonly folded: boolean;
  /** The rows in it, in their order. A row may be in several groups. */
  readonly ids: readonly number[];
}

export interface Line {
  /** Tells it from all others, also from the same row in another group. */
  readonly key: string;
  /** The row, or the group if it is the head of one. */
  readonly id: number;
  readonly head: boolean;
  /** The group it belongs to; null where rows are not grouped. */
  readonly section: Section | null;
}

export const rowLine = (id: number): Line => ({
  key: String(id),
  id,
  head: false,
  section: null,
});

/** Each group's head, and below it its rows unless it is folded. */
export function linesOf(sections: readonly Section[]): readonly Line[] {
  return sections.flatMap((section) => {
    const head: Line = { key: `g${String(section.id)}`, id: section.id, head: true, section };
    const rows = section.folded ? [] : section.ids;
    return [
      head,
      ...rows.map((id) => ({ ...rowLine(id), key: `${head.key}r${String(id)}`, section })),
    ];
  });
}

/** What a key along the lines does to a group: it folds or unfolds, or leads to the head. */
export function foldKey(
  key: string,
  line: Line,
  column: number,
  rtl: boolean,
): "fold" | "unfold" | "head" | null {
  if (column !== 0 || !line.section) return null;
  const [back, forward] = rtl ? ["ArrowRight", "ArrowLeft"] : ["ArrowLeft", "ArrowRight"];
  if (line.head) {
    if (key === back && !line.section.folded) return "fold";
    return key === forward && line.section.folded ? "unfold" : null;
  }
  return key === back ? "head" : null;
}
