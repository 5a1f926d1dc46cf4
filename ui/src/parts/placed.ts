/** Where something that opens from a box lies in the window. Pure. */

/** In pixels from the window's edges on the left and on top. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 4;

/** Below the box from its beginning, else above it; never outside of the window. */
export function placed(
  from: Box,
  { width, height }: Size,
  window: Size,
  rtl: boolean,
): { left: number; top: number } {
  const wanted = rtl ? from.right - width : from.left;
  const left = Math.max(GAP, Math.min(wanted, window.width - width - GAP));
  const below = from.bottom + GAP;
  if (below + height + GAP <= window.height) return { left, top: below };
  const lowest = window.height - height - GAP;
  return { left, top: Math.max(GAP, Math.min(from.top - height - GAP, lowest)) };
}

/** The height there is below or above the box, whichever is more. */
export function roomBeside(from: Box, window: Size): number {
  return Math.max(from.top, window.height - from.bottom) - 2 * GAP;
}
