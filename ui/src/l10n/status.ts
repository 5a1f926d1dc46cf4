/**
 * The word for a status: the server's if it has one, else ours for the status, else ours for its kind.
 * A word that nobody knows is shown as it came.
 */
import type { StatusKind } from "../ipc/generated/contract";
import { l10n, t } from "./l10n.svelte";

export function statusWord({ status, kind }: { status: string; kind: StatusKind }): string {
  const known = l10n.word(status) ?? (status && l10n.find(`status-${status}`));
  return known || (kind === "unknown" && status) || t(`status-${kind}`);
}

/** The same with the reason, where there is one. */
export function statusWords(of: {
  status: string;
  kind: StatusKind;
  reason: string | null;
}): string {
  return [statusWord(of), of.reason].filter(Boolean).join(", ");
}
