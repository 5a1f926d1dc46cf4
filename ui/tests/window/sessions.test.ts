/** The Sessions view and one session in full, in a real browser. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { KeepDraftArgs, SessionRow } from "../../src/ipc/generated/contract";
import { violations } from "./axe";
import { calls, pass, send, until, withBrowser, type Opening } from "./browser";

const browser = withBrowser();
const GRID = '[data-testid="sessions-grid"]';
const PANEL = '[data-testid="session-panel"]';
const NOTES = '[data-testid="notes"]';
const STATE = '[data-testid="notes-state"]';

async function sessions(query: string, opening?: Opening): Promise<Page> {
  const page = await browser.open(query, opening);
  await page.keyboard.press("Control+3");
  await page.waitForSelector(`${GRID} [data-id], ${GRID} [data-testid="empty"]`);
  return page;
}

/** Opens a session in this state by mouse; answers its id. */
async function open(page: Page, value = "active"): Promise<number> {
  const row = page.locator(`${GRID} [data-id]`, { has: page.locator(`[data-value="${value}"]`) });
  const id = Number(await row.first().getAttribute("data-id"));
  await row.first().dblclick();
  await page.waitForSelector(`${PANEL} ${NOTES}`);
  return id;
}

const rowOf = (id: number, change: Partial<SessionRow>): SessionRow => ({
  id,
  customer: "Ada",
  queue: "Billing",
  queueId: 1,
  direct: null,
  agent: "",
  agentId: null,
  modality: "audio",
  state: "waiting",
  status: "Queued",
  queuedSince: null,
  activeSince: null,
  afterCallSince: null,
  recording: false,
  silentJoined: false,
  whisperJoined: false,
  asOf: null,
  stale: false,
  ...change,
});

it("lists every session, the longest waiting on top, and those that come and go", async () => {
  const page = await sessions("fake=board&still");
  const waits = await page.$$eval(`${GRID} [data-id] [data-col="queued"]`, (cells) =>
    cells.map((cell) => cell.getAttribute("data-value") ?? ""),
  );
  const known = waits.filter((wait) => wait !== "").map(Number);
  expect(known.length).toBeGreaterThan(2);
  expect(waits.slice(0, known.length).map(Number)).toEqual([...known].sort((a, b) => b - a));
  const longest = rowOf(7, { customer: "Longest", queuedSince: Date.now() - 7_200_000 });
  await send(page, { sessions: { reset: false, upsert: [longest], removed: [] } });
  await until(async () => {
    expect(await page.locator(`${GRID} [aria-rowindex="2"]`).textContent()).toContain("Longest");
  });
  const odd = rowOf(8, { customer: "Odd", state: "unknown", status: "Parked", modality: "fax" });
  await send(page, { sessions: { reset: false, upsert: [odd], removed: [7] } });
  await until(async () => {
    const words = await page.locator(`${GRID} [data-id="8"]`).textContent();
    expect(words).toContain("Parked");
    expect(words).toContain("fax");
    expect(await page.locator(`${GRID} [data-id="7"]`).count()).toBe(0);
  });
  await page.fill('[data-testid="filter"]', "odd parked");
  await until(async () => {
    expect(await page.locator(`${GRID} [data-id]`).count()).toBe(1);
  });
});

it("says when nobody is in a session, and how old the list is without a server", async () => {
  const empty = await sessions("fake=empty");
  expect(await empty.textContent(`${GRID} [data-testid="empty"]`)).toContain("No sessions");
  await empty.close();
  const offline = await sessions("fake=offline");
  expect(await offline.textContent('[data-testid="as-of"]')).toMatch(/as of .*\d\d:\d\d/u);
  await offline.locator(`${GRID} [data-id]`).first().dblclick();
  const failure = `${PANEL} [data-testid="failure"]`;
  await offline.waitForSelector(failure);
  expect(await offline.getAttribute(failure, "data-kind")).toBe("notConnected");
  await offline.close();
});

it("opens by Enter, keeps the list usable, and Escape leads back to the row", async () => {
  const page = await sessions("fake=board&still");
  await page.focus(GRID);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForSelector(`${PANEL} ${NOTES}`);
  const inside = () => page.evaluate((at) => !!document.activeElement?.closest(at), PANEL);
  await until(async () => {
    expect(await inside()).toBe(true);
  });
  const first = await page.getAttribute(`${GRID} [aria-selected="true"]`, "data-id");
  await page.focus(NOTES);
  await page.keyboard.press("Escape");
  expect(await page.locator(PANEL).count()).toBe(0);
  expect(await page.evaluate((at) => document.activeElement?.matches(at), GRID)).toBe(true);
  const active = await page.getAttribute(GRID, "aria-activedescendant");
  expect(
    await page
      .locator(`[id="${active ?? ""}"]`)
      .locator("..")
      .getAttribute("data-id"),
  ).toBe(first);
  // Another one, while one is open.
  await page.keyboard.press("Enter");
  await page.waitForSelector(PANEL);
  await page.focus(GRID);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await until(async () => {
    const asked = (await calls(page, "session")) as { id: number }[];
    expect(asked.at(-1)?.id).not.toBe(Number(first));
  });
});

it("keeps what is typed, saves it, and keeps it over closing", async () => {
  const page = await sessions("fake=board");
  const id = await open(page);
  const words = "Locked out.\nCall back on Thursday.";
  await page.locator(NOTES).pressSequentially(words, { delay: 4 });
  await page.waitForSelector(`${STATE}[data-state="edited"]`);
  await until(async () => {
    const kept = (await calls(page, "keep_draft")) as KeepDraftArgs[];
    expect(kept.at(-1)?.value).toEqual({ kind: "text", text: words });
  });
  // Rows change meanwhile, and the session is asked for again: what is typed stays.
  const asked = (await calls(page, "session")).length;
  const row = rowOf(id, { state: "active", status: "Active", recording: true });
  await send(page, { sessions: { reset: false, upsert: [row], removed: [] } });
  await until(async () => {
    expect((await calls(page, "session")).length).toBeGreaterThan(asked);
  });
  expect(await page.inputValue(NOTES)).toBe(words);
  await page.keyboard.press("Escape");
  expect(await page.textContent('[data-testid="unsaved"]')).toContain("Not saved");
  await page.locator('[data-testid="unsaved"] button').click();
  await page.waitForSelector(`${STATE}[data-state="edited"]`);
  expect(await page.inputValue(NOTES)).toBe(words);
  await page.focus(NOTES);
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(`${STATE}[data-state="saved"]`);
  expect(await calls(page, "save_notes")).toEqual([{ session: id, text: words, unseen: false }]);
  expect(await page.locator('[data-testid="unsaved"]').count()).toBe(0);
});

it("says why a save failed, and tries again", async () => {
  const page = await sessions("fake=board&still&saving=fails");
  await open(page);
  await page.fill(NOTES, "Once more");
  await page.click('[data-testid="notes-state-save"]');
  await page.waitForSelector(`${STATE}[data-state="failed"]`);
  const failure = page.locator(`${PANEL} [data-testid="failure"]`);
  expect(await failure.getAttribute("data-kind")).toBe("serverFault");
  expect(await page.inputValue(NOTES)).toBe("Once more");
  await page.click('[data-testid="notes-state-save"]');
  await page.waitForSelector(`${STATE}[data-state="saved"]`);
  expect(await failure.count()).toBe(0);
});

it("offers to save unseen where the session cannot be looked at any more", async () => {
  const page = await sessions("fake=board&still&saving=gone");
  await open(page);
  await page.fill(NOTES, "Mine");
  await page.click('[data-testid="notes-state-save"]');
  await page.waitForSelector(`${STATE}[data-state="failed"]`);
  await page.click('[data-testid="notes-state-unseen"]');
  await page.waitForSelector(`${STATE}[data-state="saved"]`);
  const saved = (await calls(page, "save_notes")) as { unseen: boolean }[];
  expect(saved.map(({ unseen }) => unseen)).toEqual([false, true]);
});

it("shows what was typed in a session that cannot be shown, to be saved or dropped", async () => {
  const page = await sessions("fake=board&still&saving=gone");
  await page.locator('[data-testid="unsaved"] button').first().click();
  const typed = page.locator(`${PANEL} [data-testid="typed"]`);
  await typed.first().waitFor();
  expect(await typed.allTextContents()).toEqual([
    expect.stringContaining("Was promised a call back on Thursday."),
    expect.stringContaining("Router"),
  ]);
  expect(await violations(page)).toEqual([]);
  await typed.nth(1).locator("button").first().click();
  await until(async () => {
    expect(await typed.count()).toBe(1);
  });
  await page.click('[data-testid="typed-state-save"]');
  await page.click('[data-testid="typed-state-unseen"]');
  await until(async () => {
    expect(await typed.count()).toBe(0);
  });
});

it("shows what somebody else wrote, and lets one choose", async () => {
  const page = await sessions("fake=board&still&saving=conflict");
  await open(page);
  await page.fill(NOTES, "Mine");
  await page.click('[data-testid="notes-state-save"]');
  const conflict = page.locator('[data-testid="notes-state-conflict"]');
  await conflict.waitFor();
  expect(await conflict.textContent()).toContain("Called back.");
  expect(await page.inputValue(NOTES)).toBe("Mine");
  await conflict.locator("button").nth(1).click();
  await page.waitForSelector(`${STATE}[data-state="edited"]`);
  const kept = (await calls(page, "keep_draft")) as KeepDraftArgs[];
  expect(kept.at(-1)).toMatchObject({ over: true, value: { kind: "text", text: "Mine" } });
  await page.click('[data-testid="notes-state-save"]');
  await conflict.waitFor();
  await conflict.locator("button").nth(0).click();
  await until(async () => {
    expect(await page.inputValue(NOTES)).toBe("Called back.");
  });
});

it("offers what can be done to its agent, by its button and by the key, but not while typing", async () => {
  const page = await sessions("fake=board&still");
  const id = await open(page);
  const menu = page.locator('[data-testid="action-menu"]');
  const offers = menu.locator('[data-testid="offer-whisper"]');
  await page.click(`${PANEL} [data-testid="agent-actions"]`);
  await offers.waitFor();
  await page.keyboard.press("Escape");
  expect(await menu.count()).toBe(0);
  await page.fill(NOTES, "a");
  await page.press(NOTES, ".");
  expect([await menu.count(), await page.inputValue(NOTES)]).toEqual([0, "a."]);
  await page.focus(`${PANEL} [data-testid="session-close"]`);
  await page.keyboard.press(".");
  await offers.click();
  await page.click('[data-testid="confirm-yes"]');
  await page.waitForSelector('[data-testid="joined"]');
  expect(await calls(page, "act")).toMatchObject([{ action: "whisper", session: id }]);
  const focused = () => document.activeElement?.getAttribute("data-testid");
  expect(await page.evaluate(focused)).toBe("session-close");
});

it("chooses a disposition on two levels, and changes an extra item", async () => {
  const page = await sessions("fake=board&still");
  const id = await open(page);
  const second = page.locator('[data-testid="sub-disposition"]');
  expect(await second.isDisabled()).toBe(true);
  await page.selectOption('[data-testid="disposition"]', "2");
  await second.selectOption("22");
  await page.click('[data-testid="disposition-state-save"]');
  await page.waitForSelector('[data-testid="disposition-state"][data-state="saved"]');
  expect(await calls(page, "save_dispositions")).toEqual([
    { session: id, disposition: 2, sub: 22, unseen: false },
  ]);
  const item = page.locator('[data-testid="item"]').nth(3);
  await item.fill("1");
  await item.press("Enter");
  await page.waitForSelector('[data-testid="item-state"][data-state="saved"]');
  const items = [{ key: "name 3", text: "1" }];
  expect(await calls(page, "save_extra_items")).toEqual([{ session: id, items, unseen: false }]);
});

it("says why something may not be changed", async () => {
  const page = await sessions("fake=board&still&saving=forbidden");
  await open(page);
  const item = page.locator('[data-testid="item"]').first();
  expect(await item.getAttribute("readonly")).not.toBeNull();
  expect(await page.locator(PANEL).textContent()).toContain("does not allow you to change this");
});

it("follows a chat, and asks only for what is new of it", async () => {
  const page = await sessions("fake=board&still", { clock: true });
  await open(page, "instantMessage");
  await page.waitForSelector('[data-testid="transcript"] > div');
  await pass(page, 20_000);
  const asked = (await calls(page, "transcript")) as { from: number | null }[];
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.every(({ from }) => from !== null)).toBe(true);
  const keys = await page.$$eval('[data-testid="transcript"] time', (all) =>
    all.map((one) => one.textContent),
  );
  expect([...keys].sort()).toEqual(keys);
});

it("turns the pages of the customer's history to the end, each session once", async () => {
  const page = await sessions("fake=board&still");
  await open(page);
  const past = page.locator('[data-testid="history"] > li');
  expect(await past.count()).toBe(3);
  const more = page.locator('[data-testid="history-more"]');
  for (let turn = 0; turn < 6 && (await more.count()) > 0; turn++) {
    const before = await past.count();
    await more.click();
    await until(async () => {
      const grown = (await past.count()) > before;
      expect(grown || (await more.count()) === 0).toBe(true);
    });
  }
  expect(await past.count()).toBe(24);
  expect(await more.count()).toBe(0);
});

it("warns when a customer has been on hold for too long", async () => {
  const page = await sessions("fake=board&still");
  const ids = await page.$$eval(`${GRID} [data-id]`, (rows) =>
    rows
      .filter((row) => row.querySelector('[data-value="active"]'))
      .map((row) => Number(row.getAttribute("data-id")))
      .filter((id) => id % 4 === 0),
  );
  await page.locator(`${GRID} [data-id="${String(ids[0])}"]`).dblclick();
  await page.waitForSelector('[data-testid="hold-warning"]');
  expect(await page.textContent('[data-testid="hold-warning"]')).toMatch(/0:45/u);
  expect(await page.getAttribute(PANEL, "data-state")).toBe("hold");
});

it("shows the page of a session before it is opened, and asks the backend to open it", async () => {
  const page = await sessions("fake=board&still");
  const id = await open(page);
  const text = await page.textContent('[data-testid="screen-pop"]');
  expect(text).toContain("https://crm.contoso.com/accounts/");
  expect(await page.locator(`${PANEL} a`).count()).toBe(0);
  await page.click('[data-testid="open-screen-pop"]');
  const [asked] = (await calls(page, "open_screen_pop")) as { id: number; address: string }[];
  expect(asked?.id).toBe(id);
  expect(text).toContain(asked?.address);
});

it("keeps hostile text text, and the layout whole", async () => {
  const page = await sessions("fake=hostile&still");
  await open(page, "instantMessage");
  await page.waitForSelector('[data-testid="transcript"] > div');
  const found = `${PANEL} img, ${PANEL} script, ${GRID} img, ${GRID} script`;
  expect(await page.locator(found).count()).toBe(0);
  expect(await page.title()).toBe("Connect Console");
  expect(await page.locator(PANEL).textContent()).toContain("<script>alert(1)</script>");
  const wide = await page.$$eval(`${PANEL}, ${PANEL} .body`, (boxes) =>
    boxes.filter((box) => box.scrollWidth > box.clientWidth).map((box) => box.className),
  );
  expect(wide).toEqual([]);
  const heights = await page.$$eval(`${GRID} [data-id]`, (rows) =>
    rows.map((row) => (row as HTMLElement).offsetHeight),
  );
  expect(new Set(heights)).toEqual(new Set([32]));
});

// The matrix has the usual looks.
it.each([
  "fake=arabic&still",
  "fake=hostile&still",
  "fake=board&still&saving=conflict",
  "fake=board&still&saving=fails&theme=dark",
  "fake=board&still&saving=forbidden",
])("has nothing that axe finds: %s", async (query) => {
  const page = await sessions(query);
  expect(await violations(page)).toEqual([]);
  await open(page, "instantMessage");
  await page.fill(NOTES, "Mine");
  if (query.includes("saving")) {
    await page.click('[data-testid="notes-state-save"]');
    await page.waitForSelector(
      '[data-testid="notes-state"]:not([data-state="edited"], [data-state="saving"])',
    );
  }
  expect(await violations(page)).toEqual([]);
});
