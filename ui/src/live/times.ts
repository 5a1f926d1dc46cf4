import { UNKNOWN } from "../l10n/format";
import { l10n } from "../l10n/l10n.svelte";
import { clock } from "./clock.svelte";

/** A time of the server's clock as it is written, by this computer's. */
export const timeOf = (at: number | null): string =>
  at === null ? UNKNOWN : l10n.format.second(at - clock.offset, clock.local);
