/**
 * Owns the palette while it is open: what was typed, what fits, which one is chosen, and what the
 * server has found beside it.
 */
import { tick } from "svelte";
import { call, toFailure } from "../../ipc/call";
import type { Failure, SearchView } from "../../ipc/generated/contract";
import { candidate, rank, type Candidate } from "./rank";
import { allSources, type Entry } from "./registry";

/** Nobody reads on past these. */
const MOST = 40;
/** Between the last key and the question to the server. */
const WAIT_MS = 200;
/** One letter fits half the centre. */
const LEAST = 2;

interface Item extends Candidate {
  readonly entry: Entry;
}

export interface Group {
  readonly id: string;
  readonly entries: readonly Entry[];
}

/** What is offered about one entry, in place of everything else. */
export interface Page {
  readonly title: string;
  /** Null while they are asked for. */
  readonly items: readonly Item[] | null;
  readonly failure: Failure | null;
}

/** What the server found, as entries. */
export type Completion = (found: SearchView) => readonly Entry[];

const item = (entry: Entry): Item => ({ ...candidate(entry.title, entry.detail), entry });

export class Palette {
  open = $state(false);
  query = $state("");
  active = $state(0);
  page = $state.raw<Page | null>(null);
  /** What the server is at: nothing, thinking, or out of reach. */
  server = $state<"idle" | "asked" | "unreachable">("idle");
  #items = $state.raw<readonly Item[]>([]);
  #suggested = $state.raw<readonly Entry[]>([]);
  #found = $state.raw<readonly Entry[]>([]);
  #question = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #complete: Completion;

  constructor(complete: Completion) {
    this.#complete = complete;
  }

  /** What is offered, in groups: the group of the best one first. */
  readonly groups = $derived.by((): readonly Group[] => {
    const typed = this.query.trim();
    const items = this.page ? (this.page.items ?? []) : this.#items;
    const suggested = this.page ? items.map(({ entry }) => entry) : this.#suggested;
    const local =
      typed === "" ? suggested : rank(typed, items, MOST).map((one) => one.candidate.entry);
    const known = new Set(local.map(({ id }) => id));
    const more = typed === "" ? [] : this.#found.filter(({ id }) => !known.has(id));
    const groups = new Map<string, Entry[]>();
    for (const entry of [...local, ...more]) {
      const group = groups.get(entry.group);
      if (group) group.push(entry);
      else groups.set(entry.group, [entry]);
    }
    return [...groups].map(([id, entries]) => ({ id, entries }));
  });

  /** All of them in the order drawn. */
  readonly entries = $derived(this.groups.flatMap(({ entries }) => entries));
  readonly chosen = $derived(this.entries[Math.min(this.active, this.entries.length - 1)] ?? null);

  /** Opens on what there is now: what changes meanwhile does not move under the hand. */
  show(): void {
    const sources = allSources();
    const offered = sources.map((source) => ({ source, entries: source.entries() }));
    this.#items = offered.flatMap(({ entries }) => entries.map(item));
    this.#suggested = offered
      .filter(({ source }) => source.suggested)
      .flatMap(({ entries }) => entries);
    this.back();
    this.open = true;
  }

  close(): void {
    this.open = false;
    this.#forget();
  }

  /** To everything there is. */
  back(): void {
    this.page = null;
    this.type("");
  }

  /** Opens what is offered about an entry on a page of its own. */
  async lead(entry: Entry | null): Promise<void> {
    if (!entry?.leads) return;
    const asked: Page = { title: entry.title, items: null, failure: null };
    this.page = asked;
    this.type("");
    let known: Page;
    try {
      known = { ...asked, items: (await entry.leads()).map(item) };
    } catch (reason) {
      known = { ...asked, items: [], failure: toFailure(reason) };
    }
    if (this.page === asked) this.page = known;
  }

  type(text: string): void {
    this.query = text;
    this.active = 0;
    this.#forget();
    const typed = text.trim();
    if (typed.length < LEAST || this.page) return;
    this.#timer = setTimeout(() => void this.#ask(typed), WAIT_MS);
  }

  move(by: number): void {
    const count = this.entries.length;
    if (count === 0) return;
    this.active = (Math.min(this.active, count - 1) + by + count) % count;
  }

  /** Does what is chosen, when what was below has the keyboard again: it may move it. */
  async run(entry: Entry | null): Promise<void> {
    if (!entry || entry.why !== undefined) return;
    if (!entry.run) return this.lead(entry);
    this.close();
    await tick();
    entry.run();
  }

  /** Drops what was asked: an answer to it is of no use any more. */
  #forget(): void {
    clearTimeout(this.#timer);
    this.#question += 1;
    this.#found = [];
    this.server = "idle";
  }

  async #ask(query: string): Promise<void> {
    const question = this.#question;
    this.server = "asked";
    try {
      const found = await call("search", { query });
      if (question !== this.#question) return;
      this.#found = this.#complete(found);
      this.server = "idle";
    } catch {
      // Offline, not offered, not allowed: what is known here is still there.
      if (question === this.#question) this.server = "unreachable";
    }
  }
}
