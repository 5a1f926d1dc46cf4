/** The tree as lines to draw: only what is in open branches, and only what fits a search. Pure. */
import { fold, matcher } from "../../grid/filter";
import type { Kind, Organisation } from "./organisation";

/** Heads that hold the tree together and cannot be chosen. */
export type Section = "units" | "groups" | "loose";

export interface Line {
  /** Unique in the tree: a team is in a business unit, and in groups. */
  readonly key: string;
  readonly kind: Kind | "section";
  readonly id: number;
  readonly section: Section;
  readonly level: number;
  /** Null for what has nothing below it. */
  readonly open: boolean | null;
  /** Its place among its siblings, from 1. */
  readonly place: number;
  readonly of: number;
}

interface Node {
  readonly key: string;
  readonly kind: Kind | "section";
  readonly id: number;
  readonly section: Section;
}

const RANK: readonly Node["kind"][] = ["unit", "group", "team", "queue", "agent"];

const LEAF: readonly Node[] = [];

export class Tree {
  readonly #org: Organisation;
  readonly #collator: Intl.Collator;
  readonly #sorted = new Map<string, readonly Node[]>();
  #folded: Map<Kind, readonly (readonly [number, string])[]> | null = null;
  #query = "";
  #hits: Record<Kind, Set<number>> | null = null;

  constructor(org: Organisation, collator: Intl.Collator) {
    this.#org = org;
    this.#collator = collator;
  }

  /** Shows only what the query fits, with what it is in; an empty one shows everything. */
  search(query: string): void {
    if (query === this.#query) return;
    this.#query = query;
    const fits = matcher(query);
    this.#hits = fits ? this.#find(fits) : null;
  }

  /** The lines of the open branches; in a search those are open that hold a hit. */
  lines(turned: ReadonlySet<string>): readonly Line[] {
    const lines: Line[] = [];
    const sections: readonly Section[] = ["units", "groups", "loose"];
    const nodes = sections
      .map((section): Node => ({ key: section, kind: "section", id: 0, section }))
      .filter((node) => this.#below(node).length > 0);
    this.#add(lines, nodes, 1, turned);
    return lines;
  }

  #add(lines: Line[], nodes: readonly Node[], level: number, turned: ReadonlySet<string>): void {
    let place = 0;
    for (const node of nodes) {
      const children = this.#children(node);
      const leads = this.#leads(node);
      const usual =
        node.kind === "section" ? this.#hits !== null || node.section === "units" : leads;
      const open = children.length === 0 ? null : usual !== turned.has(node.key);
      place += 1;
      lines.push({ ...node, level, open, place, of: nodes.length });
      if (open !== true) continue;
      // Where it was found itself and nothing in it was, all of it is in it.
      const shown =
        this.#hits && (node.kind === "section" || leads)
          ? children.filter((child) => this.#shows(child))
          : children;
      this.#add(lines, shown, level + 1, turned);
    }
  }

  /** What is drawn below a head in this search. */
  #below(node: Node): readonly Node[] {
    const all = this.#children(node);
    return this.#hits ? all.filter((child) => this.#shows(child)) : all;
  }

  #shows(node: Node): boolean {
    if (!this.#hits || node.kind === "section") return true;
    return this.#hits[node.kind].has(node.id) || this.#leads(node);
  }

  /** True if something below it is a hit. */
  #leads(node: Node): boolean {
    const hits = this.#hits;
    if (!hits) return false;
    const team = (id: number) =>
      (this.#org.teams.get(id)?.agents ?? []).some((agent) => hits.agent.has(agent));
    if (node.kind === "team") return node.section !== "groups" && team(node.id);
    if (node.kind === "group")
      return (this.#org.groups.get(node.id) ?? []).some((id) => hits.team.has(id));
    if (node.kind !== "unit") return false;
    const unit = this.#org.units.get(node.id);
    return (
      (unit?.queues ?? []).some((id) => hits.queue.has(id)) ||
      (unit?.teams ?? []).some((id) => hits.team.has(id) || team(id))
    );
  }

  #children(node: Node): readonly Node[] {
    if (node.kind === "agent" || node.kind === "queue") return LEAF;
    const known = this.#sorted.get(node.key);
    if (known) return known;
    const sorted = this.#sort(this.#childrenOf(node));
    this.#sorted.set(node.key, sorted);
    return sorted;
  }

  #childrenOf({ key, kind, id, section }: Node): Node[] {
    const org = this.#org;
    const nodes = (of: Kind, ids: Iterable<number>) =>
      [...ids].map((one): Node => ({
        key: `${key}/${of}${String(one)}`,
        kind: of,
        id: one,
        section,
      }));
    if (kind === "section" && section === "units") return nodes("unit", org.units.keys());
    if (kind === "section" && section === "groups") return nodes("group", org.groups.keys());
    if (kind === "section") {
      const { teams, queues, agents } = org.loose;
      return [...nodes("team", teams), ...nodes("queue", queues), ...nodes("agent", agents)];
    }
    if (kind === "group") return nodes("team", org.groups.get(id) ?? []);
    if (kind === "team" && section !== "groups")
      return nodes("agent", org.teams.get(id)?.agents ?? []);
    if (kind !== "unit") return [];
    const unit = org.units.get(id);
    return [...nodes("team", unit?.teams ?? []), ...nodes("queue", unit?.queues ?? [])];
  }

  #sort(nodes: Node[]): Node[] {
    const name = ({ kind, id }: Node) =>
      kind === "section" ? "" : (this.#org.names[kind].get(id) ?? "").slice(0, 200);
    return nodes
      .map((node) => ({ node, name: name(node), rank: RANK.indexOf(node.kind) }))
      .sort((a, b) => a.rank - b.rank || this.#collator.compare(a.name, b.name))
      .map(({ node }) => node);
  }

  #find(fits: (folded: string) => boolean): Record<Kind, Set<number>> {
    const kinds = ["unit", "group", "team", "queue", "agent"] as const;
    this.#folded ??= new Map(
      kinds.map((kind) => [
        kind,
        [...this.#org.names[kind]].map(([id, name]) => [id, fold(name)] as const),
      ]),
    );
    const hits = (kind: Kind) =>
      new Set((this.#folded?.get(kind) ?? []).flatMap(([id, name]) => (fits(name) ? [id] : [])));
    return {
      unit: hits("unit"),
      group: hits("group"),
      team: hits("team"),
      queue: hits("queue"),
      agent: hits("agent"),
    };
  }
}

/** The line above that a line is in; -1 at the top. */
export function parentOf(lines: readonly Line[], index: number): number {
  const level = lines[index]?.level ?? 1;
  for (let at = index - 1; at >= 0; at--) if ((lines[at]?.level ?? 1) < level) return at;
  return -1;
}
