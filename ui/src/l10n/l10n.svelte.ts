/** Owns the language in use: our messages, the server's words over them, and formats. */
import type { Failure, MessagesView } from "../ipc/generated/contract";
import { Messages, type Args } from "./bundle";
import { Format } from "./format";

const source = import.meta.glob<string>(["../../../locales/en/*.ftl", "!**/cli.ftl"], {
  query: "?raw",
  import: "default",
  eager: true,
});

let read: Messages | undefined;

/**
 * English stands in until the backend has spoken, and for messages that a language lacks. It is
 * read when first needed: as a rule never.
 */
function english(): Messages {
  read ??= new Messages("en", Object.values(source).join("\n"));
  return read;
}

/** A tag that `Intl` takes; it throws on what is none. */
function knownLocale(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? "en";
  } catch {
    return "en";
  }
}

export class L10n {
  #messages = $state.raw(new Messages("en", ""));
  #strings = $state.raw<Record<string, string>>({});
  format = $state.raw(new Format("en"));
  locale = $state("en");
  direction = $state<"ltr" | "rtl">("ltr");

  use(view: MessagesView): void {
    const locale = knownLocale(view.locale);
    if (view.ftl !== "") this.#messages = new Messages(locale, view.ftl);
    this.#strings = view.strings;
    this.format = new Format(locale);
    this.locale = locale;
    this.direction = view.direction === "rtl" ? "rtl" : "ltr";
  }

  /** The message, or its id where there is none: seen in tests, harmless in use. */
  text(id: string, args?: Args): string {
    return this.find(id, args) ?? id;
  }

  find(id: string, args?: Args): string | null {
    return this.#messages.find(id, args) ?? english().find(id, args);
  }

  /** The server's own word, if it has one for this key. */
  word(key: string): string | null {
    return (key && this.#strings[key]) || null;
  }

  failure(failure: Failure): { text: string; advice: string | null } {
    const { kind, ...args } = failure;
    const id = `failure-${kind}`;
    return {
      text: this.text(id, args),
      advice:
        this.#messages.attribute(id, "advice", args) ?? english().attribute(id, "advice", args),
    };
  }

  languageName(tag: string): string {
    const locale = knownLocale(tag);
    const name = new Intl.DisplayNames([locale], { type: "language" }).of(locale) ?? tag;
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  }
}

export const l10n = new L10n();

export const t = (id: string, args?: Args): string => l10n.text(id, args);
