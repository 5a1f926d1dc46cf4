/**
 * Owns which session and which queue are open in full: any view opens one by its id, the frame shows
 * it beside the view. Where the keyboard was is remembered, so that closing leads back there.
 */
class Opened {
  readonly #panel: string;
  id = $state<number | null>(null);
  /** Rises with every opening, also of the same one: the panel takes the keyboard then. */
  times = $state(0);
  #back: HTMLElement | null = null;

  /** The panel is known by this attribute. */
  constructor(panel: string) {
    this.#panel = panel;
  }

  open(id: number): void {
    const from = document.activeElement;
    const within = from?.closest(`[${this.#panel}]`) !== null;
    if (from instanceof HTMLElement && !within) this.#back = from;
    this.id = id;
    this.times += 1;
  }

  /** Closes without moving the keyboard. */
  leave(): void {
    this.id = null;
    this.#back = null;
  }

  close(): void {
    if (this.id === null) return;
    this.id = null;
    if (this.#back?.isConnected) this.#back.focus();
    this.#back = null;
  }
}

export const opened = new Opened("data-session-panel");
export const openedQueue = new Opened("data-queue-panel");
