/**
 * Owns how many sessions waited in the last minutes, by minute and queue. Where nothing was noted
 * there is nothing.
 */
import type { TrendsView } from "../ipc/generated/contract";

/** How many minutes a row shows. */
export const SHOWN = 30;

class Trends {
  #minutes = new Map<number, ReadonlyMap<number, number>>();
  #newest = -Infinity;
  #version = $state(0);

  /** Rises with every change; reading it subscribes. */
  get version(): number {
    return this.#version;
  }

  apply({ reset, minutes }: TrendsView): void {
    if (reset) this.#minutes = new Map();
    for (const { minute, waiting } of minutes) this.#minutes.set(minute, new Map(waiting));
    this.#newest = Math.max(-Infinity, ...this.#minutes.keys());
    for (const minute of this.#minutes.keys())
      if (minute <= this.#newest - SHOWN) this.#minutes.delete(minute);
    this.#version += 1;
  }

  clear(): void {
    this.apply({ reset: true, minutes: [] });
  }

  /** The minute that a row ends with: the present one may not have been noted yet. */
  last(now: number): number {
    void this.#version;
    const minute = Math.floor(now / 60_000);
    return this.#newest >= minute - 1 ? this.#newest : minute;
  }

  /** How many waited in each of the minutes up to the last; null where nobody knows. */
  waiting(queue: number, last: number): (number | null)[] {
    void this.#version;
    return Array.from(
      { length: SHOWN },
      (_, index) => this.#minutes.get(last - SHOWN + 1 + index)?.get(queue) ?? null,
    );
  }
}

export const trends = new Trends();
