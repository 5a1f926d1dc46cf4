/** Stops all updates of the window, or goes on; what it is now, the backend says by the feed. */
import { tell } from "../ipc/call";
import { session } from "../live/session.svelte";

export function togglePause(): void {
  tell("pause", { paused: session.pause.since === null });
}
