/** 5,000 agents and 500 queues at a thousand changes a second: every row is there, and follows. */
import { expect, it } from "vitest";
import { calls, grid, until, withBrowser } from "./browser";

const browser = withBrowser();

it("reaches every row while drawing only those in view", async () => {
  // Tall, so that few steps lead through all of it.
  const page = await browser.open("fake=big&still", { width: 1440, height: 2200 });
  await page.click('[data-testid="nav-agents"]');
  await page.waitForSelector(`${grid("agents")}[aria-rowcount="5002"]`);
  const { seen, most } = await page.$eval(grid("agents"), async (box) => {
    const found = new Set<string | null>();
    let drawn = 0;
    for (let top = 0; top < 5000 * 32; top += 50 * 32) {
      box.scrollTop = top;
      await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
      const rows = [...box.querySelectorAll("[data-id]")];
      drawn = Math.max(drawn, rows.length);
      for (const row of rows) found.add(row.getAttribute("data-id"));
    }
    return { seen: found.size, most: drawn };
  });
  expect(seen).toBe(5000);
  expect(most).toBeLessThan(100);
});

it("goes on while a thousand rows change a second, and shows what comes", async () => {
  const page = await browser.open("fake=big");
  const figures = page.locator(`${grid("queues")} [data-id] [data-col="waiting"]`);
  await figures.first().waitFor();
  const [before, shown] = [(await calls(page, "ack")).length, await figures.allTextContents()];
  // Each batch is acknowledged after the frame that draws it, and the next comes only then.
  await until(async () => {
    expect((await calls(page, "ack")).length).toBeGreaterThan(before + 20);
    expect(await figures.allTextContents()).not.toEqual(shown);
  });
});
