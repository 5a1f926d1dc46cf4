/** The messages that the real backend would read from `locales`, and words of a made-up server. */
import type { MessagesView } from "../generated/contract";

const sources = import.meta.glob<string>("../../../../locales/*/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

const strings: Record<string, Record<string, string>> = {
  en: { beRightBack: "Be right back", inACall: "In a call", afterCall: "After call" },
  fr: { beRightBack: "De retour bientôt", inACall: "En communication", afterCall: "Post-appel" },
  ar: { beRightBack: "سأعود حالاً", inACall: "في مكالمة", afterCall: "بعد المكالمة" },
};

export const LANGUAGES = ["en", "fr", "ar"];

export function messagesIn(locale: string): MessagesView {
  const own = Object.entries(sources).filter(([path]) => path.includes(`/locales/${locale}/`));
  return {
    locale,
    direction: locale === "ar" ? "rtl" : "ltr",
    ftl: own.map(([, text]) => text).join("\n"),
    strings: strings[locale] ?? {},
  };
}
