/** The icons of the modalities that there are icons for. */
const ICONS = { audio: "audio", instantMessage: "chat", message: "mail" } as const;

export const iconOf = (modality: string): "audio" | "chat" | "mail" | null =>
  modality in ICONS ? ICONS[modality as keyof typeof ICONS] : null;
