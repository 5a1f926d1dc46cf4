/** Writes numbers, durations and times by locale. Pure; one object per locale. */
import type { Cell, ColumnKind } from "../ipc/generated/contract";

export const UNKNOWN = "–";

export class Format {
  readonly collator: Intl.Collator;
  readonly #count: Intl.NumberFormat;
  readonly #figure: Intl.NumberFormat;
  readonly #number: Intl.NumberFormat;
  readonly #percent: Intl.NumberFormat;
  readonly #hours: Intl.NumberFormat;
  readonly #two: Intl.NumberFormat;
  readonly #minute: Intl.DateTimeFormat;
  readonly #second: Intl.DateTimeFormat;
  readonly #day: Intl.DateTimeFormat;
  readonly #year: Intl.DateTimeFormat;

  constructor(readonly locale: string) {
    const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
    this.collator = new Intl.Collator(locale, { numeric: true });
    this.#count = number({ maximumFractionDigits: 0 });
    this.#figure = number({ maximumFractionDigits: 0, useGrouping: false });
    this.#number = number({ maximumFractionDigits: 2 });
    this.#percent = number({
      style: "percent",
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    this.#hours = number({ useGrouping: false });
    this.#two = number({ minimumIntegerDigits: 2, useGrouping: false });
    const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
    this.#minute = new Intl.DateTimeFormat(locale, clock);
    this.#second = new Intl.DateTimeFormat(locale, { ...clock, second: "2-digit" });
    const day = { month: "short", day: "numeric", ...clock } as const;
    this.#day = new Intl.DateTimeFormat(locale, day);
    this.#year = new Intl.DateTimeFormat(locale, { ...day, year: "numeric" });
  }

  count(value: number): string {
    return this.#count.format(value);
  }

  /** A count where room is scarce: without separators. */
  figure(value: number): string {
    return this.#figure.format(value);
  }

  /** Milliseconds as m:ss, from an hour on as h:mm:ss; hours may pass 24. */
  duration(ms: number): string {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    const minutes = Math.floor(seconds / 60);
    const tail = this.#two.format(seconds % 60);
    if (minutes < 60) return `${this.#hours.format(minutes)}:${tail}`;
    const hours = this.#hours.format(Math.floor(minutes / 60));
    return `${hours}:${this.#two.format(minutes % 60)}:${tail}`;
  }

  /** A known number in the way of its column. */
  value(kind: ColumnKind, value: number): string {
    switch (kind) {
      case "count":
        return this.#count.format(value);
      case "duration":
        return this.duration(value);
      case "percent":
        return this.#percent.format(value / 100);
      case "number":
        return this.#number.format(value);
    }
  }

  /** A cell; `notApplicable` is the word for what has no meaning now. */
  cell(kind: ColumnKind, cell: Cell | undefined, notApplicable: string): string {
    if (cell === "na") return notApplicable;
    return cell === null || cell === undefined ? UNKNOWN : this.value(kind, cell);
  }

  /** 14:03 */
  minute(at: number): string {
    return this.#minute.format(at);
  }

  /** 14:03; with the day if that is not the day of `now`, and with the year if it is another one. */
  since(at: number, now: number): string {
    return sameDay(at, now) ? this.#minute.format(at) : this.#date(at, now);
  }

  /** 14:03:12; with the day if that was not within the last 20 hours, and with another year. */
  second(at: number, now: number): string {
    return now - at > 20 * 3_600_000 ? this.#date(at, now) : this.#second.format(at);
  }

  #date(at: number, now: number): string {
    const same = new Date(at).getFullYear() === new Date(now).getFullYear();
    return (same ? this.#day : this.#year).format(at);
  }
}

const sameDay = (one: number, other: number): boolean =>
  new Date(one).toDateString() === new Date(other).toDateString();
