/** Where the keyboard and the pointer are in a table, while its rows come, go and move. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { AgentRow } from "../../src/ipc/generated/contract";
import { grid, pass, send, settled, until, withBrowser } from "./browser";

const browser = withBrowser();
const SESSIONS = '[data-testid="sessions-grid"]';
const GONE = { reset: false, upsert: [] };

const offline = (id: number): AgentRow => ({
  id,
  name: "Ada",
  team: "",
  kind: "offline",
  status: "offline",
  reason: null,
  since: null,
  suspended: false,
  sessions: [],
  metrics: [],
  asOf: null,
  stale: false,
});

/** The line with the keyboard in a table: its key, and its place in ARIA's count. */
const lineOf = (page: Page, table: string) =>
  page.$eval(table, (box) => {
    const cell = document.getElementById(box.getAttribute("aria-activedescendant") ?? "");
    const row = cell?.closest('[role="row"]');
    return {
      key: row?.getAttribute("data-line") ?? null,
      place: Number(row?.getAttribute("aria-rowindex")),
    };
  });

async function sessions(query: string, clock = false): Promise<Page> {
  const page = await browser.open(query, { clock });
  await page.keyboard.press("Control+3");
  await page.waitForSelector(`${SESSIONS}:focus [data-id]`);
  return page;
}

it("has the keyboard on the line that is there now when its row goes", async () => {
  const page = await sessions("fake=board&still");
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowDown");
  const { key, place } = await lineOf(page, SESSIONS);
  expect(place).toBe(4);
  await send(page, { sessions: { ...GONE, removed: [Number(key)] } });
  await until(async () => {
    const now = await lineOf(page, SESSIONS);
    expect(now.place).toBe(4);
    expect(now.key).not.toBe(key);
  });
  // From there on it follows that row.
  const { key: next } = await lineOf(page, SESSIONS);
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-testid="session-panel"]');
  expect(await page.getAttribute(`${SESSIONS} [aria-selected="true"]`, "data-line")).toBe(next);
});

it("finds place, selection and what was in view again after other views", async () => {
  const page = await browser.open("fake=big&still", { width: 1280, height: 760 });
  await page.keyboard.press("Control+2");
  await page.waitForSelector(`${grid("agents")}:focus [data-id]`);
  for (let step = 0; step < 30; step++) await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press(" ");
  // The wheel has gone on from there a little.
  await page.$eval(grid("agents"), (box) => (box.scrollTop += 47));
  await settled(page);
  const seen = async () => ({
    ...(await lineOf(page, grid("agents"))),
    selected: await page.getAttribute(`${grid("agents")} [aria-selected="true"]`, "data-id"),
    top: await page.$eval(grid("agents"), ({ scrollTop }) => scrollTop),
  });
  const before = await seen();
  expect(before.top).toBeGreaterThan(5000);
  await page.keyboard.press("Control+3");
  await page.waitForSelector(`${SESSIONS}:focus`);
  await page.keyboard.press("Control+2");
  await page.waitForSelector(`${grid("agents")}:focus [data-id]`);
  await until(async () => {
    expect(await seen()).toEqual(before);
  });
});

it("unfolds the group of the queue that it goes to", async () => {
  const page = await browser.open("fake=board&still&grouping=team");
  const queues = `${grid("queues")} [data-id]`;
  const id = await page.locator(queues).first().getAttribute("data-id");
  const heads = page.locator(`${grid("queues")} [data-group]`);
  for (let head = 0; head < (await heads.count()); head++) {
    await heads.nth(head).click();
    await until(async () => {
      expect(await heads.nth(head).getAttribute("aria-expanded")).toBe("false");
    });
  }
  expect(await page.locator(queues).count()).toBe(0);
  await send(page, { lead: { target: { table: "queue", id: Number(id) } } });
  await page.waitForSelector(`${grid("queues")}:focus [data-id="${id ?? ""}"][aria-selected=true]`);
});

it("leads to the feed for a queue that is not there, and to the panel for an agent", async () => {
  const page = await browser.open("fake=board&still", { clock: true });
  await page.fill('[data-testid="filter"]', "a");
  await send(page, { lead: { target: { table: "queue", id: 9999 } } });
  await page.waitForSelector('[data-testid="alerts"]');
  await page.keyboard.press("Control+1");
  expect(await page.inputValue('[data-testid="filter"]')).toBe("a");
  // Whatever comes later is not gone to.
  await page.focus('[data-testid="filter"]');
  const row = {
    id: 9999,
    name: "a late queue",
    businessUnit: "",
    hidden: false,
    longestSince: null,
    agents: null,
    metrics: [],
    asOf: null,
    stale: false,
  };
  await send(page, { queues: { reset: false, upsert: [row], removed: [] } });
  await pass(page, 3000);
  await page.waitForSelector(`${grid("queues")} [data-id="9999"]`);
  expect(await page.locator(`[data-id="9999"][aria-selected="true"]`).count()).toBe(0);
  expect(await page.locator('[data-testid="filter"]:focus').count()).toBe(1);
  await send(page, { lead: { target: { table: "agent", id: 8888 } } });
  await page.waitForSelector('[data-testid="agent-panel"]');
});

it("keeps the place of what is gone while the pointer is over the rows", async () => {
  const page = await sessions("fake=board&still", true);
  const rows = page.locator(`${SESSIONS} [data-id]`);
  const [first, second] = await rows.evaluateAll((all) =>
    all.map((row) => row.getAttribute("data-id")),
  );
  const count = await rows.count();
  const place = () => page.getAttribute(`${SESSIONS} [data-id="${second ?? ""}"]`, "aria-rowindex");
  await page.keyboard.press("ArrowDown");
  await page.hover(`${SESSIONS} [data-id="${first ?? ""}"]`);
  await send(page, { sessions: { ...GONE, removed: [Number(first)] } });
  await pass(page, 3000);
  expect(await place()).toBe("3");
  const ghost = page.locator(`${SESSIONS} [data-gone]`);
  expect(await ghost.getAttribute("aria-rowindex")).toBe("2");
  expect(await ghost.getAttribute("aria-disabled")).toBe("true");
  // It is no row of the table any more, and cannot be opened.
  expect(await page.textContent('[data-testid="count"]')).toContain(String(count - 1));
  await ghost.dblclick({ force: true });
  await page.keyboard.press("Enter");
  await settled(page);
  expect(await page.locator('[data-testid="session-panel"]').count()).toBe(0);
  await page.mouse.move(1, 1);
  await pass(page, 1000);
  await until(async () => {
    expect(await place()).toBe("2");
  });
  expect(await ghost.count()).toBe(0);
});

it("keeps the order of a queue's agents while the pointer is over them", async () => {
  const page = await browser.open("fake=board&still", { clock: true });
  await page
    .locator(`${grid("queues")} [data-id]`)
    .first()
    .dblclick();
  const list = page.locator('[data-testid="queue-agents"] button');
  await list.nth(2).waitFor();
  const order = () => list.evaluateAll((all) => all.map((one) => one.getAttribute("data-id")));
  const before = await order();
  const first = Number(before[0]);
  await list.nth(1).focus();
  await list.nth(1).hover();
  await send(page, { agents: { reset: false, upsert: [offline(first)], removed: [] } });
  await pass(page, 3000);
  expect(await order()).toEqual(before);
  await page.mouse.move(1, 1);
  await pass(page, 1000);
  await until(async () => {
    expect((await order()).slice(0, 2)).toEqual(before.slice(1, 3));
  });
  // The one stop of the Tab key is still the same agent.
  const stop = await list.evaluateAll((all) =>
    all.filter((one) => (one as HTMLElement).tabIndex === 0).map((one) => one.dataset["id"]),
  );
  expect(stop).toEqual([before[1]]);
});
