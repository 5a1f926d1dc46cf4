import { describe, expect, it } from "vitest";
import type { SessionNow } from "../../ipc/generated/contract";
import { timersOf } from "./timers";

const nothing: SessionNow = {
  state: "active",
  status: "Active",
  modality: "audio",
  started: null,
  queuedSince: null,
  answered: null,
  activeSince: null,
  afterCallSince: null,
  afterCall: null,
  ended: null,
  duration: null,
  holdSince: null,
  onHold: false,
  holdLimit: null,
  recordingSince: null,
  recording: false,
  silentJoined: false,
  whisperJoined: false,
};
const at = (now: Partial<SessionNow>) =>
  timersOf({ ...nothing, ...now }, 100_000).map(({ id, ms }) => `${id} ${String(ms)}`);

describe("the timers of a session", () => {
  it("are those that run", () => {
    expect(at({})).toEqual([]);
    expect(at({ queuedSince: 40_000 })).toEqual(["queued 60000"]);
    expect(at({ activeSince: 40_000, holdSince: 90_000, recordingSince: 50_000 })).toEqual([
      "hold 10000",
      "active 60000",
      "recording 50000",
    ]);
    expect(at({ duration: 7000 })).toEqual(["duration 7000"]);
  });

  it("never run backwards", () => {
    expect(at({ queuedSince: 140_000 })).toEqual(["queued 0"]);
  });

  it("count down after the call, unless the agent decides when it is over", () => {
    const afterCall = { manual: false, limit: 60_000 };
    expect(at({ afterCallSince: 90_000, afterCall })).toEqual(["afterCall 10000", "left 50000"]);
    expect(at({ afterCallSince: 20_000, afterCall })).toEqual(["afterCall 80000", "left 0"]);
    const manual = { ...afterCall, manual: true };
    expect(at({ afterCallSince: 90_000, afterCall: manual })).toEqual(["afterCall 10000"]);
  });
});
