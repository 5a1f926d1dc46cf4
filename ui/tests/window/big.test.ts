/** 5,000 agents and 500 queues at a thousand changes a second: every row is there, frames flow. */
import { expect, it } from "vitest";
import { calls, grid, withBrowser } from "./browser";

const browser = withBrowser();

it("reaches every row while drawing only those in view", async () => {
  const page = await browser.open("fake=big&still");
  await page.click('[data-testid="nav-agents"]');
  await page.waitForSelector(`${grid("agents")}[aria-rowcount="5002"]`);
  const { seen, most } = await page.$eval(grid("agents"), async (box) => {
    const found = new Set<string | null>();
    let drawn = 0;
    for (let top = 0; top < 5000 * 32; top += 20 * 32) {
      box.scrollTop = top;
      await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
      const rows = [...box.querySelectorAll("[data-id]")];
      drawn = Math.max(drawn, rows.length);
      for (const row of rows) found.add(row.getAttribute("data-id"));
    }
    return { seen: found.size, most: drawn };
  });
  expect(seen).toBe(5000);
  expect(most).toBeLessThan(60);
  await page.close();
});

it("keeps up with a thousand changes a second", async () => {
  const page = await browser.open("fake=big");
  await page.waitForSelector(`${grid("agents")} [data-id]`);
  const before = (await calls(page, "ack")).length;
  const { frames, longest } = await page.evaluate(async () => {
    const times: number[] = [];
    const end = performance.now() + 3000;
    while (performance.now() < end) {
      times.push(await new Promise<number>((next) => requestAnimationFrame(next)));
    }
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
    return { frames: times.length, longest: Math.max(...gaps) };
  });
  const batches = (await calls(page, "ack")).length - before;
  console.info(
    `big: ${String(frames)} frames, longest ${longest.toFixed(0)} ms, ${String(batches)} batches in 3 s`,
  );
  // Generous, as build machines are slow: the point is that nothing grows or stalls.
  expect(batches).toBeGreaterThan(20);
  expect(longest).toBeLessThan(500);
  await page.close();
});
