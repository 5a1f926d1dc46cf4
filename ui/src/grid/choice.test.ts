import { describe, expect, it } from "vitest";
import { distinct, moved, shownColumns, withColumn, type Choice } from "./choice";

const all = [
  { id: "name" },
  { id: "waiting" },
  { id: "offered" },
  { id: "trend" },
  { id: "ronaCount", extra: true },
];
const shown = (choice: Choice) => shownColumns(all, choice).map(({ id }) => id);

describe("the choice of columns", () => {
  it("is the usual one until somebody chooses", () => {
    expect(shown(null)).toEqual(["name", "waiting", "offered", "trend"]);
    expect(shown([])).toEqual(["name"]);
    expect(shownColumns([], ["waiting"])).toEqual([]);
  });

  it("never hides or moves the name, and shows nothing twice", () => {
    expect(shown(["trend", "name", "waiting", "trend"])).toEqual(["name", "trend", "waiting"]);
    expect(withColumn(all, null, "name", false)).toBeNull();
    expect(moved(all, null, "name", 2)).toBeNull();
    expect(shown(moved(all, null, "trend", 0))).toEqual(["name", "trend", "waiting", "offered"]);
  });

  it("adds behind the others, and is the usual one again when nothing differs", () => {
    const more = withColumn(all, null, "ronaCount", true);
    expect(more).toEqual(["waiting", "offered", "trend", "ronaCount"]);
    expect(withColumn(all, more, "ronaCount", false)).toBeNull();
    const less = withColumn(all, null, "trend", false);
    expect(less).toEqual(["waiting", "offered"]);
    expect(withColumn(all, less, "trend", true)).toBeNull();
    expect(withColumn(all, less, "trend", false)).toBe(less);
  });

  it("moves to any place, and stops at the ends", () => {
    expect(moved(all, null, "waiting", 2)).toEqual(["offered", "waiting", "trend"]);
    expect(moved(all, null, "waiting", 99)).toEqual(["offered", "trend", "waiting"]);
    expect(moved(all, null, "trend", 1)).toEqual(["trend", "waiting", "offered"]);
    expect(moved(all, null, "waiting", 1)).toBeNull();
    expect(moved(all, null, "ronaCount", 1)).toBeNull();
    expect(moved(all, ["offered", "waiting", "trend"], "waiting", 1)).toBeNull();
  });

  it("keeps ids that no column has, with what stands beside them", () => {
    const old = ["waiting", "gone", "offered", "lost"];
    expect(shown(old)).toEqual(["name", "waiting", "offered"]);
    expect(moved(all, old, "waiting", 2)).toEqual(["gone", "offered", "lost", "waiting"]);
    expect(moved(all, old, "offered", 1)).toEqual(["offered", "waiting", "gone", "lost"]);
    expect(withColumn(all, old, "offered", false)).toEqual(["waiting", "gone", "lost"]);
    expect(withColumn(all, old, "trend", true)).toEqual([...old, "trend"]);
  });

  it("takes of two columns with one id the first", () => {
    const twice = [{ id: "status" }, { id: "since" }, { id: "status", extra: true }];
    expect(distinct(twice)).toEqual([{ id: "status" }, { id: "since" }]);
  });
});
