/** Which timers of a session run, at a time of the server's clock. Pure. */
import type { SessionNow } from "../../ipc/generated/contract";

export interface Timer {
  readonly id: "queued" | "active" | "hold" | "afterCall" | "left" | "recording" | "duration";
  readonly ms: number;
}

/** The ones that say something now, the one that matters most first. */
export function timersOf(session: SessionNow, now: number): Timer[] {
  const timers: Timer[] = [];
  const add = (id: Timer["id"], since: number | null) => {
    if (since !== null) timers.push({ id, ms: Math.max(0, now - since) });
  };
  add("hold", session.holdSince);
  add("queued", session.queuedSince);
  add("afterCall", session.afterCallSince);
  const { afterCall, afterCallSince } = session;
  if (afterCallSince !== null && afterCall && !afterCall.manual && afterCall.limit !== null) {
    timers.push({ id: "left", ms: Math.max(0, afterCallSince + afterCall.limit - now) });
  }
  add("active", session.activeSince);
  add("recording", session.recordingSince);
  if (session.duration !== null) timers.push({ id: "duration", ms: session.duration });
  return timers;
}
