import { describe, expect, it } from "vitest";
import { candidate, rank, type Candidate } from "./rank";

const of = (title: string, also = ""): Candidate & { name: string } => ({
  ...candidate(title, also),
  name: title,
});
const names = (typed: string, ...titles: string[]) =>
  rank(
    typed,
    titles.map((title) => of(title)),
    50,
  ).map((one) => one.candidate.name);

describe("rank", () => {
  it("puts the whole name before its beginning, that before a word's, that before the middle", () => {
    expect(names("bill", "Refill Billing", "Sandbill", "Billing – Voice", "Bill")).toEqual([
      "Bill",
      "Billing – Voice",
      "Refill Billing",
      "Sandbill",
    ]);
  });

  it("finds by first letters, and by words in any order", () => {
    expect(names("cl", "Cards lost & stolen", "Premier")).toEqual(["Cards lost & stolen"]);
    expect(names("ana tan", "Tanaka, Ana", "Ana Reyes")).toEqual(["Tanaka, Ana"]);
  });

  it("takes no account of case and accents, either way", () => {
    expect(names("NOVAK", "Novák, Eva")).toEqual(["Novák, Eva"]);
    expect(names("français", "Francais")).toEqual(["Francais"]);
    expect(names("مريم", "مَريَم")).toEqual(["مَريَم"]);
  });

  it("counts what stands beside the name less than the name", () => {
    const [team, name] = [of("Zoë", "Cards"), of("A cards queue")];
    expect(rank("cards", [team, name], 9).map((one) => one.candidate)).toEqual([name, team]);
  });

  it("finds nothing for nothing, and takes anything that can be typed", () => {
    expect(names("", "A")).toEqual([]);
    expect(names("   ", "A")).toEqual([]);
    for (const typed of ["(", "\\", "[a-", "\u202e", "🙂", "a".repeat(5000)])
      expect(names(typed, "Anna", "🙂 smile").length).toBeLessThan(2);
  });

  it("keeps the order of what fits alike, and never gives more than asked for", () => {
    const all = Array.from({ length: 300 }, (_, index) => `Agent ${String(100 + index)}`);
    expect(
      rank(
        "agent",
        all.map((title) => of(title)),
        20,
      ).map((one) => one.candidate.name),
    ).toEqual(all.slice(0, 20));
  });
});
