/** One agent of the made-up contact centre in full. */
import type {
  AgentArgs,
  AgentPlaceView,
  AgentRow,
  AgentSpan,
  AgentView,
  Cell,
  Failure,
  StatusKind,
} from "../generated/contract";
import { seeded, type World } from "./world";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** When the server was away, in minutes ago, from and to. */
const AWAY = [620, 575] as const;

const METRICS: readonly (readonly [string, "count" | "duration" | "percent" | "number"])[] = [
  ["handledCount", "count"],
  ["handleTime", "duration"],
  ["ronaCount", "count"],
  ["transferredCount", "count"],
  ["longestHandleTime", "duration"],
  ["afterCallTime", "duration"],
  ["availableTime", "duration"],
  ["occupancyPercent", "percent"],
  ["holdCount", "count"],
  ["conferenceCount", "count"],
];
const MODALITIES = ["audio", "instantMessage", "message", "agnostic"];

/** Calls, with what comes before and after them, and breaks; the night before. */
function spansOf(world: World, row: AgentRow): AgentSpan[] {
  const random = seeded(row.id * 17);
  const { reasons } = world.names;
  const now = world.now();
  let to = row.since ?? now;
  const spans: AgentSpan[] = [];
  const add = (kind: StatusKind, minutes: number, reason: string | null = null) => {
    const from = to - minutes * MINUTE;
    spans.unshift({ from, to, kind, status: "", reason });
    to = from;
  };
  spans.push({
    from: to,
    to: null,
    kind: row.kind,
    status: row.status,
    reason: row.reason,
  });
  while (to > now - 7 * 60 * MINUTE) {
    if (random() < 0.1) add("away", 8 + random() * 30, reasons[row.id % reasons.length] ?? null);
    if (random() < 0.04) add("notResponding", 1 + random() * 3);
    add("afterCall", 0.4 + random() * 1.5);
    add("onCall", 2 + random() * 8);
    add("ringing", 0.1);
    add("available", 0.5 + random() * 5);
  }
  add("offline", 14 * 60);
  add("onCall", 30);
  add("available", 240);
  const [gone, back] = AWAY.map((minutes) => now - minutes * MINUTE) as [number, number];
  return spans
    .filter(({ to: end }) => end === null || end > now - DAY)
    .flatMap((span) => cut(span, gone, back));
}

/** What lay in the time when nobody knew anything is not known. */
function cut(span: AgentSpan, gone: number, back: number): AgentSpan[] {
  const { from, to } = span;
  if (to === null || to <= gone || from >= back) return [span];
  const before = { ...span, to: gone };
  const after = { ...span, from: back };
  return [...(from < gone ? [before] : []), ...(to > back ? [after] : [])];
}

function metricsOf(row: AgentRow): AgentView["metrics"] {
  const random = seeded(row.id * 5);
  return METRICS.map(([id, kind]) => {
    const values = MODALITIES.map((modality): Cell => {
      if ((modality === "agnostic") !== /available|occupancy/u.test(id)) return null;
      const most = { count: 40, duration: 420_000, percent: 100, number: 9 }[kind];
      return modality === "message" && kind === "duration" ? "na" : Math.floor(random() * most);
    });
    const title = id.replace(/([A-Z])/gu, " $1").toLowerCase();
    return {
      column: { id, kind, title, short: null, description: `${title} of today`, refused: false },
      values,
    };
  });
}

function viewOf(world: World, row: AgentRow): AgentView {
  const queues = [...world.queues.values()].filter(({ id }) => id % 4 === row.id % 4);
  const random = seeded(row.id * 3);
  const figures = (): Cell[] => [
    Math.floor(random() * 30),
    Math.floor(random() * 400_000),
    Math.floor(random() * 3),
  ];
  const { kind, status, reason, since, suspended, id, name } = row;
  return {
    id,
    at: world.now(),
    name,
    now: { kind, status, reason, since, suspended },
    spans: spansOf(world, row),
    modalities: MODALITIES,
    metrics: metricsOf(row),
    queues: [
      ...queues.map((queue) => ({
        id: queue.id,
        name: queue.name,
        hidden: false,
        direct: null,
        metrics: figures(),
      })),
      { id: -1, name: "", hidden: true, direct: "inbound", metrics: figures() },
      { id: 9998, name: "", hidden: true, direct: null, metrics: [0, "na", null] },
      {
        id: 9997,
        name: world.names.queues[0]?.[0] ?? "",
        hidden: true,
        direct: null,
        metrics: figures(),
      },
    ],
  };
}

function placeOf(world: World, row: AgentRow): AgentPlaceView {
  const queues = [...world.queues.values()].filter(({ id }) => id % 4 === row.id % 4);
  return {
    name: row.name,
    team: row.team,
    businessUnit: queues[0]?.businessUnit ?? "",
    groups: world.names.teams.slice(0, 2),
    queues: queues.map(({ id, name }) => [id, name]),
  };
}

/** The commands about one agent; `failure` is what asking the server comes to. */
export const agentCommands = (world: () => World | null, failure: () => Failure | null) => ({
  agent: ({ agent }: AgentArgs) => {
    const why = failure();
    if (why) throw why;
    const it = world();
    const row = it?.agents.get(agent);
    if (!it || !row)
      throw { kind: "forbidden", method: "M1 GET /metrics/agents/{agentId}" } as Failure;
    return viewOf(it, row);
  },
  agent_place: ({ agent }: AgentArgs): AgentPlaceView => {
    const it = world();
    const row = it?.agents.get(agent);
    const nowhere = { name: "", team: "", businessUnit: "", groups: [], queues: [] };
    return it && row ? placeOf(it, row) : nowhere;
  },
});
