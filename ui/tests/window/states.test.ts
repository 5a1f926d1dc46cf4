/** The designed states of the tables, in a real browser. */
import { expect, it } from "vitest";
import { withBrowser } from "./browser";

const browser = withBrowser();

it.each([
  ["fake=connecting", "loading", null],
  ["fake=empty", "empty", null],
  ["fake=bare", "no-rows", "connectionLost"],
  ["fake=bare&failure=forbidden", "no-rows", "forbidden"],
  ["fake=bare&failure=notOffered", "no-rows", "notOffered"],
  ["fake=bare&failure=serverFault", "no-rows", "serverFault"],
])("%s: both tables say %s %s", async (query, state, kind) => {
  const page = await browser.open(query);
  const found = page.locator(`[data-testid="${state}"]`);
  await found.first().waitFor();
  expect(await found.count()).toBe(2);
  expect(await found.first().getAttribute("data-kind")).toBe(kind);
  if (state !== "loading") expect((await found.first().textContent())?.trim()).not.toBe("");
  await page.close();
});
