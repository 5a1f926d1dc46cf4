/** The menu of agents and sessions, in a real browser. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { focused, menu, offer, onCall, outcome } from "./acting";
import { calls, grid, pass, until, withBrowser } from "./browser";

const browser = withBrowser();

it.each([".", "Shift+F10", "ContextMenu"])(
  "opens by %s and gives the keyboard back",
  async (key) => {
    const page = await browser.open("fake=board&still");
    const id = await onCall(page);
    await page.keyboard.press(key);
    await page.waitForSelector(offer("whisper"));
    await until(async () => {
      expect(await focused(page)).toBe("offer-silentJoin");
    });
    expect(await calls(page, "offers")).toContainEqual({ agent: Number(id) });
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe("offer-whisper");
    await page.keyboard.press("End");
    expect(await focused(page)).toMatch(/^offer-(suspend|resume)$/u);
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe("offer-silentJoin");
    await page.keyboard.press("Escape");
    expect(await page.locator(menu).count()).toBe(0);
    expect(await focused(page)).toBe("agents-grid");
  },
);

it("opens by the right button and by the button in the row, within the window", async () => {
  const page = await browser.open("fake=board&still", { width: 1100, height: 700 });
  await page.click('[data-testid="nav-agents"]');
  const row = page.locator(`${grid("agents")} [data-id]`).last();
  await row.click({ button: "right" });
  await page.waitForSelector(offer("setStatus"));
  const box = await page.locator(menu).boundingBox();
  expect(box && box.y >= 0 && box.y + box.height <= 700).toBe(true);
  await page.mouse.click(500, 60);
  expect(await page.locator(menu).count()).toBe(0);
  await page.locator('[data-testid="row-actions"]').first().click();
  await page.waitForSelector(offer("setStatus"));
});

/** The Sessions view with the keyboard on the first session that stands so. */
async function onSession(page: Page, state: string): Promise<string> {
  await page.click('[data-testid="nav-sessions"]');
  const cell = page.locator(
    `[data-testid="sessions-grid"] [data-col="state"][data-value="${state}"]`,
  );
  await cell.first().click();
  return (await cell.first().locator("..").getAttribute("data-id")) ?? "";
}

it.each([".", "Shift+F10", "ContextMenu"])(
  "opens on a session by %s, for what concerns it, and leads to it",
  async (key) => {
    const page = await browser.open("fake=board&still");
    const id = await onSession(page, "active");
    await page.keyboard.press(key);
    await page.waitForSelector(offer("whisper"));
    expect(await page.locator(offer("whisper")).count()).toBe(1);
    await page.click(`${menu} [data-testid="open-session"]`);
    const panel = page.locator('[data-testid="session-panel"]');
    await panel.waitFor();
    expect(await calls(page, "session")).toContainEqual({ id: Number(id) });
    await page.keyboard.press(".");
    await page.waitForSelector(offer("whisper"));
    expect(await page.locator(`${menu} [data-testid="open-session"]`).count()).toBe(0);
  },
);

it("opens on a session by the pointer, and on one that nobody has there is only the session", async () => {
  const page = await browser.open("fake=board&still");
  await onSession(page, "active");
  const rows = page.locator('[data-testid="sessions-grid"] [data-id]');
  const waiting = rows.filter({ has: page.locator('[data-col="state"][data-value="waiting"]') });
  const active = rows.filter({ has: page.locator('[data-col="state"][data-value="active"]') });
  await active.first().click({ button: "right" });
  await page.waitForSelector(offer("whisper"));
  await page.keyboard.press("Escape");
  await active.first().locator('[data-testid="row-actions"]').click();
  await page.waitForSelector(offer("whisper"));
  await page.keyboard.press("Escape");
  await waiting.first().locator('[data-testid="row-actions"]').click();
  await page.click('[data-testid="session-menu-open"]');
  await page.waitForSelector('[data-testid="session-panel"][data-state="waiting"]');
});

it("opens on the lines of a panel", async () => {
  const page = await browser.open("fake=board&still");
  await onCall(page);
  await page.keyboard.press("Enter");
  const line = page.locator('[data-testid="agent-sessions"] button').first();
  await line.focus();
  await page.keyboard.press(".");
  await page.click(`${menu} [data-testid="open-session"]`);
  await page.waitForSelector('[data-testid="session-panel"]');
  await page.keyboard.press("Escape");
  await line.click({ button: "right" });
  await page.waitForSelector(`${menu} [data-testid="open-session"]`);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+1");
  await page
    .locator(`${grid("queues")} [data-id]`)
    .first()
    .dblclick();
  const agent = page.locator('[data-testid="queue-agents"] button').first();
  await agent.click({ button: "right" });
  await page.click(`${menu} [data-testid="open-agent"]`);
  await page.waitForSelector('[data-testid="agent-panel"]');
});

it("shows what is not allowed with its reason, and does not do it", async () => {
  const page = await browser.open("fake=board&still&denied=noRight");
  await onCall(page);
  await page.keyboard.press(".");
  const whisper = page.locator(offer("whisper"));
  expect(await whisper.getAttribute("aria-disabled")).toBe("true");
  expect(await whisper.textContent()).toContain("Your rights do not allow this.");
  await whisper.focus();
  await page.keyboard.press("Enter");
  // What is not allowed is disabled for who looks at the page from outside, too.
  await page.locator(offer("setStatus")).click({ force: true });
  expect(await page.getAttribute(menu, "data-page")).toBe("offers");
  expect(await calls(page, "act")).toEqual([]);
});

it("keeps the keyboard when what had it is not offered any more", async () => {
  const page = await browser.open("fake=board&still", { clock: true });
  await onCall(page);
  await page.keyboard.press(".");
  await page.locator(offer("suspend")).click();
  await page.keyboard.press(".");
  await page.locator(offer("suspend")).focus();
  await pass(page, 1000);
  await page.waitForSelector(offer("resume"));
  await until(async () => {
    expect(await focused(page)).toBe("offer-silentJoin");
  });
  await page.keyboard.press("Escape");
  expect(await page.locator(menu).count()).toBe(0);
});

it("says what will happen where it does it at once", async () => {
  const page = await browser.open("fake=board&still&joined=silent");
  await page.click('[data-testid="nav-agents"]');
  const name = await page.locator('[data-testid="joined"]').innerText();
  const mine = page.locator(`${grid("agents")} [data-id]`).filter({ hasText: "joined by me" });
  expect(name).not.toBe("");
  await mine.locator('[data-testid="row-actions"]').click();
  await page.waitForSelector(offer("leave"));
  const words = await Promise.all(
    ["leave", "setStatus", "suspend"].map((action) => page.textContent(offer(action))),
  );
  expect(words).toEqual([
    expect.stringContaining("You will no longer hear the session"),
    expect.stringContaining("The new status counts at once."),
    expect.stringContaining("No new sessions come"),
  ]);
});

it("sets a status with its reason code by the keyboard", async () => {
  const page = await browser.open("fake=board&still");
  const id = await onCall(page);
  await page.keyboard.press(".");
  await page.waitForSelector(offer("setStatus"));
  await page.locator(offer("setStatus")).press("Enter");
  await page.waitForSelector('[data-testid="status-3-2"]');
  await until(async () => {
    expect(await focused(page)).toBe("status-1-0");
  });
  await page.keyboard.press("ArrowLeft");
  expect(await page.getAttribute(menu, "data-page")).toBe("offers");
  await page.locator(offer("setStatus")).press("Enter");
  await page.locator('[data-testid="status-3-2"]').press("Enter");
  await page.waitForSelector(`${outcome}[data-state="confirmed"]`);
  expect(await page.textContent(outcome)).toContain("At lunch");
  expect(await calls(page, "act")).toEqual([
    { action: "setStatus", agent: Number(id), session: null, status: 3, reason: 2 },
  ]);
});
