import type { Cell } from "../ipc/generated/contract";
import { t } from "./l10n.svelte";

/** Why a cell has no figure, in words; nothing if it has one. */
export function absent(cell: Cell, refused = false): string | undefined {
  if (cell === "na") return t("not-applicable-hint");
  if (cell !== null) return undefined;
  return t(refused ? "refused-hint" : "unknown-hint");
}
