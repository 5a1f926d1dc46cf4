/** A limit as it is typed and written: with the separators and digits of the language. Pure. */
import type { ColumnKind } from "../ipc/generated/contract";
import type { Format } from "../l10n/format";

/** Why what was typed is no limit: no figure, or one that may mean two. */
export type Refusal = "invalid" | "ambiguous";

/** ASCII digits in place of Arabic ones; percent signs and blanks around are of no account. */
const plain = (text: string): string =>
  text
    .trim()
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replace(/\s*[%\u066a]$/u, "");

const literally = (mark: string) => (/\s/u.test(mark) ? "\\s" : mark.replace(/[.]/u, "\\."));

/** What stands between the digits of large numbers in a language, and before the fraction. */
function marksOf(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.8);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return { group: of("group"), decimal: of("decimal") };
}

/**
 * Three digits behind a mark are thousands if the language writes them so, else nobody knows: "1.000"
 * is one in one language and a thousand in another. Fewer digits can only be a fraction.
 */
function numberOf(text: string, locale: string): number | Refusal {
  const { group, decimal } = marksOf(locale);
  const thousands = `[1-9]\\d{0,2}(?:(?:${literally(group)}|\\s)\\d{3})+`;
  if (new RegExp(`^${thousands}(?:${literally(decimal)}\\d{1,2})?$`, "u").test(text)) {
    const [whole = "", part = ""] = text.split(decimal);
    return Number(`${whole.replace(/\D/gu, "")}.${part}`);
  }
  if (/^\d+[.,\u066b\u066c]\d{3}$/u.test(text)) return "ambiguous";
  if (!/^\d{1,9}(?:[.,\u066b]\d{1,2})?$/u.test(text)) return "invalid";
  return Number(text.replace(/[,\u066b]/u, "."));
}

/** What was typed, in the column's unit; null if it is empty. */
export function readLimit(kind: ColumnKind, text: string, locale: string): number | null | Refusal {
  const typed = plain(text);
  if (typed === "") return null;
  if (kind === "duration") {
    if (!/^(?:\d{1,4}:)?\d{1,5}(?::\d{1,2})?$/u.test(typed)) return "invalid";
    return typed.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
  }
  const value = numberOf(typed, locale);
  return kind === "percent" && typeof value === "number" && value > 100 ? "invalid" : value;
}

/** A limit as it is typed: m:ss for times, a percentage without its sign. */
export function writeLimit(kind: ColumnKind, value: number | null, format: Format): string {
  if (value === null) return "";
  if (kind === "duration") return format.duration(Math.round(value / 1000) * 1000);
  return format.value("number", value);
}
