/** Every pair of colours that the parts put on each other, in all themes, against WCAG 2.2. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "../../src/parts/tokens.css"), "utf8");
const block = (selector: RegExp) =>
  new RegExp(`^${selector.source} \\{([^}]*)\\}`, "mu").exec(css)?.[1] ?? "";
/** By name: the tokens, and what text and shapes must have at least (AA, or AAA where wanted). */
const THEMES: [name: string, selector: RegExp, text: number, shape: number][] = [
  ["light", /:root/u, 4.5, 3],
  ["dark", /:root\[data-theme="dark"\]/u, 4.5, 3],
  ["light, high contrast", /:root\[data-contrast="high"\]/u, 7, 4.5],
  ["dark, high contrast", /:root\[data-theme="dark"\]\[data-contrast="high"\]/u, 7, 4.5],
];

function colours(block: string): Map<string, string> {
  const all = block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/giu);
  return new Map([...all].map(([, name = "", value = ""]) => [name, value]));
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const STATUSES = [
  "available",
  "oncall",
  "ringing",
  "aftercall",
  "away",
  "notresponding",
  "offline",
  "unknown",
];
const ROWS = ["surface", "hover", "accent-bg"];
const TEXT: [string, string][] = [
  ...["bg", "surface", "raised", "hover", "foot", "accent-bg", "bad-bg", "warn-bg"].map(
    (ground): [string, string] => ["text", ground],
  ),
  ...["bg", "surface", "raised", "hover", "foot", "accent-bg"].map((ground): [string, string] => [
    "mut",
    ground,
  ]),
  ...STATUSES.flatMap((name) => ROWS.map((ground): [string, string] => [name, ground])),
  ["accent", "surface"],
  ["accent", "accent-bg"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["bad", "bad-bg"],
  ["bad", "surface"],
  ["warn", "warn-bg"],
  ["warn", "surface"],
  ["ok", "surface"],
  ["warn", "raised"],
  ["bad", "raised"],
  ["accent", "raised"],
  ["mut", "warn-bg"],
  ["mut", "bad-bg"],
];
const SHAPES: [string, string][] = [
  ["ok", "ok-bg"],
  ["accent", "bg"],
  ["line-strong", "surface"],
  ["line-strong", "raised"],
];

describe.each(THEMES)("%s", (_, selector, text, shape) => {
  const tokens = colours(block(selector));
  const of = (a: string, b: string) =>
    contrast(tokens.get(a) ?? "#000000", tokens.get(b) ?? "#000000");

  it.each(TEXT)("%s on %s can be read", (ink, ground) => {
    expect(of(ink, ground)).toBeGreaterThanOrEqual(text);
  });

  it.each(SHAPES)("%s on %s can be seen", (ink, ground) => {
    expect(of(ink, ground)).toBeGreaterThanOrEqual(shape);
  });
});

it("draws every line so that it can be seen where contrast is wanted", () => {
  for (const [, selector] of THEMES.slice(2)) {
    const tokens = colours(block(selector));
    for (const line of ["line", "line-soft"])
      expect(contrast(tokens.get(line) ?? "", tokens.get("surface") ?? "")).toBeGreaterThan(3);
  }
});

it("names the same tokens in all themes", () => {
  const [first = [], ...others] = THEMES.map(([, selector]) => [
    ...colours(block(selector)).keys(),
  ]);
  expect(first.length).toBeGreaterThan(25);
  for (const names of others) expect(names).toEqual(first);
});
