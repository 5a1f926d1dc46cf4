/** What a menu offers. */
import type { IconName } from "./icons";
import type { Box } from "./placed";

/** Opens the menu of an agent beside a box: with a session, for what concerns that one. */
export type OpenMenu = (agent: number, at: Box, session?: number) => void;

export interface MenuEntry {
  /** Also the hook of tests. */
  readonly id: string;
  readonly words: string;
  readonly icon?: IconName;
  /** True if it would change nothing, and does nothing. */
  readonly idle?: boolean;
  run(): void;
}
