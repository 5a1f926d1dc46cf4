/** The feed: batches come in, each is acknowledged once the window has drawn it. */
import { backend } from "./backend";
import { tell } from "./call";
import type { Batch } from "./generated/contract";

/** After this long a batch counts as drawn even if the window draws no frames (minimised). */
const NO_FRAME_MS = 400;

export async function openFeed(apply: (batch: Batch) => void): Promise<void> {
  const connected = await backend();
  await connected.openFeed((batch) => {
    apply(batch);
    afterFrame(() => {
      tell("ack", { seq: batch.seq });
    });
  });
}

/** Runs `then` after the next frame was drawn, or soon if no frame is drawn. */
function afterFrame(then: () => void): void {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    clearTimeout(timer);
    then();
  };
  const timer = setTimeout(once, document.hidden ? 0 : NO_FRAME_MS);
  // The callback runs before the frame is drawn; the task after it runs behind the drawing.
  requestAnimationFrame(() => setTimeout(once, 0));
}
