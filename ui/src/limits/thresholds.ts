/**
 * The limits that colour a cell: those that somebody has set for a queue, else for a column, else the
 * built-in ones. Pure.
 */
import type {
  Cell,
  ColumnKind,
  LimitRule,
  LimitTable,
  StatusKind,
} from "../ipc/generated/contract";

export type Level = "ok" | "warn" | "bad" | null;

export interface Limit {
  /** From where on it is close to the limit. */
  readonly amber: number | null;
  readonly red: number | null;
  /** True if what is lower is worse. */
  readonly lower: boolean;
}

/** What is closer than this to a limit is close to it, where nobody says otherwise. */
const CLOSE = 0.7;

/** Where a limit is in force. */
export interface LimitPlace {
  readonly table: LimitTable;
  /** The queue that it is for; null for all that have none of their own, and for agents. */
  readonly queue: number | null;
}

/** The column under which limits of the time in this status are kept. */
export const sinceIn = (kind: StatusKind): string => `since-${kind}`;

/** The kinds of status that one can be in for too long. */
export const TIMED: readonly StatusKind[] = [
  "onCall",
  "ringing",
  "afterCall",
  "away",
  "notResponding",
];

const BUILT_IN: Readonly<Record<LimitTable, ReadonlyMap<string, Limit>>> = {
  queues: new Map([
    ["longestWait", { amber: null, red: 120_000, lower: false }],
    ["serviceLevel", { amber: 90, red: 60, lower: true }],
  ]),
  agents: new Map([
    [sinceIn("onCall"), { amber: 180_000, red: 300_000, lower: false }],
    [sinceIn("ringing"), { amber: null, red: 30_000, lower: false }],
    [sinceIn("afterCall"), { amber: null, red: 120_000, lower: false }],
    [sinceIn("notResponding"), { amber: null, red: 60_000, lower: false }],
  ]),
};

const keyOf = ({ table, queue }: LimitPlace, column: string) =>
  `${table} ${String(queue)} ${column}`;

/** The limits in force. */
export class Limits {
  readonly #rules: ReadonlyMap<string, LimitRule>;

  constructor(rules: readonly LimitRule[]) {
    this.#rules = new Map(rules.map((rule) => [keyOf(rule, rule.column), rule]));
  }

  /** What somebody has set here, not for all. */
  own(place: LimitPlace, column: string): LimitRule | null {
    return this.#rules.get(keyOf(place, column)) ?? null;
  }

  /** What is in force where nothing of its own is set. */
  inherited({ table, queue }: LimitPlace, column: string): Limit | null {
    const above = queue === null ? null : this.own({ table, queue: null }, column);
    return above ?? BUILT_IN[table].get(column) ?? null;
  }

  /** What is in force; null if there is no limit. */
  of(place: LimitPlace, column: string): Limit | null {
    const limit = this.own(place, column) ?? this.inherited(place, column);
    return limit && (limit.amber !== null || limit.red !== null) ? limit : null;
  }
}

/**
 * From where on a value is close to the limit: if nobody says it, at 70 % of the limit. Where lower
 * is worse that is 70 % of the way down: from 100 for a percentage, else from where 70 % is the limit.
 */
export function amberOf({ amber, red, lower }: Limit, kind: ColumnKind): number | null {
  if (amber !== null || red === null) return amber;
  if (!lower) return red * CLOSE;
  return kind === "percent" ? 100 - (100 - red) * CLOSE : red / CLOSE;
}

export function levelOf(limit: Limit | null, kind: ColumnKind, value: Cell | undefined): Level {
  if (limit === null || typeof value !== "number") return null;
  const beyond = (mark: number | null) =>
    mark !== null && (limit.lower ? value < mark : value >= mark);
  return beyond(limit.red) ? "bad" : beyond(amberOf(limit, kind)) ? "warn" : "ok";
}

/** The rules with another one for its place and column; without one if it is null. */
export function withRule(
  rules: readonly LimitRule[],
  place: LimitPlace,
  column: string,
  limit: Limit | null,
): LimitRule[] {
  const key = keyOf(place, column);
  const others = rules.filter((rule) => keyOf(rule, rule.column) !== key);
  return limit ? [...others, { ...place, column, ...limit }] : others;
}
