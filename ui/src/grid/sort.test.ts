import { describe, expect, it } from "vitest";
import { heldOrder, sameOrder, sortedIds, type SortKey } from "./sort";

const collator = new Intl.Collator("en", { numeric: true });
const sort = (keys: SortKey[], falling: boolean) =>
  sortedIds(
    keys.map((key, id) => ({ id, key, tie: "" })),
    falling,
    collator,
  ).map((id) => keys[id]);

describe("sortedIds", () => {
  it("sorts numbers both ways, what is not known last either way", () => {
    expect(sort([3, null, 10, "na", 0], true)).toEqual([10, 3, 0, "na", null]);
    expect(sort([3, null, 10, "na", 0], false)).toEqual([0, 3, 10, "na", null]);
  });

  it("sorts names as people do", () => {
    expect(sort(["Zoë", "agent 10", "Ängström", "agent 9"], false)).toEqual([
      "agent 9",
      "agent 10",
      "Ängström",
      "Zoë",
    ]);
  });

  it("decides ties by name and then by id, rising even when falling", () => {
    const rows = ["b", "a", "a"].map((tie, id) => ({ id, key: 1, tie }));
    expect(sortedIds(rows, true, collator)).toEqual([1, 2, 0]);
  });
});

describe("heldOrder", () => {
  it("keeps everything in its place, also what is gone, and appends what is new", () => {
    expect(heldOrder([1, 2, 3, 4], [4, 3, 9, 1])).toEqual([1, 2, 3, 4, 9]);
  });

  it("is the same array if nothing came", () => {
    const shown = [1, 2, 3];
    expect(heldOrder(shown, [3, 2, 1])).toBe(shown);
  });
});

it("compares orders", () => {
  expect(sameOrder([1, 2], [1, 2])).toBe(true);
  expect(sameOrder([1, 2], [2, 1])).toBe(false);
  expect(sameOrder([1, 2], [1])).toBe(false);
});
