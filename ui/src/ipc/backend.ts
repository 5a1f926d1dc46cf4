/** The seam between window and backend: what both the real one and the fake one can do. */
import type { Batch, Commands } from "./generated/contract";
import { tauriBackend } from "./tauri";

export type CommandName = keyof Commands;

export interface Backend {
  /** Runs a command; rejects with a `Failure`. */
  call<N extends CommandName>(name: N, args: Commands[N]["args"]): Promise<Commands[N]["reply"]>;
  /** Hands the feed over: every batch from now on goes to `receive`. */
  openFeed(receive: (batch: Batch) => void): Promise<void>;
}

let chosen: Promise<Backend> | undefined;

/** The backend of this window: the desktop program, or in a plain browser the fake. */
export function backend(): Promise<Backend> {
  chosen ??= choose();
  return chosen;
}

async function choose(): Promise<Backend> {
  // The condition is decided by the build, so that the fake is not in the product.
  if (__FAKE__ && !("__TAURI_INTERNALS__" in window)) {
    return (await import("./fake/fake")).fakeBackend(new URLSearchParams(location.search));
  }
  return tauriBackend;
}
