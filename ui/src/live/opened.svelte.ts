/**
 * Owns which session is open in full: any view opens one by its id, the frame shows it beside the
 * view. Where the keyboard was is remembered, so that closing leads back there.
 */
class Opened {
  id = $state<number | null>(null);
  /** Rises with every opening, also of the same session: the panel takes the keyboard then. */
  times = $state(0);
  #back: HTMLElement | null = null;

  open(id: number): void {
    const from = document.activeElement;
    const within = from?.closest("[data-session-panel]") !== null;
    if (from instanceof HTMLElement && !within) this.#back = from;
    this.id = id;
    this.times += 1;
  }

  close(): void {
    if (this.id === null) return;
    this.id = null;
    if (this.#back?.isConnected) this.#back.focus();
    this.#back = null;
  }
}

export const opened = new Opened();
