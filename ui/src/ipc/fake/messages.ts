/** The messages that the real backend would read from `locales`, and words of a made-up server. */
import type { MessagesView } from "../generated/contract";
import { PSEUDO, pseudo } from "./pseudo";

const sources = import.meta.glob<string>("../../../../locales/*/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

const strings: Record<string, Record<string, string>> = {
  en: { beRightBack: "Be right back", inACall: "In a call", afterCall: "After call" },
  fr: { beRightBack: "De retour bientôt", inACall: "En communication", afterCall: "Post-appel" },
  de: { beRightBack: "Bin gleich zurück", inACall: "Im Gespräch", afterCall: "Nachbearbeitung" },
  es: { beRightBack: "Vuelvo enseguida", inACall: "En llamada", afterCall: "Trabajo posterior" },
  ar: { beRightBack: "سأعود حالاً", inACall: "في مكالمة", afterCall: "بعد المكالمة" },
};

export const LANGUAGES = ["en", "fr", "de", "es", "ar"];

export function messagesIn(locale: string): MessagesView {
  const folder = locale === PSEUDO ? "en" : locale;
  const own = Object.entries(sources).filter(([path]) => path.includes(`/locales/${folder}/`));
  const ftl = own.map(([, text]) => text).join("\n");
  return {
    locale,
    direction: locale === "ar" ? "rtl" : "ltr",
    ftl: locale === PSEUDO ? pseudo(ftl) : ftl,
    strings: strings[locale] ?? {},
  };
}
