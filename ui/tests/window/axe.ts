/** What axe finds on a page. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { settled } from "./browser";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The page's own, once it was looked at. */
type Looked = typeof globalThis & { axe?: { run(): Promise<AxeResults> } };

export async function violations(page: Page): Promise<{ id: string; nodes: string[] }[]> {
  await settled(page);
  const there = await page.evaluate(() => (window as Looked).axe !== undefined);
  if (!there) await page.evaluate(axe);
  const found = await page.evaluate(async () => (await (window as Looked).axe?.run())?.violations);
  if (!found) throw new Error("axe has not run");
  return found.map(({ id, nodes }) => ({
    id,
    nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary ?? ""}`),
  }));
}
