import { describe, expect, it } from "vitest";
import type { AlertsView, AlertView } from "../ipc/generated/contract";
import { AlertFeed, MOST } from "./alerts.svelte";

const line = (id: number): AlertView => ({ kind: "alert", id, at: id, text: "", target: null });
const view = (reset: boolean, ...ids: number[]): AlertsView => ({
  reset,
  state: "following",
  failure: null,
  added: ids.map(line),
});

describe("AlertFeed", () => {
  it("puts the newest on top and counts what nobody has seen", () => {
    const feed = new AlertFeed();
    feed.apply(view(true, 1, 2));
    feed.apply(view(false, 3));
    expect(feed.lines.map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(feed.unseen).toBe(3);
    feed.see();
    expect(feed.unseen).toBe(0);
    feed.apply(view(false, 4));
    expect(feed.unseen).toBe(1);
    expect(feed.latest?.id).toBe(4);
  });

  it("does not count a gap as an alert", () => {
    const feed = new AlertFeed();
    feed.apply({ ...view(true), added: [{ kind: "missed", id: 1, from: 1, to: 2 }] });
    expect([feed.lines.length, feed.unseen, feed.latest]).toEqual([1, 0, null]);
  });

  it("is bounded, and begins anew with another server", () => {
    const feed = new AlertFeed();
    feed.apply(view(true, ...Array.from({ length: 3 * MOST }, (_, index) => index + 1)));
    expect(feed.lines).toHaveLength(MOST);
    expect(feed.lines[0]?.id).toBe(3 * MOST);
    feed.see();
    feed.apply(view(true));
    feed.apply(view(false, 1));
    expect(feed.unseen).toBe(1);
  });
});
