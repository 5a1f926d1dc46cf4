/**
 * Owns the order of some rows as it is shown: it changes at most every so often, and not at all
 * under the pointer. It does not know what the rows are ordered by.
 */
import { untrack } from "svelte";
import type { Row, RowStore } from "../live/rows.svelte";
import { heldOrder, sameOrder } from "./sort";

/** Between two sorts; the longer one for tables that take a while to sort. */
const PAUSE_MS = 300;
const LONG_PAUSE_MS = 1000;
const LONG_TABLE = 1000;
/** A pointer left lying on the rows does not hold the order for ever. */
const HOLD_MS = 30_000;

export interface HeldSource<R extends Row> {
  readonly rows: RowStore<R>;
  /** The rows to show, in their order. */
  wanted(): readonly number[];
  /** True while nothing may move but what the user moves. */
  still(): boolean;
}

export class HeldOrder<R extends Row> {
  /** The rows shown. */
  ids = $state.raw<readonly number[]>([]);
  /** The same with those that have gone under the pointer, in their places. */
  places = $state.raw<readonly number[]>([]);
  /** True while the rows are in another order than they would be. */
  held = $state(false);
  readonly #source: HeldSource<R>;
  /** The rows as they were last; only while the order is held. */
  #last = new Map<number, R>();
  #holdUntil = 0;
  #sorted = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(source: HeldSource<R>) {
    this.#source = source;
  }

  /** To be called while a component is set up: follows the rows from there. */
  follow(): void {
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

  /** A row that is shown: as it is, or as it was before it went. */
  row(id: number): R | undefined {
    return this.#source.rows.all.get(id) ?? this.#last.get(id);
  }

  /** True while the row is there, and not only its place. */
  has(id: number): boolean {
    return this.#source.rows.all.has(id);
  }

  /** Sorts at once, whatever holds the order: what the user asks for happens. */
  sort(): void {
    this.#sort(false);
  }

  /** The pointer moved over the rows. */
  hold(): void {
    if (Date.now() >= this.#holdUntil) this.#last = new Map(this.#source.rows.all);
    this.#holdUntil = Date.now() + HOLD_MS;
  }

  /** The pointer left the rows. */
  release(): void {
    this.#holdUntil = 0;
    if (this.held) this.#follow();
  }

  #soon(): void {
    const long = this.#source.rows.size > LONG_TABLE;
    const due = this.#sorted + (long ? LONG_PAUSE_MS : PAUSE_MS) - Date.now();
    if (due <= 0) {
      this.#follow();
      return;
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#follow();
    }, due);
  }

  /** Sorts as the server's changes ask for it. */
  #follow(): void {
    const hold = Date.now() < this.#holdUntil;
    this.#sort(hold, !hold && this.#source.still());
  }

  #sort(hold: boolean, still = false): void {
    const { all } = this.#source.rows;
    const wanted = this.#source.wanted();
    // Where nothing may move, rows that the user has asked for come and go all the same.
    const kept = still ? this.places.filter((id) => all.has(id)) : this.places;
    const places = hold || still ? heldOrder(kept, wanted) : wanted;
    this.held = hold && !sameOrder(places, wanted);
    if (!sameOrder(places, this.places)) this.places = places;
    const ids = hold ? places.filter((id) => all.has(id)) : places;
    if (!sameOrder(ids, this.ids)) this.ids = ids;
    if (hold) this.#remember(ids);
    else this.#last = new Map();
    this.#sorted = Date.now();
  }

  #remember(ids: readonly number[]): void {
    const { all } = this.#source.rows;
    for (const id of ids) {
      const row = all.get(id);
      if (row) this.#last.set(id, row);
    }
  }
}
