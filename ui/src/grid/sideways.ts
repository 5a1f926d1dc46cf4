/** Scrolls a table sideways. */

/** Brings a column into view, by the header, which is always there; the first column is pinned. */
export function showColumn(box: HTMLElement, index: number, rtl: boolean): void {
  const head = box.querySelectorAll<HTMLElement>("[role=columnheader]")[index];
  if (index === 0 || !head) {
    if (index === 0) box.scrollLeft = 0;
    return;
  }
  const pinned = box.querySelector<HTMLElement>("[role=columnheader]")?.offsetWidth ?? 0;
  const [outer, inner] = [box.getBoundingClientRect(), head.getBoundingClientRect()];
  const from = rtl ? outer.left : outer.left + pinned;
  const to = rtl ? outer.right - pinned : outer.right;
  if (inner.left < from) box.scrollLeft -= from - inner.left;
  else if (inner.right > to) box.scrollLeft += inner.right - to;
}
