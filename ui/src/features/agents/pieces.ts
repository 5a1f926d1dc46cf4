/** What is said of a piece of an agent's day. */
import { l10n, t } from "../../l10n/l10n.svelte";
import { statusWord } from "../../l10n/status";
import type { Piece } from "./timeline";

/** The status without its reason. */
export function statusOf({ kind, status }: Piece): string {
  return kind === null ? t("agent-gap") : statusWord({ kind, status });
}

export function pieceWord(piece: Piece): string {
  return [statusOf(piece), piece.reason].filter(Boolean).join(", ");
}

export const lastedOf = ({ began, to }: Piece): string => l10n.format.duration(to - began);
