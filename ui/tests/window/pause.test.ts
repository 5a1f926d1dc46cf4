/** The pause of all updates, in a real browser. */
import { expect, it } from "vitest";
import { calls, grid, pass, send, settled, until, withBrowser } from "./browser";

const browser = withBrowser();

it("stops rows and timers, says since when, and goes on with the present", async () => {
  const page = await browser.open("fake=board", { clock: true });
  await page.waitForSelector(`${grid("agents")} [data-id]`);
  await page.click('[data-testid="pause"]');
  await page.waitForSelector('[data-testid="paused"]');
  expect(await page.textContent('[data-testid="paused"]')).toMatch(/Paused since \S*\d\d:\d\d/u);
  expect(await page.textContent('[data-testid="as-of"]')).toMatch(/as of \S*\d\d:\d\d/u);
  const shown = () => page.locator("main").innerText();
  const before = await shown();
  await pass(page, 5000);
  expect(await shown()).toBe(before);
  await send(page, { pause: { since: Date.now() - 60_000, changed: 12 } });
  await until(async () => {
    expect(await page.textContent('[data-testid="pause-changed"]')).toContain("12");
  });
  await page.click('[data-testid="pause"]');
  await page.waitForSelector('[data-testid="paused"]', { state: "detached" });
  expect(await calls(page, "pause")).toEqual([{ paused: true }, { paused: false }]);
  await until(async () => {
    expect(await shown()).not.toBe(before);
  });
});

it("answers to its key outside of fields, unless letters are switched off", async () => {
  const page = await browser.open("fake=board&still");
  await page.keyboard.press("p");
  await page.waitForSelector('[data-testid="paused"]');
  expect(await page.getAttribute('[data-testid="pause"]', "aria-keyshortcuts")).toBe("P");
  await page.fill('[data-testid="filter"]', "");
  await page.keyboard.type("pp");
  await page.keyboard.press("Escape");
  expect(await calls(page, "pause")).toHaveLength(1);
  await page.focus(grid("queues"));
  await page.keyboard.press("Control+p");
  await page.keyboard.press("P");
  await page.waitForSelector('[data-testid="paused"]', { state: "detached" });
  await page.click('[data-testid="settings"]');
  await page.click('[data-testid="letter-keys"]');
  await page.keyboard.press("Escape");
  await page.keyboard.press("p");
  await settled(page);
  expect(await calls(page, "pause")).toHaveLength(2);
});

it("goes on telling of the connection", async () => {
  const page = await browser.open("fake=board&still");
  await page.keyboard.press("p");
  await page.waitForSelector('[data-testid="paused"]');
  const view = await page.evaluate(() => ({ now: Date.now() }));
  await send(page, {
    connection: {
      state: "offline",
      transport: null,
      since: view.now,
      asOf: view.now,
      failure: { kind: "connectionLost" },
      refused: { queues: null, agents: null },
      nextAttempt: null,
      sampleData: false,
      proof: null,
    },
  });
  await page.waitForSelector('[data-testid="offline-banner"]');
  expect(await page.locator('[data-testid="paused"]').count()).toBe(1);
});
