/**
 * Owns what the palette offers: sources of entries, each added by who knows of them. It does not
 * know what the entries do.
 */
import type { IconName } from "../../parts/icons";

/** Something that can be found and gone to, or done. */
export interface Entry {
  /** Unique among all entries, and the same each time: `agent-41`, `theme-dark`. */
  readonly id: string;
  /** The group it stands in: a message `palette-group-<group>` names it. */
  readonly group: string;
  readonly icon: IconName;
  /** What it is called. */
  readonly title: string;
  /** More to tell it by; it is searched, too. */
  readonly detail?: string;
  /** True if the title comes from the server: then it is drawn in its own direction. */
  readonly foreign?: boolean;
  /** The key that does the same, to be read. */
  readonly keys?: string;
  /** Why it cannot be chosen now; such an entry is shown, and does nothing. */
  readonly why?: string;
  /** Does it, or goes there; one without it only leads on. */
  readonly run?: () => void;
  /** What is offered about it on a page of its own. */
  readonly leads?: () => Promise<readonly Entry[]>;
}

/** Entries of one kind. */
export interface Source {
  readonly id: string;
  /** True if its entries are worth offering before anything was typed. */
  readonly suggested: boolean;
  /** What there is now; asked each time the palette opens. */
  entries(): readonly Entry[];
}

const sources = new Map<string, Source>();

/** Adds a source, or replaces the one of the same id; the answer takes it away again. */
export function offer(source: Source): () => void {
  sources.set(source.id, source);
  return () => {
    if (sources.get(source.id) === source) sources.delete(source.id);
  };
}

export function allSources(): readonly Source[] {
  return [...sources.values()];
}
