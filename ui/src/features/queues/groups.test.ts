import { expect, it } from "vitest";
import type { GroupRow } from "../../ipc/generated/contract";
import { NO_GROUP, sectionsOf } from "./groups";

const group = (id: number, name: string, queues: number[]): GroupRow => ({
  id,
  name,
  queues,
  agents: null,
  sum: null,
});
const collator = new Intl.Collator("en", { numeric: true });

it("has the groups by name and their queues in the order of the table", () => {
  const groups = [
    group(NO_GROUP, "", [9]),
    group(1, "Team 10", [3, 1, 2]),
    group(2, "Team 9", [2]),
    group(3, "Nothing shown", [7]),
  ];
  expect(sectionsOf(groups, [2, 9, 3, 1], [2], collator)).toEqual([
    { id: 2, folded: true, ids: [2] },
    { id: 1, folded: false, ids: [2, 3, 1] },
    { id: NO_GROUP, folded: false, ids: [9] },
  ]);
  expect(groups[1]?.queues).toEqual([3, 1, 2]);
});
