/** The icons of actions. */
import type { ActionKind } from "../../ipc/generated/contract";

export const ICONS = {
  setStatus: "status",
  suspend: "pause",
  resume: "play",
  silentJoin: "listen",
  whisper: "whisper",
  bargeIn: "talk",
  leave: "leave",
  startRecording: "record",
  stopRecording: "stop",
} as const satisfies Record<ActionKind, string>;
