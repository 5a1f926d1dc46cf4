/**
 * Owns the settings as the window has them: what the backend has told, and over it the changes of the
 * board that it does not have yet. These are made at once and sent one after the other, each on top of
 * the last: the backend is sent whole boards, and of two at the same time one would be lost.
 */
import { call } from "../ipc/call";
import { BOARD, EVERYTHING } from "../ipc/everything";
import type { BoardSettings, Settings, SettingsArgs } from "../ipc/generated/contract";

/** Makes another board of the one there is; called more than once, and changes nothing itself. */
export type BoardChange = (board: BoardSettings) => BoardSettings;

export class KeptSettings {
  #told = $state.raw<Settings>({
    server: "",
    clientId: "",
    allowHttp: false,
    language: null,
    theme: "system",
    contrast: "system",
    density: "comfortable",
    letterKeys: true,
    scope: EVERYTHING,
    board: BOARD,
    notifications: true,
    clientLogs: true,
  });
  #ahead = $state.raw<readonly BoardChange[]>([]);
  #last: Promise<unknown> = Promise.resolve();

  readonly now = $derived.by((): Settings => {
    if (this.#ahead.length === 0) return this.#told;
    const board = this.#ahead.reduce((before, change) => change(before), this.#told.board);
    return { ...this.#told, board };
  });

  /** The backend has said what they are. */
  tell(settings: Settings): void {
    this.#told = settings;
  }

  async change(settings: SettingsArgs): Promise<void> {
    this.tell(await call("set_settings", settings));
  }

  /** Fails if the backend does not take it; then the board is as it would be without. */
  changeBoard(change: BoardChange): Promise<void> {
    this.#ahead = [...this.#ahead, change];
    const sent = this.#last.then(() => this.#send(change));
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  /** What one user has not got through is nothing to the next. */
  forget(): void {
    this.#ahead = [];
  }

  async #send(change: BoardChange): Promise<void> {
    if (!this.#ahead.includes(change)) return;
    try {
      await this.change({ board: change(this.#told.board) });
    } finally {
      this.#ahead = this.#ahead.filter((other) => other !== change);
    }
  }
}
