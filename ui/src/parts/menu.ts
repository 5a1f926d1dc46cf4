/** What a menu offers. */
import type { IconName } from "./icons";

export interface MenuEntry {
  /** Also the hook of tests. */
  readonly id: string;
  readonly words: string;
  readonly icon?: IconName;
  /** True if it would change nothing, and does nothing. */
  readonly idle?: boolean;
  run(): void;
}
