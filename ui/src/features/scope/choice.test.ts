import { describe, expect, it } from "vitest";
import { EVERYTHING } from "../../ipc/everything";
import type { OrganisationView, ScopeView } from "../../ipc/generated/contract";
import { choiceOf, countOf, only, sameScope, scopeOf, singleOf, stateOf, toggle } from "./choice";
import type { Choice } from "./choice";
import { Tree, parentOf } from "./lines";
import { organisationOf, type Kind } from "./organisation";

/** Two units; a group over both; a team, an agent and a queue that are in none. */
const VIEW: OrganisationView = {
  units: [
    [1, "Retail"],
    [2, "Banking"],
  ],
  groups: [[7, "Evening", [10, 20]]],
  teams: [
    [10, "Cards", 1],
    [11, "Billing", 1],
    [20, "Loans", 2],
    [30, "Lone", null],
  ],
  agents: [
    [100, "Per", 10],
    [101, "Ana", 10],
    [110, "Yui", 11],
    [200, "Eva", 20],
    [300, "Zoë", 30],
    [400, "Nobody's", null],
  ],
  queues: [
    [50, "Lost cards", 1, [10]],
    [51, "Bills", 1, [11]],
    [60, "Mortgages", 2, [10, 20]],
    [70, "After hours", null, []],
  ],
};
const org = organisationOf(VIEW);
const tick = (choice: Choice, ...steps: [Kind, number][]) =>
  steps.reduce((now, [kind, id]) => toggle(org, now, kind, id), choice);
const of = (choice: Choice, kind: Kind, id: number) => stateOf(org, choice, kind, id);
const scope = (part: Partial<ScopeView>): ScopeView => ({ ...EVERYTHING, ...part });

describe("a choice", () => {
  it("ticks what is in it, and half what is in part", () => {
    const cards = only("team", 10);
    expect(of(cards, "team", 10)).toBe("on");
    expect(of(cards, "agent", 100)).toBe("on");
    expect(of(cards, "unit", 1)).toBe("part");
    expect(of(cards, "group", 7)).toBe("part");
    expect(of(cards, "team", 11)).toBe("off");
    // A team brings the queues that are shown to it, wherever they are; a unit only its own.
    expect(of(cards, "queue", 60)).toBe("on");
    expect(of(cards, "unit", 2)).toBe("part");
    expect(of(only("unit", 1), "queue", 60)).toBe("off");
    expect(of(null, "queue", 70)).toBe("on");
  });

  it("counts what would be looked at", () => {
    expect(countOf(org, null)).toEqual({ agents: 6, queues: 4 });
    expect(countOf(org, only("team", 10))).toEqual({ agents: 2, queues: 2 });
    expect(countOf(org, only("unit", 1))).toEqual({ agents: 3, queues: 2 });
    expect(countOf(org, only("group", 7))).toEqual({ agents: 3, queues: 2 });
  });

  it("leaves out a part of a whole by choosing the other parts", () => {
    const without = tick(only("unit", 1), ["team", 11]);
    expect(scopeOf(without)).toEqual(scope({ teams: [10], queues: [50, 51] }));
    const most = tick(null, ["unit", 2]);
    expect(scopeOf(most)).toEqual(
      scope({ businessUnits: [1], teams: [30], agents: [400], queues: [70] }),
    );
    const others = tick(only("team", 10), ["agent", 100]);
    expect(scopeOf(others)).toEqual(scope({ agents: [101], queues: [50, 60] }));
    const unshown = tick(only("group", 7), ["queue", 60]);
    expect(of(unshown, "queue", 60)).toBe("off");
    expect(of(unshown, "queue", 50)).toBe("on");
    expect(countOf(org, unshown)).toEqual({ agents: 3, queues: 1 });
  });

  it("chooses nothing twice", () => {
    const all = tick(only("agent", 100), ["agent", 110], ["queue", 50], ["unit", 1]);
    expect(scopeOf(all)).toEqual(scope({ businessUnits: [1] }));
  });

  it("turns off whatever was on, and on whatever was not", () => {
    const kinds = Object.keys(org.names) as Kind[];
    const starts = [
      null,
      ...kinds.flatMap((kind) => [...org.names[kind].keys()].map((id) => only(kind, id))),
    ];
    for (const start of starts)
      for (const kind of kinds)
        for (const id of org.names[kind].keys()) {
          const was = of(start, kind, id);
          const next = tick(start, [kind, id]);
          const is = of(next, kind, id);
          // Queues that are shown to a team that stays are still looked at: then a unit is in part.
          if (was !== "on") expect(is, `${kind} ${String(id)}`).toBe("on");
          else expect(is, `${kind} ${String(id)}`).not.toBe("on");
        }
  });

  it("is kept, and forgets what is gone", () => {
    expect(choiceOf(org, scope({ teams: [99] }))).toBeNull();
    const kept = scope({ teams: [10], agents: [400] });
    expect(scopeOf(choiceOf(org, { ...kept, queues: [99] }))).toEqual(kept);
    expect(sameScope(scope({ teams: [1, 2] }), scope({ teams: [2, 1] }))).toBe(true);
    expect(singleOf(scope({ teams: [10] }))).toEqual({ kind: "team", id: 10 });
    expect(singleOf(kept)).toBeNull();
    expect(singleOf(EVERYTHING)).toBeNull();
  });
});

describe("the tree", () => {
  const names = (tree: Tree, turned: string[] = []) =>
    tree
      .lines(new Set(turned))
      .map(({ kind, id, section }) => (kind === "section" ? section : org.names[kind].get(id)));
  const made = () => new Tree(org, new Intl.Collator("en"));

  it("draws open branches only, teams before queues, by name", () => {
    const tree = made();
    expect(names(tree)).toEqual(["units", "Banking", "Retail", "groups", "loose"]);
    const retail = names(tree, ["units/unit1", "units/unit1/team10"]);
    const within = ["Billing", "Cards", "Ana", "Per", "Bills", "Lost cards"];
    expect(retail.slice(2, 9)).toEqual(["Retail", ...within]);
    expect(names(tree, ["units", "loose"]).slice(2)).toEqual([
      "loose",
      "Lone",
      "After hours",
      "Nobody's",
    ]);
  });

  it("finds without accents, opens what leads there, and leaves the rest out", () => {
    const tree = made();
    tree.search("zoe");
    expect(names(tree)).toEqual(["loose", "Lone", "Zoë"]);
    tree.search("cards");
    expect(names(tree)).toEqual([
      "units",
      "Retail",
      "Cards",
      "Lost cards",
      "groups",
      "Evening",
      "Cards",
    ]);
    // What was found may be opened, too.
    expect(names(tree, ["units/unit1/team10"]).slice(2, 5)).toEqual(["Cards", "Ana", "Per"]);
    tree.search("nothing like this");
    expect(names(tree)).toEqual([]);
    tree.search("");
    expect(names(tree)).toHaveLength(5);
  });

  it("knows what a line is in", () => {
    const lines = made().lines(new Set(["units/unit1"]));
    const cards = lines.findIndex(({ id }) => id === 10);
    expect(lines[parentOf(lines, cards)]?.key).toBe("units/unit1");
    expect(parentOf(lines, 0)).toBe(-1);
  });

  it("has all of 50,000", () => {
    const many: OrganisationView = {
      ...VIEW,
      teams: Array.from({ length: 2_000 }, (_, id) => [id, `Team ${String(id)}`, 1 + (id % 2)]),
      agents: Array.from({ length: 47_000 }, (_, id) => [id, `Agent ${String(id)}`, id % 2_000]),
      queues: Array.from({ length: 1_000 }, (_, id) => [
        id,
        `Queue ${String(id)}`,
        1,
        [id, id + 1],
      ]),
    };
    const big = organisationOf(many);
    const tree = new Tree(big, new Intl.Collator("en"));
    tree.search("agent 4");
    expect(tree.lines(new Set()).length).toBeGreaterThan(10_000);
    const choice = toggle(big, null, "agent", 40_000);
    expect(countOf(big, choice).agents).toBe(46_999);
    expect(stateOf(big, choice, "unit", 1)).toBe("part");
  });
});
