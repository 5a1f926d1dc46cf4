/** Every screen without violations that axe can find, in all themes and both directions. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { withBrowser } from "./browser";

const browser = withBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const MENU = ['[data-testid="offer-whisper"]!'];

const SCENES = [
  "fake=first&theme=dark",
  "fake=failed",
  "fake=failed&failure=passwordWrong&theme=dark",
  "fake=failed&failure=hostNotTrusted&language=ar",
  "fake=failed&failure=clockSkew&kept",
  "fake=signing-in",
  "fake=board&still&theme=dark",
  "fake=board&still&grouping=team",
  "fake=board&still&grouping=businessUnit&theme=dark",
  "fake=arabic&still&grouping=group",
  "fake=arabic&still",
  "fake=offline",
  "fake=offline&theme=dark",
  "fake=connecting",
  "fake=empty",
  "fake=bare&failure=forbidden&theme=dark",
  "fake=bare&failure=notOffered&contrast=high",
  "fake=broken",
];

const LOOKS = ["theme=light", "theme=dark"].flatMap((theme) =>
  ["contrast=system", "contrast=high&density=compact"].map((contrast) => `${theme}&${contrast}`),
);
const EVERYWHERE = ["fake=board&still", "fake=offline", "fake=failed"].flatMap((scene) =>
  LOOKS.map((look) => `${scene}&${look}`),
);

/** What is open in front of the board, with how it is opened. */
const OPENED = LOOKS.flatMap((look) => [
  [`fake=board&still&${look}`, "palette"],
  [`fake=board&still&language=ar&${look}`, "palette"],
  [`fake=board&still&language=ar&${look}`, "pause"],
  [`fake=board&still&alerts&${look}`, "alerts"],
]);

it.each(OPENED)("%s with the %s", async (query, what) => {
  const page = await browser.open(query);
  await page.waitForSelector("[data-id]");
  if (what === "palette") {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("a");
    await page.waitForSelector('[role="option"]');
  } else if (what === "alerts") {
    await page.click('[data-testid="nav-alerts"]');
    await page.waitForSelector('[data-testid="alerts"] li');
  } else {
    await page.keyboard.press("p");
    await page.waitForSelector('[data-testid="paused"]');
  }
  await check(page);
});

/** What is done in a scene before it is looked at. */
const STEPS: Record<string, string[]> = {
  menu: [".", ...MENU],
  statuses: [".", ...MENU, '[data-testid="offer-setStatus"]', '[data-testid="status-3-2"]!'],
  confirm: [".", ...MENU, '[data-testid="offer-whisper"]', '[data-testid="confirm"]!'],
  own: ['[data-testid="own-status"]', '[data-testid="status-3-2"]!'],
  journal: ['[data-testid="nav-journal"]', '[data-testid="journal-grid"]!'],
};
const ACTIONS = ["light", "dark"].flatMap((theme) => [
  ...Object.keys(STEPS).map((step) => [`fake=board&still&journal&theme=${theme}`, step] as const),
  [`fake=board&still&theme=${theme}&denied=noRight`, "menu"] as const,
  [`fake=board&still&theme=${theme}`, "journal"] as const,
  [`fake=board&still&theme=${theme}&joined=bargeIn&shown=failed,unknown,accepted`, ""] as const,
  [`fake=board&still&theme=${theme}&joined=silent&shown=confirmed,unconfirmed`, ""] as const,
]);

it.each([...ACTIONS, ["fake=arabic&still&journal", "menu"] as const])(
  "%s, %s",
  async (query, steps) => {
    const page = await browser.open(query);
    for (const step of STEPS[steps] ?? []) {
      if (step === ".") {
        await page.click('[data-testid="nav-agents"]');
        await page.click('[data-testid="chip-onCall"]');
        await page
          .locator('[data-testid="agents-grid"] [data-id] [data-col="team"]')
          .first()
          .click();
        await page.keyboard.press(".");
      } else if (step.endsWith("!")) await page.waitForSelector(step.slice(0, -1));
      else await page.click(step);
    }
    await page.waitForTimeout(200);
    await check(page);
  },
);

it.each([...SCENES, ...EVERYWHERE])("%s", async (query) => {
  const page = await browser.open(query);
  await page.waitForTimeout(300);
  const menu = page.locator('[data-testid="settings"]');
  if ((await menu.count()) > 0) await menu.click();
  await check(page);
});

async function check(page: Page) {
  await page.evaluate(axe);
  const results = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  const found = results.violations.map(({ id, nodes }) => ({
    id,
    nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary ?? ""}`),
  }));
  expect(found).toEqual([]);
  await page.close();
}
