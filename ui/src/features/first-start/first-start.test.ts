import { expect, it } from "vitest";
import { isSpent, placeOf, wantsSignIn } from "./place";

it("shows a failure next to the field that it is about", () => {
  expect(placeOf({ kind: "addressInvalid", input: "x" })).toBe("server");
  expect(placeOf({ kind: "clientIdInvalid", input: "x" })).toBe("clientId");
  expect(placeOf({ kind: "clientIdUnknown", clientId: "x" })).toBe("clientId");
  expect(placeOf({ kind: "httpNotAllowed", host: "x" })).toBe("allowHttp");
  expect(placeOf({ kind: "signInRefused" })).toBe("logon");
  expect(placeOf({ kind: "logonMissing", detail: "x" })).toBe("logon");
  expect(placeOf({ kind: "userNameInvalid", input: "x" })).toBe("user");
  expect(placeOf({ kind: "ntlmNeedsPassword" })).toBe("logon");
  expect(placeOf({ kind: "passwordWrong" })).toBe("password");
  expect(placeOf({ kind: "passwordOrBinding" })).toBe("password");
  expect(placeOf({ kind: "keyringUnusable", why: "locked", detail: "x" })).toBe("password");
  expect(placeOf({ kind: "clockSkew" })).toBe("form");
});

it("knows which failures only another sign-in can mend", () => {
  expect(wantsSignIn({ kind: "passwordWrong" })).toBe(true);
  expect(wantsSignIn({ kind: "hostNotTrusted", host: "x", server: "y" })).toBe(true);
  expect(wantsSignIn({ kind: "connectionLost" })).toBe(false);
});

it("knows which failures trying again does not change", () => {
  expect(isSpent({ kind: "passwordWrong" })).toBe(true);
  expect(isSpent({ kind: "passwordOrBinding" })).toBe(true);
  expect(isSpent({ kind: "passwordMissing", user: "x" })).toBe(true);
  expect(isSpent({ kind: "keyringUnusable", why: "locked", detail: "x" })).toBe(false);
  expect(isSpent({ kind: "logonMissing", detail: "x" })).toBe(false);
});
