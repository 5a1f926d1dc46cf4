/** The pages of the palette. */
import { beforeEach, expect, it, vi } from "vitest";
import { Palette } from "./palette.svelte";
import type { Entry } from "./registry";

const search = vi.hoisted(() => vi.fn());
vi.mock("../../ipc/call", () => ({
  call: search,
  toFailure: (reason: Error) => ({ kind: "fault", logId: reason.message }),
}));

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  id,
  group: "actions",
  icon: "more",
  title: id,
  ...more,
});
const ids = (palette: Palette) => palette.entries.map(({ id }) => id);

let palette: Palette;
beforeEach(() => {
  search.mockReset();
  palette = new Palette(() => []);
});

it("leads on where there is nothing else to do, and searches that page alone", async () => {
  const whisper = vi.fn();
  const page = [entry("listen"), entry("whisper", { run: whisper })];
  await palette.run(entry("Ann", { leads: () => Promise.resolve(page) }));
  expect(palette.page?.title).toBe("Ann");
  expect(ids(palette)).toEqual(["listen", "whisper"]);
  palette.type("whisp");
  expect(ids(palette)).toEqual(["whisper"]);
  await palette.run(palette.chosen);
  expect(whisper).toHaveBeenCalledOnce();
  expect([palette.open, search.mock.calls]).toEqual([false, []]);
});

it("drops what comes after one has gone back, and says what could not be asked for", async () => {
  let answer: (entries: Entry[]) => void = () => undefined;
  const late = palette.lead(
    entry("Ann", { leads: () => new Promise((resolve) => (answer = resolve)) }),
  );
  expect(palette.page?.items).toBeNull();
  palette.back();
  answer([entry("listen")]);
  await late;
  expect([palette.page, ids(palette)]).toEqual([null, []]);

  await palette.lead(entry("Bob", { leads: () => Promise.reject(new Error("gone")) }));
  expect(palette.page).toMatchObject({ title: "Bob", failure: { kind: "fault", logId: "gone" } });
  expect(ids(palette)).toEqual([]);
});
