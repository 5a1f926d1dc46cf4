/** Owns the time of all running timers: one signal that ticks with the server's second. */

class Clock {
  #offset = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The server's clock, milliseconds since 1970, at the last tick. */
  server = $state(Date.now());
  /** This computer's clock at the last tick. */
  local = $state(Date.now());

  /** Milliseconds that the server's clock is ahead of this computer's. */
  get offset(): number {
    return this.#offset;
  }

  set offset(offset: number) {
    this.#offset = offset;
    this.tick();
  }

  /** Starts ticking; also called when the window is seen again, as timers may have slept. */
  tick = (): void => {
    clearTimeout(this.#timer);
    this.local = Date.now();
    this.server = this.local + this.#offset;
    // A little behind the turn of the second, lest a timer shows the old one twice.
    const wait = 1000 - (((this.server % 1000) + 1000) % 1000) + 5;
    this.#timer = setTimeout(this.tick, wait);
  };
}

export const clock = new Clock();
