/** The shortcuts of the frame on keyboards of all countries, in a real browser. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { grid, until, withBrowser } from "./browser";

const browser = withBrowser();

/** A key as the keyboard of some country sends it, to what has the keyboard. */
const press = (page: Page, key: string, code: string, ctrlKey = false) =>
  page.evaluate(
    (init) => {
      const event = new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(event);
    },
    { key, code, ctrlKey },
  );

it.each([
  ["French", "\u0026", "Digit1", "é", "k"],
  ["Arabic", "١", "Digit1", "٢", "ن"],
  ["Russian", "1", "Digit1", "2", "л"],
])("are where they are on a %s keyboard", async (_, one, place, two, k) => {
  const page = await browser.open("fake=board&still", { height: 700 });
  await press(page, two, "Digit2", true);
  await page.waitForSelector('[data-testid="nav-agents"][aria-current="page"]');
  await press(page, one, place, true);
  await page.waitForSelector('[data-testid="nav-queues"][aria-current="page"]');
  await press(page, "3", "Numpad3", true);
  await page.waitForSelector('[data-testid="nav-sessions"][aria-current="page"]');
  await press(page, "End", "Numpad1", true);
  expect(await page.locator('[data-testid="nav-sessions"][aria-current="page"]').count()).toBe(1);
  await press(page, k, "KeyK", true);
  await page.waitForSelector('[data-testid="palette-input"]');
});

it("are letters and signs at their places where the keyboard has no Latin ones", async () => {
  const page = await browser.open("fake=board&still");
  await press(page, "ح", "KeyP");
  await page.waitForSelector('[data-testid="paused"]');
  await press(page, "ظ", "Slash");
  await until(async () => {
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-testid"))).toBe(
      "filter",
    );
  });
  await page.click('[data-testid="nav-agents"]');
  await page
    .locator(`${grid("agents")} [data-id] [data-col="team"]`)
    .first()
    .click();
  await press(page, "ز", "Period");
  await page.waitForSelector('[data-testid="action-menu"]');
});
