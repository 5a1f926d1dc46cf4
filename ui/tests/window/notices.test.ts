/** What goes wrong beside the board, in a real browser: it is told over the view, which stays. */
import { expect, it } from "vitest";
import { send, settled, until, withBrowser } from "./browser";

const browser = withBrowser();
const notice = 'main > [data-testid="failure"]';
const board = '[data-testid="queues-grid"]';

it("stays when a promise fails that nobody waited for, and the notice can be closed", async () => {
  const page = await browser.open("fake=board&still");
  page.removeAllListeners("pageerror");
  await page.evaluate(() => {
    void Promise.reject(new Error("nobody"));
  });
  await page.waitForSelector(notice);
  expect(await page.textContent(notice)).toContain("nobody");
  expect(await page.locator(board).count()).toBe(1);
  await page.click(`${notice} [data-testid="failure-close"]`);
  expect(await page.locator(notice).count()).toBe(0);
});

it("does not take a notice over to the next user", async () => {
  const page = await browser.open("fake=board&still");
  await send(page, { notice: { kind: "connectionLost" } });
  await page.waitForSelector(notice);
  await send(page, { phase: "firstStart" });
  await page.waitForSelector(board, { state: "detached" });
  await send(page, { phase: "board" });
  await page.waitForSelector(board);
  expect(await page.locator(notice).count()).toBe(0);
});

it("says on the button that nothing was copied", async () => {
  const page = await browser.open("fake=board&still&outcome=notOffered");
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
  });
  await page.keyboard.press("Control+2");
  await page.click('[data-testid="chip-onCall"]');
  await page.locator('[data-testid="row-actions"]').first().click();
  await page.click('[data-testid="offer-whisper"]');
  await page.click('[data-testid="confirm-yes"]');
  await page.click('[data-testid="copy"]');
  await until(async () => {
    expect(await page.textContent('[data-testid="copy"]')).toContain("Not copied");
  });
  expect(await page.locator(notice).count()).toBe(0);
});

it("says that the queues could not be grouped or folded, and shows them as they are", async () => {
  const page = await browser.open("fake=board&still&grouping=team");
  await page.evaluate(() => {
    window.fakeRefuses = { set_settings: { kind: "notConnected" } };
  });
  const grouping = page.locator('[data-testid="grouping"]');
  await grouping.selectOption({ index: 0 });
  await page.waitForSelector(notice);
  await until(async () => {
    expect(await grouping.inputValue()).toBe("team");
  });
  await page.click(`${notice} [data-testid="failure-close"]`);
  await page.locator(`${board} [data-group]`).first().click();
  await page.waitForSelector(notice);
  await settled(page);
  expect(await page.locator(board).count()).toBe(1);
});
