/** What a key means in a table. Pure. */
import { signOf } from "../parts/keys";
import { foldKey, type Line } from "./lines";
import { move, type Extent, type Place } from "./move";

export type Meaning =
  | { readonly does: "go"; readonly to: Place }
  /** What the line is for: it is opened, selected, folded, or its column sorted by. */
  | { readonly does: "use" | "menu" }
  /** What is done to the group of the line. */
  | { readonly does: "fold" | "unfold" | "head" };

type Key = Pick<KeyboardEvent, "key" | "code" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;

/** Null if the key means nothing here. No line is the header. */
export function meaningOf(
  { key, code, altKey, ctrlKey, metaKey, shiftKey }: Key,
  line: Line | undefined,
  from: Place,
  extent: Extent,
): Meaning | null {
  if (metaKey) return null;
  if (altKey) return key === "ArrowDown" && !line && !ctrlKey ? { does: "menu" } : null;
  const fold = line && !ctrlKey ? foldKey(key, line, from.column, extent.rtl) : null;
  if (fold) return { does: fold };
  if (signOf({ key, code }) === "." || (key === "F10" && shiftKey)) return { does: "menu" };
  const to = move(key, ctrlKey, from, extent);
  if (to) return { does: "go", to };
  return (key === "Enter" || key === " ") && !ctrlKey ? { does: "use" } : null;
}
