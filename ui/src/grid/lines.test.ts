import { expect, it } from "vitest";
import { foldKey, linesOf, rowLine } from "./lines";

const open = { id: 1, folded: false, ids: [7, 8] };
const folded = { id: 2, folded: true, ids: [8] };

it("has the rows of a group below its head, and none of a folded one", () => {
  const lines = linesOf([open, { ...open, id: 3, ids: [8] }, folded]);
  expect(lines.map(({ key }) => key)).toEqual(["g1", "g1r7", "g1r8", "g3", "g3r8", "g2"]);
  expect(lines.map(({ id, head }) => (head ? -id : id))).toEqual([-1, 7, 8, -3, 8, -2]);
});

it("folds towards where the line begins, and unfolds the other way", () => {
  const [head, row] = linesOf([open]);
  const [shut] = linesOf([folded]);
  if (!head || !row || !shut) throw new Error("lines");
  expect(foldKey("ArrowLeft", head, 0, false)).toBe("fold");
  expect(foldKey("ArrowRight", head, 0, true)).toBe("fold");
  expect(foldKey("ArrowRight", head, 0, false)).toBeNull();
  expect(foldKey("ArrowRight", shut, 0, false)).toBe("unfold");
  expect(foldKey("ArrowLeft", row, 0, false)).toBe("head");
  expect(foldKey("ArrowLeft", row, 1, false)).toBeNull();
  expect(foldKey("ArrowLeft", rowLine(7), 0, false)).toBeNull();
});
