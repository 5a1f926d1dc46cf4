/** Contrast, density and motion, in a real browser. */
import { expect, it } from "vitest";
import { calls, grid, ids, until, withBrowser } from "./browser";

const browser = withBrowser();

const height = (row: Element) => (row as HTMLElement).offsetHeight;

it("changes contrast and density at once, and keeps the place in the table", async () => {
  const page = await browser.open("fake=big&still", { width: 1280, height: 760 });
  await page.click('[data-testid="nav-agents"]');
  await page.waitForSelector(`${grid("agents")} [data-id]`);
  await page.$eval(grid("agents"), (box) => (box.scrollTop = 32 * 1000));
  const inView = () =>
    page.$eval(grid("agents"), (box) => {
      const top = box.getBoundingClientRect().top + 40;
      const rows = [...box.querySelectorAll("[data-id]")];
      return rows.find((row) => row.getBoundingClientRect().bottom > top)?.getAttribute("data-id");
    });
  // Until those are drawn, no row is in view.
  await until(async () => {
    expect(await inView()).toBeTruthy();
  });
  const first = await inView();
  await page.click('[data-testid="settings"]');
  await page.selectOption('[data-testid="density"]', "compact");
  await page.waitForSelector('html[data-density="compact"]');
  await until(async () => {
    expect(await page.$eval(`${grid("agents")} [data-id]`, height)).toBe(24);
    expect(await inView()).toBe(first);
  });
  await page.selectOption('[data-testid="contrast"]', "high");
  await page.waitForSelector('html[data-contrast="high"]');
  expect(await calls(page, "set_settings")).toEqual([{ density: "compact" }, { contrast: "high" }]);
});

it("draws low rows without overlap, whatever is in them", async () => {
  const page = await browser.open("fake=hostile&still&density=compact");
  await page.waitForSelector(`${grid("agents")} [data-id]`);
  const heights = await page.$$eval("[data-id]", (rows) =>
    rows.map((row) => (row as HTMLElement).offsetHeight),
  );
  expect(new Set(heights)).toEqual(new Set([24]));
  expect((await ids(page, "queues")).length).toBeGreaterThan(5);
  const outside = await page.$$eval("[data-id] [data-col] > *", (parts) =>
    parts
      .filter((part) => {
        const [own, row] = [part, part.closest("[data-id]")].map((e) => e?.getBoundingClientRect());
        return own && row && (own.top < row.top - 1 || own.bottom > row.bottom + 1);
      })
      .map((part) => part.outerHTML.slice(0, 120)),
  );
  expect(outside).toEqual([]);
});

it("follows a system that wants more contrast, and one that wants less motion", async () => {
  const page = await browser.open("fake=connecting");
  expect(await page.getAttribute("html", "data-contrast")).toBe("normal");
  const turns = () =>
    page.$eval('[data-testid="connection"] i', (dot) => getComputedStyle(dot).animationDuration);
  expect(await turns()).toBe("0.9s");
  await page.emulateMedia({ contrast: "more", reducedMotion: "reduce" });
  await page.waitForSelector('html[data-contrast="high"]');
  expect(Number.parseFloat(await turns())).toBeLessThan(0.01);
});
