/** The lines of the last minutes, and one queue in full, in a real browser. */
import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { violations } from "./axe";
import { calls, grid, send, until, withBrowser } from "./browser";

const browser = withBrowser();
const spark = (page: Page, queue: number) =>
  page.locator(`${grid("queues")} [data-id="${String(queue)}"] [data-col="trend"]`);
const panel = '[data-testid="queue-panel"]';

async function opened(page: Page): Promise<void> {
  await page
    .locator(`${grid("queues")} [data-id]`)
    .first()
    .dblclick();
  await page.locator(`${panel} canvas`).nth(3).waitFor();
}

it("draws the last minutes of every row with their gaps, and says them", async () => {
  const page = await browser.open("fake=board&still");
  const minute = Math.floor(Date.now() / 60_000);
  const minutes = [
    { minute: minute - 3, waiting: [[1, 11]] as [number, number][] },
    { minute: minute - 1, waiting: [[1, 2]] as [number, number][] },
    { minute, waiting: [[1, 4]] as [number, number][] },
  ];
  await send(page, { trends: { reset: true, minutes } });
  await until(async () => {
    const said = (await spark(page, 1).textContent())?.replace(/[⁨⁩]/gu, "").trim();
    expect(said).toBe("now 4, at most 11 in 30 minutes");
  });
  const path = (await spark(page, 1).locator("path").getAttribute("d")) ?? "";
  expect(path.match(/M/gu)).toHaveLength(2);
  expect((await spark(page, 2).textContent())?.trim()).toBe("–");
});

it("shows old lines as old", async () => {
  const page = await browser.open("fake=offline");
  await page.locator('[data-testid="sparkline"] svg').first().waitFor();
  expect(await page.locator('[data-testid="sparkline"] svg:not(.stale)').count()).toBe(0);
});

it("opens a queue by Enter, and Escape leads back", async () => {
  const page = await browser.open("fake=board&still");
  await page.focus(grid("queues"));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator(`${panel} canvas`).nth(3).waitFor();
  const name = await page.locator(`${grid("queues")} [data-id] [data-col="name"] > bdi`).first();
  expect(await page.locator(`${panel} h2`).textContent()).toBe(await name.textContent());
  expect(await page.evaluate(() => document.activeElement?.closest("aside") !== null)).toBe(true);
  await page.keyboard.press("Escape");
  await until(async () => {
    expect(await page.locator(panel).count()).toBe(0);
    const role = () => document.activeElement?.getAttribute("role");
    expect(await page.evaluate(role)).toBe("grid");
  });
});

it("opens a session of the queue in its place, and comes back to the queue", async () => {
  const page = await browser.open("fake=board&still");
  for (let row = 0; row < 9; row++) {
    await page
      .locator(`${grid("queues")} [data-id]`)
      .nth(row)
      .dblclick();
    await page.locator(`${panel} canvas`).nth(3).waitFor();
    if ((await page.locator('[data-testid="queue-sessions"] button').count()) > 0) break;
  }
  const sessions = page.locator('[data-testid="queue-sessions"] button');
  // One stop of the Tab key, however many there are.
  await sessions.first().focus();
  await page.keyboard.press("End");
  expect(await sessions.last().evaluate((it) => it === document.activeElement)).toBe(true);
  const stops = () => sessions.evaluateAll((all) => all.map((it) => (it as HTMLElement).tabIndex));
  expect((await stops()).filter((stop) => stop === 0)).toHaveLength(1);
  expect((await stops()).at(-1)).toBe(0);
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.locator('[data-testid="session-panel"]').waitFor();
  expect(await page.locator(panel).count()).toBe(0);
  await page.keyboard.press("Escape");
  await page.locator(panel).waitFor();
  await until(async () => {
    const within = () => document.activeElement?.closest('[data-panel="queue"]') !== null;
    expect(await page.evaluate(within)).toBe(true);
  });
  await page.keyboard.press("Escape");
  await until(async () => {
    expect(await page.locator(panel).count()).toBe(0);
  });
});

it("reads the day anew with every minute, and has it as a table, too", async () => {
  const page = await browser.open("fake=board&still");
  await opened(page);
  const before = (await calls(page, "queue_trend")).length;
  const minute = Math.floor(Date.now() / 60_000) + 1;
  await send(page, { trends: { reset: false, minutes: [{ minute, waiting: [] }] } });
  await until(async () => {
    expect((await calls(page, "queue_trend")).length).toBeGreaterThan(before);
  });
  await page.click('[data-testid="as-table"]');
  expect(await page.locator(`${panel} tbody tr`).count()).toBeGreaterThan(12);
  expect(await page.locator(`${panel} canvas`).count()).toBe(0);
  expect(await violations(page)).toEqual([]);
});

it("draws in the colours of the theme, and again in those of another", async () => {
  const page = await browser.open("fake=board&still&theme=light");
  await opened(page);
  /** The strongest blue of the first chart. */
  const painted = () =>
    page
      .locator(`${panel} canvas`)
      .first()
      .evaluate((canvas) => {
        const it = canvas as HTMLCanvasElement;
        const { data } = it.getContext("2d")?.getImageData(0, 0, it.width, it.height) ?? {};
        const seen = new Set<string>();
        for (let at = 0; data && at < data.length; at += 4)
          if (data[at + 3] === 255) seen.add([...data.slice(at, at + 3)].join());
        return [...seen];
      });
  await until(async () => {
    expect(await painted()).toContain("29,95,204");
  });
  await page.evaluate(() => (document.documentElement.dataset["theme"] = "dark"));
  await until(async () => {
    expect(await painted()).toContain("119,176,255");
    expect(await painted()).not.toContain("29,95,204");
  });
});

// The matrix has the usual looks.
it.each([
  ["fake=arabic&still", "Arabic"],
  ["fake=offline&theme=dark", "offline"],
  ["fake=hostile&still", "hostile"],
])("can be used by everybody: %s (%s)", async (query) => {
  const page = await browser.open(query);
  await opened(page);
  expect(await violations(page)).toEqual([]);
  const wide = await page.locator(panel).evaluate((it) => it.scrollWidth > it.clientWidth);
  expect(wide).toBe(false);
});

it("has the limits of a queue before those of the columns", async () => {
  const page = await browser.open("fake=board&still");
  const marked = (id: string) =>
    page.locator(`${grid("queues")} [data-id="${id}"] [data-col="offered"] .bad`).count();
  const id = await page
    .locator(`${grid("queues")} [data-id]`)
    .first()
    .getAttribute("data-id");
  const other = await page
    .locator(`${grid("queues")} [data-id]`)
    .nth(1)
    .getAttribute("data-id");
  await opened(page);
  await page.click('[data-testid="queue-limits"] h3 button');
  const limit = page.locator('[data-testid="queue-limits"] [data-limit="offered"]');
  await limit.locator("select").selectOption("higher");
  const red = limit.locator('[data-mark="red"]');
  await red.fill("lots");
  await red.press("Tab");
  await until(async () => {
    expect(await red.getAttribute("aria-invalid")).toBe("true");
  });
  await red.fill("1.000");
  await red.press("Tab");
  await until(async () => {
    expect(await page.textContent('[data-testid="queue-limits"] .wrong')).toContain("two things");
  });
  await red.fill("1");
  await red.press("Tab");
  await until(async () => {
    expect(await marked(id ?? "")).toBe(1);
    expect(await marked(other ?? "")).toBe(0);
  });
  expect(await page.locator('[data-figure="offered"] .bad').count()).toBe(1);
  // The only value cannot be taken away by emptying its field.
  await red.fill("");
  await red.press("Tab");
  await until(async () => {
    expect(await page.textContent('[data-testid="queue-limits"] .wrong')).toContain("no limit");
  });
  expect(await red.inputValue()).toBe("1");
  expect(await violations(page)).toEqual([]);
  await limit.locator("select").selectOption("inherited");
  await until(async () => {
    expect(await marked(id ?? "")).toBe(0);
  });
  const changes = (await calls(page, "set_settings")) as { board: { limits: unknown[] } }[];
  expect(changes.map(({ board }) => board.limits.length)).toEqual([1, 0]);
});

it.each(["light", "dark"])("has the limits of the columns in the settings: %s", async (theme) => {
  const page = await browser.open(`fake=board&still&theme=${theme}`);
  await page.click('[data-testid="settings"]');
  await page.click('[data-testid="limits-open"]');
  const dialog = page.locator('[data-testid="limits-dialog"]');
  const level = dialog.locator('[data-limit="serviceLevel"]');
  await level.locator("select").selectOption("none");
  await until(async () => {
    const marks = page.locator(`${grid("queues")} [data-col="serviceLevel"] :is(.bad, .warn)`);
    expect(await marks.count()).toBe(0);
  });
  await level.locator("select").selectOption("lower");
  await level.locator('[data-mark="red"]').fill("100");
  await level.locator('[data-mark="red"]').press("Tab");
  await until(async () => {
    const marks = page.locator(`${grid("queues")} [data-col="serviceLevel"] .bad`);
    expect(await marks.count()).toBeGreaterThan(5);
  });
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await until(async () => {
    const back = () => document.activeElement?.getAttribute("data-testid");
    expect(await page.evaluate(back)).toBe("settings");
  });
});
