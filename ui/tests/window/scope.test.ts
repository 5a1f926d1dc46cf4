/** What is looked at: the tree, the search, the views that are kept; in a real browser. */
import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { BOARD, EVERYTHING } from "../../src/ipc/everything";
import type { ScopeView, Settings } from "../../src/ipc/generated/contract";
import { violations } from "./axe";
import { calls, ids, send, until, withBrowser } from "./browser";

const browser = withBrowser();
const by = (page: Page, id: string) => page.locator(`[data-testid="${id}"]`);
const line = (page: Page, key: string) => page.locator(`[data-line="${key}"]`);
const text = async (page: Page, id: string) =>
  ((await by(page, id).textContent()) ?? "").replace(/[\u2066-\u2069]/gu, "").trim();

async function open(query: string): Promise<Page> {
  const page = await browser.open(query);
  await by(page, "scope").click();
  await by(page, "scope-tree").waitFor();
  return page;
}

async function lastScope(page: Page): Promise<ScopeView | undefined> {
  const changes = (await calls(page, "set_settings")) as { scope?: ScopeView }[];
  return changes.findLast(({ scope }) => scope)?.scope;
}

it("chooses a team by keyboard alone, and everything again", async () => {
  const page = await browser.open("fake=board&still");
  await page.waitForSelector("[data-id]");
  expect(await text(page, "scope-name")).toBe("Everything");
  expect(await text(page, "scope-count")).toBe("40 agents · 9 queues");
  await by(page, "scope").focus();
  await page.keyboard.press("Enter");
  await by(page, "scope-tree").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  expect(await text(page, "scope-draft")).toBe("Nothing is chosen");
  expect(await by(page, "scope-apply").isDisabled()).toBe(true);
  await page.keyboard.press("Tab");
  // Business units, the first one, open it, its first team.
  for (const key of ["ArrowDown", "ArrowRight", "ArrowDown", "Space"])
    await page.keyboard.press(key);
  const team = await by(page, "scope-tree").getAttribute("aria-activedescendant");
  const row = page.locator(`[id="${team ?? ""}"]`);
  expect(await row.getAttribute("aria-checked")).toBe("true");
  expect(await row.getAttribute("aria-level")).toBe("3");
  await page.keyboard.press("ArrowLeft");
  const parent = await by(page, "scope-tree").getAttribute("aria-activedescendant");
  const unit = page.locator(`[id="${parent ?? ""}"]`);
  expect(await unit.getAttribute("aria-checked")).toBe("mixed");
  await page.keyboard.press("ArrowLeft");
  expect(await unit.getAttribute("aria-expanded")).toBe("false");
  const draft = await text(page, "scope-draft");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await until(async () => {
    expect(await by(page, "scope-panel").count()).toBe(0);
  });
  const scope = await lastScope(page);
  expect(scope?.teams).toHaveLength(1);
  expect(await text(page, "scope-count")).toBe(draft);
  expect((await ids(page, "queues")).length).toBeLessThan(9);
  expect(await text(page, "scope-name")).not.toMatch(/Everything|Own choice/u);
  // The keyboard is on the button again.
  await page.keyboard.press("Enter");
  await by(page, "scope-tree").waitFor();
  await page.keyboard.press("Escape");
  expect(await by(page, "scope-panel").count()).toBe(0);
  await page.keyboard.press("Enter");
  await by(page, "scope-everything").check();
  await by(page, "scope-apply").click();
  await until(async () => {
    expect(await text(page, "scope-count")).toBe("40 agents · 9 queues");
  });
});

it("finds what is below, and looks at one thing alone", async () => {
  const page = await open("fake=board&still");
  await page.keyboard.type("premier");
  await until(async () => {
    expect(await by(page, "scope-tree").locator("[data-line]").count()).toBe(3);
  });
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await until(async () => {
    expect(await ids(page, "queues")).toEqual([4]);
  });
  expect(await text(page, "scope-name")).toBe("Premier");
  await by(page, "scope").click();
  await by(page, "scope-search").fill("no such thing");
  await by(page, "scope-none").waitFor();
});

it("keeps views, and renames and deletes them", async () => {
  const page = await open("fake=board&still");
  await line(page, "units/unit1").click();
  await by(page, "view-new").click();
  await by(page, "view-name").fill("  Mine ");
  await page.keyboard.press("Enter");
  await until(async () => {
    expect(await by(page, "view").allTextContents()).toEqual(["Mine"]);
  });
  await by(page, "view").click();
  await until(async () => {
    expect(await text(page, "scope-name")).toBe("Mine");
  });
  await by(page, "scope").click();
  await by(page, "view-rename").click();
  await by(page, "view-name").fill("<b>Ours</b>");
  await by(page, "view-keep").click();
  await until(async () => {
    expect(await text(page, "scope-name")).toBe("<b>Ours</b>");
  });
  await by(page, "view-delete").click();
  await until(async () => {
    expect(await by(page, "view").count()).toBe(0);
  });
  expect(await text(page, "scope-name")).toBe("Own choice");
});

it("draws few of 50,000, and finds each", async () => {
  const page = await open("fake=big&still");
  await line(page, "units/unit1").locator("[data-twisty]").click();
  await page.locator('[data-line^="units/unit1/team"] [data-twisty]').first().click();
  await by(page, "scope-tree").focus();
  await page.keyboard.press("End");
  expect(await page.locator("[data-line]").count()).toBeLessThan(60);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await until(async () => {
    expect(await text(page, "scope-draft")).not.toContain("50");
  });
  await by(page, "scope-search").fill("crowd 4999");
  await until(async () => {
    expect(await page.locator('[data-line*="/agent"]').count()).toBeGreaterThan(0);
  });
  expect(await page.locator("[data-line]").count()).toBeLessThan(60);
});

// The matrix has the usual looks.
it.each(["fake=board&still&theme=dark", "fake=arabic&still", "fake=hostile&still"])(
  "has no violations that axe can find: %s",
  async (query) => {
    const page = await open(query);
    await line(page, "units/unit1").locator("[data-twisty]").click();
    await line(page, "units/unit1").click();
    await by(page, "view-new").click();
    await by(page, "view-name").fill("One");
    await page.keyboard.press("Enter");
    await by(page, "view").waitFor();
    expect(await violations(page)).toEqual([]);
    // Nothing that the server says is wider than the panel, or more than text.
    const wide = await by(page, "scope-panel").evaluate((box) => box.scrollWidth - box.clientWidth);
    expect(wide).toBe(0);
    expect(await page.title()).not.toBe("broken");
  },
);

const SETTINGS: Settings = {
  server: "connect.contoso.com",
  clientId: "6f1c2c1e-4f0a-4f2f-9d0e-3b1b7f0c9a55",
  allowHttp: false,
  language: null,
  theme: "system",
  contrast: "system",
  density: "comfortable",
  letterKeys: true,
  scope: EVERYTHING,
  board: BOARD,
  notifications: true,
  clientLogs: true,
};

it("says that there are none in what is looked at, and leads to the choice", async () => {
  const page = await browser.open("fake=board&still");
  const settings = { ...SETTINGS, scope: { ...EVERYTHING, agents: [1] } };
  await send(page, { settings, queues: { reset: true, upsert: [], removed: [] } });
  await page.waitForSelector('[data-testid="queues-grid"] [data-testid="empty"]');
  expect(await page.textContent('[data-testid="empty"]')).toContain("in what is looked at");
  await by(page, "look-elsewhere").click();
  await by(page, "scope-tree").waitFor();
  expect(await violations(page)).toEqual([]);
});

it("says that what was chosen is gone, and that everything is looked at", async () => {
  const page = await browser.open("fake=board&still");
  await send(page, { settings: { ...SETTINGS, scope: { ...EVERYTHING, teams: [99] } } });
  await by(page, "scope-gone").waitFor();
  expect(await text(page, "scope-name")).toMatch(/Everything$/u);
  expect(await by(page, "scope-gone").getAttribute("title")).toMatch(/No longer.*Team/u);
  await by(page, "scope").click();
  expect(await page.textContent('[data-testid="scope-panel"] .gone')).toContain("No longer");
  expect(await violations(page)).toEqual([]);
});

it("says how much of what was chosen is gone where the rest is looked at", async () => {
  const page = await browser.open("fake=board&still");
  await send(page, { settings: { ...SETTINGS, scope: { ...EVERYTHING, teams: [1, 98, 99] } } });
  await by(page, "scope-gone").waitFor();
  expect(await by(page, "scope-gone").getAttribute("title")).toMatch(/no longer.*2.*rest/u);
  await send(page, { settings: { ...SETTINGS, scope: { ...EVERYTHING, teams: [1] } } });
  await by(page, "scope-gone").waitFor({ state: "detached" });
});
