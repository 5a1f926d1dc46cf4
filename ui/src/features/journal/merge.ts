/** How a new first page and the older ones that somebody reads become one list. Pure. */

interface Entry {
  readonly id: number;
}

/**
 * The newest page, and of what was there what is older than all of it. Null if they do not meet: then
 * there may be others in between that nobody has asked for. `more` is whether there are older ones
 * than the page.
 */
export function mergeNewest<E extends Entry>(
  known: readonly E[],
  page: readonly E[],
  more: boolean,
): readonly E[] | null {
  const last = page.at(-1);
  const newest = known[0];
  if (!more || last === undefined || newest === undefined || newest.id < last.id) return null;
  return [...page, ...known.filter(({ id }) => id < last.id)];
}
