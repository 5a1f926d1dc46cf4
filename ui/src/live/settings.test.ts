/** Changes of the board: at once in the window, one after the other for the backend. */
import { beforeEach, expect, it, vi } from "vitest";
import type { BoardSettings, Settings, SettingsArgs } from "../ipc/generated/contract";
import { KeptSettings } from "./settings.svelte";

const call = vi.hoisted(() => vi.fn());
vi.mock("../ipc/call", () => ({ call }));

/** A backend that answers when it is let. */
let answers: (() => void)[] = [];
let kept: Settings;
let settings: KeptSettings;
beforeEach(() => {
  answers = [];
  settings = new KeptSettings();
  kept = settings.now;
  call.mockReset();
  call.mockImplementation((_: string, { board }: SettingsArgs) => {
    const asked = new Promise<void>((answer) => answers.push(answer));
    return asked.then(() => (kept = { ...kept, board: board ?? kept.board }));
  });
});

const folded = (id: number) => (board: BoardSettings) => ({
  ...board,
  folded: [...board.folded, id],
});
const answer = async () => {
  await vi.waitUntil(() => answers.length > 0);
  answers.shift()?.();
};

it("has both of two changes in a row, at once and in the end", async () => {
  const both = [settings.changeBoard(folded(1)), settings.changeBoard(folded(2))];
  expect(settings.now.board.folded).toEqual([1, 2]);
  await answer();
  await both[0];
  expect(settings.now.board.folded).toEqual([1, 2]);
  await answer();
  await both[1];
  expect([kept.board.folded, settings.now.board.folded]).toEqual([
    [1, 2],
    [1, 2],
  ]);
});

it("is without a change that failed, and with the one after it", async () => {
  call.mockImplementationOnce(() => Promise.reject(new Error("full")));
  const failed = settings.changeBoard(folded(1));
  const second = settings.changeBoard(folded(2));
  await expect(failed).rejects.toThrow("full");
  await answer();
  await second;
  expect([kept.board.folded, settings.now.board.folded]).toEqual([[2], [2]]);
});

it("sends nothing of one user in the name of the next", async () => {
  const first = settings.changeBoard(folded(1));
  const second = settings.changeBoard(folded(2));
  await vi.waitUntil(() => answers.length > 0);
  settings.forget();
  await answer();
  await Promise.all([first, second]);
  expect(call).toHaveBeenCalledOnce();
});
