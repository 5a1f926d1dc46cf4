/** Every view, panel and popover in every theme without violations that axe can find. */
import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { violations } from "./axe";
import { grid, withBrowser } from "./browser";

const browser = withBrowser();
const by = (id: string) => `[data-testid="${id}"]`;

/** A surface: how it is opened, what shows that it is there, and how it is left. */
interface Surface {
  readonly open: (page: Page) => Promise<void>;
  readonly there: string;
  readonly leave?: (page: Page) => Promise<void>;
}

const view = (name: string, there: string): Surface => ({
  open: (page) => page.click(by(`nav-${name}`)),
  there,
});
const escape = (page: Page) => page.keyboard.press("Escape");
const popover = (opener: string, there: string): Surface => ({
  open: (page) => page.click(by(opener)),
  there,
  leave: escape,
});

/** The menu of an agent in a call. */
async function openMenu(page: Page): Promise<void> {
  await page.click(by("nav-agents"));
  await page
    .locator(`${grid("agents")} [data-id]:has([data-value="onCall"]) [data-col="team"]`)
    .first()
    .click();
  await page.keyboard.press(".");
  await page.waitForSelector(by("offer-whisper"));
}

async function openRow(page: Page, nav: string): Promise<void> {
  await page.click(by(`nav-${nav}`));
  await page
    .locator(`${by(`${nav}-grid`)} [data-id]`)
    .first()
    .dblclick();
}

async function search(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.waitForSelector(`${by("palette-input")}:focus`);
  await page.keyboard.type(words);
}

const escapeTwice = async (page: Page) => {
  await escape(page);
  await escape(page);
};

const SURFACES: Readonly<Record<string, Surface>> = {
  queues: view("queues", `${grid("queues")} [data-id]`),
  agents: view("agents", `${grid("agents")} [data-id]`),
  sessions: view("sessions", `${by("sessions-grid")} [data-id]`),
  alerts: view("alerts", `${by("alerts")} li`),
  journal: view("journal", `${by("journal-grid")} tbody tr`),
  "menu of an agent": { open: openMenu, there: by("offer-whisper"), leave: escape },
  "statuses of an agent": {
    open: async (page) => {
      await openMenu(page);
      await page.click(by("offer-setStatus"));
    },
    there: by("status-3-2"),
    leave: escapeTwice,
  },
  "before an action": {
    open: async (page) => {
      await openMenu(page);
      await page.click(by("offer-startRecording"));
    },
    there: by("confirm"),
    leave: escapeTwice,
  },
  "own status": popover("own-status", by("status-3-2")),
  settings: popover("settings", by("density")),
  limits: {
    open: async (page) => {
      await page.click(by("settings"));
      await page.click(by("limits-open"));
    },
    there: by("limits"),
    leave: escape,
  },
  "what is looked at": popover("scope", `${by("scope-tree")} [role="treeitem"]`),
  "the palette's actions": {
    open: async (page) => {
      await search(page, "lindqvist");
      await page.waitForSelector('[aria-selected="true"][data-entry^="agent-"]');
      await page.keyboard.press("Shift+Enter");
    },
    there: '[data-entry^="setStatus"]',
    leave: escapeTwice,
  },
  palette: {
    open: (page) => search(page, "a"),
    there: '[role="option"]',
    leave: escape,
  },
  "a queue": {
    open: (page) => openRow(page, "queues"),
    there: `${by("queue-panel")} canvas`,
  },
  "a queue's day as a table": {
    open: (page) => page.click(by("as-table")),
    there: `${by("queue-panel")} tbody tr`,
  },
  "a queue's limits": {
    open: (page) => page.click(`${by("queue-limits")} h3 button`),
    there: `${by("queue-limits")} ${by("limits")}`,
    leave: escape,
  },
  "a session": {
    open: (page) => openRow(page, "sessions"),
    there: `${by("session-panel")} ${by("notes")}`,
    leave: escape,
  },
  "an agent": {
    open: (page) => openRow(page, "agents"),
    there: `${by("agent-panel")} ${by("day-strip")}`,
  },
  "an agent's day as a table": {
    open: (page) => page.click(by("day-as-table")),
    there: by("day-table"),
    leave: escape,
  },
  "the columns": popover("agents-columns", by("column-up")),
  "a column's head": {
    open: (page) =>
      page
        .locator(`${grid("agents")} [role="columnheader"]`)
        .nth(1)
        .click({ button: "right" }),
    there: by("head-menu"),
    leave: escape,
  },
  "a file that was written": {
    open: async (page) => {
      await page.click(by("nav-sessions"));
      await page.click(by("export"));
    },
    there: `${by("exported")}:not(:empty)`,
    leave: (page) => page.locator(`${by("exported")} ~ button`).click(),
  },
  groups: {
    open: async (page) => {
      await page.click(by("nav-queues"));
      await page.selectOption(by("grouping"), "team");
    },
    there: "[data-group]",
  },
  "a pause": {
    open: (page) => page.click(by("pause")),
    there: by("paused"),
  },
};

/** Joined, and with one outcome of each kind. */
const BUSY = "fake=board&still&journal&alerts&joined=silent&shown=failed,unknown,unconfirmed";

it.each([
  "theme=light",
  "theme=dark",
  "theme=light&contrast=high&density=compact",
  "theme=dark&contrast=high",
  "theme=dark&density=compact&language=ar",
])(
  "everything there is in %s",
  async (look) => {
    const page = await browser.open(`${BUSY}&${look}`, { width: 1600, height: 1000 });
    await page.waitForSelector(by("joined"));
    const found: Record<string, unknown> = {};
    for (const [name, surface] of Object.entries(SURFACES)) {
      await surface.open(page);
      await page.locator(surface.there).first().waitFor();
      const here = await violations(page);
      if (here.length > 0) found[name] = here;
      await surface.leave?.(page);
    }
    expect(found).toEqual({});
    // All surfaces in one go: longer than other tests are.
  },
  300_000,
);
