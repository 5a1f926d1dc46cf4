import { describe, expect, it } from "vitest";
import { move } from "./move";

const extent = { rows: 100, columns: 5, page: 9, rtl: false };
const go = (key: string, row: number, column: number, ctrl = false, rtl = false) => {
  const to = move(key, ctrl, { row, column }, { ...extent, rtl });
  return to && [to.row, to.column];
};

describe("move", () => {
  it("walks by cell and stops at the edges", () => {
    expect(go("ArrowDown", 1, 0)).toEqual([2, 0]);
    expect(go("ArrowDown", 100, 0)).toEqual([100, 0]);
    expect(go("ArrowUp", 1, 2)).toEqual([0, 2]);
    expect(go("ArrowUp", 0, 2)).toEqual([0, 2]);
    expect(go("ArrowLeft", 3, 0)).toEqual([3, 0]);
    expect(go("ArrowRight", 3, 4)).toEqual([3, 4]);
  });

  it("walks the way the eye does where text runs from right to left", () => {
    expect(go("ArrowLeft", 3, 1, false, true)).toEqual([3, 2]);
    expect(go("ArrowRight", 3, 1, false, true)).toEqual([3, 0]);
  });

  it("jumps to the ends", () => {
    expect(go("Home", 7, 3)).toEqual([7, 0]);
    expect(go("End", 7, 3)).toEqual([7, 4]);
    expect(go("Home", 7, 3, true)).toEqual([1, 0]);
    expect(go("End", 7, 3, true)).toEqual([100, 4]);
  });

  it("turns pages without landing on the header", () => {
    expect(go("PageDown", 1, 2)).toEqual([10, 2]);
    expect(go("PageDown", 95, 2)).toEqual([100, 2]);
    expect(go("PageUp", 5, 2)).toEqual([1, 2]);
  });

  it("stays on the header of an empty table", () => {
    const empty = { ...extent, rows: 0 };
    for (const key of ["ArrowDown", "PageDown", "PageUp"]) {
      expect(move(key, false, { row: 0, column: 1 }, empty)).toEqual({ row: 0, column: 1 });
    }
    expect(move("End", true, { row: 0, column: 1 }, empty)).toEqual({ row: 0, column: 4 });
  });

  it("leaves other keys alone", () => {
    expect(go("Tab", 1, 1)).toBeNull();
    expect(go("a", 1, 1)).toBeNull();
  });
});
