/** Owns whether somebody, who sees nothing, wants to change what is looked at; the scope answers. */
import { session } from "./session.svelte";

class Looking {
  /** True from when it was asked for until the choice is open. */
  asked = $state(false);

  /** True if a part of the organisation is looked at. */
  get part(): boolean {
    return Object.values(session.settings.scope).some((ids: number[]) => ids.length > 0);
  }
}

export const looking = new Looking();
