/** Where the keyboard is after panels that were opened from each other, in a real browser. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { grid, until, withBrowser } from "./browser";

const browser = withBrowser();
const sessions = '[data-testid="sessions-grid"]';

const focused = (page: Page) =>
  page.evaluate(() => {
    const here = document.activeElement;
    const panel = here?.closest("[data-panel]")?.getAttribute("data-panel");
    return panel ?? here?.getAttribute("data-testid") ?? here?.tagName;
  });

const isAt = (page: Page, place: string) =>
  until(async () => {
    expect(await focused(page)).toBe(place);
  });

/** Opens another agent by the palette. */
async function findAgent(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("a");
  const agent = page.locator('[role="option"][data-entry^="agent-"]').first();
  await agent.click();
  await page.waitForSelector('[data-testid="agent-panel"]');
  await isAt(page, "agent");
}

it("leads back to the table from what the palette opened in place of a session", async () => {
  const page = await browser.open("fake=board&still");
  await page.keyboard.press("Control+3");
  await isAt(page, "sessions-grid");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await isAt(page, "session");
  await findAgent(page);
  await page.keyboard.press("Escape");
  await isAt(page, "sessions-grid");
  expect(await page.locator(sessions).count()).toBe(1);
});

it("leads back to the table through a session and its agents", async () => {
  const page = await browser.open("fake=board&still");
  await page.keyboard.press("Control+2");
  await page.click('[data-testid="chip-onCall"]');
  await page.focus(grid("agents"));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await isAt(page, "agent");
  await page.locator('[data-testid="agent-sessions"] button').first().press("Enter");
  await isAt(page, "session");
  // The agent anew, from within the session.
  await page.locator('[data-testid="agent-actions"]').click();
  await page.click('[data-testid="open-agent"]');
  await isAt(page, "agent");
  await page.keyboard.press("Escape");
  await isAt(page, "session");
  await page.keyboard.press("Escape");
  await isAt(page, "agents-grid");
});
