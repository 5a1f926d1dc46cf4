/** The icons of actions. */
import type { ActionKind } from "../../ipc/generated/contract";
import type { IconName } from "../../parts/Icon.svelte";

export const ICONS: Record<ActionKind, IconName> = {
  setStatus: "status",
  suspend: "pause",
  resume: "play",
  silentJoin: "listen",
  whisper: "whisper",
  bargeIn: "talk",
  leave: "leave",
  startRecording: "record",
  stopRecording: "stop",
};
