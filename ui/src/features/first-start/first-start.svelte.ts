/** Owns the sign-in form: what was typed, the attempt under way, where its failure belongs. */
import { call, toFailure } from "../../ipc/call";
import type { DoctorReport, Failure, SignInArgs } from "../../ipc/generated/contract";
import { session } from "../../live/session.svelte";

export type Place = "server" | "clientId" | "allowHttp" | "form";

/** Next to which field a failure is shown; all others stand above the form. */
export function placeOf(failure: Failure): Place {
  switch (failure.kind) {
    case "addressInvalid":
      return "server";
    case "clientIdInvalid":
    case "clientIdUnknown":
      return "clientId";
    case "httpNotAllowed":
      return "allowHttp";
    default:
      return "form";
  }
}

export class FirstStart {
  server = $state(session.settings.server);
  clientId = $state(session.settings.clientId);
  allowHttp = $state(session.settings.allowHttp);
  report = $state.raw<DoctorReport | null>(null);
  #waiting = $state<"signIn" | "explore" | "diagnose" | null>(null);
  #rejected = $state.raw<Failure | null>(null);

  get signingIn(): boolean {
    return this.#waiting === "signIn" || session.signIn?.running === true;
  }

  get diagnosing(): boolean {
    return this.#waiting === "diagnose";
  }

  get exploring(): boolean {
    return this.#waiting === "explore";
  }

  get busy(): boolean {
    return this.#waiting !== null || this.signingIn;
  }

  get failure(): Failure | null {
    const trying = this.signingIn || this.exploring;
    return trying ? null : (this.#rejected ?? session.signIn?.failure ?? null);
  }

  get #args(): SignInArgs {
    return {
      server: this.server.trim(),
      clientId: this.clientId.trim(),
      allowHttp: this.allowHttp,
    };
  }

  signIn(): Promise<void> {
    return this.#attempt("signIn", () => call("sign_in", this.#args));
  }

  explore(): Promise<void> {
    return this.#attempt("explore", () => call("explore", {}));
  }

  diagnose(): Promise<void> {
    return this.#attempt("diagnose", async () => {
      this.report = await call("diagnose", this.#args);
    });
  }

  async #attempt(what: "signIn" | "explore" | "diagnose", run: () => Promise<unknown>) {
    if (this.busy) return;
    this.#waiting = what;
    this.report = null;
    if (what !== "diagnose") {
      // The last attempt's steps and failure are no news of this one.
      this.#rejected = null;
      session.signIn = null;
    }
    try {
      await run();
    } catch (reason) {
      this.#rejected = toFailure(reason);
    } finally {
      this.#waiting = null;
    }
  }
}
