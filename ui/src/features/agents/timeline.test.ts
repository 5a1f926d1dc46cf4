import { describe, expect, it } from "vitest";
import type { AgentNow, AgentSpan } from "../../ipc/generated/contract";
import { DAY, hoursOf, lanesOf, pathOf, pieceAt, piecesOf } from "./timeline";

const HOUR = 3_600_000;
const NOW = 1_700_000_000_000;
const ago = (hours: number) => NOW - hours * HOUR;

const span = (from: number, to: number | null, kind: AgentSpan["kind"] = "available") =>
  ({ from, to, kind, status: kind, reason: null }) satisfies AgentSpan;
const live = (since: number | null, kind: AgentNow["kind"] = "onCall"): AgentNow => ({
  kind,
  status: kind,
  reason: null,
  since,
  suspended: false,
});

/** As `kind from to`, in hours ago. */
const said = (told: AgentSpan[], row: AgentNow | null = null) =>
  piecesOf(told, row, NOW).map(
    ({ kind, from, to }) =>
      `${kind ?? "gap"} ${String((NOW - from) / HOUR)} ${String((NOW - to) / HOUR)}`,
  );

describe("the pieces of a day", () => {
  it("fill it without holes", () => {
    expect(said([span(ago(20), ago(10)), span(ago(8), ago(2), "away")])).toEqual([
      "gap 24 20",
      "available 20 10",
      "gap 10 8",
      "away 8 2",
      "gap 2 0",
    ]);
  });

  it("are none where nothing is known", () => {
    expect(said([])).toEqual([]);
    expect(said([span(ago(40), ago(30))])).toEqual([]);
  });

  it("begin with the day, whenever the status began", () => {
    expect(said([span(ago(90), null)])).toEqual(["available 24 0"]);
  });

  it("go on with what the agent does now", () => {
    const told = [span(ago(30), null)];
    expect(said(told, live(ago(1)))).toEqual(["available 24 1", "onCall 1 0"]);
    // Older than what was told, or not known.
    expect(said(told, live(ago(40)))).toEqual(["available 24 0"]);
    expect(said(told, live(null))).toEqual(["available 24 0"]);
    expect(said([], live(ago(1)))).toEqual(["gap 24 1", "onCall 1 0"]);
    // Begun by a clock that is ahead of ours.
    expect(said(told, live(ago(-1)))).toEqual(["available 24 0"]);
  });

  it("know nothing of roundings", () => {
    const told = [span(ago(24), ago(3)), span(ago(3) + 400, null, "away")];
    expect(piecesOf(told, null, NOW).map(({ kind }) => kind)).toEqual(["available", "away"]);
  });
});

describe("the lanes", () => {
  it("add up to the day, the unknown last", () => {
    const told = [
      span(ago(20), ago(15), "away"),
      span(ago(15), ago(14)),
      span(ago(2), null, "away"),
    ];
    const lanes = lanesOf(piecesOf(told, null, NOW));
    expect(lanes.map(({ kind, total }) => [kind, total / HOUR])).toEqual([
      ["available", 1],
      ["away", 7],
      [null, 16],
    ]);
  });
});

it("a time has the piece that it is in, beyond the day the nearest", () => {
  const pieces = piecesOf([span(ago(12), null)], null, NOW);
  expect([ago(30), ago(24), ago(12), ago(1), ago(-9)].map((at) => pieceAt(pieces, at))).toEqual([
    0, 0, 1, 1, 1,
  ]);
});

it("names every sixth hour of the wall's clock", () => {
  const utcOffset = 2 * HOUR;
  const hours = hoursOf(NOW, utcOffset);
  expect(hours).toHaveLength(4);
  for (const hour of hours) {
    expect((hour + utcOffset) % (6 * HOUR)).toBe(0);
    expect(hour).toBeGreaterThanOrEqual(NOW - DAY);
    expect(hour).toBeLessThanOrEqual(NOW);
  }
});

it("draws what is short as a pixel, and what touches as one box", () => {
  const pieces = piecesOf([span(ago(12), ago(12) + 5000)], null, NOW).filter(({ kind }) => kind);
  expect(pathOf(pieces, NOW - DAY, 480, 4, 10)).toBe("M240 4h1v10h-1z");
  const many = Array.from({ length: 40 }, (_, index) =>
    span(ago(12) + index * 9000, ago(12) + index * 9000 + 4000),
  );
  const drawn = piecesOf(many, null, NOW).filter(({ kind }) => kind);
  expect(pathOf(drawn, NOW - DAY, 480, 0, 10).match(/M/gu)).toHaveLength(1);
});
