import { describe, expect, it } from "vitest";
import { placed, roomBeside } from "./placed";

const window = { width: 1000, height: 600 };
const size = { width: 300, height: 200 };
const box = (left: number, top: number) => ({ left, right: left + 30, top, bottom: top + 30 });

describe("placed", () => {
  it("opens below the box and along it", () => {
    expect(placed(box(100, 50), size, window, false)).toEqual({ left: 100, top: 84 });
    expect(placed(box(500, 50), size, window, true)).toEqual({ left: 230, top: 84 });
  });

  it("opens above where there is no room below", () => {
    expect(placed(box(100, 500), size, window, false).top).toBe(296);
  });

  it("stays in the window, however small that is", () => {
    expect(placed(box(980, 50), size, window, false).left).toBe(696);
    expect(placed(box(10, 50), size, window, true).left).toBe(4);
    expect(placed(box(0, 40), size, { width: 200, height: 120 }, false)).toEqual({
      left: 4,
      top: 4,
    });
  });

  it("knows the room on the better side", () => {
    expect(roomBeside(box(0, 40), window)).toBe(522);
    expect(roomBeside(box(0, 500), window)).toBe(492);
  });
});
