/** Owns which columns of a table there are, and which are shown: as the settings say. */
import { toFailure } from "../ipc/call";
import type { ColumnChoices, Failure } from "../ipc/generated/contract";
import { session } from "../live/session.svelte";
import { distinct, moved, shownColumns, withColumn, type Choice } from "./choice";
import type { Column } from "./column";

export class TableColumns<R> {
  /** True while the columns are being chosen. */
  choosing = $state(false);
  /** Why the last choice could not be kept. */
  failure = $state.raw<Failure | null>(null);
  readonly #table: keyof ColumnChoices;
  readonly #source: () => readonly Column<R>[];
  /** All there are, the usual ones first. */
  readonly all = $derived.by((): readonly Column<R>[] => distinct(this.#source()));
  readonly #choice = $derived.by((): Choice => session.settings.board.columns[this.#table]);
  /** Those that are shown, in their order. */
  readonly shown = $derived.by((): readonly Column<R>[] => shownColumns(this.all, this.#choice));

  constructor(table: keyof ColumnChoices, source: () => readonly Column<R>[]) {
    this.#table = table;
    this.#source = source;
  }

  /** True if nothing was chosen. */
  get usual(): boolean {
    return this.#choice === null;
  }

  /** The place among the columns shown; -1 if it is not. The first one names the row, and stays. */
  placeOf(id: string): number {
    return this.shown.findIndex((column) => column.id === id);
  }

  show(id: string, shown: boolean): Promise<void> {
    return this.#keep(withColumn(this.all, this.#choice, id, shown));
  }

  moveTo(id: string, place: number): Promise<void> {
    return this.#keep(moved(this.all, this.#choice, id, place));
  }

  reset(): Promise<void> {
    return this.#keep(null);
  }

  async #keep(choice: Choice): Promise<void> {
    if (choice === this.#choice) return;
    this.failure = null;
    try {
      await session.changeBoard((board) => ({
        ...board,
        columns: { ...board.columns, [this.#table]: choice },
      }));
    } catch (reason) {
      this.failure = toFailure(reason);
    }
  }
}
