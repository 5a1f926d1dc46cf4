import { describe, expect, it } from "vitest";
import { Format, UNKNOWN } from "./format";

const english = new Format("en");
const HOUR = 3_600_000;

describe("Format", () => {
  it("writes durations, past a day too", () => {
    expect(english.duration(0)).toBe("0:00");
    expect(english.duration(59_999)).toBe("0:59");
    expect(english.duration(11 * 60_000)).toBe("11:00");
    expect(english.duration(HOUR + 4 * 60_000 + 10_000)).toBe("1:04:10");
    expect(english.duration(122 * HOUR + 30 * 60_000 + 15_000)).toBe("122:30:15");
    expect(english.duration(-5000)).toBe("0:00");
  });

  it("writes numbers by kind and locale", () => {
    expect(english.value("count", 1782)).toBe("1,782");
    expect(english.value("percent", 88.94)).toBe("88.9%");
    expect(english.value("percent", 100)).toBe("100.0%");
    expect(english.value("number", 3.14159)).toBe("3.14");
    expect(new Format("fr").value("percent", 88.94)).toMatch(/^88,9\s%$/u);
  });

  it("tells apart nothing, not known and not applicable", () => {
    expect(english.cell("count", 0, "n/a")).toBe("0");
    expect(english.cell("count", null, "n/a")).toBe(UNKNOWN);
    expect(english.cell("count", undefined, "n/a")).toBe(UNKNOWN);
    expect(english.cell("percent", "na", "n/a")).toBe("n/a");
  });

  it("adds the day to a time that is not of today", () => {
    const now = Date.UTC(2026, 10, 24, 12);
    expect(english.second(now - 1000, now)).toMatch(/^\d\d:\d\d:\d\d$/u);
    expect(english.second(now - 48 * HOUR, now)).toMatch(/Nov 22/u);
  });

  it("adds the year to a time of another one, and the day to one that is not of today", () => {
    const now = new Date(2026, 0, 2, 9, 30).getTime();
    const at = (day: number, hour: number) => new Date(2026, 0, day, hour).getTime();
    expect(english.second(at(-30, 12), now)).toMatch(/^Dec 1, 2025/u);
    expect(english.since(at(-30, 12), now)).toMatch(/^Dec 1, 2025/u);
    expect(english.since(at(1, 22), now)).toMatch(/^Jan 1, 22:00$/u);
    expect(english.since(at(2, 8), now)).toBe("08:00");
  });
});
