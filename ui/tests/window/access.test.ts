/** Every screen without violations that axe can find, in all themes and both directions. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { withBrowser } from "./browser";

const browser = withBrowser();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const SCENES = [
  "fake=first&theme=dark",
  "fake=failed",
  "fake=failed&failure=passwordWrong&theme=dark",
  "fake=failed&failure=hostNotTrusted&language=ar",
  "fake=failed&failure=clockSkew&kept",
  "fake=signing-in",
  "fake=board&still&theme=dark",
  "fake=arabic&still",
  "fake=offline",
  "fake=offline&theme=dark",
  "fake=connecting",
  "fake=empty",
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
]);

it.each(OPENED)("%s with the %s", async (query, what) => {
  const page = await browser.open(query);
  await page.waitForSelector("[data-id]");
  if (what === "palette") {
    await page.keyboard.press("Control+k");
    await page.keyboard.type("a");
    await page.waitForSelector('[role="option"]');
  } else {
    await page.keyboard.press("p");
    await page.waitForSelector('[data-testid="paused"]');
  }
  await check(page);
});

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
