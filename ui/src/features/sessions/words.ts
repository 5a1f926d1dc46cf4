/** The words for what sessions are: ours, the server's where it has one, its own word as it came. */
import type { Column } from "../../grid/column";
import type { Direct, SessionRow, SessionState } from "../../ipc/generated/contract";
import { UNKNOWN } from "../../l10n/format";
import { l10n, t } from "../../l10n/l10n.svelte";
import { session } from "../../live/session.svelte";
import { modalityWord } from "../../parts/modality";
import { active, waited } from "./columns";

/** Where a session stands; a word that nobody knows is shown as it came. */
export function stateWord(state: SessionState, status: string): string {
  return state === "unknown" && status !== "" ? status : t(`session-state-${state}`);
}

export function queueWord(queue: string, direct: Direct | null): string {
  return direct === null ? queue : t(`session-direct-${direct}`);
}

export const rowWords = {
  say: t,
  state: (row: SessionRow) => stateWord(row.state, row.status),
  modality: (row: SessionRow) => modalityWord(row.modality),
  queue: (row: SessionRow) => queueWord(row.queue, row.direct),
};

/** A word of a list that the server may add to. */
export function known(prefix: string, word: string): string {
  return l10n.find(`${prefix}-${word}`) ?? word;
}

function marks(row: SessionRow): string {
  const words = [
    row.recording ? t("tag-recording") : "",
    row.silentJoined ? t("tag-listened") : "",
    row.whisperJoined ? t("tag-whisper") : "",
  ];
  return words.filter(Boolean).join(", ");
}

/** What the cells of the Sessions table say as text, for the clipboard and for files. */
export function sessionWords(row: SessionRow, { id }: Column<SessionRow>): string {
  const time = (ms: number | null) => l10n.format.cell("duration", ms, UNKNOWN);
  switch (id) {
    case "customer":
      return row.customer;
    case "agent":
      return row.agent;
    case "queue":
      return rowWords.queue(row);
    case "modality":
      return rowWords.modality(row);
    case "state":
      return rowWords.state(row);
    case "queued":
      return time(waited(row, session.now));
    case "active":
      return time(active(row, session.now));
    default:
      return marks(row);
  }
}
