/** The rows of the made-up sessions. */
import type { AgentRow, SessionRow, SessionState } from "../generated/contract";

/** A session of which nothing is known. */
export const EMPTY: Omit<SessionRow, "id" | "customer" | "modality" | "state" | "status"> = {
  queue: "",
  queueId: null,
  direct: null,
  agent: "",
  agentId: null,
  queuedSince: null,
  activeSince: null,
  afterCallSince: null,
  recording: false,
  silentJoined: false,
  whisperJoined: false,
  asOf: null,
  stale: false,
};

/** The sessions of an agent, as the merged list has them. */
export function ofAgent(agent: AgentRow): SessionRow[] {
  const kinds: Record<string, [SessionState, string]> = {
    onCall: ["active", "Active"],
    ringing: ["ringing", "Connecting"],
    afterCall: ["afterCall", "AfterCall"],
  };
  const [state, status] = kinds[agent.kind] ?? ["unknown", "Parked"];
  return agent.sessions.map((session) => ({
    ...EMPTY,
    id: session.id,
    customer: session.customer,
    queue: session.id % 19 === 0 ? "" : session.queue,
    direct: session.id % 19 === 0 ? "inbound" : null,
    agent: agent.name,
    agentId: agent.id,
    modality: session.modality,
    state,
    status,
    queuedSince: state === "ringing" ? agent.since : null,
    activeSince: state === "active" ? session.since : null,
    afterCallSince: state === "afterCall" ? agent.since : null,
    recording: session.recording,
    silentJoined: session.silentJoined,
    whisperJoined: session.whisperJoined,
    asOf: agent.asOf,
    stale: agent.stale,
  }));
}
