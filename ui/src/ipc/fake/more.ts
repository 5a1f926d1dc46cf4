/** The metrics of a made-up server beside the usual ones, and what is chosen of them. */
import type { AgentRow, Batch, BoardSettings, Cell, ColumnView } from "../generated/contract";
import type { Names } from "./names";
import { COLUMNS } from "./world";

type Words = readonly [id: string, kind: ColumnView["kind"], title: string, short: string];

const QUEUES: readonly Words[] = [
  ["handledCount", "count", "Handled Count", "Handled"],
  ["handleTime", "duration", "Handle Time", "AHT"],
  ["maxQueuedTime", "duration", "Maximum Queued Time", "Max wait"],
  ["abandonedBeforeSLACount", "count", "Abandoned Before SLA Count", "Aband. < SLA"],
  ["ronaCount", "count", "Ring On No Answer Count", "RONA"],
];
const AGENTS: readonly Words[] = [
  ["answeredCount", "count", "Answered Count", "Answered"],
  ["availableTime", "duration", "Available Time", "Available"],
  ["longestHandleTime", "duration", "Longest Handle Time", "Max handle"],
];
/** What the server follows for the other table only. */
const REFUSED = "ronaCount";

const view = ([id, kind, title, short]: Words): ColumnView => ({
  id,
  kind,
  title,
  short,
  description: `${title}, today, over all modalities`,
  refused: false,
});
const hostile = (text: string): ColumnView => ({
  id: `hostile ${text.slice(0, 12)}`,
  kind: "number",
  title: text,
  short: text,
  description: text,
  refused: false,
});

/** Lays on what is sent what is chosen of the metrics that are not there without a choice. */
export class MoreColumns {
  readonly #queues: readonly ColumnView[];
  readonly #agents: readonly ColumnView[];
  #ofQueues: readonly ColumnView[] = [];
  #ofAgents: readonly ColumnView[] = [];
  #refused = false;

  /** Where names are hostile, some metrics have such names, too. */
  constructor({ hostile: odd, teams }: Names) {
    this.#queues = [...QUEUES.map(view), ...(odd ? teams.map(hostile) : [])];
    this.#agents = AGENTS.map(view);
  }

  /** True if other metrics are followed than before. */
  choose({ columns }: BoardSettings): boolean {
    const followed = () =>
      [this.#refused, ...[...this.#ofQueues, ...this.#ofAgents].map(({ id }) => id)].join();
    const before = followed();
    const chosen = this.#queues.filter(({ id }) => columns.queues?.includes(id));
    this.#ofQueues = chosen.filter(({ id }) => id !== REFUSED);
    this.#refused = chosen.length > this.#ofQueues.length;
    this.#ofAgents = this.#agents.filter(({ id }) => columns.agents?.includes(id));
    return before !== followed();
  }

  lay(batch: Omit<Batch, "seq">): Omit<Batch, "seq"> {
    const { columns, queues, agents } = batch;
    const whole = <R extends { id: number; metrics: Cell[] }>(
      rows: readonly R[],
      usual: number,
      more: readonly ColumnView[],
    ) => rows.map((row) => ({ ...row, metrics: withMore(row, usual, more) }));
    const ofAgents = (rows: AgentRow[]) => whole(rows, COLUMNS.agents.length, this.#ofAgents);
    return {
      ...batch,
      ...(columns && {
        columns: {
          queues: [...columns.queues, ...this.#ofQueues],
          agents: [...columns.agents, ...this.#ofAgents],
          moreQueues: this.#queues.map((column) => ({
            ...column,
            refused: this.#refused && column.id === REFUSED,
          })),
          moreAgents: [...this.#agents],
        },
      }),
      ...(queues && {
        queues: { ...queues, upsert: whole(queues.upsert, COLUMNS.queues.length, this.#ofQueues) },
      }),
      ...(agents && { agents: { ...agents, upsert: ofAgents(agents.upsert) } }),
    };
  }
}

function withMore(
  row: { id: number; metrics: Cell[] },
  usual: number,
  more: readonly ColumnView[],
) {
  if (more.length === 0) return row.metrics;
  const value = ({ kind }: ColumnView, place: number): Cell => {
    const number = ((row.id + 3) * (place + 7) * 31) % 97;
    return kind === "duration" ? number * 4_000 : number;
  };
  const there = Array.from({ length: usual }, (_, place) => row.metrics[place] ?? null);
  return [...there, ...more.map(value)];
}
