import { describe, expect, it } from "vitest";
import type {
  AgentRow,
  Cell,
  ColumnView,
  QueueRow,
  StatusKind,
} from "../../ipc/generated/contract";
import { countAgents } from "./queues.svelte";
import { total, totalsOf } from "./totals";

const column = (id: string, kind: ColumnView["kind"]): ColumnView => ({
  id,
  kind,
  title: null,
  short: null,
  description: null,
  refused: false,
});
const queue = (cell: Cell, longestSince: number | null = null): QueueRow => ({
  id: 1,
  name: "",
  businessUnit: "",
  hidden: false,
  longestSince,
  agents: null,
  metrics: [cell],
  asOf: null,
  stale: false,
});

describe("total", () => {
  const waiting = column("waiting", "count");

  it("adds up counts that are known", () => {
    expect(total([queue(2), queue(null), queue(0)], waiting, 0, 0)).toBe(2);
  });

  it("does not make a nought of what nobody knows", () => {
    expect(total([queue(null), queue("na")], waiting, 0, 0)).toBeNull();
  });

  it("takes the longest wait, running ones by the clock", () => {
    const rows = [queue(9000), queue(null, 70_000)];
    expect(total(rows, column("longestWait", "duration"), 0, 100_000)).toBe(30_000);
  });

  it("does not add up averages and percentages", () => {
    expect(total([queue(50)], column("serviceLevel", "percent"), 0, 0)).toBeNull();
    expect(total([queue(50)], column("averageWait", "duration"), 0, 0)).toBeNull();
  });
});

it("shows the server's sums where it says them, and the longest wait of the rows", () => {
  const columns = [
    column("waiting", "count"),
    column("longestWait", "duration"),
    column("serviceLevel", "percent"),
  ];
  const rows = [{ ...queue(2, 70_000), metrics: [2, 9000, 50] }];
  const told = { metrics: [3, 1, "na" as const], asOf: 1, stale: false };
  expect([...totalsOf(rows, columns, told, 100_000).values()]).toEqual([3, 30_000, "na"]);
  expect([...totalsOf(rows, columns, null, 100_000).values()]).toEqual([2, 30_000, null]);
  const silent = { ...told, metrics: [null, null, null] };
  expect(totalsOf(rows, columns, silent, 100_000).get("waiting")).toBe(2);
});

it("counts agents by what they do, and only those who are there", () => {
  const kinds: StatusKind[] = [
    "available",
    "onCall",
    "ringing",
    "afterCall",
    "away",
    "notResponding",
    "offline",
    "unknown",
  ];
  const rows = kinds.map((kind) => ({ kind }) as AgentRow);
  expect(countAgents(rows)).toEqual({
    available: 1,
    onCall: 2,
    afterCall: 1,
    away: 2,
    partial: false,
  });
});
