/** Every pair of colours that the parts put on each other, in both themes, against WCAG 2.2 AA. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "../../src/parts/tokens.css"), "utf8");
const [light = "", dark = ""] = [/:root \{([^}]*)\}/u, /data-theme="dark"\] \{([^}]*)\}/u].map(
  (block) => block.exec(css)?.[1] ?? "",
);

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
];
const SHAPES: [string, string][] = [
  ["ok", "ok-bg"],
  ["accent", "bg"],
  ["line-strong", "surface"],
  ["line-strong", "raised"],
];

describe.each([
  ["light", colours(light)],
  ["dark", colours(dark)],
])("%s", (_, tokens) => {
  const of = (a: string, b: string) =>
    contrast(tokens.get(a) ?? "#000000", tokens.get(b) ?? "#000000");

  it.each(TEXT)("%s on %s can be read", (ink, ground) => {
    expect(of(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPES)("%s on %s can be seen", (ink, ground) => {
    expect(of(ink, ground)).toBeGreaterThanOrEqual(3);
  });
});

it("names the same tokens in both themes", () => {
  const names = [...colours(dark).keys()];
  expect([...colours(light).keys()]).toEqual(names);
});
