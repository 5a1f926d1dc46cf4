/** The keys within one stop of the Tab key, as in a menu (WAI-ARIA): arrows, Home and End. */

/** Moves the keyboard among the items of a box; true if the key meant that. */
export function moveFocus(box: HTMLElement, key: string, items = "[role^=menuitem]"): boolean {
  const all = [...box.querySelectorAll<HTMLElement>(items)];
  const at = all.indexOf(document.activeElement as HTMLElement);
  const last = all.length - 1;
  const to: Record<string, number> = {
    ArrowDown: at >= last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    Home: 0,
    End: last,
  };
  const next = to[key];
  if (next === undefined) return false;
  all[next]?.focus();
  return true;
}

type Typed = Pick<KeyboardEvent, "key" | "code">;

/** Where a keyboard without Latin letters has what shortcuts are named by. */
const PLACES: Readonly<Record<string, string>> = { Slash: "/", Period: "." };

/**
 * The letter or sign of a shortcut. A keyboard of another script has none of them: there the place of
 * the key says which one it is.
 */
export function signOf({ key, code }: Typed): string {
  if (!/^(?!\p{Script=Latin})\p{L}/u.test(key)) return key.toLowerCase();
  return PLACES[code] ?? /^Key([A-Z])$/u.exec(code)?.[1]?.toLowerCase() ?? key;
}

/**
 * The digit of a shortcut: by the place of the key, as on some keyboards the row of digits gives them
 * only with Shift. The block of digits gives them only while it is switched to them.
 */
export function digitOf({ key, code }: Typed): number | null {
  const numpad = /^Numpad\d$/u.test(code) && /^\p{Nd}$/u.test(key);
  const place = numpad || /^Digit\d$/u.test(code) ? code.slice(-1) : key;
  return /^\d$/u.test(place) ? Number(place) : null;
}
