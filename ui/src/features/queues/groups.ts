/** The groups of the queues that are shown: each with its queues in the order of the table. Pure. */
import type { GroupRow } from "../../ipc/generated/contract";
import type { Section } from "../../grid/lines";

/** The id of the queues that are in no group. */
export const NO_GROUP = -1;

/** The sections by name, the queues that are in none last; those without a queue are left out. */
export function sectionsOf(
  groups: Iterable<GroupRow>,
  shown: readonly number[],
  folded: readonly number[],
  collator: Intl.Collator,
): readonly Section[] {
  const rank = new Map(shown.map((id, place) => [id, place]));
  const place = (id: number) => rank.get(id) ?? 0;
  return [...groups]
    .map((group) => ({ group, ids: group.queues.filter((id) => rank.has(id)) }))
    .filter(({ ids }) => ids.length > 0)
    .sort(({ group: a }, { group: b }) => {
      const last = Number(a.id === NO_GROUP) - Number(b.id === NO_GROUP);
      return last || collator.compare(a.name, b.name) || a.id - b.id;
    })
    .map(({ group, ids }) => ({
      id: group.id,
      folded: folded.includes(group.id),
      ids: ids.sort((a, b) => place(a) - place(b)),
    }));
}
