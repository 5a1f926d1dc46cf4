/**
 * What the fake does to agents. &outcome= chooses what becomes of it: confirmed, failed,
 * unconfirmed, unknown, notOffered, recording, or refused, which is not even tried; &denied= denies
 * everything for that reason; &journal fills the journal; &joined= is how the user is joined from the
 * start.
 */
import type {
  ActArgs,
  ActionKind,
  ActionState,
  ActionsView,
  ActionView,
  AgentRow,
  Batch,
  DenialKind,
  ExportView,
  Failure,
  HeardBy,
  JoinedKind,
  JournalArgs,
  JournalPage,
  JournalView,
  OffersView,
  SaveKind,
  StatusChoice,
} from "../generated/contract";

const HOW: Partial<Record<ActionKind, JoinedKind>> = {
  silentJoin: "silent",
  whisper: "whisper",
  bargeIn: "bargeIn",
};
const HEARD: Partial<Record<ActionKind, HeardBy>> = {
  silentJoin: "nobody",
  whisper: "agent",
  bargeIn: "everybody",
};
const NOT_CONNECTED: Failure = { kind: "notConnected" };
const REASONS = ["On break", "At lunch", "In a meeting", "Training"];

export class FakeActions {
  readonly #query: URLSearchParams;
  readonly #row: (id: number) => AgentRow | undefined;
  readonly #send: (batch: Omit<Batch, "seq">) => void;
  readonly #pause: number;
  #view: ActionsView = { recent: [], joined: null };
  #journal: JournalView[] = [];
  #last = 1000;

  constructor(
    query: URLSearchParams,
    row: (id: number) => AgentRow | undefined,
    send: (batch: Omit<Batch, "seq">) => void,
  ) {
    this.#query = query;
    this.#row = row;
    this.#send = send;
    this.#pause = query.has("still") ? 60 : 700;
  }

  /** To be called once there are agents. */
  begin(): void {
    const how = this.#query.get("joined") as JoinedKind | null;
    const busy = this.#busy();
    if (how && busy) this.#join(how, busy, busy.sessions[0]?.id ?? 0, 83_000);
    if (this.#query.has("journal")) this.#fill();
    const shown = this.#query.get("shown");
    if (shown && busy) this.#show(shown.split(","), busy);
    this.#tell();
  }

  offers(agent: number): OffersView {
    const row = this.#row(agent);
    const denied = this.#query.get("denied") as DenialKind | null;
    const joined = this.#view.joined;
    const sessions = (row?.sessions ?? []).map((one) => ({
      id: one.id,
      customer: one.customer,
      queue: one.queue,
      modality: one.modality,
      recording: one.recording,
      mine: joined?.session === one.id ? joined.how : null,
      otherListens: one.silentJoined && joined?.session !== one.id,
      otherWhispers: one.whisperJoined && joined?.session !== one.id,
    }));
    const offer = (action: ActionKind, session: number | null, denial: DenialKind | null) => ({
      action,
      session,
      denial: denied ?? denial,
      heardBy: HEARD[action] ?? null,
    });
    const ofSession = sessions.flatMap(({ id, mine, otherListens }) => {
      const other = joined && !mine ? "joinedElsewhere" : null;
      const taken = mine ? "joinedByMe" : otherListens ? "otherJoined" : other;
      return [
        ...(mine ? [offer("leave", id, null)] : []),
        offer("silentJoin", id, taken),
        offer("whisper", id, taken),
        offer("bargeIn", id, mine === "bargeIn" ? "joinedByMe" : other),
      ];
    });
    const none = !row ? "notLookedAt" : sessions.length === 0 ? "noSession" : null;
    const joins = (["silentJoin", "whisper", "bargeIn"] as const).map((kind) =>
      offer(kind, null, none),
    );
    const recorded = sessions.some(({ recording }) => recording);
    return {
      agent,
      name: row?.name ?? "",
      sessions,
      offers: [
        ...(none ? joins : ofSession),
        offer(recorded ? "stopRecording" : "startRecording", null, none),
        offer("setStatus", null, null),
        offer(row?.suspended ? "resume" : "suspend", null, null),
      ],
    };
  }

  statuses(): StatusChoice[] {
    const plain = (id: number, status: string, kind: StatusChoice["kind"]) => ({
      id,
      status,
      kind,
      reasonId: null,
      reason: null,
    });
    return [
      plain(1, "available", "available"),
      plain(3, "unavailable", "away"),
      ...REASONS.map((reason, index) => ({
        ...plain(3, "unavailable", "away"),
        reasonId: index + 1,
        reason,
      })),
      plain(10, "beRightBack", "away"),
      plain(6, "loggedOut", "offline"),
    ];
  }

  act({ action, agent, session, status, reason }: ActArgs): number {
    if (this.#query.get("outcome") === "refused") throw NOT_CONNECTED;
    const row = this.#row(agent);
    const known = row?.sessions.find(({ id }) => id === session);
    const choice = this.statuses().find(({ id, reasonId }) => id === status && reasonId === reason);
    const view = this.#make(action, "requested", Date.now(), {
      agent,
      agentName: row?.name ?? "",
      session,
      customer: known?.customer ?? "",
      status: choice ?? null,
    });
    this.#view = { ...this.#view, recent: [view, ...this.#view.recent] };
    this.#journal = [view, ...this.#journal];
    this.#tell();
    setTimeout(() => {
      this.#end(view, row);
    }, this.#pause);
    return view.id;
  }

  journal({ before, agent, states }: JournalArgs): JournalPage {
    const fits = this.#journal.filter(
      (view) =>
        (before === null || view.id < before) &&
        (states.length === 0 || states.includes(view.state)) &&
        view.agentName.toLowerCase().includes(agent.trim().toLowerCase()),
    );
    return { entries: fits.slice(0, 30), more: fits.length > 30 };
  }

  export(): ExportView {
    return { path: "C:\\Users\\amara.diallo\\Downloads\\journal 2026-11-24.csv" };
  }

  #end(view: ActionView, row: AgentRow | undefined): void {
    const outcome = this.#query.get("outcome") ?? "confirmed";
    const method = "S11 POST /sessions/callcontrol/whisperJoin/{sessionId}";
    if (outcome === "notOffered") {
      const failure = { kind: "notOffered", method } as const;
      const softphone = "sip:connect.41@contoso.com;gruu;opaque=app:conf:id:7QX2";
      this.#put({ ...view, state: "failed", ended: Date.now(), failure, softphone });
    } else if (outcome === "failed") {
      const failure = { kind: "serverFault", method, status: 500 } as const;
      this.#put({ ...view, state: "failed", ended: Date.now(), failure });
    } else if (outcome === "recording") {
      const one = { customer: "M. Silva", denied: false, failed: true };
      const recordings = [
        { session: 71, ...one },
        { session: 72, ...one, customer: "K. Novák", denied: true },
      ];
      const failure = { kind: "recordingNotDone" } as const;
      this.#put({ ...view, state: "failed", ended: Date.now(), failure, recordings });
    } else if (outcome === "unconfirmed" || outcome === "unknown") {
      this.#put({ ...view, state: outcome, ended: Date.now() });
    } else {
      this.#put({ ...view, state: "accepted" });
      setTimeout(() => {
        this.#confirm(view, row);
      }, this.#pause);
    }
  }

  #confirm(view: ActionView, row: AgentRow | undefined): void {
    const how = HOW[view.action];
    if (how && row) this.#join(how, row, view.session ?? 0, 0);
    if (view.action === "leave") this.#view = { ...this.#view, joined: null };
    if (row && (view.action === "suspend" || view.action === "resume")) {
      row.suspended = view.action === "suspend";
      this.#send({ agents: { reset: false, upsert: [{ ...row }], removed: [] } });
    }
    this.#put({ ...view, state: "confirmed", ended: Date.now() });
  }

  #join(how: JoinedKind, row: AgentRow, session: number, ago: number): void {
    const customer = row.sessions.find(({ id }) => id === session)?.customer ?? "";
    const since = Date.now() - ago;
    const joined = { session, agent: row.id, agentName: row.name, customer, how, since };
    this.#view = { ...this.#view, joined: { ...joined, sure: true } };
  }

  #put(view: ActionView): void {
    const placed = <V extends { id: number }>(list: (V | ActionView)[]) =>
      list.map((old) => (old.id === view.id ? view : old));
    this.#view = { ...this.#view, recent: placed<ActionView>(this.#view.recent) };
    this.#journal = placed<JournalView>(this.#journal);
    this.#tell();
  }

  #tell(): void {
    this.#send({ actions: this.#view });
  }

  #busy(): AgentRow | undefined {
    for (let id = 1; id <= 40; id++) {
      const row = this.#row(id);
      if (row?.kind === "onCall") return row;
    }
    return undefined;
  }

  #make(
    action: ActionKind,
    state: ActionState,
    at: number,
    more: Pick<ActionView, "agent" | "agentName" | "session" | "customer" | "status">,
  ): ActionView {
    this.#last += 1;
    const rest = { ended: null, failure: null, recordings: [], softphone: null };
    return { id: this.#last, action, state, at, ...rest, ...more };
  }

  /** Outcomes for a picture. */
  #show(states: string[], row: AgentRow): void {
    const kinds: ActionKind[] = ["whisper", "setStatus", "startRecording", "suspend"];
    const of = { agent: row.id, agentName: row.name, session: null, customer: "", status: null };
    const recent = states.map((state, index) => {
      const action = kinds[index % kinds.length] ?? "whisper";
      const view = this.#make(action, state as ActionState, Date.now(), of);
      const over = !["requested", "accepted", "unsure"].includes(state);
      const failed = {
        kind: "forbidden",
        method: "T2 POST /agentStatus/update/{agentId}",
      } as const;
      return {
        ...view,
        ended: over ? Date.now() + 60_000 : null,
        failure: state === "failed" ? failed : null,
        status: action === "setStatus" ? (this.statuses()[3] ?? null) : null,
      };
    });
    this.#view = { ...this.#view, recent };
  }

  #fill(): void {
    const kinds: ActionKind[] = ["silentJoin", "leave", "setStatus", "whisper", "startRecording"];
    const states: ActionState[] = ["confirmed", "confirmed", "failed", "unconfirmed", "unknown"];
    for (let index = 0; index < 75; index++) {
      const row = this.#row(1 + (index % 40));
      const action = kinds[index % kinds.length] ?? "leave";
      const state = states[(index * 3) % states.length] ?? "confirmed";
      const at = Date.now() - (75 - index) * 1_400_000;
      const view = this.#make(action, state, at, {
        agent: row?.id ?? 0,
        agentName: row?.name ?? "",
        session: null,
        customer: row?.sessions[0]?.customer ?? "",
        status: action === "setStatus" ? (this.statuses()[3] ?? null) : null,
      });
      const failure =
        state === "failed"
          ? ({ kind: "serverFault", method: "T2 POST /agentStatus/update/5", status: 500 } as const)
          : null;
      const recordings =
        action === "startRecording"
          ? [
              { session: 71, customer: "M. Silva", denied: false, failed: false },
              { session: 72, customer: "", denied: false, failed: true },
            ]
          : [];
      this.#journal.unshift({ ...view, ended: at + 900, failure, recordings });
    }
    this.#fillSaves();
  }

  /** What was typed and saved is in the journal as well. */
  #fillSaves(): void {
    const kinds: SaveKind[] = ["saveNotes", "saveDisposition", "saveItem"];
    for (const [index, action] of kinds.entries()) {
      const row = this.#row(1 + index);
      const at = Date.now() - 60_000 + index * 9000;
      const failed = action === "saveItem";
      const view = this.#make("leave", failed ? "failed" : "confirmed", at, {
        agent: row?.id ?? 0,
        agentName: row?.name ?? "",
        session: 71 + index,
        customer: row?.sessions[0]?.customer ?? "",
        status: null,
      });
      const failure = failed ? ({ kind: "changedMeanwhile" } as const) : null;
      this.#journal.unshift({ ...view, action, ended: at + 300, failure });
    }
  }
}
