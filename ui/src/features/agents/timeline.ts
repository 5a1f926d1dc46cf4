/**
 * An agent's last 24 hours as they are drawn: what the server told, gone on with by the live row, and
 * the room between where nothing is known. Pure.
 */
import type { AgentNow, AgentSpan, StatusKind } from "../../ipc/generated/contract";
import { KINDS } from "./kinds";

export const DAY = 86_400_000;
const HOUR = 3_600_000;
/** Rooms shorter than this are how servers round. */
const ROUNDING = 1000;

/** A piece of the day; without a kind nothing is known of it. */
export interface Piece {
  readonly from: number;
  /** When its status began, be it before the day. */
  readonly began: number;
  /** Where it ends, or now while it lasts. */
  readonly to: number;
  readonly lasts: boolean;
  readonly kind: StatusKind | null;
  readonly status: string;
  readonly reason: string | null;
}

/** The part of a day in which a status was, and how long that was in all. */
export interface Lane {
  /** Null for the time of which nothing is known. */
  readonly kind: StatusKind | null;
  readonly pieces: readonly Piece[];
  readonly total: number;
}

const EMPTY = { kind: null, status: "", reason: null, lasts: false } as const;

/** What the agent does now goes on with what was told, as far as it is newer. */
function goneOn(told: readonly AgentSpan[], live: AgentNow | null): readonly AgentSpan[] {
  const last = told.at(-1);
  if (!live || live.since === null || (last && live.since <= last.from)) return told;
  const from = live.since;
  // It has ended what was not told to have ended, or only later.
  const before = told.map((span) => ({ ...span, to: Math.min(span.to ?? from, from) }));
  const { kind, status, reason } = live;
  return [...before, { from, to: null, kind, status, reason }];
}

/** The day up to `now` without holes, the oldest first; empty if nothing of it is known. */
export function piecesOf(
  told: readonly AgentSpan[],
  live: AgentNow | null,
  now: number,
): readonly Piece[] {
  const begin = now - DAY;
  const pieces: Piece[] = [];
  let at = begin;
  for (const { from, to, kind, status, reason } of goneOn(told, live)) {
    const [left, right] = [Math.max(from, at), Math.min(to ?? now, now)];
    if (right <= left) continue;
    if (left - at >= ROUNDING) pieces.push({ ...EMPTY, from: at, began: at, to: left });
    pieces.push({ from: left, began: from, to: right, lasts: to === null, kind, status, reason });
    at = right;
  }
  if (pieces.length === 0) return [];
  if (now - at >= ROUNDING) pieces.push({ ...EMPTY, from: at, began: at, to: now });
  return pieces;
}

/** One lane for each kind of status there was, in the order of the kinds; the unknown comes last. */
export function lanesOf(pieces: readonly Piece[]): readonly Lane[] {
  const kinds = [...KINDS, null].filter((kind) => pieces.some((piece) => piece.kind === kind));
  return kinds.map((kind) => {
    const own = pieces.filter((piece) => piece.kind === kind);
    return { kind, pieces: own, total: own.reduce((sum, { from, to }) => sum + to - from, 0) };
  });
}

/** The piece at a time; the nearest one if the time is beyond the day. */
export function pieceAt(pieces: readonly Piece[], time: number): number {
  const at = pieces.findIndex(({ to }) => time < to);
  return at < 0 ? pieces.length - 1 : at;
}

/** The full hours of the day that are named, every sixth by the clock on the wall. */
export function hoursOf(now: number, utcOffset: number): readonly number[] {
  const step = 6 * HOUR;
  const first = Math.ceil((now - DAY + utcOffset) / step) * step - utcOffset;
  return Array.from({ length: 4 }, (_, index) => first + index * step);
}

/**
 * The boxes of a lane as one path, `height` high: each at least a pixel wide, so that also what was
 * short is seen; those that touch are one.
 */
export function pathOf(
  pieces: readonly Piece[],
  begin: number,
  width: number,
  top: number,
  height: number,
): string {
  const x = (time: number) => ((time - begin) / DAY) * width;
  const boxes: [left: number, right: number][] = [];
  for (const { from, to } of pieces) {
    const left = x(from);
    const right = Math.max(x(to), left + 1);
    const last = boxes.at(-1);
    if (last && left <= last[1]) last[1] = Math.max(last[1], right);
    else boxes.push([left, right]);
  }
  const round = (value: number) => String(Math.round(value * 10) / 10);
  return boxes
    .map(
      ([left, right]) =>
        `M${round(left)} ${round(top)}h${round(right - left)}v${round(height)}h${round(left - right)}z`,
    )
    .join("");
}
