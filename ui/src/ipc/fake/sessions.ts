/** Sessions of the made-up contact centre: the rows, one in full, and what is written in them. */
import type {
  AgentRow,
  Commands,
  EditField,
  EditState,
  EditsView,
  EditValue,
  EditView,
  Failure,
  PastSession,
  QueueRow,
  RowsView,
  SessionRow,
  SessionView,
  TranscriptLine,
  UnsavedSession,
} from "../generated/contract";
import type { Names } from "./names";
import { EMPTY, ofAgent } from "./session-rows";
import { CHOICES, EVENTS, ITEMS, NODES, PROMPTS, TALK } from "./story";
import { seeded } from "./world";

type Args<N extends keyof Commands> = Commands[N]["args"];

const MINUTE = 60_000;
const PAGE = 10;
const HISTORY = 24;

const keyOf = (field: EditField) => (field.kind === "item" ? `item ${field.key}` : field.kind);

/**
 * How saves go: as they should, refused, failing, changed by somebody else meanwhile, or in a session
 * that the server does not know any more.
 */
export type Saving = "well" | "fails" | "conflict" | "forbidden" | "gone";

/** A session that is gone, of which something was typed. */
export const GONE = 4_711;
const UNKNOWN_SESSION: Failure = { kind: "sessionUnknown", method: "S3 GET /sessions/{sessionId}" };

interface Told {
  readonly at: number;
  readonly unsaved: (unsaved: UnsavedSession[]) => void;
}

export class FakeSessions {
  readonly rows = new Map<number, SessionRow>();
  readonly #written = new Map<number, Map<string, EditValue>>();
  readonly #edits = new Map<number, Map<string, EditView>>();

  constructor(
    readonly names: Names,
    agents: Iterable<AgentRow>,
    queues: Iterable<QueueRow>,
    readonly saving: Saving,
    readonly told: Told,
  ) {
    for (const agent of agents) for (const row of ofAgent(agent)) this.rows.set(row.id, row);
    let next = 1_000_000;
    const random = seeded(11);
    for (const queue of queues) {
      if (queue.longestSince === null) continue;
      for (let count = 0; count < Number(queue.metrics[0]); count++) {
        const row = this.#waiting(next++, queue, queue.longestSince + count * 7000, random());
        this.rows.set(row.id, row);
      }
    }
    if (saving === "gone") this.#typeInGone();
  }

  #typeInGone(): void {
    const text = this.#word("Was promised a call back on Thursday.", 0);
    const fields: [EditField, EditValue][] = [
      [{ kind: "notes" }, { kind: "text", text }],
      [
        { kind: "item", key: "name Product" },
        { kind: "text", text: this.#word("Router", 1) },
      ],
    ];
    const edits = fields.map(([field, value]): [string, EditView] => [
      keyOf(field),
      { field, value, state: { kind: "edited" } },
    ]);
    this.#edits.set(GONE, new Map(edits));
    this.#told(GONE);
  }

  #waiting(id: number, queue: QueueRow, queuedSince: number, draw: number): SessionRow {
    const { first, last } = this.names;
    const name = `${first[id % first.length] ?? ""} ${last[(id * 3) % last.length] ?? ""}`;
    return {
      ...EMPTY,
      id,
      customer: draw < 0.2 ? `+1 555 01${String(id % 90)}` : name,
      queue: queue.name,
      queueId: queue.id,
      modality: draw < 0.6 ? "audio" : "instantMessage",
      state: "waiting",
      status: "Queued",
      queuedSince: Math.min(queuedSince, this.told.at),
      asOf: this.told.at,
    };
  }

  /** One session in full. */
  view(id: number): SessionView {
    const row = this.rows.get(id);
    if (!row) throw UNKNOWN_SESSION;
    const { at } = this.told;
    const began = (row.activeSince ?? row.queuedSince ?? at) - 2 * MINUTE;
    const chosen = this.#has(id, { kind: "disposition" });
    const [disposition, sub] =
      chosen.kind === "choice" ? [chosen.disposition, chosen.sub] : [null, null];
    const choice = CHOICES.find((one) => one.id === disposition);
    const names = [choice?.name, choice?.subs.find((one) => one.id === sub)?.name];
    const held = row.state === "active" && id % 4 === 0;
    return {
      id,
      at: Date.now(),
      now: {
        state: held ? "hold" : row.state,
        status: row.status,
        modality: row.modality,
        started: began,
        queuedSince: row.queuedSince,
        answered: row.activeSince,
        activeSince: row.activeSince,
        afterCallSince: row.afterCallSince,
        afterCall: { manual: id % 2 === 0, limit: 90_000 },
        ended: null,
        duration: null,
        holdSince: held ? at - 75_000 : null,
        onHold: held,
        holdLimit: 45_000,
        recordingSince: row.recording ? row.activeSince : null,
        recording: row.recording,
        silentJoined: row.silentJoined,
        whisperJoined: row.whisperJoined,
      },
      customer: row.customer,
      customerId: `C-${String(10_000 + (id % 977))}`,
      customerPhone: `sip:${row.customer.replaceAll(" ", ".").slice(0, 40)}@contoso.com`,
      queue: row.queue,
      direct: row.direct,
      agent: row.agent,
      callFlow: this.#word("Main menu, voice", 0),
      participants: this.#people(row, began),
      offers: [],
      ivr: [{ flow: this.#word("Main menu, voice", 0), nodes: this.#nodes() }],
      events: EVENTS.map((text, index) => ({
        at: at - index * 41_000,
        text: this.#word(text, index),
        by: index % 2 === 0 ? "APP-01" : this.#word("APP-02", 1),
      })),
      transcript: row.modality === "instantMessage" ? this.lines(id) : null,
      prompts: row.modality === "instantMessage" ? this.#prompts() : [],
      messages: row.modality === "message" ? this.#messages(row, began) : [],
      history: { sessions: this.#past(id).slice(0, 3), more: true },
      items: ITEMS.map(([name, value], index) => {
        const key = `name ${String(index)}`;
        const kept = this.#has(id, { kind: "item", key });
        const text =
          kept.kind === "text" && kept.text !== "" ? kept.text : this.#word(value, index);
        return { key, name: this.#word(name, index + 1), value: text };
      }),
      notes: textOf(this.#has(id, { kind: "notes" })),
      disposition: {
        disposition,
        sub,
        names: names.flatMap((name) => (name === undefined ? [] : [name])),
        choices: CHOICES.map((one, index) => ({ ...one, name: this.#word(one.name, index) })),
      },
      screenPop: {
        address: `https://crm.contoso.com/accounts/${String(10_000 + (id % 977))}?from=console`,
        host: "crm.contoso.com",
        allowed: true,
      },
      edits: this.#editsOf(id),
      rights: {
        notes: null,
        disposition: null,
        items: this.saving === "forbidden" ? "forbidden" : null,
      },
    };
  }

  #prompts(): SessionView["prompts"] {
    return PROMPTS.map(([name, text], index) => ({
      name: this.#word(name, index),
      text: this.#word(text, index + 1),
    }));
  }

  #messages({ agent }: SessionRow, at: number): SessionView["messages"] {
    const subject = this.#word("Question about my invoice", 0);
    return [
      { at, name: `Re: ${subject}`, agent },
      { at: at - 31 * MINUTE, name: subject, agent: "" },
    ];
  }

  #people(row: SessionRow, began: number): SessionView["participants"] {
    if (row.agent === "") return [];
    const agentId = row.agentId;
    const one = {
      agent: row.agent,
      agentId,
      how: "agent",
      status: "accepted",
      since: began,
      by: "",
    };
    const lead = {
      agent: "Amara Diallo",
      agentId: 1,
      how: "silentJoin",
      status: "accepted",
      by: "",
    };
    const joined = { ...lead, primary: false, since: this.told.at - MINUTE };
    return [{ ...one, primary: true }, ...(row.silentJoined ? [joined] : [])];
  }

  #nodes(): SessionView["ivr"][0]["nodes"] {
    return NODES.map(([name, chosen, note, duration], index) => ({
      name: this.#word(name, index),
      chosen: chosen && this.#word(chosen, index + 1),
      note: this.#word(note, index + 2),
      duration,
    }));
  }

  /** In the scene of hostile names everything else is hostile, too. */
  #word(plain: string, index: number): string {
    const { first, hostile } = this.names;
    return hostile ? (first[index % first.length] ?? plain) : plain;
  }

  /** What was said; one line more with every few seconds. */
  lines(id: number, from: number | null = null): TranscriptLine[] {
    const row = this.rows.get(id);
    const began = row?.activeSince ?? row?.queuedSince ?? this.told.at;
    const count = Math.min(40, 4 + Math.floor((Date.now() - began) / 8000));
    const all = Array.from({ length: count }, (_, index) => ({
      key: String(index),
      at: began + index * 8000,
      from: index % 2 === 0 ? (row?.customer ?? "") : (row?.agent ?? ""),
      text: this.#word(TALK[index % TALK.length] ?? "", index),
      agent: index % 2 === 1,
    }));
    return all.filter(({ at }) => from === null || at >= from);
  }

  page(id: number, before: number | null): Commands["customer_history"]["reply"] {
    const left = this.#past(id).filter(
      ({ started }) => before === null || (started ?? 0) <= before,
    );
    return { sessions: left.slice(0, PAGE), more: left.length >= PAGE };
  }

  #past(id: number): PastSession[] {
    return Array.from({ length: HISTORY }, (_, index) => ({
      id: 500 - index + (id % 7) * 1000,
      started: this.told.at - (index + 1) * 31 * 60 * MINUTE,
      queue: this.#word(this.names.queues[index % this.names.queues.length]?.[0] ?? "", index),
      agent: index % 5 === 4 ? "" : this.#word("Moreau, Camille", index),
      modality: ["audio", "instantMessage", "message"][index % 3] ?? "",
      disposition: index % 2 === 0 ? ["Billing", "Refund granted"] : [],
      notes: index % 3 === 0 ? this.#word("Was promised a call back on Thursday.", index) : "",
    }));
  }

  #has(id: number, field: EditField): EditValue {
    const nothing: EditValue =
      field.kind === "disposition"
        ? { kind: "choice", disposition: null, sub: null }
        : { kind: "text", text: "" };
    return this.#written.get(id)?.get(keyOf(field)) ?? nothing;
  }

  edits({ id }: Args<"edits">): EditsView {
    return { session: id, edits: this.#editsOf(id) };
  }

  keep({ session, field, value, over }: Args<"keep_draft">): EditsView {
    const edits = this.#edits.get(session) ?? new Map<string, EditView>();
    this.#edits.set(session, edits);
    const key = keyOf(field);
    const last = edits.get(key)?.state;
    if (value === null) edits.delete(key);
    else {
      const conflict = last?.kind === "conflict" && !over;
      edits.set(key, { field, value, state: conflict ? last : { kind: "edited" } });
    }
    return this.#told(session);
  }

  async save(
    session: number,
    field: EditField,
    value: EditValue,
    unseen: boolean,
  ): Promise<EditsView> {
    const edits = this.#edits.get(session) ?? new Map<string, EditView>();
    this.#edits.set(session, edits);
    const key = keyOf(field);
    const before = edits.get(key)?.state;
    await new Promise((resolve) => setTimeout(resolve, 120));
    edits.set(key, { field, value, state: this.#outcome(before, unseen) });
    if (edits.get(key)?.state.kind === "saved") {
      const written = this.#written.get(session) ?? new Map<string, EditValue>();
      this.#written.set(session, written.set(key, value));
    }
    return this.#told(session);
  }

  /** A second attempt goes well. */
  #outcome(before: EditState | undefined, unseen: boolean): EditState {
    if (this.saving === "gone" && !unseen) return { kind: "failed", failure: UNKNOWN_SESSION };
    const again = before?.kind === "failed" || before?.kind === "saving";
    if (this.saving === "fails" && !again) {
      const method = "S7 POST /sessions/{sessionId}/setcallnotes";
      return { kind: "failed", failure: { kind: "serverFault", method, status: 500 } };
    }
    if (this.saving === "conflict") {
      return { kind: "conflict", theirs: { kind: "text", text: this.#word("Called back.", 0) } };
    }
    return { kind: "saved", at: Date.now() };
  }

  /** The sessions of agents that have changed. */
  follow(agents: readonly AgentRow[]): RowsView<SessionRow> {
    const removed: number[] = [];
    const upsert: SessionRow[] = [];
    for (const agent of agents) {
      for (let id = agent.id * 10; id < agent.id * 10 + 10; id++) {
        if (this.rows.delete(id)) removed.push(id);
      }
      for (const row of ofAgent(agent)) {
        this.rows.set(row.id, row);
        upsert.push(row);
      }
    }
    return { reset: false, upsert, removed };
  }

  #editsOf(session: number): EditView[] {
    return [...(this.#edits.get(session)?.values() ?? [])];
  }

  #told(session: number): EditsView {
    const unsaved: UnsavedSession[] = [];
    for (const [id, edits] of this.#edits) {
      if ([...edits.values()].every(({ state }) => state.kind === "saved")) continue;
      unsaved.push({ id, customer: this.rows.get(id)?.customer ?? "" });
    }
    this.told.unsaved(unsaved);
    return { session, edits: this.#editsOf(session) };
  }
}

const textOf = (value: EditValue) => (value.kind === "text" ? value.text : "");

/** The commands of one session in full. */
export function sessionCommands(of: () => FakeSessions) {
  return {
    session: ({ id }: Args<"session">) => of().view(id),
    transcript: ({ id, from }: Args<"transcript">) => of().lines(id, from),
    customer_history: ({ id, before }: Args<"customer_history">) => of().page(id, before),
    keep_draft: (args: Args<"keep_draft">) => of().keep(args),
    edits: (args: Args<"edits">) => of().edits(args),
    save_notes: ({ session, text, unseen }: Args<"save_notes">) =>
      of().save(session, { kind: "notes" }, { kind: "text", text }, unseen),
    save_dispositions: ({ session, disposition, sub, unseen }: Args<"save_dispositions">) =>
      of().save(session, { kind: "disposition" }, { kind: "choice", disposition, sub }, unseen),
    save_extra_items: async ({ session, items, unseen }: Args<"save_extra_items">) => {
      let edits: EditsView = { session, edits: [] };
      for (const { key, text } of items) {
        edits = await of().save(session, { kind: "item", key }, { kind: "text", text }, unseen);
      }
      return edits;
    },
    open_screen_pop: () => null,
  };
}
