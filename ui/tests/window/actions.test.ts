/** Actions on agents, in a real browser: panel, outcomes, own status, journal. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { ActionsView } from "../../src/ipc/generated/contract";
import { focused, menu, offer, onCall, outcome } from "./acting";
import { calls, grid, pass, send, until, withBrowser } from "./browser";

const browser = withBrowser();

/** The first action of a session of the window: it failed at this time. */
const failedAt = (at: number): ActionsView => ({
  recent: [
    {
      id: 1,
      action: "suspend",
      agent: 7,
      agentName: "Ana",
      session: null,
      customer: "",
      status: null,
      state: "failed",
      at,
      ended: at,
      failure: { kind: "connectionLost" },
      recordings: [],
      softphone: null,
    },
  ],
  joined: null,
});

it("says who will hear what, does it only then, and shows what has become of it", async () => {
  const page = await browser.open("fake=board&still");
  const id = await onCall(page);
  await page.keyboard.press(".");
  await page.click(offer("bargeIn"));
  expect(await page.textContent('[data-testid="confirm-what"]')).toContain(
    "The customer and the agent will hear you.",
  );
  expect(await focused(page)).toBe("confirm-yes");
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("confirm-no");
  await page.keyboard.press("Escape");
  expect(await page.getAttribute(menu, "data-page")).toBe("offers");
  expect(await calls(page, "act")).toEqual([]);
  await page.click(offer("bargeIn"));
  await page.keyboard.press("Enter");
  await page.waitForSelector(`${outcome}[data-action="bargeIn"][data-state="confirmed"]`);
  const [asked] = (await calls(page, "act")) as { action: string; agent: number }[];
  expect(asked).toMatchObject({ action: "bargeIn", agent: Number(id), status: null });
  const joined = page.locator('[data-testid="joined"]');
  expect(await joined.getAttribute("data-how")).toBe("bargeIn");
  expect(await page.locator(`${grid("agents")} [data-id="${id}"]`).textContent()).toContain(
    "joined by me",
  );
  await page.click('[data-testid="leave"]');
  await until(async () => {
    expect(await joined.count()).toBe(0);
  });
});

it.each([
  ["failed", "Not done."],
  ["unconfirmed", "the live data does not show it"],
  ["unknown", "Nobody knows"],
])("an action that is %s can be tried again, by the user alone", async (state, words) => {
  const page = await browser.open(`fake=board&still&outcome=${state}`, { clock: true });
  await onCall(page);
  await page.keyboard.press(".");
  await page.click(offer("whisper"));
  await page.click('[data-testid="confirm-yes"]');
  const card = page.locator(`${outcome}[data-state="${state}"]`);
  await card.waitFor();
  expect(await card.textContent()).toContain(words);
  await pass(page, 60_000);
  expect(await calls(page, "act")).toHaveLength(1);
  // Somebody else may be in the session by now: it is asked again, and who hears what is said.
  await page.click('[data-testid="again"]');
  await page.waitForSelector('[data-testid="confirm"][data-action="whisper"]');
  expect(await calls(page, "act")).toHaveLength(1);
  await page.click('[data-testid="confirm-no"]');
  await page.keyboard.press("Escape");
  expect(await card.count()).toBe(1);
  await page.click('[data-testid="again"]');
  await page.click('[data-testid="confirm-yes"]');
  await until(async () => {
    const [first, second] = await calls(page, "act");
    expect(second).toEqual(first);
  });
  await card.waitFor();
  await page.click('[data-testid="dismiss"]');
  expect(await page.locator(outcome).count()).toBe(0);
});

it("tries again at once what concerns nobody's conversation, and says why it cannot", async () => {
  let page = await browser.open("fake=board&still&outcome=failed");
  await onCall(page);
  await page.keyboard.press(".");
  await page.click(offer("suspend") + ", " + offer("resume"));
  await page.click('[data-testid="again"]');
  await until(async () => {
    const [first, second] = await calls(page, "act");
    expect(second).toEqual(first);
  });
  await page.close();
  page = await browser.open("fake=board&still&denied=noRight&shown=unconfirmed");
  await page.click('[data-testid="again"]');
  await page.waitForSelector(`${menu} [data-denial="noRight"]`);
  expect(await page.locator('[data-testid="confirm"]').count()).toBe(0);
});

it("shows what becomes of the actions of the next user, whatever the last one dismissed", async () => {
  const page = await browser.open("fake=board&still&outcome=refused");
  await send(page, { actions: failedAt(1) });
  await page.click('[data-testid="dismiss"]');
  expect(await page.locator(outcome).count()).toBe(0);
  await onCall(page);
  await page.keyboard.press(".");
  await page.click(offer("suspend") + ", " + offer("resume"));
  await page.waitForSelector('[data-testid="outcomes"] [data-testid="failure"]');
  await page.keyboard.press(".");
  await page.waitForSelector(menu);
  await send(page, { phase: "firstStart" });
  await page.waitForSelector('[data-testid="outcomes"]', { state: "detached" });
  // The numbers begin again.
  await send(page, { phase: "board", actions: failedAt(2) });
  await page.waitForSelector(outcome);
  expect(await page.locator('[data-testid="outcomes"] [data-testid="failure"]').count()).toBe(0);
  expect(await page.locator(menu).count()).toBe(0);
});

/** The boxes of what is told and of the panel that is open do not meet. */
async function apart(page: Page) {
  const [cards, panel] = await Promise.all(
    [outcome, '[data-testid="agent-panel"]'].map((what) => page.locator(what).last().boundingBox()),
  );
  if (!cards || !panel) return false;
  const beside = cards.x + cards.width <= panel.x || panel.x + panel.width <= cards.x;
  return beside || panel.y + panel.height <= cards.y;
}

it.each([
  ["en", 1440],
  ["ar", 1100],
  ["en", 900],
  ["ar", 640],
])("tells beside an open panel, not over it (%s, %d px)", async (language, width) => {
  const query = `fake=board&still&language=${language}&shown=failed,unknown,failed`;
  const page = await browser.open(query, { width, height: 700 });
  await page.click('[data-testid="nav-agents"]');
  await page.focus(grid("agents"));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-testid="agent-panel"]');
  expect(await page.locator(outcome).count()).toBe(3);
  expect(await apart(page)).toBe(true);
  const last = await page.locator('[data-testid="dismiss"]').last().boundingBox();
  expect(last && last.x >= 0 && last.x + last.width <= width).toBe(true);
});

it("takes away what stays by the button, and by Escape where that does nothing else", async () => {
  const page = await browser.open("fake=board&still&outcome=refused&shown=failed,unknown");
  await onCall(page);
  await page.keyboard.press(".");
  await page.click(offer("suspend") + ", " + offer("resume"));
  const told = page.locator('[data-testid="outcomes"] [data-testid="failure"]');
  await told.waitFor();
  await page.fill('[data-testid="filter"]', "a");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Escape");
  expect([await told.count(), await page.locator(outcome).count()]).toEqual([1, 2]);
  await page.keyboard.press("Escape");
  expect([await told.count(), await page.locator(outcome).count()]).toEqual([0, 2]);
  await page.keyboard.press("Escape");
  expect(await page.locator(outcome).getAttribute("data-state")).toBe("unknown");
  await page.focus(grid("agents"));
  await page.keyboard.press(".");
  await page.click(offer("suspend") + ", " + offer("resume"));
  await told.locator('[data-testid="failure-close"]').click();
  expect([await told.count(), await page.locator(outcome).count()]).toEqual([0, 1]);
});

it("offers the softphone where the server has no joins, and says each recording's answer", async () => {
  let page = await browser.open("fake=board&still&outcome=notOffered");
  await onCall(page);
  await page.keyboard.press(".");
  await page.click(offer("silentJoin"));
  await page.click('[data-testid="confirm-yes"]');
  await page.waitForSelector('[data-testid="softphone"]');
  expect(await page.textContent('[data-testid="softphone"]')).toMatch(/^sip:.+@/u);
  expect(await page.textContent(outcome)).toContain("does not offer");
  await page.click('[data-testid="open-softphone"]');
  const address = await page.textContent('[data-testid="softphone"]');
  expect(await calls(page, "open_softphone")).toEqual([{ action: expect.any(Number), address }]);
  await page.close();
  page = await browser.open("fake=board&still&outcome=recording");
  await onCall(page);
  await page.keyboard.press(".");
  await page
    .locator(offer("startRecording"))
    .or(page.locator(offer("stopRecording")))
    .click();
  await page.click('[data-testid="confirm-yes"]');
  const card = page.locator(`${outcome}[data-state="failed"]`);
  await card.waitFor();
  const lines = await card.locator("li").allTextContents();
  expect(lines.map((line) => line.replace(/\s+/gu, " ").trim())).toEqual([
    expect.stringContaining("the recorder failed"),
    expect.stringContaining("denied"),
  ]);
});

it("shows the user's own status in the bar and changes it", async () => {
  const page = await browser.open("fake=board&still");
  const own = page.locator('[data-testid="own-status"]');
  expect(await own.getAttribute("data-kind")).not.toBe("");
  await own.focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-testid="status-3-4"]');
  await until(async () => {
    expect(await focused(page)).toMatch(/^status-/u);
  });
  await page.locator('[data-testid="status-3-4"]').press("Enter");
  expect(await focused(page)).toBe("own-status");
  await until(async () => {
    expect(await calls(page, "act")).toEqual([
      { action: "setStatus", agent: 1, session: null, status: 3, reason: 4 },
    ]);
  });
});

it("lists what was done, filters it and writes it to a file", async () => {
  const page = await browser.open("fake=board&still&journal");
  await page.keyboard.press("Control+5");
  const rows = page.locator('[data-testid="journal-grid"] tbody tr');
  await until(async () => {
    expect(await rows.count()).toBe(30);
  });
  // What was typed and saved is there, and what became of each session that was recorded.
  expect(await rows.first().textContent()).toContain("Save extra item");
  expect(await rows.first().textContent()).toContain("Somebody else has changed this");
  const recorded = rows.locator('[data-testid="journal-recording"]');
  expect(await recorded.nth(0).textContent()).toMatch(/M. Silva.*done/su);
  expect(await recorded.nth(1).textContent()).toMatch(/Session .*72.*the recorder failed/su);
  await page.click('[data-testid="journal-more"]');
  await until(async () => {
    expect(await rows.count()).toBe(60);
  });
  await page.click('[data-testid="journal-failed"]');
  await until(async () => {
    const states = await rows.evaluateAll((all) =>
      all.map((row) => row.getAttribute("data-state")),
    );
    expect(new Set(states)).toEqual(new Set(["failed"]));
  });
  await page.fill('[data-testid="filter"]', "zzz");
  await page.waitForSelector("text=Nothing matches");
  await page.fill('[data-testid="filter"]', "");
  await until(async () => {
    expect(await rows.count()).toBeGreaterThan(0);
  });
  await page.click('[data-testid="journal-export"]');
  await page.waitForSelector('[data-testid="journal-exported"]');
  expect(await page.textContent('[data-testid="journal-exported"]')).toContain("Downloads");
  expect(await calls(page, "export_journal")).toEqual([
    { before: null, agent: "", states: ["failed"] },
  ]);
});

it("keeps the older pages of the journal while something is done, and says how old they are", async () => {
  const page = await browser.open("fake=board&still&journal", { clock: true });
  await page.keyboard.press("Control+5");
  const rows = page.locator('[data-testid="journal-grid"] tbody tr');
  await page.click('[data-testid="journal-more"]');
  await until(async () => {
    expect(await rows.count()).toBe(60);
  });
  expect(await page.textContent('[data-testid="as-of"]')).not.toBe("");
  await page.click('[data-testid="own-status"]');
  await page.click('[data-testid="status-3-4"]');
  await pass(page, 1000);
  await until(async () => {
    expect(await rows.first().getAttribute("data-state")).toBe("confirmed");
    expect(await rows.count()).toBe(61);
  });
});

it("keeps hostile names text, and within their places", async () => {
  const page = await browser.open("fake=hostile&still&journal&joined=bargeIn&shown=failed,unknown");
  await onCall(page);
  await page.keyboard.press(".");
  await page.waitForSelector(offer("whisper"));
  await page.click(offer("startRecording") + ", " + offer("stopRecording"));
  await page.waitForSelector('[data-testid="confirm"]');
  const look = () =>
    page.evaluate(() => ({
      title: document.title,
      foreign: document.querySelectorAll("img[src=x], script:not([src])").length,
      wide: document.documentElement.scrollWidth > innerWidth,
      menu: (document.querySelector("[data-testid=action-menu]")?.clientWidth ?? 0) <= 300,
    }));
  expect(await look()).toMatchObject({ foreign: 0, wide: false, menu: true });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+5");
  await page.waitForSelector('[data-testid="journal-grid"] tbody tr');
  const after = await look();
  expect(after).toMatchObject({ foreign: 0, wide: false });
  expect(after.title).not.toBe("broken");
});
