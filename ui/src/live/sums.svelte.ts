/** When a sum of the server may be shown for rows. */
import type { SumRow } from "../ipc/generated/contract";
import { session } from "./session.svelte";

/** The sum if all its rows are shown, and it follows the server as they do. */
export function freshSum(sum: SumRow | null, all: boolean): SumRow | null {
  return sum && all && !(sum.stale && session.current) ? sum : null;
}
