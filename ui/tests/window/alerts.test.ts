/** The feed of the server's alerts, in a real browser. */
import { expect, it } from "vitest";
import { grid, send, until, withBrowser } from "./browser";

const browser = withBrowser();

it("counts what nobody has seen, and leads to the row", async () => {
  const page = await browser.open("fake=board&still&alerts");
  await page.waitForSelector('[data-testid="badge-alerts"]');
  expect((await page.textContent('[data-testid="badge-alerts"]'))?.trim()).toBe("3");
  expect(await page.getAttribute('[data-testid="nav-alerts"]', "aria-label")).toContain("3");
  expect(await page.textContent('[data-testid="alert-said"]')).toContain("recording service");
  await page.keyboard.press("Control+4");
  await page.waitForSelector('[data-testid="alerts"] li');
  expect(await page.locator('[data-testid="badge-alerts"]').count()).toBe(0);
  const kinds = await page.$$eval('[data-testid="alerts"] li', (all) =>
    all.map((one) => one.getAttribute("data-kind")),
  );
  expect(kinds).toEqual(["alert", "alert", "missed", "alert"]);
  expect(await page.textContent('[data-kind="missed"]')).toContain("may have been missed between");
  await page.locator('[data-testid="alert-go"]').first().click();
  await page.waitForSelector(`${grid("agents")} [data-id="2"][aria-selected="true"]`);
  // What comes while another view is shown counts again.
  await send(page, {
    alerts: {
      reset: false,
      state: "following",
      failure: null,
      added: [{ kind: "alert", id: 5, at: Date.now(), text: "Another one", target: null }],
    },
  });
  await until(async () => {
    expect((await page.textContent('[data-testid="badge-alerts"]'))?.trim()).toBe("1");
    expect(await page.textContent('[data-testid="alert-said"]')).toBe("Another one");
  });
  // The same words once more are something new to say.
  await page.$eval('[data-testid="alert-said"] > *', (said) => (said.id = "said"));
  await send(page, {
    alerts: {
      reset: false,
      state: "following",
      failure: null,
      added: [{ kind: "alert", id: 6, at: Date.now(), text: "Another one", target: null }],
    },
  });
  await page.waitForSelector("#said", { state: "detached" });
  expect(await page.textContent('[data-testid="alert-said"]')).toBe("Another one");
});

it("says when alerts are not received, and that this server has none", async () => {
  const page = await browser.open("fake=board&still");
  await page.click('[data-testid="nav-alerts"]');
  await page.waitForSelector('[data-testid="alerts-waiting"]');
  await page.waitForSelector('[data-testid="empty"]');
  await send(page, {
    alerts: {
      reset: true,
      state: "unavailable",
      failure: { kind: "notOffered", method: "U7" },
      added: [],
    },
  });
  await page.waitForSelector('[data-kind="notOffered"]');
});

it("keeps hostile alerts text, and the layout whole", async () => {
  const page = await browser.open("fake=hostile&still&alerts");
  await page.click('[data-testid="nav-alerts"]');
  await page.waitForSelector('[data-testid="alerts"] li');
  expect(await page.locator("main img, main script").count()).toBe(0);
  const heights = await page.$$eval('[data-testid="alerts"] li', (all) =>
    all.map((one) => (one as HTMLElement).offsetHeight),
  );
  expect(Math.max(...heights)).toBeLessThan(120);
});
