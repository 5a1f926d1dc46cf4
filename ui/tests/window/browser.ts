/** A headless Chromium on the window with the fake backend. */
import { existsSync } from "node:fs";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import type { Batch } from "../../src/ipc/generated/contract";
import type {} from "../../src/ipc/fake/hooks";

export interface Opening {
  readonly width?: number;
  readonly height?: number;
  /** Gives the page a clock that a test can wind on with `pass`. */
  readonly clock?: boolean;
}

export interface Window {
  /** Opens a scene of the fake, once all of it is there; fails the test on any error in the page. */
  open(query: string, opening?: Opening): Promise<Page>;
}

/** The same engine; the one that has no window of its own opens a page in half the time. */
function installed(): string {
  const places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
  return places.find((place) => existsSync(place)) ?? "chromium";
}

export function withBrowser(): Window {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env["CHROMIUM"] ?? installed(),
      args: ["--no-sandbox"],
    });
  });
  // What a page goes on doing would take time from the next test.
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  afterAll(() => browser.close());
  return {
    async open(query, { width = 1440, height = 900, clock = false } = {}) {
      const page = await browser.newPage({ viewport: { width, height } });
      if (clock) await page.clock.install();
      // Sooner than the test's own end, which would not say what was waited for.
      page.setDefaultTimeout(40_000);
      page.on("pageerror", (error) => {
        throw error;
      });
      page.on("console", (line) => {
        const blocked = line.text().includes("Content Security Policy");
        if (line.type() === "error" && blocked) throw new Error(line.text());
      });
      await page.goto(`${inject("address")}?${query}`);
      await page.waitForFunction(() => window.fakeReady);
      await page.waitForSelector("main");
      await settled(page);
      return page;
    },
  };
}

export const grid = (name: "queues" | "agents") => `[data-testid="${name}-grid"]`;

/** The ids of the rows drawn, from top to bottom. */
export function ids(page: Page, name: "queues" | "agents"): Promise<number[]> {
  return page.$$eval(`${grid(name)} [data-id]`, (rows) =>
    rows
      .map((row) => ({
        id: Number(row.getAttribute("data-id")),
        top: row.getBoundingClientRect().top,
      }))
      .sort((a, b) => a.top - b.top)
      .map(({ id }) => id),
  );
}

export const send = (page: Page, batch: Omit<Batch, "seq">): Promise<void> =>
  page.evaluate((it) => window.fakeSend?.(it), batch);

export const calls = (page: Page, name: string): Promise<unknown[]> =>
  page.evaluate(
    (wanted) =>
      (window.fakeCalls ?? []).filter((call) => call.name === wanted).map(({ args }) => args),
    name,
  );

/** Lets time go by at once; all timers that are due by then have run. */
export const pass = (page: Page, ms: number): Promise<void> => page.clock.runFor(ms);

/** Waits until what has come is drawn, and what moves to its place is there. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    await frame();
    await frame();
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });

/** Waits until the check passes. */
export const until = (check: () => Promise<void>): Promise<void> =>
  expect.poll(() => check().then(() => "ok"), { timeout: 20_000 }).toBe("ok");
