/** Lays what comes piece by piece on what is there. Pure. */
import type { PastSession, TranscriptLine } from "../../ipc/generated/contract";

/** The lines of a conversation, each once, the oldest first. */
export function mergeLines(
  known: readonly TranscriptLine[],
  more: readonly TranscriptLine[],
): readonly TranscriptLine[] {
  const byKey = new Map(known.map((line) => [line.key, line]));
  if (more.every(({ key }) => byKey.has(key))) return known;
  for (const line of more) byKey.set(line.key, line);
  return [...byKey.values()].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
}

/** A customer's sessions, each once, the newest first. */
export function mergePast(
  known: readonly PastSession[],
  more: readonly PastSession[],
): readonly PastSession[] {
  const byId = new Map(known.map((past) => [past.id, past]));
  for (const past of more) byId.set(past.id, past);
  return [...byId.values()].sort((a, b) => (b.started ?? 0) - (a.started ?? 0) || b.id - a.id);
}
