/**
 * Takes pictures of every screen with the fake backend, to be looked at.
 * Usage: npm run look -- <folder> [part of a name]
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { build, preview } from "vite";

const [folder = "node_modules/.cache/look", only = ""] = process.argv.slice(2);
const outDir = "node_modules/.cache/fake";

/** Name, query, and what to do before the picture. */
const scenes = [
  ["first", "fake=first"],
  ["first-dark", "fake=first&theme=dark"],
  ["first-arabic", "fake=first&language=ar"],
  ["invalid", "fake=invalid", (page) => signIn(page, "what is this?")],
  ["signing-in", "fake=signing-in"],
  ["failed", "fake=failed"],
  ["diagnosed", "fake=failed&still", (page) => page.click('[data-testid="diagnose"]')],
  ["account", "fake=first", otherAccount],
  ["account-dark", "fake=first&theme=dark", otherAccount],
  ["account-arabic", "fake=first&language=ar", otherAccount],
  ["account-french-no-keyring", "fake=first&language=fr&keyring=absent", otherAccount],
  ["account-kept-dark", "fake=failed&failure=clockSkew&kept&theme=dark"],
  ["password-wrong", "fake=failed&failure=passwordWrong"],
  ["password-wrong-dark-arabic", "fake=failed&failure=passwordWrong&theme=dark&language=ar"],
  ["logon-missing", "fake=failed&failure=logonMissing"],
  ["host-not-trusted", "fake=failed&failure=hostNotTrusted"],
  ["host-not-trusted-arabic", "fake=failed&failure=hostNotTrusted&language=ar&theme=dark"],
  ["not-encrypted-arabic", "fake=failed&failure=signInNotEncrypted&language=ar"],
  ["password-or-binding", "fake=failed&failure=passwordOrBinding"],
  ["password-or-binding-arabic", "fake=failed&failure=passwordOrBinding&language=ar&theme=dark"],
  ["ntlm-needs-password-french", "fake=failed&failure=ntlmNeedsPassword&language=fr"],
  ["refused-offline", "fake=offline&failure=passwordWrong"],
  [
    "menu-kept-dark",
    "fake=board&kept&theme=dark",
    (page) => page.click('[data-testid="settings"]'),
  ],
  ["menu-arabic", "fake=arabic", (page) => page.click('[data-testid="settings"]')],
  ["queues", "fake=board"],
  ["queues-dark", "fake=board&theme=dark"],
  ["grouped", "fake=board&grouping=team"],
  ["grouped-dark", "fake=board&grouping=businessUnit&theme=dark", fold],
  ["grouped-arabic", "fake=arabic&grouping=team", fold],
  ["grouped-offline", "fake=offline&grouping=team"],
  ["grouped-hostile", "fake=hostile&grouping=team"],
  ["queue", "fake=board&still", queue],
  ["queue-dark", "fake=board&still&theme=dark", queue],
  ["queue-arabic", "fake=arabic&still", queue],
  ["queue-offline", "fake=offline", queue],
  ["queue-hostile", "fake=hostile&still", queue],
  ["queue-table-french", "fake=board&still&language=fr", queueTable],
  ["limits-queue", "fake=board&still", queueLimits],
  ["limits", "fake=board&still&theme=dark", limits],
  ["limits-arabic", "fake=arabic&still", limits],
  ["scope", "fake=board&still", scope],
  ["scope-dark", "fake=board&still&theme=dark", scope],
  ["scope-arabic", "fake=arabic&still", scope],
  ["scope-hostile", "fake=hostile&still", scope],
  ["placed", "fake=board&still", goneRow],
  ["placed-dark", "fake=board&still&theme=dark", goneRow],
  ["placed-arabic", "fake=arabic&still", goneRow],
  ["columns", "fake=board&still", columns],
  ["columns-dark", "fake=board&still&theme=dark", columns],
  ["columns-arabic", "fake=arabic&still", columns],
  ["columns-german", "fake=board&still&language=de", columns],
  ["columns-hostile", "fake=hostile&still", columns],
  ["columns-agents", "fake=board&still", agentColumns],
  ["columns-head", "fake=board&still", columnHead],
  ["columns-head-dark-german", "fake=board&still&theme=dark&language=de", columnHead],
  ["columns-head-arabic", "fake=arabic&still", columnHead],
  ["agents", "fake=board", agents],
  ["agents-dark", "fake=board&theme=dark", agents],
  ["agent", "fake=board&still", agent],
  ["agent-dark", "fake=board&still&theme=dark", agentDay],
  ["agent-arabic", "fake=arabic&still", agentDay],
  ["agent-german-end", "fake=board&still&language=de", agentEnd],
  ["agent-table-dark", "fake=board&still&theme=dark", agentTable],
  ["agent-contrast", "fake=board&still&contrast=high", agentDay],
  ["agent-offline", "fake=offline", agent],
  ["agent-refused", "fake=board&still&agent=forbidden", agent],
  ["agent-hostile", "fake=hostile&still", agent],
  ["agent-hostile-end", "fake=hostile&still", agentEnd],
  ["palette", "fake=board&still", palette],
  ["palette-arabic", "fake=arabic&still", palette],
  ["palette-hostile", "fake=hostile&still", palette],
  ["palette-actions", "fake=board&still", paletteActions],
  ["palette-actions-dark", "fake=board&still&theme=dark", paletteActions],
  ["palette-actions-arabic", "fake=arabic&still", paletteActions],
  ["alerts", "fake=board&still&alerts", alerts],
  ["alerts-dark", "fake=board&still&alerts&theme=dark", alerts],
  ["alerts-arabic", "fake=arabic&still&alerts", alerts],
  ["alerts-none", "fake=board&still", alerts],
  ["menu", "fake=board", (page) => page.click('[data-testid="settings"]')],
  ["filtered", "fake=board", (page) => page.fill('[data-testid="filter"]', "zzz")],
  ["offline", "fake=offline"],
  ["offline-agents-dark", "fake=offline&theme=dark", agents],
  ["slow", "fake=slow"],
  ["connecting", "fake=connecting"],
  ["empty", "fake=empty"],
  ["arabic", "fake=arabic"],
  ["arabic-agents", "fake=arabic", agents],
  ["french", "fake=board&language=fr"],
  ["hostile", "fake=hostile"],
  ["hostile-agents", "fake=hostile", agents],
  ["big", "fake=big"],
  ["big-agents", "fake=big", agents],
  ["keyboard", "fake=board", keyboard],
  ["broken", "fake=broken"],
  ["sessions", "fake=board", sessions],
  ["sessions-offline-dark", "fake=offline&theme=dark", sessions],
  ["sessions-empty", "fake=empty", sessions],
  ["session", "fake=board&still", session],
  ["session-dark", "fake=board&still&theme=dark", session],
  ["session-arabic", "fake=arabic&still", session],
  ["session-french-end", "fake=board&still&language=fr", sessionEnd],
  ["session-chat", "fake=board&still", chat],
  ["session-chat-dark", "fake=board&still&theme=dark", chat],
  ["session-conflict", "fake=board&still&saving=conflict", savedNotes],
  ["session-failed-dark", "fake=board&still&saving=fails&theme=dark", savedNotes],
  ["session-saved-arabic", "fake=arabic&still", savedNotes],
  ["session-hostile", "fake=hostile&still", session],
  ["session-hostile-end", "fake=hostile&still", sessionEnd],
  ["session-not-connected", "fake=offline", session],
  ["actions-menu", "fake=board&still", menu],
  ["actions-menu-dark", "fake=board&still&theme=dark&joined=silent", menu],
  ["actions-menu-denied", "fake=board&still&denied=noRight", menu],
  ["actions-menu-arabic", "fake=arabic&still", menu],
  ["actions-statuses", "fake=board&still", statuses],
  ["actions-confirm", "fake=board&still", confirm("bargeIn")],
  ["actions-confirm-dark", "fake=board&still&theme=dark", confirm("whisper")],
  ["actions-confirm-arabic", "fake=arabic&still", confirm("bargeIn")],
  [
    "actions-outcomes",
    "fake=board&still&joined=bargeIn&shown=accepted,unconfirmed,failed,confirmed",
    agents,
  ],
  [
    "actions-outcomes-dark",
    "fake=board&still&theme=dark&joined=whisper&shown=accepted,unknown,failed,confirmed",
    agents,
  ],
  ["actions-outcomes-panel-arabic", "fake=arabic&still&shown=failed,unknown", agent],
  ["actions-softphone", "fake=board&still&outcome=notOffered", softphone],
  ["actions-own", "fake=board&still", own],
  ["actions-own-dark", "fake=board&still&theme=dark", own],
  ["journal", "fake=board&still&journal", journal],
  ["journal-dark", "fake=board&still&journal&theme=dark", journal],
  ["journal-arabic", "fake=arabic&still&journal", journal],
  ["journal-empty", "fake=board&still", journal],
  ["journal-hostile", "fake=hostile&still&journal", journal],
];

function agents(page) {
  return page.click('[data-testid="nav-agents"]');
}

async function agent(page) {
  await agents(page);
  await page
    .locator('[data-testid="agents-grid"] [data-col="status"][data-value="onCall"]')
    .first()
    .dblclick();
  await page.locator('[data-testid="agent-serves"]').waitFor();
  await page.mouse.move(1, 1);
}

async function agentDay(page) {
  await agent(page);
  await page.focus('[data-testid="day-strip"]');
  for (let count = 0; count < 5; count++) await page.keyboard.press("ArrowLeft");
}

async function agentTable(page) {
  await agent(page);
  await page.click('[data-testid="day-as-table"]');
}

async function agentEnd(page) {
  await agent(page);
  await page.click('[data-testid="metrics-all"]');
  await page.$eval('[data-testid="agent-panel"] .body', (box) => (box.scrollTop = 100_000));
}

async function scope(page) {
  await page.click('[data-testid="scope"]');
  const tree = page.locator('[data-testid="scope-tree"]');
  await tree.focus();
  for (const key of ["ArrowDown", "ArrowRight", "ArrowDown", "Space", "ArrowRight"])
    await page.keyboard.press(key);
  await page.click('[data-testid="view-new"]');
  await page.fill('[data-testid="view-name"]', "My evening");
  await page.keyboard.press("Enter");
  await tree.focus();
}

/** A session that has ended under the pointer keeps its place. */
async function goneRow(page) {
  await page.keyboard.press("Control+3");
  const rows = page.locator('[data-testid="sessions-grid"] [data-id]');
  const id = Number(await rows.nth(2).getAttribute("data-id"));
  await rows.nth(1).hover();
  await page.evaluate(
    (gone) => window.fakeSend({ sessions: { reset: false, upsert: [], removed: [gone] } }),
    id,
  );
  await page.waitForSelector("[data-gone]");
}

async function columns(page) {
  await page.click('[data-testid="queues-columns"]');
  for (const id of ["businessUnit", "handleTime", "abandonedBeforeSLACount"])
    await page.click(`[data-column="${id}"] input`);
  await page.click('[data-column="handleTime"] [data-testid="column-up"]');
}

async function agentColumns(page) {
  await agents(page);
  await page.click('[data-testid="agents-columns"]');
}

async function columnHead(page) {
  await page.click('[data-testid="queues-grid"] [role="columnheader"][data-col="offered"]', {
    button: "right",
  });
  await page.keyboard.press("ArrowDown");
}

function sessions(page) {
  return page.click('[data-testid="nav-sessions"]');
}

async function queue(page) {
  await page.locator('[data-testid="queues-grid"] [data-id]').nth(1).dblclick();
  await page.locator('[data-testid="day-chart"] canvas').nth(3).waitFor();
}

async function queueTable(page) {
  await queue(page);
  await page.click('[data-testid="as-table"]');
}

async function queueLimits(page) {
  await queue(page);
  await page.click('[data-testid="queue-limits"] h3 button');
  await page.locator('[data-limit="waiting"] select').selectOption("higher");
  await page.locator('[data-testid="queue-limits"]').scrollIntoViewIfNeeded();
}

async function palette(page) {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("a");
  await page.waitForSelector('[role="option"]');
}

/** What can be done to the session that is open. */
async function paletteActions(page) {
  await session(page);
  await page.keyboard.press("Control+k");
  await page.waitForSelector('[data-entry="actions-on"]');
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-entry^="whisper"]');
}

async function alerts(page) {
  await page.click('[data-testid="nav-alerts"]');
}

async function limits(page) {
  await page.click('[data-testid="settings"]');
  await page.click('[data-testid="limits-open"]');
}

async function session(page, state = "active") {
  await sessions(page);
  const cell = `[data-testid="sessions-grid"] [data-col="state"][data-value="${state}"]`;
  await page.locator(cell).first().dblclick();
  await page.waitForTimeout(300);
  await page.mouse.move(1, 1);
}

async function sessionEnd(page) {
  await session(page);
  await page.$eval('[data-testid="session-panel"] .body', (box) => (box.scrollTop = 100_000));
}

async function chat(page) {
  await sessions(page);
  await page
    .locator('[data-testid="sessions-grid"] [data-value="instantMessage"]')
    .first()
    .dblclick();
  await page.waitForTimeout(300);
  await page.locator('[data-testid="transcript"]').scrollIntoViewIfNeeded();
}

async function savedNotes(page) {
  await session(page);
  await page.fill('[data-testid="notes"]', "Locked out after 3 attempts. Call back on Thursday.");
  await page.click('[data-testid="notes-state-save"]');
}

async function menu(page) {
  await agents(page);
  await page.click('[data-testid="chip-onCall"]');
  await page.locator('[data-testid="agents-grid"] [data-id] [data-col="team"]').first().click();
  await page.keyboard.press(".");
  await page.waitForSelector('[data-testid="offer-whisper"]');
}

async function statuses(page) {
  await menu(page);
  await page.click('[data-testid="offer-setStatus"]');
}

function confirm(action) {
  return async (page) => {
    await menu(page);
    await page.click(`[data-testid="offer-${action}"]`);
  };
}

async function softphone(page) {
  await confirm("silentJoin")(page);
  await page.click('[data-testid="confirm-yes"]');
}

function own(page) {
  return page.click('[data-testid="own-status"]');
}

function journal(page) {
  return page.click('[data-testid="nav-journal"]');
}

function otherAccount(page) {
  return page.click('[data-testid="other-account"]');
}

async function signIn(page, server) {
  await page.fill('[name="server"]', server);
  await page.click('[data-testid="sign-in"]');
}

function fold(page) {
  return page.click('[data-testid="queues-grid"] [data-group] [data-col="name"]');
}

async function keyboard(page) {
  await page.focus('[data-testid="queues-grid"]');
  for (const key of ["ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", " ", "ArrowDown"]) {
    await page.keyboard.press(key);
  }
}

await build({ mode: "fake", logLevel: "warn", build: { outDir } });
const server = await preview({ build: { outDir }, preview: { host: "127.0.0.1", port: 0 } });
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
mkdirSync(folder, { recursive: true });
for (const [width, height] of [
  [1440, 900],
  [1100, 700],
]) {
  const page = await browser.newPage({ viewport: { width, height } });
  page.on("pageerror", (error) => console.error("page:", error.message));
  page.on("console", (line) => {
    if (line.type() === "error") console.error("console:", line.text());
  });
  for (const [name, query, act] of scenes) {
    if (!name.includes(only)) continue;
    await page.goto(`${server.resolvedUrls.local[0]}?${query}`);
    await page.waitForTimeout(400);
    await act?.(page);
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(folder, `${name}-${width}.png`) });
  }
  await page.close();
}
await browser.close();
await server.close();
