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
