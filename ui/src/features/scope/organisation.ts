/** The organisation, indexed: who belongs where. Made once per answer of the backend. */
import type { OrganisationView } from "../../ipc/generated/contract";

export type Kind = "unit" | "group" | "team" | "agent" | "queue";

export interface Team {
  readonly unit: number | null;
  readonly groups: number[];
  readonly agents: number[];
  readonly queues: number[];
}

export interface Queue {
  readonly unit: number | null;
  readonly teams: readonly number[];
}

export interface Organisation {
  readonly names: Record<Kind, ReadonlyMap<number, string>>;
  readonly units: ReadonlyMap<number, { readonly teams: number[]; readonly queues: number[] }>;
  readonly groups: ReadonlyMap<number, readonly number[]>;
  readonly teams: ReadonlyMap<number, Team>;
  /** The team of each agent. */
  readonly agents: ReadonlyMap<number, number | null>;
  readonly queues: ReadonlyMap<number, Queue>;
  /** What is in no business unit, or in no team. */
  readonly loose: {
    readonly teams: readonly number[];
    readonly agents: readonly number[];
    readonly queues: readonly number[];
  };
}

const named = (all: readonly (readonly [number, string, ...unknown[]])[]) =>
  new Map(all.map(([id, name]) => [id, name]));

export function organisationOf(view: OrganisationView): Organisation {
  const units = new Map(view.units.map(([id]) => [id, { teams: [], queues: [] } as Unit]));
  const teams = new Map<number, Team>();
  for (const [id, , unit] of view.teams) {
    teams.set(id, { unit, groups: [], agents: [], queues: [] });
    if (unit !== null) units.get(unit)?.teams.push(id);
  }
  for (const [id, , own] of view.groups) for (const team of own) teams.get(team)?.groups.push(id);
  for (const [id, , team] of view.agents) if (team !== null) teams.get(team)?.agents.push(id);
  for (const [id, , unit, shown] of view.queues) {
    if (unit !== null) units.get(unit)?.queues.push(id);
    for (const team of shown) teams.get(team)?.queues.push(id);
  }
  return {
    names: {
      unit: named(view.units),
      group: named(view.groups),
      team: named(view.teams),
      agent: named(view.agents),
      queue: named(view.queues),
    },
    units,
    groups: new Map(view.groups.map(([id, , own]) => [id, own])),
    teams,
    agents: new Map(view.agents.map(([id, , team]) => [id, team])),
    queues: new Map(view.queues.map(([id, , unit, shown]) => [id, { unit, teams: shown }])),
    loose: {
      teams: view.teams.filter(([, , unit]) => unit === null).map(([id]) => id),
      agents: view.agents.filter(([, , team]) => team === null).map(([id]) => id),
      queues: view.queues.filter(([, , unit]) => unit === null).map(([id]) => id),
    },
  };
}

/** True if nothing is known of it. */
export const isEmpty = (org: Organisation): boolean =>
  Object.values(org.names).every((names: ReadonlyMap<number, string>) => names.size === 0);

interface Unit {
  readonly teams: number[];
  readonly queues: number[];
}
