/** Shortens text of unknown length for where it is only a hint. */

/** A tooltip is not for reading novels. */
const LONGEST = 300;

export function clip(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
