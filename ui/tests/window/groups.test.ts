/** Totals and groups of the Queues table, in a real browser. */
import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { calls, grid, send, until, withBrowser } from "./browser";

const browser = withBrowser();
const head = (page: Page) => page.locator(`${grid("queues")} [data-group]`);
const rows = (page: Page) => page.locator(`${grid("queues")} [data-id]`);
const total = (page: Page, column: string) =>
  page.locator(`${grid("queues")} .foot [data-col="${column}"]`);

it("shows the server's totals for the whole table, and adds up the rows of a part", async () => {
  const page = await browser.open("fake=board&still");
  const metrics = [1111, null, 88.8, 2222, 3333, 44, 5000];
  await send(page, { sums: { queues: { metrics, asOf: 1, stale: false }, agents: null } });
  await until(async () => {
    expect((await total(page, "waiting").textContent())?.trim()).toBe("1,111");
  });
  expect((await total(page, "serviceLevel").textContent())?.trim()).toBe("88.8%");
  await page.fill('[data-testid="filter"]', "Premier");
  await until(async () => {
    expect(await total(page, "name").locator("[data-sum=rows]").count()).toBe(1);
  });
  expect((await total(page, "waiting").textContent())?.trim()).not.toBe("1,111");
  // A sum that does not follow the server is none while the rows do.
  await page.fill('[data-testid="filter"]', "");
  await total(page, "name").locator("[data-sum=server]").waitFor();
  await send(page, { sums: { queues: { metrics, asOf: 1, stale: true }, agents: null } });
  await total(page, "name").locator("[data-sum=rows]").waitFor();
});

it("stays as it is until the groups that were chosen are there", async () => {
  const page = await browser.open("fake=board&still&grouping=team");
  await head(page).first().waitFor();
  // The backend has nothing to group by yet.
  await send(page, { groups: { reset: true, upsert: [], removed: [] } });
  await until(async () => {
    expect(await head(page).count()).toBe(0);
  });
  expect(await rows(page).count()).toBe(9);
});

it("groups the queues, and folds and unfolds by pointer and by keyboard", async () => {
  const page = await browser.open("fake=board&still");
  await page.selectOption('[data-testid="grouping"]', "businessUnit");
  await until(async () => {
    expect(await head(page).count()).toBe(2);
  });
  expect(await page.locator(grid("queues")).getAttribute("role")).toBe("treegrid");
  expect(await rows(page).first().getAttribute("aria-level")).toBe("2");
  expect(await page.locator(grid("queues")).getAttribute("aria-rowcount")).toBe(String(9 + 2 + 2));
  const first = head(page).first();
  await first.click();
  await until(async () => {
    expect(await first.getAttribute("aria-expanded")).toBe("false");
  });
  const left = await rows(page).count();
  expect(left).toBeLessThan(9);
  await page.focus(grid("queues"));
  // The pointer has left the keyboard on the head that was clicked.
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await until(async () => {
    expect(await rows(page).count()).toBe(9);
  });
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await until(async () => {
    expect(await rows(page).count()).toBe(left);
  });
  const changes = (await calls(page, "set_settings")) as { board: unknown }[];
  expect(changes[0]?.board).toMatchObject({ grouping: "businessUnit", folded: [] });
  expect(changes.at(-1)?.board).toMatchObject({ grouping: "businessUnit" });
});

it("has a queue in each of its groups, and goes through them by keyboard", async () => {
  const page = await browser.open("fake=board&still&grouping=team");
  await until(async () => {
    expect(await head(page).count()).toBeGreaterThan(2);
  });
  await page.focus(grid("queues"));
  await page.keyboard.press("Control+End");
  await until(async () => {
    const active = await page.locator(grid("queues")).getAttribute("aria-activedescendant");
    expect(await page.locator(`[id="${active ?? ""}"]`).count()).toBe(1);
  });
  const count = Number(await page.locator(grid("queues")).getAttribute("aria-rowcount"));
  expect(count).toBeGreaterThan(9 + 2 + 4);
});

it("folds two groups at a stroke, and keeps both folded", async () => {
  const page = await browser.open("fake=board&still&grouping=businessUnit");
  await head(page).nth(1).waitFor();
  await page.$$eval(`${grid("queues")} [data-group]`, (heads) => {
    for (const it of heads) (it as HTMLElement).click();
  });
  await until(async () => {
    expect(await rows(page).count()).toBe(0);
  });
  const changes = (await calls(page, "set_settings")) as { board: { folded: number[] } }[];
  expect(changes.map(({ board }) => board.folded.length)).toEqual([1, 2]);
});

it("shows old sums as old", async () => {
  const page = await browser.open("fake=offline&grouping=team");
  await head(page).first().waitFor();
  expect(await page.locator(`${grid("queues")} [data-group]:not(.stale-values)`).count()).toBe(0);
  expect(await page.locator(`${grid("queues")} .foot.stale-values [data-sum=server]`).count()).toBe(
    1,
  );
});
