/** Small windows, and large ones at 200 %, in a real browser: all controls are within reach. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { send, settled, withBrowser } from "./browser";

const browser = withBrowser();

/** What can be clicked in these boxes and does not lie within the window, or lies on its neighbour. */
const outOfReach = (page: Page, boxes: string) =>
  page.$$eval(`${boxes} button`, (all) => {
    const of = (one: Element) => one.getBoundingClientRect();
    const outside = all.filter((one) => {
      const { left, right, top, bottom, width, height } = of(one);
      const reached = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const within = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      return !within || width < 24 || height < 24 || !one.contains(reached);
    });
    return outside.map((one) => one.getAttribute("data-testid") ?? one.outerHTML);
  });

it.each([
  [640, 480, "de"],
  [640, 480, "ar"],
  [960, 540, "de"],
  [960, 540, "ar"],
  [1100, 700, "de"],
  [1360, 768, "fr"],
])(
  "has all of the bar in a window of %d by %d (%s), offline and paused",
  async (width, height, to) => {
    const page = await browser.open(`fake=offline&language=${to}`, { width, height });
    await send(page, { pause: { since: Date.now() - 60_000, changed: 120 } });
    await page.waitForSelector('[data-testid="paused"]', { state: "attached" });
    await settled(page);
    expect(await outOfReach(page, "header")).toEqual([]);
    // A name for each of them.
    const bare = await page.$$eval(
      "header button",
      (all) => all.filter((one) => !one.ariaLabel && one.textContent.trim() === "").length,
    );
    expect(bare).toBe(0);
    await page.click('[data-testid="nav-agents"]');
    await page.focus('[data-testid="agents-grid"]');
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForSelector('[data-testid="agent-close"]');
    expect(await outOfReach(page, '[data-testid="agent-panel"] > header')).toEqual([]);
    await page.click('[data-testid="settings"]');
    await page.waitForSelector('[data-testid="settings-panel"]');
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(
      false,
    );
  },
);
