/** Owns the sign-in form: what was typed, the attempt under way, where its failure belongs. */
import { call, toFailure } from "../../ipc/call";
import type {
  AccountArgs,
  DoctorReport,
  Failure,
  LogonView,
  Remembered,
  SignInArgs,
} from "../../ipc/generated/contract";
import { session } from "../../live/session.svelte";
import { placeOf } from "./place";

export class FirstStart {
  server = $state(session.settings.server);
  clientId = $state(session.settings.clientId);
  allowHttp = $state(session.settings.allowHttp);
  user = $state(session.settings.remembered?.user ?? "");
  remember = $state(false);
  /** Who would sign in without an account. */
  logon = $state.raw<LogonView | null>(null);
  report = $state.raw<DoctorReport | null>(null);
  #waiting = $state<"signIn" | "explore" | "diagnose" | null>(null);
  /** What the user has chosen, if they have. */
  #other = $state<boolean | null>(null);
  #rejected = $state.raw<Failure | null>(null);

  /** True while the form asks for another account. */
  get other(): boolean {
    if (this.#other !== null) return this.#other;
    const failure = this.failure;
    if (this.kept !== null || failure?.kind === "ntlmNeedsPassword") return true;
    const place = failure ? placeOf(failure) : null;
    return place === "user" || place === "password";
  }

  set other(other: boolean) {
    this.#other = other;
  }

  /** The account whose password the keyring keeps, if it is the one in the form. */
  get kept(): Remembered | null {
    const kept = session.settings.remembered ?? null;
    return kept?.user === this.user.trim() ? kept : null;
  }

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
    const lost = session.again ? session.connection?.failure : null;
    return trying ? null : (this.#rejected ?? session.signIn?.failure ?? lost ?? null);
  }

  #args(account: AccountArgs | null): SignInArgs {
    return {
      server: this.server.trim(),
      clientId: this.clientId.trim(),
      allowHttp: this.allowHttp,
      ...(account && { account }),
    };
  }

  /** The account in the form. A password that was not typed may be the one that is kept. */
  #account(password: string): AccountArgs | null {
    if (!this.other) return null;
    const user = this.user.trim();
    if (password === "" && this.kept) return { user, remember: true };
    return { user, password, remember: this.remember };
  }

  async ask(): Promise<void> {
    try {
      this.logon = await call("logon", {});
    } catch {
      // The form works without knowing.
      this.logon = null;
    }
  }

  /** The password goes to the backend and stays nowhere here. */
  signIn(password = ""): Promise<void> {
    const args = this.#args(this.#account(password));
    return this.#attempt("signIn", () => call("sign_in", args));
  }

  async forget(): Promise<void> {
    try {
      await call("forget", {});
    } catch (reason) {
      this.#rejected = toFailure(reason);
    }
  }

  /** Trusts the host that was refused. Who needs no password is signed in at once. */
  async trust(host: string): Promise<void> {
    try {
      await call("trust_host", { host });
      this.#rejected = null;
      session.signIn = null;
      if (!this.other || this.kept) await this.signIn();
    } catch (reason) {
      this.#rejected = toFailure(reason);
    }
  }

  explore(): Promise<void> {
    return this.#attempt("explore", () => call("explore", {}));
  }

  /** As whoever would sign in. An account without a password cannot be tried. */
  async diagnose(password = ""): Promise<void> {
    if (this.other && password === "" && !this.kept) {
      this.report = null;
      this.#rejected = { kind: "passwordInvalid" };
      return;
    }
    const args = this.#args(this.#account(password));
    await this.#attempt("diagnose", async () => {
      this.report = await call("diagnose", args);
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
