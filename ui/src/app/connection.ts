/** What the connection light says, apart from the ticking parts. Pure. */
import type { ConnectionView } from "../ipc/generated/contract";
import { UNKNOWN } from "../l10n/format";
import type { L10n } from "../l10n/l10n.svelte";

export type Tone = "live" | "busy" | "slow" | "off";

export function toneOf(state: ConnectionView["state"]): Tone {
  switch (state) {
    case "live":
      return "live";
    case "slow":
      return "slow";
    case "connecting":
    case "catchingUp":
    case "reconnecting":
      return "busy";
    case "offline":
    case "signedOut":
      return "off";
  }
}

export function connectionWords(view: ConnectionView | null, now: number, l10n: L10n): string {
  const state = view?.state ?? "connecting";
  const time = view ? l10n.format.since(view.since, now) : "";
  const words = l10n.text(`connection-${state}`, { time });
  if (state !== "live" || !view?.transport) return words;
  const transport = l10n.find(`transport-${view.transport}`) ?? view.transport;
  return l10n.text("connection-live-by", { transport });
}

/** The age of the board: null while it is current. `paused` is when a pause began. */
export function boardAge(
  view: ConnectionView | null,
  paused: number | null,
  now: number,
  l10n: L10n,
): string | null {
  const from = !view || view.state === "live" ? paused : view.asOf;
  if (from === null) return !view || view.state === "live" ? null : UNKNOWN;
  return l10n.format.second(Math.min(from, paused ?? from), now);
}
