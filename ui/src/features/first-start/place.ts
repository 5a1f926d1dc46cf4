/** Where on the sign-in screen a failure is shown. Pure. */
import type { Failure } from "../../ipc/generated/contract";

export type Place = "server" | "clientId" | "allowHttp" | "logon" | "user" | "password" | "form";

/** Next to which field a failure is shown; what concerns none of them stands above the form. */
export function placeOf(failure: Failure): Place {
  switch (failure.kind) {
    case "addressInvalid":
      return "server";
    case "clientIdInvalid":
    case "clientIdUnknown":
      return "clientId";
    case "httpNotAllowed":
      return "allowHttp";
    case "logonMissing":
    case "logonExpired":
    case "signInRefused":
    case "ntlmNeedsPassword":
      return "logon";
    case "userNameInvalid":
      return "user";
    case "passwordWrong":
    case "passwordOrBinding":
    case "passwordInvalid":
    case "passwordExpired":
    case "passwordMissing":
    case "accountDisabled":
    case "keyringUnusable":
      return "password";
    default:
      return "form";
  }
}

/** True if the backend does not try again by itself, whoever asks it to: a password was refused. */
export function isSpent(failure: Failure): boolean {
  switch (failure.kind) {
    case "passwordWrong":
    case "passwordOrBinding":
    case "passwordExpired":
    case "passwordMissing":
    case "accountDisabled":
      return true;
    default:
      return false;
  }
}

/** True if only signing in again can mend it, with something else than before. */
export function wantsSignIn(failure: Failure): boolean {
  const places: readonly Place[] = ["logon", "user", "password"];
  return failure.kind === "hostNotTrusted" || places.includes(placeOf(failure));
}
