/** What a table is made of. */
import type { Snippet } from "svelte";
import type { Row, RowStore } from "../live/rows.svelte";
import type { Column } from "./column";
import type { Section } from "./lines";
import type { TableOrder } from "./order.svelte";

export interface GridProps<R extends Row> {
  testid: string;
  label: string;
  rows: RowStore<R>;
  order: TableOrder<R>;
  columns: readonly Column<R>[];
  rtl: boolean;
  /** The server's time. */
  now: number;
  /** Rows that do not follow the server. */
  stale: (row: R) => boolean;
  cell: Snippet<[R, Column<R>]>;
  /** What a cell says as text. */
  words: (row: R, column: Column<R>) => string;
  /** All of the table as text, its heads first. */
  whole: () => readonly (readonly string[])[];
  /** Opens the menu of a row, at this place. */
  onmenu?: (id: number, at: DOMRect) => void;
  /** Opens the menu of a column's head, at this place. */
  onheadmenu: (column: Column<R>, at: DOMRect) => void;
  total?: Snippet<[Column<R>]>;
  /** The groups of the rows shown; null if they are not grouped. */
  sections?: readonly Section[] | null;
  /** A cell in the head of a group. */
  sectionCell?: Snippet<[Section, Column<R>]>;
  onfold?: (section: Section, folded: boolean) => void;
  /** What to show in the head of a column instead of its title. */
  heading?: Snippet<[Column<R>]>;
  /** What to show instead of rows. */
  empty: Snippet;
  /** A row is to be opened: by Enter or a double click, which then do not take back its selection. */
  onopen?: (id: number) => void;
}
