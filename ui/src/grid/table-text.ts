/** A table as text: for the clipboard with tabs, for a file as CSV (RFC 4180). Pure. */
import type { Row, RowStore } from "../live/rows.svelte";
import type { Column } from "./column";
import type { Section } from "./lines";

/** What spreadsheets take for the beginning of a formula. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]/u;
const NUMBER = /^[+-]?\d+(?:[.,:]\d+)*$/u;
/** Control characters and direction overrides: they have no meaning in a cell. */
const HARMFUL = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text that no spreadsheet calculates: what looks like a formula begins with an apostrophe.
 * Plain numbers are left as they are.
 */
export function guarded(text: string): string {
  const clean = text.replace(HARMFUL, "");
  return FORMULA.test(clean) && !NUMBER.test(clean) ? `'${clean}` : clean;
}

function quoted(text: string, separator: string): string {
  const cell = guarded(text);
  return cell.includes(separator) || /["\r\n]/u.test(cell)
    ? `"${cell.replaceAll('"', '""')}"`
    : cell;
}

/** Rows of cells as CSV. Where numbers have a comma, cells are separated by semicolons. */
export function csv(rows: readonly (readonly string[])[], separator: "," | ";"): string {
  return rows
    .map((row) => `${row.map((cell) => quoted(cell, separator)).join(separator)}\r\n`)
    .join("");
}

/** Rows of cells for the clipboard: tabs between cells, one line each. */
export function tabbed(rows: readonly (readonly string[])[]): string {
  const flat = (cell: string) => guarded(cell.replace(/[\t\r\n]+/gu, " "));
  return rows.map((row) => row.map(flat).join("\t")).join("\n");
}

/** The heads of the columns, and below them what the cells of these rows say. */
export function tableOf<R extends Row>(
  ids: readonly number[],
  rows: RowStore<R>,
  columns: readonly Column<R>[],
  words: (row: R, column: Column<R>) => string,
): string[][] {
  const all = rows.all;
  const lines = ids.flatMap((id) => {
    const row = all.get(id);
    return row ? [columns.map((column) => words(row, column))] : [];
  });
  return [columns.map(({ title }) => title), ...lines];
}

/** What is said of the groups of a table. */
export interface GroupWords<R extends Row> {
  /** What the column of the groups is called. */
  readonly title: string;
  name(section: Section): string;
  /** What a group's head says, and what the totals say. */
  sum(section: Section, column: Column<R>): string;
  total(column: Column<R>): string;
}

/** The same in groups: each row with its group, then the group's sums, and the totals at the end. */
export function groupedTable<R extends Row>(
  sections: readonly Section[],
  rows: RowStore<R>,
  columns: readonly Column<R>[],
  words: (row: R, column: Column<R>) => string,
  groups: GroupWords<R>,
): string[][] {
  const lines = sections.flatMap((section) => {
    const [, ...own] = tableOf(section.ids, rows, columns, words);
    const sums = columns.map((column) => groups.sum(section, column));
    return [...own, sums].map((line) => [groups.name(section), ...line]);
  });
  const heads = [groups.title, ...columns.map(({ title }) => title)];
  return [heads, ...lines, ["", ...columns.map((column) => groups.total(column))]];
}

/** What a table of a document says, as it is drawn. */
export function drawnTable(table: HTMLTableElement): string[][] {
  const said = (cell: Element) => {
    const texts: string[] = [];
    const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) texts.push(walk.currentNode.textContent?.trim() ?? "");
    return texts.filter(Boolean).join(" ");
  };
  return [...table.rows].map((row) => [...row.cells].map(said));
}

/** The separator that spreadsheets of a locale expect. */
export function separatorOf(locale: string): "," | ";" {
  return new Intl.NumberFormat(locale).format(1.5).includes(",") ? ";" : ",";
}

/** Puts a table on the clipboard, unless text that was selected by hand is what is meant. */
export function copyInto(event: ClipboardEvent, table: Parameters<typeof tabbed>[0]): boolean {
  if (getSelection()?.isCollapsed === false || !event.clipboardData) return false;
  event.preventDefault();
  event.clipboardData.setData("text/plain", tabbed(table));
  return true;
}
