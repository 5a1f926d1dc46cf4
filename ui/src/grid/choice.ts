/**
 * Which columns of a table are shown, and in which order. The first of all columns names the row: it
 * is always there, and always first. Pure.
 */
import type { Column } from "./column";

/** The ids that somebody has chosen, in their order; null for the usual columns. */
export type Choice = readonly string[] | null;

type Choosable = Pick<Column<never>, "id" | "extra">;

const idOf = ({ id }: Choosable) => id;
const sameIds = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id, place) => id === b[place]);

/** Of those with the same id the first. */
export function distinct<C extends Choosable>(columns: readonly C[]): readonly C[] {
  const first = new Map(columns.toReversed().map((column) => [column.id, column]));
  return columns.filter((column) => first.get(column.id) === column);
}

/** The columns to show. Ids that no column has mean nothing. */
export function shownColumns<C extends Choosable>(all: readonly C[], choice: Choice): readonly C[] {
  if (choice === null) return all.filter(({ extra }) => !extra);
  const others = new Map(all.slice(1).map((column) => [column.id, column]));
  const chosen = [...new Set(choice)].flatMap((id) => others.get(id) ?? []);
  return [...all.slice(0, 1), ...chosen];
}

/** The choice as it is before it is changed: ids without a column are kept. */
const begun = (all: readonly Choosable[], choice: Choice): readonly string[] =>
  choice ?? shownColumns(all, null).slice(1).map(idOf);

/** Null if nothing differs from the usual columns: then what becomes usual later is shown, too. */
const tidy = (all: readonly Choosable[], ids: readonly string[]): Choice =>
  sameIds(ids, begun(all, null)) ? null : ids;

/** The choice with a column behind all others, or without it. */
export function withColumn(
  all: readonly Choosable[],
  choice: Choice,
  id: string,
  shown: boolean,
): Choice {
  if (id === all[0]?.id) return choice;
  const ids = begun(all, choice);
  if (shown === ids.includes(id)) return choice;
  return tidy(all, shown ? [...ids, id] : ids.filter((other) => other !== id));
}

/** The choice with a column at another place; 1 is the first there is behind the name. */
export function moved(all: readonly Choosable[], choice: Choice, id: string, to: number): Choice {
  const shown = shownColumns(all, choice).slice(1).map(idOf);
  const from = shown.indexOf(id);
  const place = Math.max(0, Math.min(to - 1, shown.length - 1));
  if (from < 0 || from === place) return choice;
  const ids = begun(all, choice).filter((other) => other !== id);
  // What has no column keeps its neighbours: the place is counted among what is shown.
  const next = shown.filter((other) => other !== id)[place];
  const at = next === undefined ? ids.length : ids.indexOf(next);
  return tidy(all, [...ids.slice(0, at), id, ...ids.slice(at)]);
}
