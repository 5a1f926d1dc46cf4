/** The board, in a real browser: values, order, keyboard, connection, language. */
import { expect, it } from "vitest";
import { calls, grid, ids, pass, send, until, withBrowser } from "./browser";

const browser = withBrowser();
const SMALL = { width: 1100, height: 700 };

it("tells the backend what was painted, and acknowledges every batch in order", async () => {
  const page = await browser.open("fake=board");
  await until(async () => {
    expect(await calls(page, "painted")).toEqual([
      { what: "screen" },
      { what: "board" },
      { what: "live" },
    ]);
  });
  await until(async () => {
    const acks = (await calls(page, "ack")) as { seq: number }[];
    expect(acks.length).toBeGreaterThan(3);
    expect(acks.map(({ seq }) => seq)).toEqual(acks.map((_, index) => index + 1));
  });
});

it("shows every queue, the longest wait on top, and its values to machines", async () => {
  const page = await browser.open("fake=board&still");
  await page.waitForSelector(`${grid("queues")} [data-id]`);
  const waits = await page.$$eval(`${grid("queues")} [data-id] [data-col="longestWait"]`, (cells) =>
    cells.map((cell) => cell.getAttribute("data-value")),
  );
  expect(waits).toHaveLength(9);
  const known = waits.filter(Boolean).map(Number);
  expect(known).toEqual([...known].sort((a, b) => b - a));
  expect(waits.slice(known.length).every((value) => value === "")).toBe(true);
  const agents = await page.getAttribute(
    `${grid("queues")} [data-col="agents"][data-value]`,
    "data-value",
  );
  expect(agents).toMatch(/^\d+\/\d+\/\d+\/\d+$/u);
  expect(await page.locator(`${grid("queues")} [data-value="na"]`).count()).toBeGreaterThan(0);
});

it("keeps the order as waits begin and end", async () => {
  const page = await browser.open("fake=board", { clock: true });
  await pass(page, 5000);
  // What came within the last blink may not be sorted yet.
  await until(async () => {
    const waits = await page.$$eval(
      `${grid("queues")} [data-id] [data-col="longestWait"]`,
      (cells) => cells.map((cell) => Number(cell.getAttribute("data-value") || -1)),
    );
    expect(waits).toEqual([...waits].sort((a, b) => b - a));
  });
});

it("sorts by a click on a head, and says so", async () => {
  const page = await browser.open("fake=board&still", SMALL);
  const head = page.locator(`${grid("queues")} [role="columnheader"][data-col="offered"]`);
  await head.locator("button").click();
  expect(await head.getAttribute("aria-sort")).toBe("descending");
  const offered = () =>
    page.$$eval(`${grid("queues")} [data-id] [data-col="offered"]`, (cells) =>
      cells.map((cell) => Number(cell.getAttribute("data-value"))),
    );
  expect(await offered()).toEqual((await offered()).sort((a, b) => b - a));
  await head.locator("button").click();
  expect(await head.getAttribute("aria-sort")).toBe("ascending");
  expect(await offered()).toEqual((await offered()).sort((a, b) => a - b));
});

it("re-sorts as values change, but not under the pointer", async () => {
  const page = await browser.open("fake=board&still", { ...SMALL, clock: true });
  await page.click(`${grid("queues")} [data-col="waiting"] button`);
  await page.mouse.move(1, 1);
  const row = async (id: number, waiting: number) => {
    await page.evaluate(
      ([at, value]) => {
        const cells = (n: number) => [n, null, "na", 0, 0, 0, null] as (number | "na" | null)[];
        window.fakeSend?.({
          queues: {
            reset: false,
            removed: [],
            upsert: [
              {
                id: at ?? 0,
                name: `queue ${String(at)}`,
                businessUnit: "",
                hidden: false,
                longestSince: null,
                agents: null,
                metrics: cells(value ?? 0),
                asOf: null,
                stale: false,
              },
            ],
          },
        });
      },
      [id, waiting],
    );
  };
  await row(3, 900);
  await until(async () => {
    expect((await ids(page, "queues"))[0]).toBe(3);
  });
  await page.hover(`${grid("queues")} [data-id="3"]`);
  const before = await ids(page, "queues");
  await row(4, 999);
  await until(async () => {
    const cell = page.locator(`${grid("queues")} [data-id="4"] [data-col="waiting"]`);
    expect(await cell.getAttribute("data-value")).toBe("999");
  });
  await pass(page, 5000);
  expect(await ids(page, "queues")).toEqual(before);
  await page.mouse.move(1, 1);
  await until(async () => {
    expect((await ids(page, "queues"))[0]).toBe(4);
  });
});

it("is walked with the keyboard; place and selection follow the row", async () => {
  const page = await browser.open("fake=board&still", SMALL);
  await page.focus(grid("queues"));
  for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", " "]) await page.keyboard.press(key);
  const selected = () => page.getAttribute('[aria-selected="true"]', "data-id");
  const id = await selected();
  expect(Number(id)).toBe((await ids(page, "queues"))[1]);
  const active = await page.getAttribute(grid("queues"), "aria-activedescendant");
  expect(await page.locator(`[id="${active ?? ""}"]`).getAttribute("data-col")).toBe(
    "businessUnit",
  );
  // Up to the head, sort by it, and the selection is still the same row.
  for (const key of ["ArrowUp", "ArrowUp", "Home", "Enter"]) await page.keyboard.press(key);
  expect(await page.getAttribute('[role="columnheader"][data-col="name"]', "aria-sort")).toBe(
    "ascending",
  );
  expect(await selected()).toBe(id);
  await page.keyboard.press("Control+End");
  const last = await page.getAttribute(grid("queues"), "aria-activedescendant");
  expect(await page.locator(`[id="${last ?? ""}"]`).getAttribute("data-col")).toBe("trend");
});

it("has shortcuts that leave typing alone", async () => {
  const page = await browser.open("fake=board&still", SMALL);
  await page.keyboard.press("Control+2");
  await page.waitForSelector(`${grid("agents")}:focus`);
  await page.keyboard.press("/");
  await page.keyboard.type("a/b");
  expect(await page.inputValue('[data-testid="filter"]')).toBe("a/b");
  await page.keyboard.press("Escape");
  expect(await page.inputValue('[data-testid="filter"]')).toBe("");
  await page.keyboard.press("Alt+1");
  await page.waitForSelector(grid("queues"));
});

it("filters by text and by chips", async () => {
  const page = await browser.open("fake=board&still", SMALL);
  await page.click('[data-testid="nav-agents"]');
  await page.fill('[data-testid="filter"]', "novak");
  await until(async () => {
    // Names, teams, statuses and customers are all searched.
    const rows = await page.locator(`${grid("agents")} [data-id]`).allTextContents();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(40);
    expect(rows[0]).toContain("Novák");
  });
  await page.press('[data-testid="filter"]', "Escape");
  const chip = page.locator('[data-testid="chip-onCall"]');
  await chip.click();
  expect(await chip.getAttribute("aria-pressed")).toBe("true");
  const kinds = await page.$$eval(`${grid("agents")} [data-id] [data-col="status"]`, (cells) =>
    cells.map((cell) => cell.getAttribute("data-value")),
  );
  expect(new Set(kinds)).toEqual(new Set(["onCall"]));
  expect(kinds).toHaveLength(Number(await chip.locator("b").textContent()));
});

it("says that it is offline, keeps the rows, and tries again when asked", async () => {
  const page = await browser.open("fake=offline", { clock: true });
  await page.waitForSelector('[data-testid="offline-banner"]');
  expect(await page.getAttribute('[data-testid="connection"]', "data-state")).toBe("offline");
  expect(await ids(page, "queues")).toHaveLength(9);
  const time = page.locator(`${grid("agents")} [data-id] [data-col="since"]`).first();
  const before = await time.textContent();
  await pass(page, 60_000);
  expect(await time.textContent(), "timers stand still").toBe(before);
  await page.click('[data-testid="retry"]');
  await page.waitForSelector('[data-testid="connection"][data-state="live"]');
  expect(await page.locator('[data-testid="offline-banner"]').count()).toBe(0);
});

it("runs timers by the server's clock", async () => {
  const page = await browser.open("fake=board&still", SMALL);
  await page.click('[data-testid="nav-agents"]');
  const top = page.locator(`${grid("agents")} [data-id] [data-col="since"]`).first();
  const value = async () => Number(await top.getAttribute("data-value"));
  const before = await value();
  await send(page, { clockOffset: 3_600_000 });
  await until(async () => {
    expect((await value()) - before).toBeGreaterThanOrEqual(3_600_000);
  });
});

it("changes language and theme without a restart", async () => {
  const page = await browser.open("fake=board&still");
  await page.click('[data-testid="settings"]');
  await page.selectOption('[data-testid="language"]', "ar");
  await page.waitForSelector('html[dir="rtl"][lang="ar"]');
  const nav = await page.locator("nav").boundingBox();
  expect(nav?.x).toBeGreaterThan(1000);
  await page.selectOption('[data-testid="theme"]', "dark");
  await page.waitForSelector('html[data-theme="dark"]');
  await page.keyboard.press("Escape");
  expect(await page.locator('[data-testid="language"]').count()).toBe(0);
});

it("keeps hostile names text, and the layout whole", async () => {
  const page = await browser.open("fake=hostile&still");
  await page.waitForSelector(`${grid("agents")} [data-id]`);
  expect(await page.locator("main img, main script").count()).toBe(0);
  expect(await page.title()).toBe("Connect Console");
  const names = await page.locator(`${grid("queues")} [data-col="name"]`).allTextContents();
  expect(names.some((name) => name.trim().startsWith("<img src=x"))).toBe(true);
  const heights = await page.$$eval("[data-id]", (rows) =>
    rows.map((row) => (row as HTMLElement).offsetHeight),
  );
  expect(new Set(heights)).toEqual(new Set([32]));
  const titles = await page.$$eval("[title]", (all) =>
    all.map((one) => one.getAttribute("title")?.length ?? 0),
  );
  expect(Math.max(...titles)).toBeLessThanOrEqual(320);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
  );
  expect(wide).toBe(true);
});

it("says of a queue that the profile hides it", async () => {
  const page = await browser.open("fake=board&still");
  const hidden = page.locator('[data-testid="queues-grid"] [data-col="name"] .tag');
  await hidden.first().waitFor();
  expect(await hidden.locator(".word").allTextContents()).toEqual(["hidden"]);
  expect(await hidden.getAttribute("title")).toContain("profile");
});
