/** Every screen without violations that axe can find, in all themes and both directions. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import type { AxeResults } from "axe-core";
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

it.each([...SCENES, ...EVERYWHERE])("%s", async (query) => {
  const page = await browser.open(query);
  await page.waitForTimeout(300);
  const menu = page.locator('[data-testid="settings"]');
  if ((await menu.count()) > 0) await menu.click();
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
});
