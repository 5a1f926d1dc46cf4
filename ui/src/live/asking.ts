/**
 * Owns when something is asked for again: one question at a time, and not too often. What the
 * question is, it does not know.
 */
export class Asking {
  #asking = false;
  #again = false;
  #over = false;
  #last = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Between two answers there are so many milliseconds at least, unless somebody asks for it. */
  constructor(
    readonly question: () => Promise<void>,
    readonly pause: number,
  ) {}

  /** True once nobody waits for an answer any more. */
  get over(): boolean {
    return this.#over;
  }

  /** Asks as soon as that is not too often. */
  soon(): void {
    const due = this.#last + this.pause - Date.now();
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        void this.now();
      },
      Math.max(due, 0),
    );
  }

  /** Asks now, or right after the question that is under way. */
  async now(): Promise<void> {
    if (this.#over) return;
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    await this.question();
    this.#asking = false;
    this.#last = Date.now();
    if (this.#again) {
      this.#again = false;
      this.soon();
    }
  }

  end(): void {
    this.#over = true;
    clearTimeout(this.#timer);
  }
}
