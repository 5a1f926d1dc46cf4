/** Signing in with another account, in a real browser. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { calls, send, until, withBrowser } from "./browser";

const browser = withBrowser();
const SERVER = {
  server: "connect.contoso.com",
  clientId: "6f1c2c1e-4f0a-4f2f-9d0e-3b1b7f0c9a55",
  allowHttp: false,
};

/** Everything that the page holds in fields and shows. */
const held = (page: Page) =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll("input")].map(({ value }) => value);
    return `${document.documentElement.outerHTML} ${fields.join(" ")}`;
  });

it("offers to sign in as whoever is logged on, with one button", async () => {
  const page = await browser.open("fake=failed&failure=clockSkew");
  const button = page.locator('[data-testid="sign-in"]');
  await until(async () => {
    expect((await button.textContent())?.trim()).toContain("CONTOSO\\amara.diallo");
  });
  expect(await page.locator('[name="password"]').count()).toBe(0);
  await button.click();
  await until(async () => {
    expect(await calls(page, "sign_in")).toEqual([SERVER]);
  });
});

it("sends another account once, and empties the password at once", async () => {
  const page = await browser.open("fake=failed&failure=logonMissing");
  await page.click('[data-testid="other-account"]');
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("user");
  await page.keyboard.type("CONTOSO\\team.lead");
  await page.fill('[name="password"]', "Sesame-7");
  expect(await page.getAttribute('[name="password"]', "type")).toBe("password");
  await page.check('[name="remember"]');
  await page.press('[name="password"]', "Enter");
  await page.waitForSelector('[data-step="A2"]');
  expect(await page.inputValue('[name="password"]')).toBe("");
  expect(await held(page)).not.toContain("Sesame");
  const account = { user: "CONTOSO\\team.lead", password: "Sesame-7", remember: true };
  expect(await calls(page, "sign_in")).toEqual([{ ...SERVER, account }]);
  await page.waitForSelector('[data-testid="queues-grid"] [data-id]');
  await page.click('[data-testid="settings"]');
  await page.waitForSelector('[data-testid="proof"][data-mechanism="kerberos"]');
  expect(await page.textContent('[data-testid="proof"]')).toContain("CONTOSO\\team.lead");
});

it("uses a kept password without asking for it, and forgets it", async () => {
  const page = await browser.open("fake=failed&failure=clockSkew&kept");
  expect(await page.inputValue('[name="user"]')).toBe("CONTOSO\\team.lead");
  await page.click('[data-testid="sign-in"]');
  await until(async () => {
    const account = { user: "CONTOSO\\team.lead", remember: true };
    expect(await calls(page, "sign_in")).toEqual([{ ...SERVER, account }]);
  });
  await page.waitForSelector('[data-testid="queues-grid"] [data-id]');
  await page.click('[data-testid="settings"]');
  await page.click('[data-testid="forget"]');
  await page.waitForSelector('[data-testid="forget"]', { state: "detached" });
  expect(await calls(page, "forget")).toHaveLength(1);
});

it("says why a password cannot be remembered", async () => {
  const page = await browser.open("fake=first&keyring=absent");
  await page.click('[data-testid="other-account"]');
  await page.waitForSelector('[data-testid="no-keyring"][data-why="absent"]');
  expect(await page.locator('[name="remember"]').count()).toBe(0);
});

it.each([
  ["logonMissing", "form"],
  ["logonExpired", "form"],
  ["signInRefused", "form"],
  ["userNameInvalid", "user"],
  ["passwordWrong", "password"],
  ["passwordOrBinding", "password"],
  ["passwordInvalid", "password"],
  ["passwordExpired", "password"],
  ["passwordMissing", "password"],
  ["accountDisabled", "password"],
  ["keyringUnusable", "password"],
  ["clockSkew", "form"],
  ["domainUnreachable", "form"],
  ["serviceUnknown", "form"],
  ["serviceNotProven", "form"],
  ["ntlmNotAllowed", "form"],
  ["ntlmNeedsPassword", "form"],
  ["signInNotEncrypted", "form"],
  ["handshakeFailed", "form"],
  ["signInUnsupported", "form"],
])("shows %s at its place (%s), with its advice", async (kind, place) => {
  const page = await browser.open(`fake=failed&failure=${kind}`);
  const note = page.locator(`[data-testid="failure"][data-kind="${kind}"]`);
  await note.waitFor();
  expect((await note.locator(".advice").textContent())?.trim()).toBeTruthy();
  const wrong = await page.$$eval('[aria-invalid="true"]', (fields) =>
    fields.map((field) => field.getAttribute("name")),
  );
  expect(wrong).toEqual(place === "form" ? [] : [place]);
});

it("trusts a host when the user says so, and goes on", async () => {
  const page = await browser.open("fake=failed&failure=hostNotTrusted");
  const trust = page.locator('[data-testid="trust"]');
  await trust.waitFor();
  expect(await trust.textContent()).toContain("login.contoso.com");
  await trust.click();
  await until(async () => {
    expect(await calls(page, "trust_host")).toEqual([{ host: "login.contoso.com" }]);
    expect(await calls(page, "sign_in")).toEqual([SERVER]);
  });
});

it("does not offer to trust what trusting does not help", async () => {
  const page = await browser.open("fake=failed&failure=signInNotEncrypted");
  const note = page.locator('[data-testid="failure"][data-kind="signInNotEncrypted"]');
  await note.waitFor();
  expect(await note.textContent()).toContain("login.contoso.com");
  expect(await page.locator('[data-testid="trust"]').count()).toBe(0);
});

it("asks for an account where the logon is not enough", async () => {
  const page = await browser.open("fake=failed&failure=ntlmNeedsPassword");
  await page.waitForSelector('[data-testid="failure"][data-kind="ntlmNeedsPassword"]');
  expect(await page.locator('[name="user"], [name="password"]').count()).toBe(2);
});

it("diagnoses the account in the form or nobody", async () => {
  const page = await browser.open("fake=failed&failure=clockSkew");
  await page.click('[data-testid="other-account"]');
  await page.fill('[name="user"]', "CONTOSO\\team.lead");
  await page.click('[data-testid="diagnose"]');
  await page.waitForSelector('[data-testid="failure"][data-kind="passwordInvalid"]');
  expect(await page.getAttribute('[name="password"]', "aria-invalid")).toBe("true");
  expect(await calls(page, "diagnose")).toEqual([]);
});

it.each([
  ["passwordWrong", 0],
  ["passwordOrBinding", 0],
  ["accountDisabled", 0],
  ["logonMissing", 1],
  ["connectionLost", 1],
])(
  "of those who could not be let in offers to try again only who may get in: %s",
  async (kind, offered) => {
    const page = await browser.open(`fake=offline&failure=${kind}`);
    await page.waitForSelector('[data-testid="offline-banner"]');
    expect(await page.locator('[data-testid="retry"]').count()).toBe(offered);
  },
);

it("leads from a board that cannot be brought up to date to the sign-in, and back", async () => {
  const page = await browser.open("fake=offline&failure=passwordWrong");
  await page.click('[data-testid="sign-in-again"]');
  await page.waitForSelector('[data-testid="failure"][data-kind="passwordWrong"]');
  expect(await page.getAttribute('[name="password"]', "aria-invalid")).toBe("true");
  await page.click('[data-testid="back"]');
  await page.waitForSelector('[data-testid="offline-banner"]');
  await page.click('[data-testid="sign-in-again"]');
  // The backend shows the board again as soon as it tries.
  await send(page, { phase: "board" });
  await page.waitForSelector('[data-testid="offline-banner"]');
});
