import { describe, expect, it } from "vitest";
import { meaningOf } from "./keys";
import { linesOf, rowLine } from "./lines";

const extent = { rows: 9, columns: 4, page: 3, rtl: false };
const key = (key: string, held: string[] = []) => ({
  key,
  code: "",
  altKey: held.includes("alt"),
  ctrlKey: held.includes("ctrl"),
  metaKey: held.includes("meta"),
  shiftKey: held.includes("shift"),
});
const at = { row: 1, column: 0 };
const head = { row: 0, column: 2 };

describe("meaningOf", () => {
  it("opens the menu of a row, and of a column's head also as a list is opened", () => {
    for (const [press, held] of [
      [".", []],
      ["F10", ["shift"]],
    ] as const) {
      expect(meaningOf(key(press, [...held]), rowLine(5), at, extent)).toEqual({ does: "menu" });
      expect(meaningOf(key(press, [...held]), undefined, head, extent)).toEqual({ does: "menu" });
    }
    expect(meaningOf(key("ArrowDown", ["alt"]), undefined, head, extent)).toEqual({ does: "menu" });
    expect(meaningOf(key("ArrowDown", ["alt"]), rowLine(5), at, extent)).toBeNull();
    expect(meaningOf(key("F10"), rowLine(5), at, extent)).toBeNull();
  });

  it("folds by the arrows in the first column, and goes on by them elsewhere", () => {
    const [group] = linesOf([{ id: 1, folded: false, ids: [5] }]);
    expect(meaningOf(key("ArrowLeft"), group, at, extent)).toEqual({ does: "fold" });
    const to = { row: 1, column: 1 };
    expect(meaningOf(key("ArrowLeft"), group, { row: 1, column: 2 }, extent)).toEqual({
      does: "go",
      to,
    });
  });

  it("leaves to others what is not for a table", () => {
    for (const press of [key("k", ["ctrl"]), key("Enter", ["ctrl"]), key("ArrowDown", ["meta"])])
      expect(meaningOf(press, rowLine(5), at, extent)).toBeNull();
    expect(meaningOf(key("Enter"), rowLine(5), at, extent)).toEqual({ does: "use" });
  });
});
