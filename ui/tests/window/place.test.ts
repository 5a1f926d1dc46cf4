/** Where the keyboard and the pointer are in a table, while its rows come, go and move. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { send, until, withBrowser } from "./browser";

const browser = withBrowser();
const SESSIONS = '[data-testid="sessions-grid"]';
const GONE = { reset: false, upsert: [] };

/** The line with the keyboard in a table: its key, and its place in ARIA's count. */
async function lineOf(page: Page, table: string) {
  const cell = (await page.getAttribute(table, "aria-activedescendant")) ?? "";
  const row = page.locator(`[role="row"]:has([id="${cell}"])`);
  return {
    key: await row.getAttribute("data-line"),
    place: Number(await row.getAttribute("aria-rowindex")),
  };
}

async function sessions(query: string, clock = false): Promise<Page> {
  const page = await browser.open(query, { clock });
  await page.keyboard.press("Control+3");
  await page.waitForSelector(`${SESSIONS}:focus [data-id]`);
  return page;
}

it("has the keyboard on the line that is there now when its row goes", async () => {
  const page = await sessions("fake=board&still");
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowDown");
  const { key, place } = await lineOf(page, SESSIONS);
  expect(place).toBe(4);
  await send(page, { sessions: { ...GONE, removed: [Number(key)] } });
  await until(async () => {
    const now = await lineOf(page, SESSIONS);
    expect(now.place).toBe(4);
    expect(now.key).not.toBe(key);
  });
  // From there on it follows that row.
  const { key: next } = await lineOf(page, SESSIONS);
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-testid="session-panel"]');
  expect(await page.getAttribute(`${SESSIONS} [aria-selected="true"]`, "data-line")).toBe(next);
  await page.close();
});
