/** The kinds of status in the order they are shown, and how many agents are in each. */
import type { AgentRow, StatusKind } from "../../ipc/generated/contract";

export const KINDS: readonly StatusKind[] = [
  "available",
  "onCall",
  "ringing",
  "afterCall",
  "away",
  "notResponding",
  "offline",
  "unknown",
];

export function countKinds(rows: Iterable<AgentRow>): ReadonlyMap<StatusKind, number> {
  const counts = new Map<StatusKind, number>();
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
