/** Typed calls, and what they reject with. */
import { backend, type CommandName } from "./backend";
import type { Commands, Failure } from "./generated/contract";

export async function call<N extends CommandName>(
  name: N,
  args: Commands[N]["args"],
): Promise<Commands[N]["reply"]> {
  return (await backend()).call(name, args);
}

/** For what nobody waits for: a failure of it would tell the user nothing. */
export function tell<N extends CommandName>(name: N, args: Commands[N]["args"]): void {
  call(name, args).catch((reason: unknown) => {
    console.warn(name, reason);
  });
}

function isFailure(reason: unknown): reason is Failure {
  return (
    typeof reason === "object" &&
    reason !== null &&
    "kind" in reason &&
    typeof reason.kind === "string"
  );
}

/** Whatever was thrown as a failure that can be shown. */
export function toFailure(reason: unknown): Failure {
  if (isFailure(reason)) return reason;
  return { kind: "fault", logId: reason instanceof Error ? reason.message : String(reason) };
}
