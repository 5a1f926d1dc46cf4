import { describe, expect, it } from "vitest";
import { seeded } from "../ipc/fake/world";
import { RowStore } from "./rows.svelte";

interface Line {
  id: number;
  value: number;
}
const view = (reset: boolean, upsert: Line[], removed: number[] = []) => ({
  reset,
  upsert,
  removed,
});

describe("RowStore", () => {
  it("knows nothing at first, not even that there is nothing", () => {
    const rows = new RowStore<Line>();
    expect(rows.loaded).toBe(false);
    rows.apply(view(true, []));
    expect(rows.loaded).toBe(true);
    expect(rows.size).toBe(0);
  });

  it("replaces rows whole and keeps them as they are", () => {
    const rows = new RowStore<Line>();
    const first = { id: 1, value: 1 };
    rows.apply(view(true, [first]));
    expect(rows.all.get(1)).toBe(first);
    const before = rows.version;
    rows.apply(view(false, [{ id: 1, value: 2 }]));
    expect(rows.all.get(1)?.value).toBe(2);
    expect(rows.version).toBeGreaterThan(before);
  });

  it("drops everything else on reset", () => {
    const rows = new RowStore<Line>();
    rows.apply(view(true, [{ id: 1, value: 1 }]));
    rows.apply(view(true, [{ id: 2, value: 2 }]));
    expect([...rows.all.keys()]).toEqual([2]);
  });

  it("keeps a row that is removed and put back in one batch", () => {
    const rows = new RowStore<Line>();
    rows.apply(view(true, [{ id: 1, value: 1 }]));
    rows.apply(view(false, [{ id: 1, value: 5 }], [1]));
    expect(rows.all.get(1)?.value).toBe(5);
  });

  it("ends up the same as a plain map, whatever comes", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = seeded(seed);
      const rows = new RowStore<Line>();
      const plain = new Map<number, number>();
      for (let step = 0; step < 40; step++) {
        const id = () => Math.floor(random() * 12);
        const reset = random() < 0.08;
        const removed = random() < 0.4 ? [id(), id()] : [];
        const upsert = Array.from({ length: Math.floor(random() * 5) }, () => ({
          id: id(),
          value: random(),
        }));
        rows.apply({ reset, upsert, removed });
        if (reset) plain.clear();
        for (const gone of removed) plain.delete(gone);
        for (const line of upsert) plain.set(line.id, line.value);
      }
      const held = new Map([...rows.all.values()].map(({ id, value }) => [id, value]));
      expect(held, `seed ${String(seed)}`).toEqual(plain);
      expect(rows.size).toBe(plain.size);
    }
  });
});
