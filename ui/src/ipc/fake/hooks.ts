/** What the fake leaves on the window for tests. */
import type { CommandName } from "../backend";
import type { Batch, Failure } from "../generated/contract";

declare global {
  interface Window {
    /** Whether the scene has been set. */
    fakeReady?: boolean;
    /** What the window told the fake, for tests to look at. */
    fakeCalls?: { name: CommandName; args: unknown }[];
    /** What the fake refuses from now on, and why. */
    fakeRefuses?: Partial<Record<CommandName, Failure>>;
    /** Lets tests change rows by hand. */
    fakeSend?: (batch: Omit<Batch, "seq">) => void;
  }
}
