/** Owns signing out: asks first where that deletes what was typed and is not saved. */
import { call, toFailure } from "../ipc/call";
import { session } from "../live/session.svelte";

class SignOut {
  /** True while the user is asked. */
  asking = $state(false);

  /** Sample data is nobody's work. */
  begin(): void {
    const sample = session.connection?.sampleData === true;
    if (session.unsaved.length > 0 && !sample) this.asking = true;
    else void this.leave();
  }

  async leave(): Promise<void> {
    this.asking = false;
    session.signIn = null;
    try {
      await call("sign_out", {});
    } catch (reason) {
      session.notice = toFailure(reason);
    }
  }
}

export const signOut = new SignOut();
