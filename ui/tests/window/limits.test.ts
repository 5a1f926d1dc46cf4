/** The limits of what agents do, in a real browser. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "./axe";
import { calls, grid, until, withBrowser } from "./browser";

const browser = withBrowser();
const dialog = '[data-testid="limits-dialog"]';

/** The times in status that are marked, by the kind of status. */
const marked = (page: Page, level: "bad" | "warn") =>
  page.$$eval(
    `${grid("agents")} [data-id]`,
    (rows, wanted) =>
      rows
        .filter((row) => row.querySelector(`[data-col="since"] .${wanted}`))
        .map((row) => row.querySelector('[data-col="status"]')?.getAttribute("data-value")),
    level,
  );

async function agents(query: string): Promise<Page> {
  const page = await browser.open(query, { width: 1440, height: 1800 });
  await page.click('[data-testid="nav-agents"]');
  await page.waitForSelector(`${grid("agents")} [data-id]`);
  return page;
}

it.each(["light", "dark"])("marks who is in a status for too long: %s", async (theme) => {
  const page = await agents(`fake=board&still&theme=${theme}`);
  const times = await page.$$eval(`${grid("agents")} [data-id]`, (rows) =>
    rows.map((row) => ({
      kind: row.querySelector('[data-col="status"]')?.getAttribute("data-value"),
      ms: Number(row.querySelector('[data-col="since"]')?.getAttribute("data-value")),
    })),
  );
  const over = (kind: string, from: number, to = Infinity) =>
    times.filter((one) => one.kind === kind && one.ms >= from && one.ms < to).length;
  expect(over("onCall", 300_000)).toBeGreaterThan(0);
  const of = (all: readonly unknown[], kind: string) => all.filter((one) => one === kind).length;
  const [bad, warn] = [await marked(page, "bad"), await marked(page, "warn")];
  expect(of(bad, "onCall")).toBe(over("onCall", 300_000));
  expect(of(warn, "onCall")).toBe(over("onCall", 180_000, 300_000));
  expect(of(bad, "notResponding")).toBe(over("notResponding", 60_000));
  expect(of([...bad, ...warn], "away")).toBe(0);
  const first = page.locator(`${grid("agents")} [data-col="since"] .bad`).first();
  expect(await first.textContent()).toContain("over the limit");
  // Without the marks around what is set in.
  const words = (await first.getAttribute("title"))?.replace(/[\u2066-\u2069]/gu, "");
  expect(words).toMatch(/^In status: .+ over \d+:[03]0$/u);
  expect(await violations(page)).toEqual([]);
});

it("has them by kind of status at the head of the time, and those of the metrics at theirs", async () => {
  const page = await agents("fake=board&still");
  const head = (id: string) =>
    page.locator(`${grid("agents")} [role="columnheader"][data-col="${id}"]`);
  const open = async (id: string) => {
    await head(id).click({ button: "right" });
    await page.click('[data-testid="head-menu-limits"]');
    await page.waitForSelector(`${dialog} [data-limit]`);
    return page.$$eval(`${dialog} [data-limit]`, (all) =>
      all.map((one) => one.getAttribute("data-limit")),
    );
  };
  expect(await open("since")).toEqual([
    "since-onCall",
    "since-ringing",
    "since-afterCall",
    "since-away",
    "since-notResponding",
  ]);
  const onCall = page.locator(`${dialog} [data-limit="since-onCall"] select`);
  await onCall.selectOption("none");
  await until(async () => {
    expect(await marked(page, "bad")).not.toContain("onCall");
    expect(await marked(page, "warn")).not.toContain("onCall");
  });
  const change = (await calls(page, "set_settings")).at(-1) as { board: { limits: unknown[] } };
  expect(change.board.limits).toEqual([
    { table: "agents", queue: null, column: "since-onCall", amber: null, red: null, lower: false },
  ]);
  await page.keyboard.press("Escape");
  expect(await open("handled")).toEqual(["handled"]);
  await page.keyboard.press("Escape");
  await head("team").click({ button: "right" });
  await page.waitForSelector('[data-testid="head-menu-hide"]');
  expect(await page.locator('[data-testid="head-menu-limits"]').count()).toBe(0);
});
