import { expect, it } from "vitest";
import { mergeNewest } from "./merge";

const list = (from: number, to: number, word = "old") =>
  Array.from({ length: from - to + 1 }, (_, index) => ({ id: from - index, word }));
const merged = (...args: Parameters<typeof mergeNewest<{ id: number; word: string }>>) =>
  mergeNewest(...args)?.map(({ id, word }) => `${word} ${String(id)}`);

it("keeps the older pages below what the newest page says anew", () => {
  expect(merged(list(5, 1), list(6, 4, "new"), true)).toEqual([
    "new 6",
    "new 5",
    "new 4",
    "old 3",
    "old 2",
    "old 1",
  ]);
});

it("drops within the page what is not there any more", () => {
  expect(merged(list(4, 1), [...list(5, 5), ...list(3, 2)], true)).toEqual([
    "old 5",
    "old 3",
    "old 2",
    "old 1",
  ]);
});

it("begins anew where something may be missing in between, and where the page is all there is", () => {
  expect(merged(list(5, 1), list(9, 7), true)).toBeUndefined();
  expect(merged(list(5, 1), list(2, 1), false)).toBeUndefined();
  expect(merged([], list(2, 1), true)).toBeUndefined();
  expect(merged(list(2, 1), [], true)).toBeUndefined();
});
