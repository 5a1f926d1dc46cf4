/** The choice that leaves nothing out, and a board that nobody has set up. */
import type { BoardSettings, ScopeView } from "./generated/contract";

export const EVERYTHING: ScopeView = {
  businessUnits: [],
  groups: [],
  teams: [],
  agents: [],
  queues: [],
};

export const BOARD: BoardSettings = {
  grouping: "none",
  folded: [],
  limits: [],
  columns: { queues: null, agents: null, sessions: null },
  views: [],
};
