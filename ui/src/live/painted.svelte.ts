/** Tells the backend once each that a screen, a board and a live board have been drawn. */
import { tell } from "../ipc/call";
import type { Painted } from "../ipc/generated/contract";
import { session } from "./session.svelte";

const told = new Set<Painted>();

function afterPaint(what: Painted): void {
  if (told.has(what)) return;
  told.add(what);
  // The first frame is the one being made; the second proves that it was drawn.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      tell("painted", { what });
    }),
  );
}

/** To be called while a component is set up: follows the session from there. */
export function reportPaints(): void {
  $effect(() => {
    if (!session.started && !session.fault) return;
    afterPaint("screen");
    if (session.phase !== "board" || session.queues.size + session.agents.size === 0) return;
    afterPaint("board");
    if (session.state === "live") afterPaint("live");
  });
}
