/** The choice of columns and the menu of a column's head, in a real browser. */
import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { BOARD } from "../../src/ipc/everything";
import type { BoardSettings } from "../../src/ipc/generated/contract";
import { violations } from "./axe";
import { calls, grid, ids, until, withBrowser } from "./browser";

const browser = withBrowser();
const SMALL = { width: 1100, height: 700 };
const USUAL = [
  "name",
  "businessUnit",
  "waiting",
  "longestWait",
  "serviceLevel",
  "offered",
  "answered",
  "abandoned",
  "averageWait",
  "agents",
  "trend",
];

/** The columns that a table shows, from its beginning. */
const shown = (page: Page, name = "queues") =>
  page.$$eval(`[data-testid="${name}-grid"] [role="columnheader"]`, (heads) =>
    heads.map((head) => head.getAttribute("data-col")),
  );
const shows = (page: Page, wanted: string[]) =>
  until(async () => {
    expect(await shown(page)).toEqual(wanted);
  });
const open = (page: Page, name = "queues") => page.click(`[data-testid="${name}-columns"]`);
const panel = (page: Page) => page.locator('[data-testid="queues-columns-panel"]');
const line = (page: Page, id: string) => panel(page).locator(`[data-column="${id}"]`);
const box = (page: Page, id: string) => line(page, id).locator("input");
const focused = (page: Page) =>
  page.evaluate(() =>
    document.activeElement?.closest("[data-column]")?.getAttribute("data-column"),
  );
const head = (page: Page, id: string, name: "queues" | "agents" = "queues") =>
  page.locator(`${grid(name)} [role="columnheader"][data-col="${id}"]`);
const item = (page: Page, id: string) => page.locator(`[data-testid="head-menu-${id}"]`);
const kept = async (page: Page) => {
  const changes = (await calls(page, "set_settings")) as { board: BoardSettings }[];
  return changes.at(-1)?.board.columns.queues;
};

it("shows what is ticked, with the server's names, and hides what is not", async () => {
  const page = await browser.open("fake=board&still", SMALL);
  await shows(page, USUAL);
  await open(page);
  expect(await line(page, "handledCount").textContent()).toContain("Handled Count");
  expect(await line(page, "handledCount").textContent()).toContain("over all modalities");
  expect(await box(page, "offered").isChecked()).toBe(true);
  expect(await box(page, "handledCount").isChecked()).toBe(false);
  expect(await box(page, "name").isDisabled()).toBe(true);
  await box(page, "handledCount").click();
  await shows(page, [...USUAL, "handledCount"]);
  expect(await head(page, "handledCount").textContent()).toContain("Handled");
  await until(async () => {
    const cell = page.locator(`${grid("queues")} [data-id="1"] [data-col="handledCount"]`);
    expect(Number(await cell.getAttribute("data-value"))).toBeGreaterThan(0);
  });
  expect(await kept(page)).toEqual([...USUAL.slice(1), "handledCount"]);
  await box(page, "offered").click();
  await shows(page, [...USUAL.filter((id) => id !== "offered"), "handledCount"]);
  // What the server does not send is not made up, and it is said why.
  await box(page, "ronaCount").click();
  await until(async () => {
    const cell = page.locator(`${grid("queues")} [data-id="1"] [data-col="ronaCount"]`);
    expect((await cell.textContent())?.trim()).toBe("–");
    expect(await cell.locator("[title]").getAttribute("title")).toContain("server refuses");
    expect(await line(page, "ronaCount").textContent()).toContain("refused");
  });
  await page.click('[data-testid="columns-default"]');
  await shows(page, USUAL);
  expect(await kept(page)).toBeNull();
  expect(await page.locator('[data-testid="columns-default"]').isDisabled()).toBe(true);
});

it("is used by the keyboard alone", async () => {
  const page = await browser.open("fake=board&still", SMALL);
  await page.focus('[data-testid="queues-columns"]');
  await page.keyboard.press("Enter");
  await until(async () => {
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-testid"))).toBe(
      "columns-search",
    );
  });
  await page.keyboard.press("ArrowDown");
  await until(async () => {
    expect(await focused(page)).toBe("businessUnit");
  });
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Alt+ArrowDown");
  const rest = USUAL.slice(4);
  await shows(page, ["name", "waiting", "longestWait", "businessUnit", ...rest]);
  expect(await focused(page)).toBe("businessUnit");
  const said = await page.textContent('[data-testid="columns-said"]');
  expect(said?.replace(/[\u2068\u2069]/gu, "")).toBe("Business unit: place 4 of 11");
  await page.keyboard.press("Space");
  await shows(page, ["name", "waiting", "longestWait", ...rest]);
  expect(await focused(page)).toBe("businessUnit");
  // Lines stay where they are while ticks change.
  expect(
    await line(page, "businessUnit").evaluate((it) => it.previousElementSibling?.textContent),
  ).toContain("Longest");
  await page.keyboard.press("Escape");
  expect(await panel(page).count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-testid"))).toBe(
    "queues-columns",
  );
});

it("moves columns by buttons, and by dragging with the pointer", async () => {
  const page = await browser.open("fake=board&still", SMALL);
  await open(page);
  await line(page, "trend").locator('[data-testid="column-up"]').click();
  await shows(page, [...USUAL.slice(0, 9), "trend", "agents"]);
  expect(await line(page, "businessUnit").locator('[data-testid="column-up"]').isDisabled()).toBe(
    true,
  );
  const grip = await line(page, "offered").locator(".grip").boundingBox();
  const over = await line(page, "businessUnit").boundingBox();
  if (!grip || !over) throw new Error("not drawn");
  await page.mouse.move(grip.x + 8, grip.y + 8);
  await page.mouse.down();
  await page.mouse.move(over.x + 20, over.y + 20, { steps: 4 });
  await page.mouse.move(over.x + 20, over.y + 2);
  expect(await line(page, "businessUnit").getAttribute("class")).toContain("target");
  await page.mouse.up();
  const others = USUAL.slice(1, 9).filter((id) => id !== "offered");
  await shows(page, ["name", "offered", ...others, "trend", "agents"]);
});

it("finds columns by any of their words", async () => {
  const page = await browser.open("fake=board&still", SMALL);
  await open(page);
  await page.fill('[data-testid="columns-search"]', "maximum");
  expect(await panel(page).locator("li").count()).toBe(1);
  await page.fill('[data-testid="columns-search"]', "nothing like that");
  expect(await panel(page).textContent()).toContain("No column with this name");
  await page.keyboard.press("Escape");
  expect(await panel(page).locator("li").count()).toBeGreaterThan(USUAL.length);
});

it("sorts as at first while the column that was chosen is hidden", async () => {
  const page = await browser.open("fake=board&still", SMALL);
  const first = await ids(page, "queues");
  await head(page, "name").locator("button").click();
  await until(async () => {
    expect(await ids(page, "queues")).not.toEqual(first);
  });
  await head(page, "offered").locator("button").click();
  const byOffered = await ids(page, "queues");
  await head(page, "offered").click({ button: "right" });
  await item(page, "hide").click();
  await until(async () => {
    expect(await ids(page, "queues")).toEqual(first);
  });
  expect(await head(page, "longestWait").getAttribute("aria-sort")).toBe("descending");
  await open(page);
  await box(page, "offered").click();
  await until(async () => {
    expect(await ids(page, "queues")).toEqual(byOffered);
  });
});

it("offers a menu on the head of a column, by pointer and by keyboard", async () => {
  const page = await browser.open("fake=board&still", SMALL);
  await head(page, "waiting").click({ button: "right" });
  await page.waitForSelector('[data-testid="head-menu"]');
  await item(page, "ascending").click();
  expect(await head(page, "waiting").getAttribute("aria-sort")).toBe("ascending");
  expect(await page.locator('[data-testid="head-menu"]').count()).toBe(0);
  // The grid has the keyboard, on this head.
  for (const keys of [["Alt+ArrowDown"], ["."], ["Shift+F10"]]) {
    for (const key of keys) await page.keyboard.press(key);
    await item(page, "ascending").waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe(
      "menuitem",
    );
    await page.keyboard.press("Escape");
    expect(await page.locator('[data-testid="head-menu"]').count()).toBe(0);
  }
  await page.keyboard.press("Alt+ArrowDown");
  for (let times = 0; times < 2; times++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await shows(page, ["name", "waiting", "businessUnit", ...USUAL.slice(3)]);
  // The keyboard has gone along, and there is nothing to go past.
  await page.keyboard.press("Alt+ArrowDown");
  expect(await item(page, "left").getAttribute("aria-disabled")).toBe("true");
  await page.keyboard.press("End");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+ArrowDown");
  await item(page, "hide").click();
  await shows(page, ["name", "businessUnit", ...USUAL.slice(3)]);
  const active = await page.getAttribute(grid("queues"), "aria-activedescendant");
  expect(await page.locator(`[id="${active ?? ""}"]`).getAttribute("data-col")).toBe(
    "businessUnit",
  );
});

it("opens the limits of a column from its head, for metrics alone", async () => {
  const page = await browser.open("fake=board&still", SMALL);
  await head(page, "offered").click({ button: "right" });
  await item(page, "limits").click();
  const limits = page.locator('[data-testid="limits-dialog"]');
  await until(async () => {
    expect(await limits.locator("[data-limit]").count()).toBe(1);
  });
  await limits.locator('[data-limit="offered"] select').selectOption({ index: 1 });
  await limits.locator('[data-mark="red"]').fill("1");
  await page.keyboard.press("Tab");
  await page
    .locator(`${grid("queues")} [data-col="offered"] .bad`)
    .first()
    .waitFor();
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("data-testid"))).toBe(
    "queues-grid",
  );
  await head(page, "trend").click({ button: "right" });
  await item(page, "hide").waitFor();
  expect(await item(page, "limits").count()).toBe(0);
});

it("moves to the side that it says, also from right to left", async () => {
  const page = await browser.open("fake=arabic&still", SMALL);
  const before = (await head(page, "waiting").boundingBox())?.x ?? 0;
  await head(page, "waiting").click({ button: "right" });
  await item(page, "left").click();
  await until(async () => {
    expect((await head(page, "waiting").boundingBox())?.x ?? 0).toBeLessThan(before);
  });
});

it("does not mind ids that no column has, and keeps them", async () => {
  const page = await browser.open("fake=board&still", SMALL);
  const board = {
    ...BOARD,
    columns: { ...BOARD.columns, queues: ["gone", "offered", "name", "offered"] },
  };
  await page.evaluate((it) => {
    const settings = { theme: "light", contrast: "system", density: "comfortable", board: it };
    const scope = { businessUnits: [], groups: [], teams: [], agents: [], queues: [] };
    window.fakeSend?.({ settings: { ...settings, scope } as never });
  }, board);
  await shows(page, ["name", "offered"]);
  await open(page);
  await box(page, "trend").click();
  await shows(page, ["name", "offered", "trend"]);
  expect(await kept(page)).toEqual(["gone", "offered", "name", "offered", "trend"]);
});

it("is found in the palette, and stays with its table", async () => {
  const page = await browser.open("fake=board&still", SMALL);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("columns agents");
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-testid="agents-columns-panel"]');
  await until(async () => {
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-testid"))).toBe(
      "columns-search",
    );
  });
  await page.keyboard.press("Control+3");
  await page.waitForSelector('[data-testid="sessions-grid"]');
  await page.keyboard.press("Control+2");
  await page.waitForSelector(grid("agents"));
  expect(await page.locator('[data-testid="agents-columns-panel"]').count()).toBe(0);
  await page.keyboard.press("Control+3");
  await open(page, "sessions");
  await page.locator('[data-column="modality"] input').click();
  await until(async () => {
    expect(await shown(page, "sessions")).not.toContain("modality");
  });
});

it("stays within the window, whatever the server calls its metrics", async () => {
  const page = await browser.open("fake=hostile&still", SMALL);
  await open(page);
  expect(await page.locator("main img, main script").count()).toBe(0);
  const inside = await page.$$eval('[data-testid="queues-columns-panel"] *', (parts) =>
    parts.every((part) => {
      const { left, right } = part.getBoundingClientRect();
      return left >= 0 && right <= window.innerWidth;
    }),
  );
  expect(inside).toBe(true);
  const titles = await page.$$eval("[title]", (all) =>
    all.map((one) => one.getAttribute("title")?.length ?? 0),
  );
  expect(Math.max(...titles)).toBeLessThanOrEqual(320);
  // Below the middle of the window there is more room above.
  await page.keyboard.press("Escape");
  await page.close();
  const whole = await browser.open("fake=board&still");
  await open(whole, "agents");
  const at = await whole.locator('[data-testid="agents-columns-panel"]').boundingBox();
  expect(at && at.y >= 0 && at.y + at.height <= 900).toBe(true);
  await whole.close();
});

// The matrix has the usual looks; here the window is small.
const OPENED = ["theme=light", "language=ar&theme=dark", "language=de"].flatMap((look) => [
  [look, "columns"] as const,
  [look, "head"] as const,
]);

it.each(OPENED)("has nothing that axe finds: %s, %s", async (look, what) => {
  const page = await browser.open(`fake=board&still&${look}`, SMALL);
  if (what === "columns") await open(page);
  else await head(page, "waiting").click({ button: "right" });
  await page.waitForSelector(
    what === "columns" ? '[data-testid="queues-columns-panel"]' : '[data-testid="head-menu"]',
  );
  expect(await violations(page)).toEqual([]);
});
