/**
 * Owns what is typed in one session on its way to the backend, which keeps it: one call at a time,
 * the latest value last, so that nothing typed later is replaced by something typed before.
 */
import { call, toFailure } from "../../ipc/call";
import type {
  EditField,
  EditsView,
  EditState,
  EditValue,
  EditView,
  Failure,
} from "../../ipc/generated/contract";

export const keyOf = (field: EditField): string =>
  field.kind === "item" ? `item ${field.key}` : field.kind;

interface Typed {
  readonly field: EditField;
  readonly value: EditValue | null;
  readonly over: boolean;
}

export class Edits {
  #known = $state.raw<ReadonlyMap<string, EditView>>(new Map());
  /** What was typed and the backend has not answered to yet. */
  #typed = $state.raw<ReadonlyMap<string, Typed>>(new Map());
  /** What the server has by what became of saves, which is newer than the last reading of it. */
  #settled: ReadonlyMap<string, EditValue> = new Map();
  /** Why the backend could not keep something: then it is in this window alone. */
  failure = $state.raw<Failure | null>(null);
  #sending: Promise<void> | null = null;
  #changes = 0;

  constructor(readonly session: number) {}

  /** How often something was typed or saved: an answer asked for before tells nothing of it. */
  get changes(): number {
    return this.#changes;
  }

  /** The value to show: what was typed, else what the server has; `server` is as it was read last. */
  value(field: EditField, server: EditValue): EditValue {
    const key = keyOf(field);
    const typed = this.#typed.get(key);
    const value = typed ? typed.value : this.#known.get(key)?.value;
    return value ?? this.#settled.get(key) ?? server;
  }

  /** What became of it; null if it is as the server has it. */
  state(field: EditField): EditState | null {
    const key = keyOf(field);
    const typed = this.#typed.get(key);
    const known = this.#known.get(key)?.state ?? null;
    if (!typed) return known;
    if (typed.value === null) return null;
    return known?.kind === "saving" || known?.kind === "conflict" ? known : { kind: "edited" };
  }

  /** The fields with something to save. */
  get unsaved(): EditView[] {
    return [...this.#known.values()].filter(({ state }) => state.kind !== "saved");
  }

  type(field: EditField, value: EditValue | null, over = false): void {
    this.#changes += 1;
    const typed = new Map(this.#typed);
    typed.set(keyOf(field), { field, value, over });
    this.#typed = typed;
    void this.#send();
  }

  /** Runs a save after all that was typed has been kept. */
  async save(field: EditField, run: () => Promise<EditsView>): Promise<void> {
    await this.#send();
    this.#changes += 1;
    const edit = this.#known.get(keyOf(field));
    if (edit) this.#note({ ...edit, state: { kind: "saving" } });
    try {
      this.take((await run()).edits);
    } catch (reason) {
      this.failure = toFailure(reason);
      // It was not saved, and can be tried again.
      if (edit) this.#note(edit);
    }
    this.#changes += 1;
  }

  #note(edit: EditView): void {
    this.#known = new Map(this.#known).set(keyOf(edit.field), edit);
  }

  /** Takes what the backend knows after the session was read anew. */
  read(edits: readonly EditView[]): void {
    this.#settled = new Map();
    this.take(edits);
  }

  /** Takes what the backend knows. */
  take(edits: readonly EditView[]): void {
    const settled = new Map(this.#settled);
    for (const { field, value, state } of edits) {
      if (state.kind === "saved") settled.set(keyOf(field), value);
      else if (state.kind === "conflict") settled.set(keyOf(field), state.theirs);
    }
    this.#settled = settled;
    this.#known = new Map(edits.map((edit) => [keyOf(edit.field), edit]));
  }

  #send(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      const [key, typed] = next;
      const { field, value, over } = typed;
      try {
        const reply = await call("keep_draft", { session: this.session, field, value, over });
        this.take(reply.edits);
        this.failure = null;
      } catch (reason) {
        // It stays on the screen, and goes with what is typed next.
        this.failure = toFailure(reason);
        return;
      }
      if (this.#typed.get(key) === typed) {
        const left = new Map(this.#typed);
        left.delete(key);
        this.#typed = left;
      }
    }
  }

  #next(): [string, Typed] | undefined {
    return this.#typed.entries().next().value;
  }
}
