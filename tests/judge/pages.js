/**
 * The two kinds of page that the checks run in. Both are of another origin than the server, and ask
 * with credentials.
 */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import EventSource from "eventsource";
import { JSDOM } from "jsdom";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const scripts = [
  require.resolve("jquery"),
  require.resolve("signalr/jquery.signalR.js"),
  new URL("checks.js", import.meta.url),
].map((path) => readFileSync(path, "utf8"));

/** Fast to start. It has no server-sent events of its own. */
async function inJsdom() {
  const { window } = new JSDOM("", { url: "http://localhost/", runScripts: "outside-only" });
  window.EventSource = EventSource;
  for (const script of scripts) window.eval(script);
  return {
    names: async () => window.judge.names,
    run: (name, setting) => window.judge.run(name, setting),
    close: async () => window.close(),
  };
}

/** A real browser. */
async function inChromium() {
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  const server = createServer((_, answer) => answer.end());
  await once(server.listen(0, "127.0.0.1"), "listening");
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  for (const content of scripts) await page.addScriptTag({ content });
  return {
    names: () => page.evaluate(() => window.judge.names),
    run: (name, setting) => page.evaluate((it) => window.judge.run(...it), [name, setting]),
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}

export const pages = { jsdom: inJsdom, chromium: inChromium };
