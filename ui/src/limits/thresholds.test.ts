import { describe, expect, it } from "vitest";
import type { Cell, LimitRule } from "../ipc/generated/contract";
import { levelOf, Limits, withRule, type LimitPlace } from "./thresholds";

const of = (queue: number | null): LimitPlace => ({ table: "queues", queue });

const rule = (over: Partial<LimitRule>): LimitRule => ({
  table: "queues",
  queue: null,
  column: "waiting",
  amber: null,
  red: 10,
  lower: false,
  ...over,
});

describe("a level", () => {
  it("has the defaults of the product", () => {
    const level = (column: string, value: Cell) =>
      levelOf(new Limits([]).of(of(1), column), "number", value);
    expect(level("longestWait", 83_999)).toBe("ok");
    expect(level("longestWait", 84_000)).toBe("warn");
    expect(level("longestWait", 120_000)).toBe("bad");
    expect(level("serviceLevel", 90)).toBe("ok");
    expect(level("serviceLevel", 60)).toBe("warn");
    expect(level("serviceLevel", 59.9)).toBe("bad");
    expect(level("serviceLevel", "na")).toBeNull();
    expect(level("serviceLevel", null)).toBeNull();
    expect(level("offered", 1e9)).toBeNull();
  });

  it("is amber from 70 % of the limit on where nobody says it", () => {
    const higher = { amber: null, red: 10, lower: false };
    expect([6.9, 7, 10].map((value) => levelOf(higher, "count", value))).toEqual([
      "ok",
      "warn",
      "bad",
    ]);
    const lower = { amber: null, red: 70, lower: true };
    expect([100, 99, 69].map((value) => levelOf(lower, "count", value))).toEqual([
      "ok",
      "warn",
      "bad",
    ]);
    const share = { amber: null, red: 80, lower: true };
    expect([86, 85.9, 79].map((value) => levelOf(share, "percent", value))).toEqual([
      "ok",
      "warn",
      "bad",
    ]);
    const amber = { amber: 3, red: null, lower: false };
    expect([2, 3, 99].map((value) => levelOf(amber, "count", value))).toEqual([
      "ok",
      "warn",
      "warn",
    ]);
  });
});

it("a queue's own limit goes before the column's, and that before the built-in one", () => {
  const limits = new Limits([
    rule({ column: "longestWait", red: 60_000 }),
    rule({ queue: 7, column: "longestWait", red: null }),
    rule({ queue: 8, column: "longestWait", red: 5_000 }),
  ]);
  expect(limits.of(of(1), "longestWait")?.red).toBe(60_000);
  expect(limits.of(of(7), "longestWait")).toBeNull();
  expect(limits.of(of(8), "longestWait")?.red).toBe(5_000);
  expect(limits.inherited(of(8), "longestWait")?.red).toBe(60_000);
  expect(limits.inherited(of(null), "longestWait")?.red).toBe(120_000);
  expect(limits.of(of(8), "waiting")).toBeNull();
});

it("has limits of the time in a status, and none of queues for agents", () => {
  const agents: LimitPlace = { table: "agents", queue: null };
  const onCall = (limits: Limits, seconds: number) =>
    levelOf(limits.of(agents, "since-onCall"), "duration", seconds * 1000);
  expect([179, 180, 300].map((at) => onCall(new Limits([]), at))).toEqual(["ok", "warn", "bad"]);
  const set = new Limits([
    rule({ table: "agents", column: "since-onCall", red: 1000 }),
    rule({ column: "since-away", red: 1000 }),
  ]);
  expect(onCall(set, 1)).toBe("bad");
  expect(set.of(agents, "since-away")).toBeNull();
  expect(set.of(agents, "serviceLevel")).toBeNull();
});

it("has one rule for a queue and a column", () => {
  const [first, other] = [rule({}), rule({ queue: 1 })];
  const agents = rule({ table: "agents" });
  const limit = { amber: 1, red: 2, lower: true };
  const next = { table: "queues", queue: null, column: "waiting", ...limit };
  const rules = [first, other, agents];
  expect(withRule(rules, of(null), "waiting", limit)).toEqual([other, agents, next]);
  expect(withRule(rules, of(1), "waiting", null)).toEqual([first, agents]);
});
