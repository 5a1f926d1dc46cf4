/**
 * The pseudo-locale: English with accents, about 40 % longer, between marks. Text without marks was
 * not translated, text with one mark was cut off. Only for tests; no user can choose it.
 */

/** English in brackets of its own: `Intl` takes it, and formats as in English. */
export const PSEUDO = "en-XA";

const ACCENTS: Record<string, string> = {
  a: "àá",
  e: "èé",
  i: "ìí",
  o: "òó",
  u: "ùú",
  A: "Á",
  E: "É",
  I: "Í",
  O: "Ó",
  U: "Ú",
  c: "ç",
  n: "ñ",
  s: "š",
  y: "ý",
};

const strange = (text: string) => text.replace(/[a-zA-Z]/gu, (c) => ACCENTS[c] ?? c);

function pattern(text: string): string {
  if (!/\p{L}/u.test(text.replace(/\{[^}]*\}/gu, ""))) return text;
  const parts = text.split(/(\{[^}]*\})/u);
  return `⟦${parts.map((part) => (part.startsWith("{") ? part : strange(part))).join("")}⟧`;
}

/** Fluent source in the pseudo-locale. Takes what stands in `locales`: one line per pattern. */
export function pseudo(ftl: string): string {
  const line = /^(?<head>[\w-]+ = |\s+\.[\w-]+ = |\s+\*?\[[\w-]+\] )(?<text>.*)$/u;
  return ftl
    .split("\n")
    .map((text) => {
      const found = line.exec(text)?.groups;
      return found ? `${found["head"] ?? ""}${pattern(found["text"] ?? "")}` : text;
    })
    .join("\n");
}
