/** No word is cut off or left untranslated: in the pseudo-locale, which is 40 % longer, and in German. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { settled, withBrowser } from "./browser";

const browser = withBrowser();
const SIZE = { width: 1280, height: 860 };

const SCENES: [name: string, query: string, act?: (page: Page) => Promise<void>][] = [
  ["first start", "fake=first", (page) => page.click('[data-testid="other-account"]')],
  ["a failed sign-in", "fake=failed&failure=hostNotTrusted"],
  ["the board", "fake=board&still"],
  ["the agents", "fake=board&still", (page) => page.click('[data-testid="nav-agents"]')],
  ["the settings", "fake=board&kept", (page) => page.click('[data-testid="settings"]')],
  ["the palette", "fake=board&still", (page) => page.keyboard.press("Control+k")],
  ["the alerts", "fake=board&still&alerts", (page) => page.click('[data-testid="nav-alerts"]')],
  ["paused", "fake=board&still", (page) => page.keyboard.press("p")],
  ["offline", "fake=offline"],
  ["no rows to be had", "fake=bare&failure=serverFault"],
  ["nothing there", "fake=empty"],
  ["on its way", "fake=connecting"],
];

/** Text of ours, each with whether it is cut off. */
function words(page: Page): Promise<{ text: string; cut: boolean }[]> {
  return page.evaluate(() => {
    const found: { text: string; cut: boolean }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement: element, textContent } = walker.currentNode;
      const text = (textContent ?? "").trim();
      // What a server or a customer wrote has a room of its own, and a tooltip.
      const theirs = element?.closest("bdi") && !element.closest('[role="columnheader"]');
      const hidden = element?.closest(
        ".sr-only, .product, .user, .host, [data-id], svg, option, kbd",
      );
      if (!element || text === "" || theirs || hidden) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const ink = range.getBoundingClientRect();
      if (ink.width === 0) continue;
      let cut = false;
      for (
        let box: Element | null = element;
        box && box !== document.body;
        box = box.parentElement
      ) {
        if (getComputedStyle(box).overflowX === "visible") continue;
        const room = box.getBoundingClientRect();
        // A grid that scrolls sideways hides nothing for good.
        if (box.matches('[role="grid"]')) continue;
        if (ink.left < room.left - 1 || ink.right > room.right + 1) cut = true;
      }
      if (ink.left < -1 || ink.right > innerWidth + 1) cut ||= !element.closest('[role="grid"]');
      found.push({ text, cut });
    }
    return found;
  });
}

it.each(SCENES)("in the pseudo-locale: %s", async (_, query, act) => {
  const page = await browser.open(`${query}&language=en-XA`, SIZE);
  await act?.(page);
  await settled(page);
  const all = await words(page);
  expect(all.length).toBeGreaterThan(3);
  expect(all.filter(({ cut }) => cut)).toEqual([]);
  const letters = /\p{L}{2,}/u;
  const foreign = all.filter(({ text }) => letters.test(text) && !/[⟦⟧]/u.test(text));
  // A name that the made-up server gives to a column.
  expect(new Set(foreign.map(({ text }) => text).filter((text) => text !== "RONA"))).toEqual(
    new Set(),
  );
});

it.each(SCENES)("in German: %s", async (_, query, act) => {
  const page = await browser.open(`${query}&language=de`, SIZE);
  await act?.(page);
  await settled(page);
  expect((await words(page)).filter(({ cut }) => cut)).toEqual([]);
});

it("says what the service level is where the server does not", async () => {
  const page = await browser.open("fake=board&still", SIZE);
  const head = '[data-testid="queues-grid"] [role="columnheader"][data-col="serviceLevel"]';
  expect(await page.getAttribute(head, "title")).toMatch(/^Service level – Answered within/u);
});

it("names keys as the keyboards of the language do", async () => {
  const page = await browser.open("fake=board&still&language=de", SIZE);
  const title = (testid: string) => page.getAttribute(`[data-testid="${testid}"]`, "title");
  expect(await title("nav-agents")).toContain("Strg+2");
  expect(await title("search")).toContain("Strg+K");
  expect(await page.textContent('[data-testid="search"] kbd')).toBe("Strg K");
  await page.keyboard.press("Control+k");
  await page.waitForSelector('[data-testid="palette"] [data-entry="view-agents"]');
  expect(await page.textContent('[data-entry="view-agents"]')).toContain("Strg+2");
});
