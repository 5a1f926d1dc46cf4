/** The words for what sessions are: ours, the server's where it has one, its own word as it came. */
import type { Direct, SessionRow, SessionState } from "../../ipc/generated/contract";
import { l10n, t } from "../../l10n/l10n.svelte";

/** Where a session stands; a word that nobody knows is shown as it came. */
export function stateWord(state: SessionState, status: string): string {
  return state === "unknown" && status !== "" ? status : t(`session-state-${state}`);
}

export function modalityWord(modality: string): string {
  return l10n.find(`modality-${modality}`) ?? modality;
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
