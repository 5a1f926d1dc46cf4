import { beforeEach, expect, it } from "vitest";
import { l10n } from "./l10n.svelte";
import { statusWord } from "./status";

const use = (strings: Record<string, string>) => {
  l10n.use({ locale: "en", direction: "ltr", ftl: "", strings });
};
beforeEach(() => {
  use({});
});

it("has the server's own word first", () => {
  use({ atLunch: "Having lunch" });
  expect(statusWord({ status: "atLunch", kind: "away" })).toBe("Having lunch");
});

it("tells statuses of one kind apart where the server has no words", () => {
  const words = ["unavailable", "offPhoneActivity", "busy", "beRightBack", "inactive", "atLunch"];
  const said = words.map((status) => statusWord({ status, kind: "away" }));
  expect(new Set(said).size).toBe(words.length);
  expect(said).toContain("At lunch");
});

it("shows a word that nobody knows as it came, and none as the kind", () => {
  expect(statusWord({ status: "Meditating", kind: "unknown" })).toBe("Meditating");
  expect(statusWord({ status: "", kind: "unknown" })).toBe("Unknown");
  expect(statusWord({ status: "", kind: "onCall" })).toBe("On call");
});
