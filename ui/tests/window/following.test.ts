/** When what is open in full is asked for, and when not, in a real browser. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { calls, grid, pass, send, until, withBrowser } from "./browser";

const browser = withBrowser();
const panel = '[data-testid="session-panel"]';
const MINUTE = 60_000;

/** Opens the first session of this kind; answers its id. */
async function open(page: Page, value: string): Promise<number> {
  await page.click('[data-testid="nav-sessions"]');
  const row = page
    .locator('[data-testid="sessions-grid"] [data-id]')
    .filter({ has: page.locator(`[data-value="${value}"]`) })
    .first();
  const id = Number(await row.getAttribute("data-id"));
  await row.dblclick();
  await page.waitForSelector(`${panel} [data-testid="notes"]`);
  return id;
}

async function openAgent(page: Page): Promise<void> {
  await page.click('[data-testid="nav-agents"]');
  await page
    .locator(`${grid("agents")} [data-id] [data-col="team"]`)
    .first()
    .dblclick();
  await page.waitForSelector('[data-testid="agent-serves"]');
}

/** How often this was asked so far. */
const asked = async (page: Page, name: string) => (await calls(page, name)).length;

const hide = (page: Page, hidden: boolean) =>
  page.evaluate((it) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => it });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);

it("asks for a session once when it opens, then calmly", async () => {
  const page = await browser.open("fake=board&still", { clock: true });
  await open(page, "active");
  await pass(page, 10_000);
  expect(await asked(page, "session")).toBe(1);
  await pass(page, 6000);
  expect(await asked(page, "session")).toBe(2);
});

it("asks nothing in the pause and while nobody looks, and then for what was missed", async () => {
  const page = await browser.open("fake=board&still", { clock: true });
  await open(page, "instantMessage");
  await pass(page, 4000);
  const heard = await asked(page, "transcript");
  expect(heard).toBeGreaterThan(0);
  await page.click('[data-testid="pause"]');
  await page.waitForSelector('[data-testid="paused"]');
  await pass(page, 2 * MINUTE);
  expect([await asked(page, "session"), await asked(page, "transcript")]).toEqual([1, heard]);
  await page.click('[data-testid="pause"]');
  await page.waitForSelector('[data-testid="paused"]', { state: "detached" });
  await pass(page, 1000);
  expect(await asked(page, "session")).toBe(2);
  await hide(page, true);
  await pass(page, 2 * MINUTE);
  expect(await asked(page, "session")).toBe(2);
  await hide(page, false);
  await pass(page, 1000);
  expect(await asked(page, "session")).toBe(3);
});

it("has the same rule for an agent", async () => {
  const page = await browser.open("fake=board&still", { clock: true });
  await openAgent(page);
  await page.click('[data-testid="pause"]');
  await page.waitForSelector('[data-testid="paused"]');
  await pass(page, 3 * MINUTE);
  expect(await asked(page, "agent")).toBe(1);
  await page.click('[data-testid="pause"]');
  await page.waitForSelector('[data-testid="paused"]', { state: "detached" });
  await pass(page, 1000);
  expect(await asked(page, "agent")).toBe(2);
  await pass(page, MINUTE);
  expect(await asked(page, "agent")).toBe(3);
});

it("says that a session has ended, stops its timers, and asks no more", async () => {
  const page = await browser.open("fake=board&still", { clock: true });
  const id = await open(page, "active");
  await page.evaluate(() => {
    window.fakeRefuses = { session: { kind: "sessionUnknown", method: "S3" } };
  });
  await send(page, { sessions: { reset: false, upsert: [], removed: [id] } });
  await page.waitForSelector(`${panel}[data-state="ended"]`);
  await page.waitForSelector('[data-testid="session-gone"]');
  await pass(page, 3000);
  const timers = () => page.locator(`${panel} .timers`).innerText();
  const before = await timers();
  const count = await asked(page, "session");
  await pass(page, MINUTE);
  expect(await timers()).toBe(before);
  expect(await asked(page, "session")).toBe(count);
  expect(await page.locator(`${panel} [data-testid="failure"]`).count()).toBe(0);
  await page.fill('[data-testid="notes"]', "Still to be said");
  await until(async () => {
    expect(await calls(page, "keep_draft")).toHaveLength(1);
  });
});

it("does not take for ended what is only not looked at any more", async () => {
  const page = await browser.open("fake=board&still", { clock: true });
  const id = await open(page, "active");
  await pass(page, 2000);
  await send(page, { sessions: { reset: false, upsert: [], removed: [id] } });
  await until(async () => {
    await pass(page, 100);
    expect(await asked(page, "session")).toBe(2);
  });
  await until(async () => {
    expect(await page.getAttribute(panel, "data-state")).toMatch(/^(?:active|hold)$/u);
  });
});
