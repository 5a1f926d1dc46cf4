/** The first screen, in a real browser. */
import { expect, it } from "vitest";
import { calls, withBrowser } from "./browser";

const browser = withBrowser();

it("signs in with what was typed and shows the steps on the way to the board", async () => {
  const page = await browser.open("fake=first");
  expect(await page.inputValue('[name="server"]')).toBe("");
  await page.fill('[name="server"]', " connect.example.com ");
  await page.fill('[name="clientId"]', "6f1c2c1e-4f0a-4f2f-9d0e-3b1b7f0c9a55");
  await page.check('[name="allowHttp"]');
  await page.press('[name="clientId"]', "Enter");
  await page.waitForSelector('[data-step="A2"]');
  expect(await page.isDisabled('[data-testid="sign-in"]')).toBe(true);
  expect(await calls(page, "sign_in")).toEqual([
    {
      server: "connect.example.com",
      clientId: "6f1c2c1e-4f0a-4f2f-9d0e-3b1b7f0c9a55",
      allowHttp: true,
    },
  ]);
  await page.waitForSelector('[data-testid="queues-grid"] [data-id]');
});

it("shows a bad address at its field, and the form is ready for the next attempt", async () => {
  const page = await browser.open("fake=first");
  await page.fill('[name="server"]', "no address");
  await page.click('[data-testid="sign-in"]');
  await page.waitForSelector('[data-testid="failure"][data-kind="addressInvalid"]');
  expect(await page.getAttribute('[name="server"]', "aria-invalid")).toBe("true");
  expect(await page.isEnabled('[data-testid="sign-in"]')).toBe(true);
});

it("says what failed, and diagnoses it", async () => {
  const page = await browser.open("fake=failed&still");
  await page.waitForSelector('[data-testid="failure"][data-kind="unreachable"]');
  expect(await page.inputValue('[name="server"]')).toBe("connect.contoso.com");
  await page.click('[data-testid="diagnose"]');
  await page.waitForSelector('[data-testid="report"] [data-step="B1"][data-status="failed"]');
  expect(await calls(page, "diagnose")).toHaveLength(1);
});

it("explores sample data, and leaves it", async () => {
  const page = await browser.open("fake=first");
  await page.click('[data-testid="explore"]');
  await page.waitForSelector('[data-testid="sample-badge"]');
  await page.click('[data-testid="settings"]');
  await page.click('[data-testid="sign-out"]');
  await page.waitForSelector('[data-testid="first-start"]');
});

it("shows why it cannot start instead of nothing", async () => {
  const page = await browser.open("fake=broken");
  await page.waitForSelector('[data-testid="fault"] [data-testid="failure"]');
  expect((await page.textContent("h1"))?.trim()).not.toBe("");
});
