/** The limits that colour a cell until limits can be set: see the product's defaults. */
import type { Cell } from "../../ipc/generated/contract";

export type Level = "ok" | "warn" | "bad" | null;

const LONGEST_WAIT = { warn: 84_000, bad: 120_000 };
const SERVICE_LEVEL = { ok: 90, warn: 60 };

export function levelOf(column: string, value: Cell | undefined): Level {
  if (typeof value !== "number") return null;
  switch (column) {
    case "longestWait":
      return value >= LONGEST_WAIT.bad ? "bad" : value >= LONGEST_WAIT.warn ? "warn" : "ok";
    case "serviceLevel":
      return value >= SERVICE_LEVEL.ok ? "ok" : value >= SERVICE_LEVEL.warn ? "warn" : "bad";
    default:
      return null;
  }
}
