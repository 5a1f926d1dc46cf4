/** Screens and states beside those of the matrix, without violations that axe can find. */
import { expect, it } from "vitest";
import type { Page } from "playwright-core";
import { violations } from "./axe";
import { withBrowser } from "./browser";

const browser = withBrowser();

const MENU = ['[data-testid="offer-whisper"]!'];

const SCENES = [
  "fake=first&theme=dark",
  "fake=failed",
  "fake=failed&failure=passwordWrong&theme=dark",
  "fake=failed&failure=hostNotTrusted&language=ar",
  "fake=failed&failure=clockSkew&kept",
  "fake=signing-in",
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
const EVERYWHERE = ["fake=offline", "fake=failed"].flatMap((scene) =>
  LOOKS.map((look) => `${scene}&${look}`),
);

/** The menu of an agent with everything denied, a journal with nothing in it, what is under way. */
const STEPS: Record<string, string[]> = {
  menu: [".", ...MENU],
  journal: ['[data-testid="nav-journal"]', '[data-testid="journal-grid"]!'],
};
const ACTIONS = ["light", "dark"].flatMap((theme) => [
  [`fake=board&still&theme=${theme}&denied=noRight`, "menu"] as const,
  [`fake=board&still&theme=${theme}`, "journal"] as const,
  [`fake=board&still&theme=${theme}&joined=bargeIn&shown=confirmed,accepted`, ""] as const,
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
    await check(page);
  },
);

it.each([...SCENES, ...EVERYWHERE])("%s", async (query) => {
  const page = await browser.open(query);
  const menu = page.locator('[data-testid="settings"]');
  if ((await menu.count()) > 0) await menu.click();
  await check(page);
});

async function check(page: Page) {
  expect(await violations(page)).toEqual([]);
  await page.close();
}
