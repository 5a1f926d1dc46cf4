/** One agent in full, in a real browser. */
import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import type { AgentRow } from "../../src/ipc/generated/contract";
import { violations } from "./axe";
import { calls, grid, pass, send, until, withBrowser } from "./browser";

const browser = withBrowser();
const panel = '[data-testid="agent-panel"]';
const strip = '[data-testid="day-strip"]';

async function agents(page: Page): Promise<void> {
  await page.click('[data-testid="nav-agents"]');
}

/** Opens one of the agents who are on a call. */
async function opened(page: Page): Promise<void> {
  await agents(page);
  await page
    .locator(`${grid("agents")} [data-col="status"][data-value="onCall"]`)
    .first()
    .dblclick();
  await page.locator(panel).waitFor();
}

const within = (page: Page, kind: string) =>
  until(async () => {
    const is = (wanted: string) =>
      document.activeElement?.closest(`[data-panel="${wanted}"]`) !== null;
    expect(await page.evaluate(is, kind)).toBe(true);
  });

const plain = (text: string | null) => (text ?? "").replace(/[⁦-⁩]/gu, "").trim();

it("opens by Enter with the keyboard at its head, and Escape leads back to the row", async () => {
  const page = await browser.open("fake=board&still");
  await agents(page);
  await page.focus(grid("agents"));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator(strip).waitFor();
  const name = page.locator(`${grid("agents")} [data-id] [data-col="name"] bdi`).first();
  expect(await page.locator(`${panel} h2`).textContent()).toBe(await name.textContent());
  await within(page, "agent");
  await page.keyboard.press("Escape");
  await until(async () => {
    expect(await page.locator(panel).count()).toBe(0);
    expect(await page.$eval(grid("agents"), (it) => it === document.activeElement)).toBe(true);
  });
});

it("opens from the menu of a row, from the palette, from a queue and from a session", async () => {
  const page = await browser.open("fake=board&still");
  await agents(page);
  await page
    .locator(`${grid("agents")} [data-id] [data-col="team"]`)
    .first()
    .click();
  await page.keyboard.press(".");
  await page.click('[data-testid="open-agent"]');
  await within(page, "agent");
  // Its own menu does not offer what is open.
  await page.keyboard.press(".");
  await page.locator('[data-testid="offer-setStatus"]').waitFor();
  expect(await page.locator('[data-testid="open-agent"]').count()).toBe(0);
  await page.keyboard.press("Escape");
  await page.click('[data-testid="agent-close"]');

  await page.keyboard.press("Control+k");
  await page.keyboard.type("agent.7@");
  await page.locator('[data-entry="agent-7"]').waitFor();
  await page.keyboard.press("Enter");
  await within(page, "agent");
  expect(await calls(page, "agent")).toContainEqual({ agent: 7 });

  await page.click('[data-testid="nav-queues"]');
  await page
    .locator(`${grid("queues")} [data-id]`)
    .first()
    .dblclick();
  await page.locator('[data-testid="queue-agents"] button').first().click();
  await within(page, "agent");
  await page.keyboard.press("Escape");
  await within(page, "queue");

  await page.click('[data-testid="nav-sessions"]');
  await page
    .locator('[data-testid="sessions-grid"] [data-col="state"][data-value="active"]')
    .first()
    .dblclick();
  await page.locator('[data-testid="session-panel"] li button').first().click();
  await within(page, "agent");
  await page.locator(strip).waitFor();
  await page.keyboard.press("Escape");
  await within(page, "session");
});

it("opens each of the agent's sessions in its place, and comes back", async () => {
  const page = await browser.open("fake=board&still");
  await opened(page);
  await page.locator('[data-testid="agent-sessions"] button').first().click();
  await within(page, "session");
  expect(await page.locator(panel).count()).toBe(0);
  await page.keyboard.press("Escape");
  await within(page, "agent");
});

it("tells of each status of the day by keyboard and by pointer, and as a table", async () => {
  const page = await browser.open("fake=board&still");
  await opened(page);
  const said = async () => plain(await page.getAttribute(strip, "aria-valuetext"));
  const shown = async () => plain(await page.textContent('[data-testid="day-shown"]'));
  await page.focus(strip);
  // How long it has lasted is not said each second.
  expect(await said()).toMatch(/to now$/u);
  await page.keyboard.press("ArrowLeft");
  const before = await said();
  expect(before).not.toContain("to now");
  await page.keyboard.press("ArrowRight");
  expect(await said()).toContain("to now");
  await page.keyboard.press("Home");
  const first = await said();
  await page.keyboard.press("PageUp");
  await page.keyboard.press("ArrowRight");
  expect(await said()).not.toBe(first);
  // Where nothing is known, that is said.
  const box = await page.locator(strip).boundingBox();
  if (!box) throw new Error("no strip");
  const gap = box.x + box.width * (1 - 600 / (24 * 60));
  await page.mouse.move(gap, box.y + 5);
  expect(await shown()).toContain("Nothing known");
  await page.mouse.move(1, 1);
  const lanes = await page.locator('[data-lane="gap"]').count();
  expect(lanes).toBe(1);
  expect(await page.locator(`${strip} path[data-kind="onCall"]`).getAttribute("d")).toContain("M");
  await page.click('[data-testid="day-as-table"]');
  const rows = page.locator('[data-testid="day-table"] tbody tr');
  expect(await rows.count()).toBeGreaterThan(20);
  expect(plain(await rows.first().textContent())).toContain("now");
  expect(await violations(page)).toEqual([]);
});

it("has the figures by modality and by queue; a queue that is not seen is said to be hidden", async () => {
  const page = await browser.open("fake=board&still");
  await opened(page);
  const metrics = page.locator('[data-testid="agent-metrics"] tbody tr');
  expect(await metrics.count()).toBe(8);
  await page.click('[data-testid="metrics-all"]');
  expect(await metrics.count()).toBe(10);
  const hidden = page.locator('[data-testid="agent-queues"] [data-queue="9998"]');
  expect(plain(await hidden.textContent())).toContain("hidden queue");
  const direct = page.locator('[data-testid="agent-queues"] [data-queue="-1"]');
  expect(plain(await direct.textContent())).toContain("Direct, inbound");
  await page.locator('[data-testid="agent-queues"] button').first().click();
  await within(page, "queue");
  await page.keyboard.press("Escape");
  await within(page, "agent");
});

it("asks again when the agent does something else, and not with every batch", async () => {
  const page = await browser.open("fake=board&still", { clock: true });
  await opened(page);
  await page.locator(strip).waitFor();
  const id = Number(
    ((await calls(page, "agent")).at(-1) as { agent: number } | undefined)?.agent ?? 0,
  );
  const row = (since: number, handled: number): AgentRow => ({
    id,
    name: "Novák, Eva",
    team: "Cards",
    kind: "away",
    status: "",
    reason: "Lunch",
    since,
    suspended: true,
    sessions: [],
    metrics: [handled, null, null],
    asOf: Date.now(),
    stale: false,
  });
  const since = Date.now() - 5000;
  const batch = (since: number, handled: number) =>
    send(page, { agents: { reset: false, upsert: [row(since, handled)], removed: [] } });
  await batch(since, 1);
  // The row is newer than the answer.
  await until(async () => {
    const head = plain(await page.textContent(`${panel} header`));
    expect(head).toContain("Lunch");
    expect(head).toContain("suspended");
  });
  expect(plain(await page.textContent('[data-testid="day-shown"]'))).toContain("Lunch");
  await until(async () => {
    expect((await calls(page, "agent")).length).toBe(2);
  });
  for (let handled = 2; handled < 30; handled++) await batch(since, handled);
  await pass(page, 10_000);
  expect((await calls(page, "agent")).length).toBe(2);
});

it.each([
  ["forbidden", "does not allow"],
  ["notOffered", "does not offer"],
  ["timedOut", "seconds"],
])("says why the server tells nothing, and shows what the board knows: %s", async (kind, words) => {
  const page = await browser.open(`fake=board&still&agent=${kind}`);
  await opened(page);
  const note = page.locator(`${panel} [data-testid="failure"]`);
  expect(await note.getAttribute("data-kind")).toBe(kind);
  if (kind !== "timedOut") expect(plain(await note.textContent())).toContain(words);
  expect(await page.locator('[data-testid="agent-sessions"] button').count()).toBeGreaterThan(0);
  expect(await page.locator('[data-testid="agent-serves"] li').count()).toBeGreaterThan(0);
  expect(await page.locator(strip).count()).toBe(0);
  const before = (await calls(page, "agent")).length;
  await page.click('[data-testid="agent-again"]');
  await until(async () => {
    expect((await calls(page, "agent")).length).toBeGreaterThan(before);
  });
  expect(await violations(page)).toEqual([]);
});

// The matrix has the usual looks.
it.each([
  ["fake=arabic&still", "Arabic"],
  ["fake=board&still&language=de", "German"],
  ["fake=offline&theme=dark", "offline"],
  ["fake=hostile&still", "hostile"],
])("can be used by everybody: %s (%s)", async (query) => {
  const page = await browser.open(query);
  await opened(page);
  await page.locator('[data-testid="agent-serves"]').waitFor();
  expect(await violations(page)).toEqual([]);
  const wide = await page
    .locator(`${panel} [role="group"]`)
    .first()
    .evaluate((it) => it.scrollWidth > it.clientWidth);
  expect(wide).toBe(false);
  expect(await page.title()).not.toBe("broken");
});

it("says of somebody who is not looked at that the sessions are not known", async () => {
  const page = await browser.open("fake=board&still");
  const none = { reset: true, upsert: [], removed: [] };
  await send(page, { agents: none, sessions: none });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("agent.7@");
  await page.locator('[data-entry="agent-7"]').waitFor();
  await page.keyboard.press("Enter");
  await page.locator(`${panel} [data-testid="day-strip"]`).waitFor();
  const said = plain(await page.textContent(panel));
  expect(said).toContain("not among those looked at");
  expect(said).not.toContain("In no session now");
});

it("has the prepared answers of a chat, to be copied", async () => {
  const page = await browser.open("fake=board&still");
  await page.click('[data-testid="nav-sessions"]');
  await page
    .locator('[data-testid="sessions-grid"] [data-value="instantMessage"]')
    .first()
    .dblclick();
  const prompts = page.locator('[data-testid="prompts"] li');
  await prompts.first().waitFor();
  expect(await prompts.count()).toBe(2);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await prompts.first().locator("button").click();
  await until(async () => {
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain("Welcome");
  });
  expect(await violations(page)).toEqual([]);
});
