/** What a table has to say about one of its columns. */
import type { SortKey } from "./sort";

export interface Column<R> {
  /** Stable id, also the hook of tests. */
  readonly id: string;
  readonly title: string;
  /** The whole name and what it means. */
  readonly hint: string;
  /** True if the head shows something else than the title. */
  readonly pictured?: boolean;
  readonly align: "start" | "end";
  /** Least width in pixels. */
  readonly width: number;
  /** Share of what is left over. */
  readonly grow: number;
  /** What to sort by at the given server time. */
  sortKey(row: R, now: number): SortKey;
  /** The bare value for machines; not given for columns of plain text. */
  value?(row: R, now: number): string;
}

export interface Sort {
  readonly column: string;
  readonly falling: boolean;
}
