import { beforeEach, expect, it, vi } from "vitest";
import type { EditField, EditValue, EditView } from "../../ipc/generated/contract";
import { Edits } from "./edits.svelte";

const replies = vi.hoisted((): EditView[][] => []);
vi.mock("../../ipc/call", () => ({
  call: () => Promise.resolve({ edits: replies.shift() ?? [] }),
  toFailure: (reason: Error) => ({ kind: "fault", logId: reason.message }),
}));

const NOTES: EditField = { kind: "notes" };
const text = (it: string): EditValue => ({ kind: "text", text: it });
const edit = (it: string, state: EditView["state"]): EditView => ({
  field: NOTES,
  value: text(it),
  state,
});
/** What the last reading of the session has, which is older than the save. */
const OLD = text("old");
const EDITED = edit("more", { kind: "edited" });

beforeEach(() => {
  replies.length = 0;
});

async function type(edits: Edits, value: EditValue | null, reply: EditView[]): Promise<void> {
  replies.push(reply);
  edits.type(NOTES, value);
  await vi.waitFor(() => {
    expect(replies).toEqual([]);
  });
  await Promise.resolve();
}

it("goes back to what was saved, not to what was read before", async () => {
  for (const back of [null, text("saved")]) {
    const edits = new Edits(1);
    edits.take([edit("saved", { kind: "saved", at: 1 })]);
    await type(edits, text("more"), [EDITED]);
    expect(edits.value(NOTES, OLD)).toEqual(text("more"));
    // As it is on the server: there is nothing to save any more.
    await type(edits, back, []);
    expect(edits.value(NOTES, OLD)).toEqual(text("saved"));
  }
});

it("goes back to what somebody else wrote where that was shown", async () => {
  const edits = new Edits(1);
  edits.take([edit("mine", { kind: "conflict", theirs: text("theirs") })]);
  await type(edits, null, []);
  expect(edits.value(NOTES, OLD)).toEqual(text("theirs"));
});

it("takes what is read anew for what the server has", async () => {
  const edits = new Edits(1);
  edits.take([edit("saved", { kind: "saved", at: 1 })]);
  edits.read([]);
  await type(edits, text("more"), [EDITED]);
  await type(edits, null, []);
  expect(edits.value(NOTES, text("new"))).toEqual(text("new"));
});

it("can save again what could not be saved", async () => {
  const edits = new Edits(1);
  await type(edits, text("more"), [EDITED]);
  await edits.save(NOTES, () => Promise.reject(new Error("gone")));
  expect(edits.failure).toEqual({ kind: "fault", logId: "gone" });
  expect(edits.state(NOTES)).toEqual({ kind: "edited" });
  await edits.save(NOTES, () =>
    Promise.resolve({ session: 1, edits: [edit("more", { kind: "saved", at: 2 })] }),
  );
  expect(edits.state(NOTES)).toEqual({ kind: "saved", at: 2 });
});
