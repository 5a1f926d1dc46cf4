/** A made-up contact centre that lives: agents and queues whose rows change like real ones. */
import type { AgentRow, ColumnsView, QueueRow, StatusKind } from "../generated/contract";
import type { Names } from "./names";

const column = (id: string, kind: "count" | "duration" | "percent", title: string | null) => ({
  id,
  kind,
  title,
  short: null,
  description: title === null ? null : `${title}, as the server counts it`,
  refused: false,
});

export const COLUMNS: ColumnsView = {
  queues: [
    column("waiting", "count", null),
    column("longestWait", "duration", null),
    column("serviceLevel", "percent", null),
    column("offered", "count", null),
    column("answered", "count", null),
    column("abandoned", "count", null),
    column("averageWait", "duration", null),
  ],
  agents: [
    column("handled", "count", null),
    column("averageHandle", "duration", null),
    column("rona", "count", "RONA"),
  ],
  moreQueues: [],
  moreAgents: [],
};

const KINDS: readonly (readonly [kind: StatusKind, word: string, weight: number])[] = [
  ["onCall", "inACall", 42],
  ["available", "", 22],
  ["afterCall", "afterCall", 6],
  ["away", "beRightBack", 12],
  ["ringing", "", 3],
  ["notResponding", "", 2],
  ["offline", "", 12],
  ["unknown", "", 1],
];

const FALLBACK = ["available", "", 0] as const;

/** A seeded generator, so that pictures and tests can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The queue that is hidden in the profile. */
const HIDDEN = 6;

export class World {
  readonly queues = new Map<number, QueueRow>();
  readonly agents = new Map<number, AgentRow>();
  readonly #random = seeded(7);

  constructor(
    readonly names: Names,
    agents: number,
    queues: number,
    readonly now: () => number,
  ) {
    for (let id = 1; id <= queues; id++) this.queues.set(id, this.#queue(id));
    for (let id = 1; id <= agents; id++) this.agents.set(id, this.#agent(id));
  }

  /** Changes some rows and says which. */
  live(changes: number): { queues: QueueRow[]; agents: AgentRow[] } {
    const queues = new Set<QueueRow>();
    const agents = new Set<AgentRow>();
    for (let count = 0; count < changes; count++) {
      if (this.#random() < 0.5) {
        const id = 1 + Math.floor(this.#random() * this.queues.size);
        const row = this.#liveQueue(id);
        this.queues.set(id, row);
        queues.add(row);
      } else {
        const id = 1 + Math.floor(this.#random() * this.agents.size);
        const row = this.#agent(id, this.#random() * 3000);
        this.agents.set(id, row);
        agents.add(row);
      }
    }
    return { queues: [...queues], agents: [...agents] };
  }

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)] as T;
  }

  #queue(id: number): QueueRow {
    const { queues } = this.names;
    const [name, businessUnit, share] = queues[(id - 1) % queues.length] as (typeof queues)[0];
    const round = Math.floor((id - 1) / queues.length);
    const waiting = share === 0 ? 0 : Math.floor((this.#random() * share) / 3);
    const offered = share * 18 + Math.floor(this.#random() * share * 4);
    const abandoned = Math.floor(offered * this.#random() * 0.08);
    const level = 74 + this.#random() * 25;
    return {
      id,
      name: round === 0 ? name : `${name} ${String(round + 1)}`,
      businessUnit,
      hidden: id === HIDDEN,
      longestSince: waiting === 0 ? null : this.now() - Math.floor(this.#random() * 190_000),
      agents: {
        available: Math.floor(this.#random() * (share / 2 + 2)),
        onCall: share,
        afterCall: Math.floor(this.#random() * 3),
        away: Math.floor(this.#random() * 4),
        partial: false,
      },
      metrics: [
        waiting,
        waiting === 0 ? null : 1000,
        offered === 0 ? "na" : level,
        offered,
        offered - abandoned - waiting,
        abandoned,
        offered === 0 ? null : Math.floor(this.#random() * 70_000),
      ],
      asOf: this.now(),
      stale: false,
    };
  }

  #liveQueue(id: number): QueueRow {
    const old = this.queues.get(id) as QueueRow;
    const [waiting, longest, level, offered, answered, abandoned, wait] = old.metrics;
    if (offered === 0) return old;
    const up = this.#random() < 0.5;
    const next = Math.max(0, Number(waiting) + (up ? 1 : -1));
    const since = next === 0 ? null : (old.longestSince ?? this.now());
    return {
      ...old,
      longestSince: up || since === null ? since : Math.min(this.now(), since + 20_000),
      metrics: [
        next,
        next === 0 ? null : (longest ?? 1000),
        Math.min(100, Number(level) + (this.#random() - 0.5) / 2),
        Number(offered) + (up ? 1 : 0),
        Number(answered) + (up ? 0 : 1),
        abandoned ?? null,
        wait ?? null,
      ],
      asOf: this.now(),
    };
  }

  #agent(id: number, age = this.#random() * 1_500_000): AgentRow {
    const { first, last, teams, queues, reasons } = this.names;
    let draw = this.#random() * 100;
    const [kind, status] = KINDS.find(([, , weight]) => (draw -= weight) < 0) ?? FALLBACK;
    const busy = kind === "onCall" || kind === "ringing" || kind === "afterCall";
    const count = kind === "onCall" && this.#random() < 0.1 ? 3 : 1;
    const since = this.now() - Math.floor(kind === "offline" ? age * 60 : age);
    const session = (index: number) => ({
      id: id * 10 + index,
      customer: `${this.#pick(first).charAt(0)}. ${this.#pick(last)}`,
      queue: this.#pick(queues)[0],
      modality: this.#pick(["audio", "audio", "audio", "instantMessage", "message"]),
      since: kind === "ringing" ? null : since,
      recording: this.#random() < 0.2,
      silentJoined: this.#random() < 0.08,
      whisperJoined: this.#random() < 0.05,
    });
    const round = Math.floor((id - 1) / (first.length * last.length));
    const name = `${last[(id * 5) % last.length] ?? ""}, ${first[(id * 3) % first.length] ?? ""}`;
    return {
      id,
      name: round === 0 ? name : `${name} ${String(round + 1)}`,
      team: id % 17 === 0 ? "" : (teams[id % teams.length] ?? ""),
      kind,
      status,
      reason: kind === "away" ? this.#pick(reasons) : kind === "notResponding" ? "RONA" : null,
      since: kind === "unknown" ? null : since,
      suspended: id % 23 === 0,
      sessions: busy ? Array.from({ length: count }, (_, index) => session(index)) : [],
      metrics: [
        kind === "offline" ? 0 : Math.floor(this.#random() * 40),
        kind === "offline" ? "na" : 120_000 + Math.floor(this.#random() * 240_000),
        kind === "unknown" ? null : Math.floor(this.#random() * 3),
      ],
      asOf: this.now(),
      stale: false,
    };
  }
}
