/** What a made-up contact centre was like within the last day, with an outage or two. */
import type { QueueArgs, QueueTrendPoint, TrendsView } from "../generated/contract";
import { seeded, type World } from "./world";

/** Minutes ago in which nobody was there to note anything, from and to. */
const OUTAGES = [
  [9, 12],
  [410, 455],
] as const;
/** When the console was started. */
const BEGAN = 14 * 60;

const minuteOf = (world: World) => Math.floor(world.now() / 60_000);

/** Busier at times; the last minute is what the row says. */
function dayOf(world: World, queue: number, minutes = BEGAN): QueueTrendPoint[] {
  const row = world.queues.get(queue);
  if (!row) return [];
  const random = seeded(queue * 31);
  const present = typeof row.metrics[0] === "number" ? row.metrics[0] : 0;
  const busy = Math.max(2, present * 1.4);
  const last = minuteOf(world);
  let waiting = present;
  let level = typeof row.metrics[2] === "number" ? row.metrics[2] : null;
  const points: QueueTrendPoint[] = [];
  for (let ago = 0; ago < minutes; ago++) {
    if (!OUTAGES.some(([from, to]) => ago >= from && ago < to))
      points.unshift({
        minute: last - ago,
        waiting,
        longestWait: waiting === 0 ? 0 : Math.round(20_000 + waiting * 9_000 + random() * 20_000),
        serviceLevel: level,
        agents: Math.max(0, Math.round((row.agents?.available ?? 0) + Math.sin(ago / 40) * 3)),
      });
    const wave = busy * (1 + Math.sin(ago / 55 + queue)) * 0.5;
    waiting = Math.max(0, Math.round(waiting + (wave - waiting) * 0.2 + (random() - 0.5) * 3));
    if (level !== null) level = Math.min(100, Math.max(40, level + (random() - 0.5) * 2));
  }
  return points;
}

/** The last 30 minutes of all queues. */
export function trendsOf(world: World): TrendsView {
  const minutes = new Map<number, [number, number][]>();
  for (const queue of world.queues.keys())
    for (const { minute, waiting } of dayOf(world, queue, 30))
      if (waiting !== null) minutes.set(minute, [...(minutes.get(minute) ?? []), [queue, waiting]]);
  return {
    reset: true,
    minutes: [...minutes]
      .sort(([a], [b]) => a - b)
      .map(([minute, waiting]) => ({ minute, waiting })),
  };
}

/** The commands about one queue. */
export const trendCommands = (world: () => World | null) => ({
  queue_trend: ({ queue }: QueueArgs) => {
    const it = world();
    return { points: it ? dayOf(it, queue) : [] };
  },
  queue_agents: ({ queue }: QueueArgs) =>
    [...(world()?.agents.keys() ?? [])].filter((id) => id % 4 === queue % 4),
});
