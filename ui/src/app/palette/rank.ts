/** Ranks what the palette offers by what was typed. Pure; neither case nor accents count. */
import { fold } from "../../grid/filter";

/** Something to be found, made ready by `candidate`. */
export interface Candidate {
  /** What it is called. */
  readonly title: string;
  /** The same with a blank before each word and nothing else between them. */
  readonly words: string;
  /** The first letters of its words. */
  readonly starts: string;
  /** More by which it is found; counts less. */
  readonly also: string;
}

const BETWEEN = /[^\p{L}\p{N}]+/gu;

export function candidate(title: string, also = ""): Candidate {
  const folded = fold(title);
  const words = folded.split(BETWEEN).filter(Boolean);
  return {
    title: folded,
    words: ` ${words.join(" ")}`,
    starts: words.map((word) => word.charAt(0)).join(""),
    also: fold(also),
  };
}

export interface Ranked<C> {
  readonly candidate: C;
  readonly score: number;
}

const WHOLE = 100;
const PREFIX = 80;
const WORD = 60;
const STARTS = 45;
const INSIDE = 25;
const ALSO = 12;

/** True if the letters of `word` are among the first letters, in order. */
function areStarts(starts: string, word: string): boolean {
  let next = 0;
  for (let at = 0; at < starts.length && next < word.length; at++) {
    if (starts[at] === word[next]) next += 1;
  }
  return next === word.length;
}

/** How well one word fits; 0 if it does not. */
function scoreWord({ title, words, starts, also }: Candidate, word: string): number {
  if (title === word) return WHOLE;
  const inside = title.indexOf(word);
  if (inside === 0) return PREFIX;
  if (inside > 0) return words.includes(` ${word}`) ? WORD : INSIDE;
  if (word.length > 1 && word.length <= starts.length && areStarts(starts, word)) return STARTS;
  return also.includes(word) ? ALSO : 0;
}

/** How well everything that was typed fits: every word has to. */
export function score(candidate: Candidate, query: string, words: readonly string[]): number {
  if (candidate.title === query) return WHOLE + words.length * WHOLE;
  let sum = candidate.title.startsWith(query) ? PREFIX : 0;
  for (const word of words) {
    const one = scoreWord(candidate, word);
    if (one === 0) return 0;
    sum += one;
  }
  // Of two that fit alike the shorter one is nearer to what was typed.
  return sum - Math.min(candidate.title.length, 60) / 100;
}

/** The best ones, the best first; what fits alike keeps its order. */
export function rank<C extends Candidate>(
  typed: string,
  candidates: readonly C[],
  most: number,
): Ranked<C>[] {
  const query = fold(typed).trim();
  const words = query.split(/\s+/u).filter(Boolean);
  if (words.length === 0) return [];
  const found: Ranked<C>[] = [];
  for (const candidate of candidates) {
    const points = score(candidate, query, words);
    if (points > 0) found.push({ candidate, score: points });
  }
  return found.sort((a, b) => b.score - a.score).slice(0, most);
}
