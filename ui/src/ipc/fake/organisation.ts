/** The organisation of the made-up contact centre, and what is left of it in a scope. */
import type { AgentRow, OrganisationView, QueueRow, ScopeView } from "../generated/contract";
import type { Names } from "./names";
import type { World } from "./world";

/** Beside the tables' rows, where there are to be more than anybody has. */
const CROWD = 50_000;

export function organisationOf(world: World | null, scene: string): OrganisationView {
  if (!world) return { units: [], groups: [], teams: [], agents: [], queues: [] };
  const { names } = world;
  const units = unitsOf(names);
  const teamOf = (name: string) => names.teams.indexOf(name) + 1;
  const crowd = scene === "big" ? CROWD - world.agents.size - world.queues.size : 0;
  return {
    units: units.map((name, index) => [index + 1, name]),
    groups: [[1, names.teams[0] ?? "", names.teams.map((_, index) => index + 1).slice(0, 2)]],
    teams: names.teams.map((name, index) => [
      index + 1,
      name,
      index === 3 ? null : (index % units.length) + 1,
    ]),
    agents: [
      ...[...world.agents.values()].map(({ id, name, team }): OrganisationView["agents"][0] => [
        id,
        name,
        teamOf(team) || null,
      ]),
      ...Array.from({ length: crowd }, (_, index): OrganisationView["agents"][0] => [
        100_000 + index,
        `Crowd ${String(index)}`,
        (index % names.teams.length) + 1,
      ]),
    ],
    queues: [...world.queues.values()].map(({ id, name, businessUnit }) => [
      id,
      name,
      id % 9 === 0 ? null : units.indexOf(businessUnit) + 1,
      [(id % names.teams.length) + 1],
    ]),
  };
}

export interface LookedAt {
  readonly agents: ReadonlySet<number>;
  readonly queues: ReadonlySet<number>;
}

/** What is told of these rows: those that are looked at. */
export function rowsOf(
  queues: readonly QueueRow[],
  agents: readonly AgentRow[],
  looked: LookedAt | null,
  reset: boolean,
) {
  const queuesIn = queues.filter(({ id }) => !looked || looked.queues.has(id));
  const agentsIn = agents.filter(({ id }) => !looked || looked.agents.has(id));
  return {
    queues: { reset, upsert: queuesIn, removed: [] },
    agents: { reset, upsert: agentsIn, removed: [] },
  };
}

/** The ids that a scope leaves. */
export function lookedAt(
  { agents, queues, groups, teams }: OrganisationView,
  scope: ScopeView,
): LookedAt {
  const everything = Object.values(scope).every((ids) => (ids as number[]).length === 0);
  const shown = new Set(scope.teams);
  for (const [id, , own] of groups) if (scope.groups.includes(id)) own.forEach((t) => shown.add(t));
  const staffed = new Set(shown);
  for (const [id, , unit] of teams)
    if (unit !== null && scope.businessUnits.includes(unit)) staffed.add(id);
  const left = <T extends readonly [number, ...unknown[]]>(all: T[], fits: (one: T) => boolean) =>
    new Set(all.filter((one) => everything || fits(one)).map(([id]) => id));
  return {
    agents: left(
      agents,
      ([id, , team]) => scope.agents.includes(id) || (team !== null && staffed.has(team)),
    ),
    queues: left(
      queues,
      ([id, , unit, own]) =>
        scope.queues.includes(id) ||
        (unit !== null && scope.businessUnits.includes(unit)) ||
        own.some((team) => shown.has(team)),
    ),
  };
}

const unitsOf = (names: Names) => [...new Set(names.queues.map(([, unit]) => unit))];
