import { expect, it } from "vitest";
import { Format } from "../l10n/format";
import { readLimit, writeLimit } from "./limit-text";

it.each([
  ["duration", "en", "2:00", 120_000],
  ["duration", "en", "90", 90_000],
  ["duration", "en", "1:02:03", 3_723_000],
  ["duration", "ar-EG", "١:٣٠", 90_000],
  ["duration", "en", "2:00:00:00", "invalid"],
  ["percent", "en", "92,5", 92.5],
  ["percent", "de", "92,5", 92.5],
  ["percent", "ar-EG", "٩٢٫٥ ٪", 92.5],
  ["percent", "en", "80 %", 80],
  ["percent", "en", "101", "invalid"],
  ["count", "en", " 5 ", 5],
  ["count", "en", "-5", "invalid"],
  ["count", "en", "1e3", "invalid"],
  ["count", "en", "1,00,0", "invalid"],
  ["count", "en", "", null],
  // A thousand, as the language writes it.
  ["count", "en", "1,000", 1000],
  ["count", "de", "1.000", 1000],
  ["count", "es", "1.000", 1000],
  ["count", "fr", "1\u202f000", 1000],
  ["count", "fr", "1 000", 1000],
  ["count", "ar-EG", "١٬٠٠٠", 1000],
  ["number", "en", "12,345.75", 12_345.75],
  ["number", "de", "12.345,75", 12_345.75],
  // As another one writes it: nobody knows which is meant.
  ["count", "en", "1.000", "ambiguous"],
  ["count", "de", "1,000", "ambiguous"],
  ["count", "fr", "1.000", "ambiguous"],
  ["number", "de", "0.125", "ambiguous"],
] as const)("reads a %s in %s of %j", (kind, locale, text, value) => {
  expect(readLimit(kind, text, locale)).toBe(value);
});

it.each(["en", "fr", "de", "es", "ar", "ar-EG"])("reads in %s what it writes", (locale) => {
  const format = new Format(locale);
  for (const value of [0, 7, 92.5, 1000, 12_345.75, 1_234_567])
    expect(readLimit("number", writeLimit("number", value, format), locale)).toBe(value);
  for (const value of [0, 59_000, 90_000, 3_723_000])
    expect(readLimit("duration", writeLimit("duration", value, format), locale)).toBe(value);
  expect(writeLimit("count", null, format)).toBe("");
});
