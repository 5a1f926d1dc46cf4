/** What tests of actions share: the menu, what is in it, and what is told of them. */
import type { Page } from "playwright-core";
import { grid } from "./browser";

export const menu = '[data-testid="action-menu"]';
export const offer = (action: string) => `${menu} [data-testid="offer-${action}"]`;
export const outcome = '[data-testid="outcome"]';

/** The Agents view with the keyboard on the first agent who is in a call with one session. */
export async function onCall(page: Page): Promise<string> {
  await page.click('[data-testid="nav-agents"]');
  await page.click('[data-testid="chip-onCall"]');
  const row = page.locator(`${grid("agents")} [data-id]`).first();
  await row.locator('[data-col="team"]').click();
  return (await row.getAttribute("data-id")) ?? "";
}

export const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("data-testid") ?? "");
