import { expect, it } from "vitest";
import { digitOf, signOf } from "./keys";

it.each([
  // French, Arabic, German, Russian; and where it is as on the key.
  ["k", "KeyK", "k"],
  ["K", "KeyK", "k"],
  ["ن", "KeyK", "k"],
  ["ح", "KeyP", "p"],
  ["л", "KeyK", "k"],
  ["ظ", "Slash", "/"],
  ["ز", "Period", "."],
  ["/", "Digit7", "/"],
  [".", "Comma", "."],
  ["é", "Digit2", "é"],
  ["Enter", "Enter", "enter"],
])("%s at %s is %s", (key, code, sign) => {
  expect(signOf({ key, code })).toBe(sign);
});

it.each([
  ["1", "Digit1", 1],
  ["&", "Digit1", 1],
  ["é", "Digit2", 2],
  ["٣", "Digit3", 3],
  ["4", "Numpad4", 4],
  ["End", "Numpad1", null],
  ["5", "", 5],
  ["k", "KeyK", null],
])("%s at %s is the digit %s", (key, code, digit) => {
  expect(digitOf({ key, code })).toBe(digit);
});
