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
});

it("a table that the server refuses says why, and the other goes on", async () => {
  const page = await browser.open("fake=board&still&refused=agents");
  const none = page.locator('[data-testid="no-rows"]');
  await none.waitFor();
  expect(await none.count()).toBe(1);
  expect(await none.getAttribute("data-kind")).toBe("forbidden");
  expect(await page.locator('[data-testid="queues-grid"] [data-id]').count()).toBeGreaterThan(3);
  await page.click('[data-testid="nav-sessions"]');
  await page.getByText("May be incomplete").waitFor();
  await page.click('[data-testid="nav-queues"]');
  await page.locator('[data-testid="queues-grid"] [data-id]').first().dblclick();
  await page
    .locator('[data-testid="queue-panel"]')
    .getByText("does not let you follow agents")
    .waitFor();
  await page.keyboard.press("Escape");
  await page.click('[data-testid="ask-again"]');
  await page.waitForSelector('[data-testid="agents-grid"] [data-id]');
  expect(await none.count()).toBe(0);
});
