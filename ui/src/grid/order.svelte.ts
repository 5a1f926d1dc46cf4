/**
 * Owns which rows of a table are shown and in which order. Values change at once; when the order may
 * change, it leaves to `HeldOrder`.
 */
import { untrack } from "svelte";
import type { Row, RowStore } from "../live/rows.svelte";
import type { Column, Sort } from "./column";
import type { TableColumns } from "./columns.svelte";
import { Place } from "./cursor.svelte";
import { fold, matcher } from "./filter";
import { HeldOrder } from "./held.svelte";
import { sortedIds, type Sortable } from "./sort";

/** A row that is not there by then is not waited for. */
const REVEAL_MS = 2000;

export interface OrderSource<R extends Row> {
  readonly rows: RowStore<R>;
  columns: TableColumns<R>;
  /** The text that the filter searches. */
  searchText(row: R): string;
  /** Decides between rows with the same value. */
  name(row: R): string;
  /** A filter beside the text, and the reading of all signals that it depends on. */
  accepts?(row: R): boolean;
  subscribe?(): void;
  collator(): Intl.Collator;
  /** The server's time. */
  now(): number;
  /** True while nothing may move but what the user moves. */
  still(): boolean;
}

export class TableOrder<R extends Row> {
  query = $state("");
  /** The row to go to, until the table has gone there. */
  target = $state.raw<number | null>(null);
  /** Where the user is in the table, also while other views are shown. */
  readonly place = new Place();
  readonly #source: OrderSource<R>;
  readonly #usual: Sort;
  #chosen = $state.raw<Sort | null>(null);
  /** What the rows are sorted by: what was chosen while its column is shown, else the usual. */
  readonly sort = $derived.by((): Sort => {
    const chosen = this.#chosen;
    const there = chosen !== null && this.#source.columns.placeOf(chosen.column) >= 0;
    return there ? chosen : this.#usual;
  });
  /** What the filter searches; only for the words of the language in use. */
  #folded = new WeakMap<R, string>();
  readonly #order: HeldOrder<R>;
  #giveUp: ReturnType<typeof setTimeout> | undefined;

  constructor(source: OrderSource<R>, usual: Sort) {
    this.#source = source;
    this.#usual = usual;
    this.#order = new HeldOrder({
      rows: source.rows,
      wanted: () => this.#wanted(),
      still: () => source.still(),
    });
  }

  /** The rows shown. */
  get ids(): readonly number[] {
    return this.#order.ids;
  }

  /** The same with those that have gone under the pointer, in their places. */
  get places(): readonly number[] {
    return this.#order.places;
  }

  /** True while the rows are in another order than they would be. */
  get held(): boolean {
    return this.#order.held;
  }

  /** A row that is shown: as it is, or as it was before it went. */
  row(id: number): R | undefined {
    return this.#order.row(id);
  }

  /** To be called while a component is set up: follows the rows from there. */
  follow(): void {
    $effect(() => {
      void this.#source.columns.all;
      void this.#source.collator();
      this.#folded = new WeakMap();
    });
    // What the user asked for happens at once, what the server sends when it is due.
    $effect(() => {
      void this.query;
      void this.sort;
      void this.#source.columns.all;
      void this.#source.collator();
      this.#source.subscribe?.();
      untrack(() => {
        this.#order.sort();
      });
    });
    this.#order.follow();
  }

  toggle(column: Column<R>): void {
    const { column: current, falling } = this.sort;
    // Numbers are asked for from the top, names from the start of the alphabet.
    const first = column.align === "end";
    this.sortBy(column, current === column.id ? !falling : first);
  }

  sortBy(column: Column<R>, falling: boolean): void {
    this.#chosen = { column: column.id, falling };
  }

  /** True if the table has this row and no filter hides it. */
  shows(id: number): boolean {
    const row = this.#source.rows.all.get(id);
    if (!row || (this.#source.accepts && !this.#source.accepts(row))) return false;
    return matcher(this.query)?.(this.#fold(row)) ?? true;
  }

  /**
   * Has the table select a row and scroll to it, now or as soon as it is drawn; what is not drawn
   * soon does not take the keyboard later, when nobody thinks of it any more.
   */
  reveal(id: number): void {
    this.target = id;
    clearTimeout(this.#giveUp);
    this.#giveUp = setTimeout(() => (this.target = null), REVEAL_MS);
  }

  /** What one user did in the table is nothing to the next. */
  clear(): void {
    this.query = "";
    this.target = null;
    this.place.clear();
  }

  /** The pointer moved over the rows. */
  hold(): void {
    this.#order.hold();
  }

  /** The pointer left the rows. */
  release(): void {
    this.#order.release();
  }

  #wanted(): readonly number[] {
    const column = this.#source.columns.all.find(({ id }) => id === this.sort.column);
    const matches = matcher(this.query);
    const now = this.#source.now();
    const rows: Sortable[] = [];
    for (const row of this.#source.rows.all.values()) {
      if (this.#source.accepts && !this.#source.accepts(row)) continue;
      if (matches && !matches(this.#fold(row))) continue;
      const tie = this.#source.name(row);
      rows.push({ id: row.id, key: column ? column.sortKey(row, now) : tie, tie });
    }
    return sortedIds(rows, this.sort.falling, this.#source.collator());
  }

  #fold(row: R): string {
    let folded = this.#folded.get(row);
    if (folded === undefined) {
      folded = fold(this.#source.searchText(row));
      this.#folded.set(row, folded);
    }
    return folded;
  }
}
