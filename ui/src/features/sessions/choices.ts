/** The names of dispositions. Pure. */
import type { DispositionView, EditValue } from "../../ipc/generated/contract";
import { clip } from "../../l10n/clip";

/** Text for where no element can isolate its direction: marks of Unicode do. */
export const isolated = (text: string): string => `\u2068${clip(text)}\u2069`;

/** A choice in words; empty if nothing is chosen. */
export function named(value: EditValue, known: DispositionView): string {
  if (value.kind !== "choice" || value.disposition === null) return "";
  const first = known.choices.find(({ id }) => id === value.disposition);
  const second = first?.subs.find(({ id }) => id === value.sub);
  const names = [first?.name ?? known.names[0] ?? String(value.disposition)];
  if (value.sub !== null) names.push(second?.name ?? known.names[1] ?? String(value.sub));
  return names.join(" › ");
}
