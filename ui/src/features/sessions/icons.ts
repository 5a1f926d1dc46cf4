/** The icons of the modalities that there are icons for. */
import type { IconName } from "../../parts/Icon.svelte";

const ICONS: Record<string, IconName> = {
  audio: "audio",
  instantMessage: "chat",
  message: "mail",
};

export const iconOf = (modality: string): IconName | null => ICONS[modality] ?? null;
