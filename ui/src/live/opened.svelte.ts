/**
 * Owns what is open in full beside the view: one session, one agent and one queue at most, of which
 * the one opened last is in front. Where the keyboard was before the first of them is remembered, so
 * that closing the last leads back there.
 */
export type PanelKind = "session" | "agent" | "queue";

/** How many were opened so far, of all kinds. */
let openings = 0;
/** Where the keyboard was outside of them. */
let back: HTMLElement | null = null;

export class Opened {
  id = $state<number | null>(null);
  /** When it was opened among all others; it rises also when the same one is opened again. */
  turn = $state(0);
  /** The turn in which the panel has had the keyboard. */
  answered = 0;

  /** The panel is known by `data-panel`. */
  constructor(readonly kind: PanelKind) {}

  /** Opens it in front of what else is open, which is there again when it closes. */
  open(id: number): void {
    const from = document.activeElement;
    const outside = from !== document.body && from?.closest("[data-panel]") === null;
    if (from instanceof HTMLElement && outside) back = from;
    this.id = id;
    openings += 1;
    this.turn = openings;
  }

  /** Opens it from a view, in place of all that is open. */
  openAlone(id: number): void {
    for (const other of panels) if (other !== this) other.leave();
    this.open(id);
  }

  /** Closes without moving the keyboard. */
  leave(): void {
    this.id = null;
  }

  /** The keyboard goes back when it was the last one; the head of the next in front takes it, else. */
  close(): void {
    if (this.id === null) return;
    this.id = null;
    if (inFront()) return;
    if (back?.isConnected) back.focus();
    back = null;
  }
}

export const opened = new Opened("session");
export const openedAgent = new Opened("agent");
export const openedQueue = new Opened("queue");
const panels = [opened, openedAgent, openedQueue];

/** The one in front; null if none is open. */
export function inFront(): Opened | null {
  const open = panels.filter(({ id }) => id !== null);
  return open.reduce<Opened | null>(
    (front, one) => (front && front.turn > one.turn ? front : one),
    null,
  );
}

/** Nothing is open any more. */
export function closeAll(): void {
  for (const panel of panels) panel.leave();
  back = null;
}
