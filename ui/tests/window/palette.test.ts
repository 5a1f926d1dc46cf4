/** The palette: search, keyboard, the server's part of it, in a real browser. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { calls, grid, pass, send, until, withBrowser } from "./browser";

const browser = withBrowser();

const options = (page: Page) =>
  page.$$eval('[data-testid="palette"] [role="option"]', (all) =>
    all.map((one) => one.getAttribute("data-entry")),
  );
const chosen = (page: Page) =>
  page.getAttribute('[data-testid="palette"] [aria-selected="true"]', "data-entry");

it("finds a queue by keyboard alone and leads to the row, whatever filter hides it", async () => {
  const page = await browser.open("fake=big&still", { width: 1280, height: 760 });
  await page.waitForSelector(`${grid("queues")} [data-id]`);
  await page.keyboard.press("/");
  await page.keyboard.type("zzz");
  await page.keyboard.press("Control+2");
  await page.waitForSelector(`${grid("agents")} [data-id]`);
  await page.keyboard.press("Control+k");
  const input = page.locator('[data-testid="palette-input"]');
  await until(async () => {
    expect(await input.evaluate((it) => it === document.activeElement)).toBe(true);
  });
  await page.keyboard.type("premier 32");
  await until(async () => {
    expect((await options(page))[0]).toMatch(/^queue-/u);
  });
  const wanted = await chosen(page);
  const id = wanted?.replace("queue-", "") ?? "";
  await page.keyboard.press("Enter");
  const row = `${grid("queues")} [data-id="${id}"][aria-selected="true"]`;
  await page.waitForSelector(row);
  expect(await page.textContent(row)).toContain("Premier 32");
  const inside = await page.$eval(row, (it) => {
    const [own, box] = [it, it.closest("[role=grid]")].map((e) => e?.getBoundingClientRect());
    return own && box && own.top >= box.top && own.bottom <= box.bottom;
  });
  expect(inside).toBe(true);
  expect(await page.inputValue('[data-testid="filter"]')).toBe("");
  // The keyboard is in the table, on that row.
  const active = await page.getAttribute(grid("queues"), "aria-activedescendant");
  expect(active).toContain(`-${id}-`);
  expect(await page.$eval(grid("queues"), (it) => it === document.activeElement)).toBe(true);
});

/** By its key, once it has closed; what is typed next is typed into it. */
async function openAgain(page: Page) {
  await page.waitForSelector('[data-testid="palette"]:not([open])', { state: "attached" });
  await page.keyboard.press("Control+k");
  await page.waitForSelector('[data-testid="palette-input"]:focus');
}

it("offers views, actions and settings before anything is typed, and does them", async () => {
  const page = await browser.open("fake=board&still");
  await page.click('[data-testid="search"]');
  await page.waitForSelector('[data-testid="palette"] [role="option"]');
  expect(await options(page)).toEqual(
    expect.arrayContaining(["view-queues", "view-agents", "pause", "sign-out", "theme-dark"]),
  );
  await page.keyboard.press("ArrowUp");
  expect(await chosen(page)).toBe((await options(page)).at(-1));
  await page.keyboard.press("ArrowDown");
  expect(await chosen(page)).toBe("view-queues");
  await page.keyboard.type("theme dark");
  expect(await chosen(page)).toBe("theme-dark");
  await page.keyboard.press("Enter");
  await page.waitForSelector('html[data-theme="dark"]');
  await openAgain(page);
  await page.keyboard.type("resume");
  expect(await options(page)).toEqual([]);
  await page.waitForSelector('[data-testid="palette-nothing"]');
  await page.keyboard.press("Escape");
  await page.waitForSelector('[data-testid="palette"]:not([open])', { state: "attached" });
  // Its own keys are letters again.
  await openAgain(page);
  await page.keyboard.type("p");
  expect(await page.inputValue('[data-testid="palette-input"]')).toBe("p");
  expect(await calls(page, "pause")).toEqual([]);
});

it("is completed by the server, once the typing pauses; late answers are dropped", async () => {
  const page = await browser.open("fake=board&still", { clock: true });
  // Time stands still but for what the test lets pass: however slow, the typing does not pause.
  await page.clock.pauseAt(Date.now() + 60_000);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("agent.7@");
  expect(await calls(page, "search")).toEqual([]);
  await pass(page, 1000);
  await until(async () => {
    expect(await options(page)).toEqual(["agent-7"]);
  });
  expect(await calls(page, "search")).toEqual([{ query: "agent.7@" }]);
  const detail = page.locator('[data-entry="agent-7"] .detail');
  expect(await detail.textContent()).toBe("agent.7@contoso.com");
  // The answer to this one comes when another was typed.
  await page.fill('[data-testid="palette-input"]', "agent.1@");
  await pass(page, 210);
  await page.waitForSelector('[data-testid="palette-server"][data-state="asked"]');
  await page.fill('[data-testid="palette-input"]', "x");
  await pass(page, 1000);
  expect(await options(page)).not.toContain("agent-1");
});

it("says of a queue that the table does not have that it cannot be gone to; an agent opens", async () => {
  const page = await browser.open("fake=board&still");
  const none = { reset: true, upsert: [], removed: [] };
  await send(page, { agents: none, queues: none, sessions: none });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("premier");
  const option = page.locator('[role="option"][data-entry^="queue-"]');
  await option.waitFor();
  expect(await option.getAttribute("aria-disabled")).toBe("true");
  expect(await option.textContent()).toContain("not among the rows shown");
  await page.keyboard.press("Enter");
  expect(await page.locator('[data-testid="palette"][open]').count()).toBe(1);
  await page.fill('[data-testid="palette-input"]', "agent.7@");
  await page.locator('[data-entry="agent-7"]').waitFor();
  await page.keyboard.press("Enter");
  await page.locator('[data-testid="agent-panel"] [data-testid="day-strip"]').waitFor();
});

it("searches what is known here when the server cannot be asked, and says so", async () => {
  const page = await browser.open("fake=offline");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Billing");
  await page.waitForSelector('[data-testid="palette-server"][data-state="unreachable"]');
  expect(await options(page)).toEqual(expect.arrayContaining(["queue-1"]));
  await page.keyboard.press("Enter");
  await page.waitForSelector(`${grid("queues")} [data-id="1"][aria-selected="true"]`);
});

it("draws hostile names as text", async () => {
  const page = await browser.open("fake=hostile&still");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("img src");
  await page.waitForSelector('[data-testid="palette"] [role="option"]');
  expect(await page.locator('[data-testid="palette"] img').count()).toBe(0);
  const wide = await page.$eval(
    '[data-testid="palette"]',
    (it) => it.scrollWidth <= it.clientWidth,
  );
  expect(wide).toBe(true);
});

it("does something to a session that was searched for, by the keyboard alone", async () => {
  const page = await browser.open("fake=board&still");
  await page.keyboard.press("Control+3");
  const row = page
    .locator('[data-testid="sessions-grid"] [data-id]:has([data-value="active"])')
    .first();
  const id = Number(await row.getAttribute("data-id"));
  const customer = await row.locator('[data-col="customer"] > bdi').textContent();
  await page.keyboard.press("Control+k");
  await page.keyboard.type(customer ?? "");
  const option = page.locator(`[role="option"][data-entry="session-${String(id)}"]`);
  await option.waitFor();
  for (let at = 0; at < 20 && (await chosen(page)) !== `session-${String(id)}`; at += 1)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Shift+Enter");
  await page.waitForSelector('[data-testid="palette-page"]');
  await page.waitForSelector(`[data-entry="whisper-${String(id)}"]`);
  await page.keyboard.type("whisp");
  await page.keyboard.press("Enter");
  // Who will hear what is said first.
  await page.waitForSelector('[data-testid="confirm"][data-action="whisper"]');
  expect(await calls(page, "act")).toEqual([]);
  await page.keyboard.press("Enter");
  await until(async () => {
    expect(await calls(page, "act")).toMatchObject([{ action: "whisper", session: id }]);
  });
  // The keyboard is where it was before.
  expect(await page.locator('[data-testid="action-menu"]').count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
});

it("has the actions on what is open first, says what is not allowed, and leads back", async () => {
  const page = await browser.open("fake=board&still");
  await page.keyboard.press("Control+2");
  await page
    .locator(`${grid("agents")} [data-id]`)
    .first()
    .dblclick();
  await page.waitForSelector('[data-testid="agent-panel"]');
  await page.keyboard.press("Control+k");
  await page.waitForSelector('[data-entry="actions-on"]');
  expect(await chosen(page)).toBe("actions-on");
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-entry^="setStatus"]');
  // Who is not in a call can be listened to in no call.
  const denied = page.locator('[data-entry^="silentJoin"]');
  expect(await denied.getAttribute("aria-disabled")).toBe("true");
  expect((await denied.locator(".why").textContent())?.trim()).not.toBe("");
  await page.keyboard.press("Escape");
  await page.waitForSelector('[data-entry="view-queues"]');
  expect(await page.locator('[data-testid="palette-page"]').count()).toBe(0);
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-entry^="setStatus"]');
  await page.keyboard.press("Backspace");
  await page.waitForSelector('[data-entry="view-queues"]');
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-entry^="setStatus"]');
  await page.keyboard.type("status");
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-testid="action-menu"][data-page="statuses"]');
  await page.keyboard.press("Escape");
});

it("opens again however fast it was closed", async () => {
  const page = await browser.open("fake=board&still");
  for (let time = 0; time < 20; time += 1) {
    await page.keyboard.press("Control+k");
    await page.waitForSelector('[data-testid="palette-input"]:focus');
    // Both keys in one turn of the page.
    await page.evaluate(() => {
      const press = (key: string, ctrlKey: boolean) =>
        document.activeElement?.dispatchEvent(
          new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, cancelable: true }),
        );
      press("Escape", false);
      press("k", true);
    });
    await page.waitForSelector('[data-testid="palette-input"]:focus');
    await page.keyboard.press("Escape");
    await page.waitForSelector('[data-testid="palette"]:not([open])', { state: "attached" });
  }
});
