import { expect, it } from "vitest";
import type { QueueTrendPoint } from "../../ipc/generated/contract";
import { dense, hours } from "./day";

const point = (minute: number, waiting: number | null, agents: number | null = 2) =>
  ({ minute, waiting, longestWait: null, serviceLevel: null, agents }) satisfies QueueTrendPoint;

it("has no holes in the minutes and nothing in those that nobody noted", () => {
  const day = dense([point(10, 1), point(11, 0), point(14, 3)]);
  expect(day.minutes).toEqual([10, 11, 12, 13, 14]);
  expect(day.values.waiting).toEqual([1, 0, null, null, 3]);
  expect(day.values.serviceLevel).toEqual([null, null, null, null, null]);
  expect(dense([]).minutes).toEqual([]);
});

it("has the worst of every hour, the newest first, by the clock on the wall", () => {
  const all = [point(59, 1, 5), point(60, 4, 3), point(61, 2, null), point(130, 7)];
  expect(
    hours(all, 0).map(({ minute, values }) => [minute, values.waiting, values.agents]),
  ).toEqual([
    [120, 7, 2],
    [60, 4, 3],
    [0, 1, 5],
  ]);
  expect(hours(all, 30).map(({ minute }) => minute)).toEqual([90, 30]);
});
