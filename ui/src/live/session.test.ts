import { describe, expect, it } from "vitest";
import type { AgentRow, Batch, OwnStatusView } from "../ipc/generated/contract";
import { Session } from "./session.svelte";

const own: OwnStatusView = {
  kind: "away",
  status: "unavailable",
  reason: "At Lunch",
  since: 1,
  suspended: false,
};
const row = (id: number): AgentRow => ({
  id,
  name: "Me",
  team: "",
  kind: "available",
  status: "available",
  reason: null,
  since: 2,
  suspended: false,
  sessions: [],
  metrics: [],
  asOf: 2,
  stale: false,
});
const batch = (part: Partial<Batch>): Batch => ({ seq: 1, ...part });

describe("one's own status", () => {
  it("is of no use once a row has it", () => {
    const session = new Session();
    session.apply(batch({ profile: { agentId: 7, name: "Me", host: null }, own }));
    expect(session.own).toEqual(own);
    session.apply(batch({ agents: { reset: true, upsert: [row(8)], removed: [] } }));
    expect(session.own).toEqual(own);
    session.apply(batch({ agents: { reset: false, upsert: [row(7)], removed: [] } }));
    expect(session.own).toBeNull();
  });
});
