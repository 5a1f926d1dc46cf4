import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Asking } from "./asking";

const PAUSE = 1500;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A question that is answered by hand, and how often it was asked. */
function question() {
  let answer: () => void = () => undefined;
  const asked = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
  );
  const reply = async () => {
    answer();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { asking: new Asking(asked, PAUSE), asked, reply };
}

it("asks one question at a time, and once more for all that came meanwhile", async () => {
  const { asking, asked, reply } = question();
  void asking.now();
  void asking.now();
  void asking.now();
  expect(asked).toHaveBeenCalledTimes(1);
  await reply();
  await vi.advanceTimersByTimeAsync(PAUSE - 1);
  expect(asked).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toHaveBeenCalledTimes(2);
  await reply();
  await vi.advanceTimersByTimeAsync(10 * PAUSE);
  expect(asked).toHaveBeenCalledTimes(2);
});

it("does not ask too often, however often it is told to", async () => {
  const { asking, asked, reply } = question();
  void asking.now();
  await reply();
  for (let count = 0; count < 20; count++) {
    asking.soon();
    await vi.advanceTimersByTimeAsync(PAUSE / 20);
  }
  expect(asked).toHaveBeenCalledTimes(2);
});

it("asks nothing once it is over", async () => {
  const { asking, asked, reply } = question();
  void asking.now();
  await reply();
  asking.soon();
  asking.end();
  await asking.now();
  await vi.advanceTimersByTimeAsync(10 * PAUSE);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(asking.over).toBe(true);
});
