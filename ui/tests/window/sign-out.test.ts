/** Signing out, in a real browser: what was typed and is not saved is asked about first. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "./axe";
import { calls, send, until, withBrowser } from "./browser";

const browser = withBrowser();
const DIALOG = '[data-testid="sign-out-dialog"]';
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("data-testid"));
const UNSAVED = [
  { id: 41, customer: "Ada" },
  { id: 42, customer: "" },
];

it("asks before what was typed is deleted, and stays or goes", async () => {
  const page = await browser.open("fake=board&still");
  await send(page, { unsaved: UNSAVED });
  await page.click('[data-testid="settings"]');
  await page.click('[data-testid="sign-out"]');
  await page.waitForSelector(`${DIALOG}[open]`);
  expect(await page.textContent(DIALOG)).toMatch(/in .?2.? sessions/u);
  // The safe answer has the keyboard.
  expect(await focused(page)).toBe("sign-out-stay");
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.waitForSelector(DIALOG, { state: "hidden" });
  expect(await focused(page)).toBe("settings");
  expect(await calls(page, "sign_out")).toEqual([]);

  // From the palette it is no other way.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("sign out");
  await page.waitForSelector('[data-testid="palette"] [data-entry="sign-out"]');
  await page.keyboard.press("Enter");
  await page.waitForSelector(`${DIALOG}[open]`);
  await page.click('[data-testid="sign-out-anyway"]');
  await page.waitForSelector('[data-testid="first-start"]');
  expect(await calls(page, "sign_out")).toHaveLength(1);
});

it("asks nothing where there is nothing to lose", async () => {
  const page = await browser.open("fake=board&still");
  await page.click('[data-testid="settings"]');
  await page.click('[data-testid="sign-out"]');
  await page.waitForSelector('[data-testid="first-start"]');
  await until(async () => {
    expect(await calls(page, "sign_out")).toHaveLength(1);
  });
});
