import { describe, expect, it } from "vitest";
import type { PastSession, TranscriptLine } from "../../ipc/generated/contract";
import { mergeLines, mergePast } from "./merge";

const line = (key: string, at: number): TranscriptLine => ({
  key,
  at,
  from: "",
  text: key,
  agent: false,
});

const past = (id: number, started: number | null): PastSession => ({
  id,
  started,
  queue: "",
  agent: "",
  modality: "audio",
  disposition: [],
  notes: "",
});

describe("what comes piece by piece", () => {
  it("has each line once, in the order of time", () => {
    const known = [line("a", 1), line("c", 3)];
    const merged = mergeLines(known, [line("c", 3), line("b", 2), line("d", 3)]);
    expect(merged.map(({ key }) => key)).toEqual(["a", "b", "c", "d"]);
    expect(mergeLines(merged, [line("b", 2)])).toBe(merged);
  });

  it("has each past session once, the newest first, and the latest word on it", () => {
    const known = [past(9, 30), past(4, 10)];
    const merged = mergePast(known, [{ ...past(4, 10), notes: "new" }, past(5, 10), past(1, null)]);
    expect(merged.map(({ id }) => id)).toEqual([9, 5, 4, 1]);
    expect(merged[2]?.notes).toBe("new");
  });
});
