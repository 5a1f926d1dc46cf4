/**
 * Owns where the keyboard is in a table, and which row is selected: by the keys of line and column,
 * so that both survive updates, sorting and another arrangement of the columns.
 */
import type { Line } from "./lines";

interface Table {
  lines(): readonly Line[];
  columns(): readonly { readonly id: string }[];
}

/** Where the user is in a table; its owner keeps it while the table is not drawn. */
export class Place {
  /** The line with the keyboard; null is the header. */
  key = $state<string | null>(null);
  column = $state.raw("");
  /** The row that is selected. */
  selected = $state<number | null>(null);
  /** Where line and column were last: they may be gone. */
  row = 0;
  at = 0;
  /** The first line in view, and how much of it is not. */
  top = 0;

  clear(): void {
    this.key = null;
    this.column = "";
    this.selected = null;
    this.row = 0;
    this.at = 0;
    this.top = 0;
  }
}

export class Cursor {
  readonly #table: Table;
  readonly #place: Place;
  /**
   * The place of the line; where it is gone, that of the one that is there now. -1 is the header,
   * where the keyboard is only if it was led there, or if there is no line.
   */
  readonly at = $derived.by(() => {
    const { key } = this.#place;
    if (key === null) return -1;
    const lines = this.#table.lines();
    const found = lines.findIndex((line) => line.key === key);
    if (found >= 0) this.#place.row = found;
    return Math.min(this.#place.row, lines.length - 1);
  });
  /** The place of the column; where it is gone, that of the one that is there now. */
  readonly column = $derived.by(() => {
    const columns = this.#table.columns();
    const found = columns.findIndex(({ id }) => id === this.#place.column);
    if (found >= 0) this.#place.at = found;
    return Math.max(0, Math.min(this.#place.at, columns.length - 1));
  });
  readonly line = $derived.by((): Line | undefined => this.#table.lines()[this.at]);

  constructor(table: Table, place: Place) {
    this.#table = table;
    this.#place = place;
  }

  /** The row that is selected. */
  get selected(): number | null {
    return this.#place.selected;
  }

  set selected(id: number | null) {
    this.#place.selected = id;
  }

  /** To be called while a component is set up: goes on with the line that it has come to. */
  follow(): void {
    $effect(() => {
      if (this.line) this.#place.key = this.line.key;
    });
  }

  /** Goes to a place; row 0 is the header, rows from 1 on are lines. */
  go(row: number, column: number): void {
    this.#place.key = row === 0 ? null : (this.#table.lines()[row - 1]?.key ?? null);
    this.#place.column = this.#table.columns()[column]?.id ?? "";
  }

  /** Goes to a line, and to the column of this id, the first if there is none. */
  goTo(key: string | null, column: string | undefined): void {
    const place = this.#table.columns().findIndex(({ id }) => id === column);
    this.go(0, Math.max(0, place));
    this.#place.key = key;
  }
}
