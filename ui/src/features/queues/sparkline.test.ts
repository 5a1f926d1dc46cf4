import { expect, it } from "vitest";
import { sparkFigures, sparkPath } from "./sparkline";

it("draws what is known and leaves gaps", () => {
  // A box in which a value is its height from the bottom.
  expect(sparkPath([0, 10, null, null, 5], 11, 13)).toBe("M1.5 11.5L3.5 1.5M9.5 6.5h0");
  expect(sparkPath([null, null], 11, 13)).toBe("");
  expect(sparkPath([null, 0], 11, 13)).toBe("M9.5 11.5h0");
});

it("does not blow up a few who wait", () => {
  expect(sparkPath([0, 1], 5, 13)).toBe("M1.5 11.5L3.5 9.5");
});

it("says what the line shows", () => {
  expect(sparkFigures([3, null, 11, 4])).toEqual({ now: 4, most: 11 });
  expect(sparkFigures([3, null])).toEqual({ now: null, most: 3 });
  expect(sparkFigures([null])).toEqual({ now: null, most: null });
});
