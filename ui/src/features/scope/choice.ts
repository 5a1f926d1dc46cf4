/** What is chosen of an organisation: ticking and unticking, and what that looks at. Pure. */
import type { ScopeView } from "../../ipc/generated/contract";
import type { Kind, Organisation } from "./organisation";

/** Ids by kind; null is everything, also what will be there tomorrow. */
export type Choice = Readonly<Record<Kind, ReadonlySet<number>>> | null;
export type State = "on" | "part" | "off";

type Draft = Record<Kind, Set<number>>;

const KEYS: readonly (readonly [Kind, keyof ScopeView])[] = [
  ["unit", "businessUnits"],
  ["group", "groups"],
  ["team", "teams"],
  ["agent", "agents"],
  ["queue", "queues"],
];

export const nothing = (): Draft => ({
  unit: new Set(),
  group: new Set(),
  team: new Set(),
  agent: new Set(),
  queue: new Set(),
});

const copy = (of: NonNullable<Choice>): Draft => ({
  unit: new Set(of.unit),
  group: new Set(of.group),
  team: new Set(of.team),
  agent: new Set(of.agent),
  queue: new Set(of.queue),
});

export const sizeOf = (choice: NonNullable<Choice>): number =>
  KEYS.reduce((sum, [kind]) => sum + choice[kind].size, 0);

/** A choice as it is kept. What is not there (any more) is left out. */
export function choiceOf(org: Organisation, scope: ScopeView): Choice {
  const draft = nothing();
  for (const [kind, key] of KEYS)
    for (const id of scope[key]) if (org.names[kind].has(id)) draft[kind].add(id);
  return sizeOf(draft) === 0 ? null : draft;
}

/** How many of what was chosen are not there any more. */
export const missingOf = (org: Organisation, scope: ScopeView): number =>
  KEYS.flatMap(([kind, key]) => scope[key].filter((id) => !org.names[kind].has(id))).length;

export function scopeOf(choice: Choice): ScopeView {
  const ids = (kind: Kind) => (choice ? [...choice[kind]].sort((a, b) => a - b) : []);
  return {
    businessUnits: ids("unit"),
    groups: ids("group"),
    teams: ids("team"),
    agents: ids("agent"),
    queues: ids("queue"),
  };
}

export function sameScope(one: ScopeView, other: ScopeView): boolean {
  const text = (scope: ScopeView) =>
    KEYS.map(([, key]) => [...scope[key]].sort((a, b) => a - b).join()).join(";");
  return text(one) === text(other);
}

/** The one thing that a scope consists of; null if it is more, or everything. */
export function singleOf(scope: ScopeView): { kind: Kind; id: number } | null {
  const all = KEYS.flatMap(([kind, key]) => scope[key].slice(0, 2).map((id) => ({ kind, id })));
  return all.length === 1 ? (all[0] ?? null) : null;
}

/** Of what kinds the things are that a scope names. */
export const kindsOf = (scope: ScopeView): Kind[] =>
  KEYS.filter(([, key]) => scope[key].length > 0).map(([kind]) => kind);

export function only(kind: Kind, id: number): Choice {
  const draft = nothing();
  draft[kind].add(id);
  return draft;
}

const chosenByGroup = (org: Organisation, choice: NonNullable<Choice>, team: number) =>
  (org.teams.get(team)?.groups ?? []).some((group) => choice.group.has(group));

/** True if the team's queues are looked at, too: not where only its business unit is chosen. */
const shows = (org: Organisation, choice: NonNullable<Choice>, team: number) =>
  choice.team.has(team) || chosenByGroup(org, choice, team);

function staffs(org: Organisation, choice: NonNullable<Choice>, team: number): boolean {
  const unit = org.teams.get(team)?.unit ?? null;
  return shows(org, choice, team) || (unit !== null && choice.unit.has(unit));
}

function hasAgent(org: Organisation, choice: NonNullable<Choice>, id: number): boolean {
  const team = org.agents.get(id) ?? null;
  return choice.agent.has(id) || (team !== null && staffs(org, choice, team));
}

function hasQueue(org: Organisation, choice: NonNullable<Choice>, id: number): boolean {
  const queue = org.queues.get(id);
  if (choice.queue.has(id)) return true;
  if (!queue) return false;
  if (queue.unit !== null && choice.unit.has(queue.unit)) return true;
  return queue.teams.some((team) => shows(org, choice, team));
}

function together(states: readonly State[]): State {
  if (states.length > 0 && states.every((state) => state === "on")) return "on";
  return states.some((state) => state !== "off") ? "part" : "off";
}

export function stateOf(org: Organisation, choice: Choice, kind: Kind, id: number): State {
  if (choice === null) return "on";
  const flag = (on: boolean): State => (on ? "on" : "off");
  if (kind === "agent") return flag(hasAgent(org, choice, id));
  if (kind === "queue") return flag(hasQueue(org, choice, id));
  if (choice[kind].has(id)) return "on";
  if (kind === "team") {
    if (staffs(org, choice, id)) return "on";
    const agents = org.teams.get(id)?.agents ?? [];
    return together(agents.map((agent) => flag(choice.agent.has(agent))));
  }
  if (kind === "group")
    return together((org.groups.get(id) ?? []).map((team) => stateOf(org, choice, "team", team)));
  const unit = org.units.get(id);
  return together([
    ...(unit?.teams ?? []).map((team) => stateOf(org, choice, "team", team)),
    ...(unit?.queues ?? []).map((queue) => flag(hasQueue(org, choice, queue))),
  ]);
}

/** How many agents and queues are looked at. */
export function countOf(org: Organisation, choice: Choice): { agents: number; queues: number } {
  if (choice === null) return { agents: org.agents.size, queues: org.queues.size };
  let [agents, queues] = [0, 0];
  const staffed = new Set([...org.teams.keys()].filter((team) => staffs(org, choice, team)));
  for (const [id, team] of org.agents)
    if (choice.agent.has(id) || (team !== null && staffed.has(team))) agents += 1;
  for (const id of org.queues.keys()) if (hasQueue(org, choice, id)) queues += 1;
  return { agents, queues };
}

/** Adds something or takes it away; null for a choice of which nothing would be left. */
export function toggle(org: Organisation, choice: Choice, kind: Kind, id: number): Choice {
  const on = stateOf(org, choice, kind, id) === "on";
  const draft = choice ? copy(choice) : all(org);
  if (on) take(org, draft, kind, id);
  else add(org, draft, kind, id);
  return draft;
}

/** Everything that is there now, so that a part of it can be left out. */
function all(org: Organisation): Draft {
  const { teams, agents, queues } = org.loose;
  return {
    unit: new Set(org.units.keys()),
    group: new Set(),
    team: new Set(teams),
    agent: new Set(agents),
    queue: new Set(queues),
  };
}

function add(org: Organisation, draft: Draft, kind: Kind, id: number): void {
  draft[kind].add(id);
  const unit = kind === "unit" ? org.units.get(id) : undefined;
  const teams = kind === "team" ? [id] : (unit?.teams ?? org.groups.get(id) ?? []);
  // What is chosen with it need not be chosen again.
  for (const queue of unit?.queues ?? []) draft.queue.delete(queue);
  if (kind === "agent" || kind === "queue") return;
  for (const team of teams) {
    if (kind !== "team") draft.team.delete(team);
    for (const agent of org.teams.get(team)?.agents ?? []) draft.agent.delete(agent);
  }
}

function take(org: Organisation, draft: Draft, kind: Kind, id: number): void {
  if (kind === "unit") {
    draft.unit.delete(id);
    for (const team of org.units.get(id)?.teams ?? []) take(org, draft, "team", team);
    for (const queue of org.units.get(id)?.queues ?? []) take(org, draft, "queue", queue);
  } else if (kind === "group") {
    draft.group.delete(id);
    for (const team of org.groups.get(id) ?? []) take(org, draft, "team", team);
  } else if (kind === "team") {
    openAbove(org, draft, id);
    draft.team.delete(id);
    for (const agent of org.teams.get(id)?.agents ?? []) draft.agent.delete(agent);
  } else if (kind === "agent") {
    const team = org.agents.get(id) ?? null;
    if (team !== null && staffs(org, draft, team)) {
      openAbove(org, draft, team);
      openTeam(org, draft, team);
    }
    draft.agent.delete(id);
  } else {
    takeQueue(org, draft, id);
  }
}

function takeQueue(org: Organisation, draft: Draft, id: number): void {
  const { unit, teams } = org.queues.get(id) ?? { unit: null, teams: [] };
  if (unit !== null && draft.unit.has(unit)) openUnit(org, draft, unit);
  for (const team of teams) {
    if (chosenByGroup(org, draft, team)) openAbove(org, draft, team);
    if (draft.team.has(team)) openTeam(org, draft, team);
  }
  draft.queue.delete(id);
}

/** Chooses the parts in place of the whole that a team is chosen with. */
function openAbove(org: Organisation, draft: Draft, team: number): void {
  const { unit, groups } = org.teams.get(team) ?? { unit: null, groups: [] };
  if (unit !== null && draft.unit.has(unit)) openUnit(org, draft, unit);
  for (const group of groups)
    if (draft.group.delete(group))
      for (const other of org.groups.get(group) ?? []) draft.team.add(other);
}

function openUnit(org: Organisation, draft: Draft, unit: number): void {
  draft.unit.delete(unit);
  for (const team of org.units.get(unit)?.teams ?? []) draft.team.add(team);
  for (const queue of org.units.get(unit)?.queues ?? []) draft.queue.add(queue);
}

function openTeam(org: Organisation, draft: Draft, team: number): void {
  draft.team.delete(team);
  for (const agent of org.teams.get(team)?.agents ?? []) draft.agent.add(agent);
  for (const queue of org.teams.get(team)?.queues ?? []) draft.queue.add(queue);
}
