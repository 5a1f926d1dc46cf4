import { expect, it } from "vitest";
import { placeOf } from "./first-start.svelte";

it("shows a failure next to the field that it is about", () => {
  expect(placeOf({ kind: "addressInvalid", input: "x" })).toBe("server");
  expect(placeOf({ kind: "clientIdInvalid", input: "x" })).toBe("clientId");
  expect(placeOf({ kind: "clientIdUnknown", clientId: "x" })).toBe("clientId");
  expect(placeOf({ kind: "httpNotAllowed", host: "x" })).toBe("allowHttp");
  expect(placeOf({ kind: "signInRefused" })).toBe("form");
});
