/** The choice that leaves nothing out. */
import type { ScopeView } from "./generated/contract";

export const EVERYTHING: ScopeView = {
  businessUnits: [],
  groups: [],
  teams: [],
  agents: [],
  queues: [],
};
