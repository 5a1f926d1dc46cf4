import { describe, expect, it } from "vitest";
import { pageRows, ROW_HEIGHT, scrollToShow, visibleSpan } from "./window";

describe("visibleSpan", () => {
  it("draws a short table whole", () => {
    expect(visibleSpan(0, 600, 9)).toEqual({ start: 0, end: 9 });
  });

  it("draws nothing of an empty table", () => {
    expect(visibleSpan(0, 600, 0)).toEqual({ start: 0, end: 0 });
    expect(visibleSpan(500, 600, 0)).toEqual({ start: 0, end: 0 });
  });

  it("covers the view wherever it is scrolled to, and draws few rows more", () => {
    const count = 50_000;
    const height = 640;
    for (let top = 0; top <= count * ROW_HEIGHT - height; top += 4321) {
      const { start, end } = visibleSpan(top, height, count);
      expect(start * ROW_HEIGHT).toBeLessThanOrEqual(top);
      expect(end * ROW_HEIGHT).toBeGreaterThanOrEqual(Math.min(top + height, count * ROW_HEIGHT));
      expect(end - start).toBeLessThanOrEqual(height / ROW_HEIGHT + 14);
    }
  });

  it("stays within the table when rows went away below the view", () => {
    const { start, end } = visibleSpan(100_000, 320, 20);
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBe(20);
    expect(end - start).toBeGreaterThanOrEqual(10);
  });

  it("takes a view without height and overscrolling", () => {
    expect(visibleSpan(-50, 0, 100).start).toBe(0);
    expect(visibleSpan(0, -10, 100).end).toBeGreaterThan(0);
  });
});

describe("scrollToShow", () => {
  it("moves as little as it can", () => {
    expect(scrollToShow(5, 0, 320)).toBe(0);
    expect(scrollToShow(10, 0, 320)).toBe(ROW_HEIGHT);
    expect(scrollToShow(2, 320, 320)).toBe(2 * ROW_HEIGHT);
  });
});

it("a page is what fits less one, but never nothing", () => {
  expect(pageRows(320)).toBe(9);
  expect(pageRows(10)).toBe(1);
});
