/**
 * Owns the rows of one table: a plain Map and one version signal. Rows are replaced whole and
 * never wrapped in proxies, which would cost more than drawing them.
 */
import type { RowsView } from "../ipc/generated/contract";

export interface Row {
  readonly id: number;
}

export class RowStore<R extends Row> {
  #rows = new Map<number, R>();
  #version = $state(0);
  #loaded = $state(false);

  /** Rises with every change; reading it subscribes. */
  get version(): number {
    return this.#version;
  }

  /** True once the backend has said which rows there are, be it none. */
  get loaded(): boolean {
    return this.#loaded;
  }

  /** The rows as they are now; subscribes to changes. */
  get all(): ReadonlyMap<number, R> {
    void this.#version;
    return this.#rows;
  }

  get size(): number {
    return this.all.size;
  }

  apply(view: RowsView<R>): void {
    if (view.reset) this.#rows = new Map();
    for (const id of view.removed) this.#rows.delete(id);
    for (const row of view.upsert) this.#rows.set(row.id, row);
    this.#loaded = true;
    this.#version += 1;
  }

  clear(): void {
    this.#rows = new Map();
    this.#loaded = false;
    this.#version += 1;
  }
}
