import { beforeEach, expect, it } from "vitest";
import { SHOWN, trends } from "./trends.svelte";

beforeEach(() => {
  trends.clear();
});

it("has a gap where nothing was noted, and forgets what is too old", () => {
  trends.apply({ reset: true, minutes: [{ minute: 100, waiting: [[7, 3]] }] });
  trends.apply({ reset: false, minutes: [{ minute: 102, waiting: [[8, 1]] }] });
  trends.apply({ reset: false, minutes: [{ minute: 103, waiting: [[7, 0]] }] });
  expect(trends.waiting(7, 103).slice(-5)).toEqual([null, 3, null, null, 0]);
  expect(trends.waiting(7, 103)).toHaveLength(SHOWN);
  trends.apply({ reset: false, minutes: [{ minute: 100 + SHOWN, waiting: [[7, 1]] }] });
  expect(trends.waiting(7, 100)).not.toContain(3);
  expect(trends.waiting(7, 103)).toContain(0);
});

it("ends with the newest minute, or with the present one after an outage", () => {
  trends.apply({ reset: true, minutes: [{ minute: 100, waiting: [] }] });
  expect(trends.last(100 * 60_000)).toBe(100);
  expect(trends.last(101 * 60_000 + 59_000)).toBe(100);
  expect(trends.last(102 * 60_000)).toBe(102);
});
