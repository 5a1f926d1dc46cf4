/** The columns of the Sessions table, and what its rows are sorted and searched by. Pure. */
import { machineValue, type Column, type Say } from "../../grid/column";
import type { SessionRow, SessionState } from "../../ipc/generated/contract";

export interface Words {
  say: Say;
  /** The words for where a session stands and for how it came. */
  state(row: SessionRow): string;
  modality(row: SessionRow): string;
  /** The queue's name, or how it came about without one. */
  queue(row: SessionRow): string;
}

const since = (at: number | null, now: number) => (at === null ? null : Math.max(0, now - at));

/** How long the customer has been waiting, in milliseconds; null once somebody has the session. */
export const waited = (row: SessionRow, now: number) => since(row.queuedSince, now);

/** How long the session has been active, in milliseconds. */
export const active = (row: SessionRow, now: number) => since(row.activeSince, now);

/** How long its agent has been working on it after the call, in milliseconds. */
export const worked = (row: SessionRow, now: number) => since(row.afterCallSince, now);

/** Who waits comes first, who is done last. */
const ORDER: readonly SessionState[] = [
  "waiting",
  "ringing",
  "hold",
  "active",
  "afterCall",
  "ended",
  "unknown",
];

export function sessionColumns(words: Words): readonly Column<SessionRow>[] {
  const own = (id: string, width: number, grow: number, align: "start" | "end" = "start") => {
    const title = words.say(`column-${id}`);
    return { id, title, name: title, about: "", width, grow, align };
  };
  return [
    { ...own("customer", 130, 4), sortKey: (row) => row.customer || null },
    { ...own("queue", 100, 3), sortKey: (row) => words.queue(row) || null },
    {
      ...own("state", 136, 2),
      sortKey: (row) => `${String(ORDER.indexOf(row.state))} ${words.state(row)}`,
      value: (row) => row.state,
    },
    {
      ...own("queued", 88, 1, "end"),
      sortKey: (row, now) => waited(row, now),
      value: (row, now) => machineValue(waited(row, now)),
    },
    {
      ...own("active", 84, 1, "end"),
      sortKey: (row, now) => active(row, now),
      value: (row, now) => machineValue(active(row, now)),
    },
    { ...own("agent", 100, 3), sortKey: (row) => row.agent || null },
    {
      ...own("modality", 92, 1),
      sortKey: (row) => words.modality(row),
      value: (row) => row.modality,
    },
    {
      ...own("marks", 104, 3),
      sortKey: (row) =>
        Number(row.recording) + 2 * Number(row.silentJoined) + 4 * Number(row.whisperJoined) ||
        null,
    },
  ];
}
