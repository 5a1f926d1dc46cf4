/** Matches text the way people type it: without case, accents or the order of words. */

const MARKS = /\p{M}+/gu;

export function fold(text: string): string {
  return text.normalize("NFKD").replace(MARKS, "").toLocaleLowerCase("en");
}

/** A test for folded text: every word of the query has to be in it. */
export function matcher(query: string): ((folded: string) => boolean) | null {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return null;
  return (folded) => words.every((word) => folded.includes(word));
}
