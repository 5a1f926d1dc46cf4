/**
 * Owns which rows of a table are shown and in which order. Values change at once, the order at
 * most every so often, and not at all while the pointer is over the rows.
 */
import { untrack } from "svelte";
import type { Row, RowStore } from "../live/rows.svelte";
import type { Column, Sort } from "./column";
import type { TableColumns } from "./columns.svelte";
import { Place } from "./cursor.svelte";
import { fold, matcher } from "./filter";
import { heldOrder, sameOrder, sortedIds, type Sortable } from "./sort";

/** Between two sorts; the longer one for tables that take a while to sort. */
const PAUSE_MS = 300;
const LONG_PAUSE_MS = 1000;
const LONG_TABLE = 1000;
/** A row that is not there by then is not waited for. */
const REVEAL_MS = 2000;
/** A pointer left lying on the table does not hold the order for ever. */
const HOLD_MS = 30_000;

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
  ids = $state.raw<readonly number[]>([]);
  query = $state("");
  /** True while the rows are in another order than they would be. */
  held = $state(false);
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
  readonly #folded = new WeakMap<R, string>();
  #holdUntil = 0;
  #last = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #giveUp: ReturnType<typeof setTimeout> | undefined;

  constructor(source: OrderSource<R>, usual: Sort) {
    this.#source = source;
    this.#usual = usual;
  }

  /** To be called while a component is set up: follows the rows from there. */
  follow(): void {
    // What the user asked for happens at once, what the server sends when it is due.
    $effect(() => {
      void this.query;
      void this.sort;
      void this.#source.columns.all;
      void this.#source.collator();
      this.#source.subscribe?.();
      untrack(() => {
        this.#refresh(true);
      });
    });
    $effect(() => {
      void this.#source.rows.version;
      untrack(() => {
        this.#soon();
      });
    });
    $effect(() => () => {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    });
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
    this.#holdUntil = Date.now() + HOLD_MS;
  }

  /** The pointer left the rows. */
  release(): void {
    this.#holdUntil = 0;
    if (this.held) this.#refresh(false);
  }

  #soon(): void {
    const long = this.#source.rows.size > LONG_TABLE;
    const due = this.#last + (long ? LONG_PAUSE_MS : PAUSE_MS) - Date.now();
    if (due <= 0) {
      this.#refresh(false);
      return;
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#refresh(false);
    }, due);
  }

  #refresh(asked: boolean): void {
    if (!asked && this.#source.still()) return;
    const wanted = this.#wanted();
    const hold = !asked && Date.now() < this.#holdUntil;
    const next = hold ? heldOrder(this.ids, wanted) : wanted;
    this.held = hold && !sameOrder(next, wanted);
    if (!sameOrder(next, this.ids)) this.ids = next;
    this.#last = Date.now();
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
