/** What a table has to say about one of its columns. */
import type { Cell, ColumnKind, ColumnView } from "../ipc/generated/contract";
import type { SortKey } from "./sort";

export interface Column<R> {
  /** Stable id, also the hook of tests. */
  readonly id: string;
  readonly title: string;
  /** The whole name, where the title is a short one. */
  readonly name: string;
  /** What it means; empty if the name says it all. */
  readonly about: string;
  /** True if it is shown only where somebody has chosen it. */
  readonly extra?: boolean;
  /** True if the server does not follow it for this table: its cells stay unknown. */
  readonly refused?: boolean;
  /** True if the head shows something else than the title. */
  readonly pictured?: boolean;
  readonly align: "start" | "end";
  /** Least width in pixels. */
  readonly width: number;
  /** Share of what is left over. */
  readonly grow: number;
  /** What kind of figure it has; only of a metric. */
  readonly kind?: ColumnKind;
  /** The figure of a row at the given server time; only of a metric. */
  cell?(row: R, now: number): Cell;
  /** What to sort by at the given server time. */
  sortKey(row: R, now: number): SortKey;
  /** The bare value for machines; not given for columns of plain text. */
  value?(row: R, now: number): string;
}

export interface Sort {
  readonly column: string;
  readonly falling: boolean;
}

export type Say = (id: string) => string;

/** A metric that a table can show. */
export interface Metric {
  readonly view: ColumnView;
  /** The place of its cell in the rows; -1 while the server is not asked for it. */
  readonly index: number;
  readonly extra: boolean;
}

/** The usual metrics of a table, and the others of the server's catalogue by name. */
export function metricsOf(
  followed: readonly ColumnView[],
  more: readonly ColumnView[],
  collator: Intl.Collator,
): { usual: readonly Metric[]; others: readonly Metric[] } {
  const places = new Map(followed.map(({ id }, place) => [id, place]));
  const choosable = new Set(more.map(({ id }) => id));
  const metric = (view: ColumnView): Metric => ({
    view,
    index: places.get(view.id) ?? -1,
    extra: choosable.has(view.id),
  });
  const name = ({ view }: Metric) => view.title ?? view.id;
  return {
    usual: followed.map(metric).filter(({ extra }) => !extra),
    others: more.map(metric).sort((a, b) => collator.compare(name(a), name(b))),
  };
}

/** Metrics whose definitions differ, so that ours is told where the server tells none. */
const DEFINED = ["serviceLevel", "averageWait", "abandoned", "averageHandle"];

/** What a metric means: in the server's words, else in ours; empty if the name says it all. */
export function aboutMetric({ id, description }: ColumnView, say: Say): string {
  return description ?? (DEFINED.includes(id) ? say(`column-${id}-hint`) : "");
}

/** What the column of a metric is called: by the server where it has words for it. */
function metricWords(view: ColumnView, say: Say) {
  const { id, title, short, refused } = view;
  const name = title ?? say(`column-${id}`);
  return { id, title: short ?? name, name, about: aboutMetric(view, say), refused };
}

/** A figure for machines. */
export const machineValue = (cell: Cell): string => (cell === null ? "" : String(cell));

/** The column of a metric; `cell` is its figure. */
export function metricColumn<R>(
  { view, extra }: Metric,
  say: Say,
  width: number,
  cell: (row: R, now: number) => Cell,
): Column<R> {
  return {
    ...metricWords(view, say),
    kind: view.kind,
    extra,
    align: "end",
    width,
    grow: 1,
    cell,
    sortKey: cell,
    value: (row, now) => machineValue(cell(row, now)),
  };
}
