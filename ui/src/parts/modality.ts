/** How a session is held: the word for it, and the icon if there is one. */
import { l10n } from "../l10n/l10n.svelte";

const ICONS = { audio: "audio", instantMessage: "chat", message: "mail" } as const;

export const iconOf = (modality: string): "audio" | "chat" | "mail" | null =>
  modality in ICONS ? ICONS[modality as keyof typeof ICONS] : null;

/** Ours, or the server's own word as it came. */
export function modalityWord(modality: string): string {
  return l10n.find(`modality-${modality}`) ?? modality;
}
