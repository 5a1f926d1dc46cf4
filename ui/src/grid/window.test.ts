import { describe, expect, it } from "vitest";
import { pageRows, scrollToShow, visibleSpan } from "./window";

const ROW = 32;

describe("visibleSpan", () => {
  it("draws a short table whole", () => {
    expect(visibleSpan(ROW, 0, 600, 9)).toEqual({ start: 0, end: 9 });
  });

  it("draws nothing of an empty table", () => {
    expect(visibleSpan(ROW, 0, 600, 0)).toEqual({ start: 0, end: 0 });
    expect(visibleSpan(ROW, 500, 600, 0)).toEqual({ start: 0, end: 0 });
  });

  it.each([32, 24])("covers the view wherever it is, and draws few rows more: %i px", (row) => {
    const count = 50_000;
    const height = 640;
    for (let top = 0; top <= count * row - height; top += 4321) {
      const { start, end } = visibleSpan(row, top, height, count);
      expect(start * row).toBeLessThanOrEqual(top);
      expect(end * row).toBeGreaterThanOrEqual(Math.min(top + height, count * row));
      expect(end - start).toBeLessThanOrEqual(height / row + 14);
    }
  });

  it("stays within the table when rows went away below the view", () => {
    const { start, end } = visibleSpan(ROW, 100_000, 320, 20);
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBe(20);
    expect(end - start).toBeGreaterThanOrEqual(10);
  });

  it("takes a view without height and overscrolling", () => {
    expect(visibleSpan(ROW, -50, 0, 100).start).toBe(0);
    expect(visibleSpan(ROW, 0, -10, 100).end).toBeGreaterThan(0);
  });
});

describe("scrollToShow", () => {
  it("moves as little as it can", () => {
    expect(scrollToShow(ROW, 5, 0, 320)).toBe(0);
    expect(scrollToShow(ROW, 10, 0, 320)).toBe(ROW);
    expect(scrollToShow(ROW, 2, 320, 320)).toBe(2 * ROW);
  });
});

it("a page is what fits less one, but never nothing", () => {
  expect(pageRows(ROW, 320)).toBe(9);
  expect(pageRows(ROW, 10)).toBe(1);
});
