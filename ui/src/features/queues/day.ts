/** A queue's day in the forms that charts and tables want. Pure. */
import type { QueueTrendPoint } from "../../ipc/generated/contract";

export const FIGURES = ["waiting", "longestWait", "serviceLevel", "agents"] as const;
export type Figure = (typeof FIGURES)[number];

/** One list of minutes without holes, and beside it what was known in each. */
export interface Day {
  readonly minutes: readonly number[];
  readonly values: Readonly<Record<Figure, readonly (number | null)[]>>;
}

/** Minutes that nobody noted are there without values, so that no line is drawn across them. */
export function dense(points: readonly QueueTrendPoint[]): Day {
  const first = points[0]?.minute ?? 0;
  const length = points.length === 0 ? 0 : (points.at(-1)?.minute ?? 0) - first + 1;
  const known = new Map(points.map((point) => [point.minute, point]));
  const minutes = Array.from({ length }, (_, index) => first + index);
  const of = (figure: Figure) => minutes.map((minute) => known.get(minute)?.[figure] ?? null);
  return {
    minutes,
    values: {
      waiting: of("waiting"),
      longestWait: of("longestWait"),
      serviceLevel: of("serviceLevel"),
      agents: of("agents"),
    },
  };
}

/** Of these the least is the worst. */
const LEAST: readonly Figure[] = ["serviceLevel", "agents"];

export const isLeast = (figure: Figure): boolean => LEAST.includes(figure);

/** The worst of some values; null if none is known. */
export function worst(figure: Figure, values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  return isLeast(figure) ? Math.min(...known) : Math.max(...known);
}

export interface Hour {
  /** When it began, in minutes since 1970. */
  readonly minute: number;
  /** The worst of each figure. */
  readonly values: Readonly<Record<Figure, number | null>>;
}

/** The hours of the day, the newest first; those of which nothing is known are left out. */
export function hours(points: readonly QueueTrendPoint[], utcOffset: number): Hour[] {
  const byHour = new Map<number, QueueTrendPoint[]>();
  for (const point of points) {
    const begun = Math.floor((point.minute + utcOffset) / 60) * 60 - utcOffset;
    byHour.set(begun, [...(byHour.get(begun) ?? []), point]);
  }
  const of = (all: readonly QueueTrendPoint[], figure: Figure) =>
    worst(
      figure,
      all.map((point) => point[figure]),
    );
  return [...byHour]
    .sort(([a], [b]) => b - a)
    .map(([minute, all]) => ({
      minute,
      values: {
        waiting: of(all, "waiting"),
        longestWait: of(all, "longestWait"),
        serviceLevel: of(all, "serviceLevel"),
        agents: of(all, "agents"),
      },
    }));
}
