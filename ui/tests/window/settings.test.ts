/** The settings menu, in a real browser. */
import { expect, it } from "vitest";
import { calls, until, withBrowser } from "./browser";

const browser = withBrowser();

it("switches the client logs off and on, and says what they are", async () => {
  const page = await browser.open("fake=board&still");
  await page.click('[data-testid="settings"]');
  const box = page.getByRole("switch", { name: "Report problems to the server" });
  const hint = await box.getAttribute("aria-describedby");
  expect(await page.locator(`[id="${hint ?? ""}"]`).textContent()).toContain("customer data");
  expect(await box.isChecked()).toBe(true);
  await box.click();
  await until(async () => {
    expect(await calls(page, "set_settings")).toEqual([{ clientLogs: false }]);
  });
  // What the menu shows when it is opened again is what the backend has answered.
  await page.keyboard.press("Escape");
  await page.click('[data-testid="settings"]');
  expect(await box.isChecked()).toBe(false);
  await box.focus();
  await page.keyboard.press("Space");
  await until(async () => {
    expect(await calls(page, "set_settings")).toEqual([
      { clientLogs: false },
      { clientLogs: true },
    ]);
  });
  expect(await box.isChecked()).toBe(true);
});
