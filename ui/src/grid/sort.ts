/** Sorts row ids by one column. Unknown and inapplicable values stay at the end either way. */

export type SortKey = number | string | "na" | null;

export interface Sortable {
  readonly id: number;
  readonly key: SortKey;
  /** Decides between equal keys; in rising order always. */
  readonly tie: string;
}

const rank = (key: SortKey): number => (key === null ? 2 : key === "na" ? 1 : 0);

export function compareKeys(a: SortKey, b: SortKey, collator: Intl.Collator): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return collator.compare(a, b);
  return typeof a === "number" ? -1 : 1;
}

export function sortedIds(
  rows: Sortable[],
  falling: boolean,
  collator: Intl.Collator,
): readonly number[] {
  const sign = falling ? -1 : 1;
  return rows
    .sort((a, b) => {
      const ranks = rank(a.key) - rank(b.key);
      if (ranks !== 0) return ranks;
      const keys = rank(a.key) === 0 ? compareKeys(a.key, b.key, collator) : 0;
      if (keys !== 0) return keys * sign;
      return a.tie === b.tie ? a.id - b.id : collator.compare(a.tie, b.tie) || a.id - b.id;
    })
    .map((row) => row.id);
}

/** The order to show while it is held: nothing leaves its place, what is new comes last. */
export function heldOrder(shown: readonly number[], wanted: readonly number[]): readonly number[] {
  const there = new Set(shown);
  const added = wanted.filter((id) => !there.has(id));
  return added.length === 0 ? shown : [...shown, ...added];
}

export function sameOrder(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
