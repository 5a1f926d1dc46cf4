/** Owns the Fluent messages of one language; knows nothing of signals or of the server. */
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

export type Args = Record<string, FluentVariable>;

export class Messages {
  readonly #bundle: FluentBundle;

  constructor(locale: string, source: string) {
    this.#bundle = new FluentBundle(locale, { useIsolating: true });
    this.#bundle.addResource(new FluentResource(source), { allowOverrides: true });
  }

  find(id: string, args?: Args): string | null {
    const pattern = this.#bundle.getMessage(id)?.value;
    return pattern ? this.#bundle.formatPattern(pattern, args ?? null, []) : null;
  }

  attribute(id: string, name: string, args?: Args): string | null {
    const pattern = this.#bundle.getMessage(id)?.attributes[name];
    return pattern ? this.#bundle.formatPattern(pattern, args ?? null, []) : null;
  }
}
