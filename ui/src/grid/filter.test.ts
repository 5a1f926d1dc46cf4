import { expect, it } from "vitest";
import { fold, matcher } from "./filter";

const matches = (query: string, text: string) => matcher(query)?.(fold(text)) ?? true;

it("sees through case and accents", () => {
  expect(matches("francais", "Français")).toBe(true);
  expect(matches("NOVÁK", "novak, Eva")).toBe(true);
  expect(matches("Åsa", "asa")).toBe(true);
});

it("takes words in any order, all of them", () => {
  expect(matches("eva nov", "Novák, Eva")).toBe(true);
  expect(matches("eva xyz", "Novák, Eva")).toBe(false);
});

it("knows Arabic with and without vowel signs", () => {
  expect(matches("محمد", "مُحَمَّد")).toBe(true);
});

it("lets everything through without words", () => {
  expect(matcher("")).toBeNull();
  expect(matcher("   ")).toBeNull();
});

it("takes patterns as plain text", () => {
  expect(matches(".*", "anything")).toBe(false);
  expect(matches("(", "f(x)")).toBe(true);
});
