/**
 * A backend without a backend, for the browser and for tests of components. The scene is chosen by
 * the address: ?fake=board|first|signing-in|failed|invalid|offline|slow|connecting|bare|empty|arabic|
 * hostile|big|broken, &theme=, &language=, &still for values that do not change, &failure= for the
 * kind of failure, &saving=fails|conflict|forbidden|gone for how saves go, &alerts for some alerts,
 * &grouping= for the queues, &agent= for the kind of failure when an agent is asked for, &keyring= for
 * why there is none, &kept for a password that is kept, &refused=agents|queues for a table that the
 * server does not let be followed.
 */
import type { Backend, CommandName } from "../backend";
import { BOARD, EVERYTHING } from "../everything";
import type {
  Batch,
  Commands,
  ConnectionView,
  Failure,
  Grouping,
  LogonView,
  Phase,
  SessionRow,
  Settings,
  Theme,
} from "../generated/contract";
import { FakeActions } from "./actions";
import { agentCommands } from "./agent";
import { LANGUAGES, messagesIn } from "./messages";
import { MoreColumns } from "./more";
import { namesOf } from "./names";
import {
  DOCTOR,
  FAILED,
  failureOf,
  INVALID,
  KEPT,
  LOGON,
  LOST,
  PROOF,
  signInSteps,
} from "./scenes";
import { alertsOf } from "./alerts";
import type {} from "./hooks";
import { lookedAt, organisationOf, rowsOf, type LookedAt } from "./organisation";
import { NONE, NOTHING, whole } from "./rows";
import { searchIn } from "./search";
import { FakeSessions, sessionCommands, type Saving } from "./sessions";
import { groupsOf, sumsOf } from "./sums";
import { trendCommands, trendsOf } from "./trends";
import { COLUMNS, World } from "./world";

const TICK_MS = 50;
const NOT_CONNECTED: Failure = { kind: "notConnected" };
const FIRST_SCENES = ["first", "signing-in", "failed", "invalid"];

export function fakeBackend(query: URLSearchParams): Backend {
  return new Fake(query);
}

class Fake implements Backend {
  readonly #scene: string;
  readonly #still: boolean;
  readonly #withAlerts: boolean;
  #settings: Settings;
  #receive: ((batch: Batch) => void) | null = null;
  #seq = 0;
  #user: string | null = null;
  #acked = 0;
  #paused: number | null = null;
  #looked: LookedAt | null = null;
  #world: World | null = null;
  #sessions: FakeSessions | null = null;
  readonly #saving: Saving;
  readonly #failure: Failure;
  #refusedTable: string | null;
  /** What asking for an agent comes to. */
  readonly #agentFailure: Failure | null;
  readonly #logon: LogonView;
  readonly #actions: FakeActions;
  readonly #more: MoreColumns;

  constructor(query: URLSearchParams) {
    this.#scene = query.get("fake") ?? "board";
    this.#still = query.has("still");
    this.#withAlerts = query.has("alerts");
    const language = query.get("language") ?? (this.#scene === "arabic" ? "ar" : null);
    const known = !["first", "invalid"].includes(this.#scene);
    this.#settings = {
      server: known ? "connect.contoso.com" : "",
      clientId: known ? "6f1c2c1e-4f0a-4f2f-9d0e-3b1b7f0c9a55" : "",
      allowHttp: false,
      language,
      theme: (query.get("theme") ?? "system") as Theme,
      contrast: (query.get("contrast") ?? "system") as Settings["contrast"],
      density: (query.get("density") ?? "comfortable") as Settings["density"],
      letterKeys: true,
      scope: EVERYTHING,
      board: { ...BOARD, grouping: (query.get("grouping") ?? "none") as Grouping },
      notifications: true,
      clientLogs: true,
      ...(query.has("kept") && { remembered: KEPT }),
    };
    this.#user = this.#settings.remembered?.user ?? null;
    this.#saving = (query.get("saving") ?? "well") as Saving;
    this.#failure = failureOf(query.get("failure"));
    this.#refusedTable = query.get("refused");
    this.#agentFailure = query.has("agent") ? failureOf(query.get("agent")) : null;
    this.#logon = { ...LOGON, keyring: query.get("keyring") as LogonView["keyring"] };
    this.#more = new MoreColumns(namesOf(this.#scene));
    this.#actions = new FakeActions(
      query,
      (id) => this.#world?.agents.get(id),
      (batch) => {
        this.#send(batch);
      },
    );
    window.fakeCalls = [];
    window.fakeSend = (batch) => {
      this.#send(batch);
    };
  }

  async call<N extends CommandName>(
    name: N,
    args: Commands[N]["args"],
  ): Promise<Commands[N]["reply"]> {
    window.fakeCalls?.push({ name, args });
    const refusal = window.fakeRefuses?.[name];
    if (refusal) throw refusal;
    const handlers: { [K in CommandName]: (args: Commands[K]["args"]) => unknown } = {
      start: () => this.#start(),
      logon: () => this.#logon,
      sign_in: ({ server, account }) => this.#signIn(server, account?.user ?? null),
      forget: () => {
        this.#forget();
      },
      trust_host: () => null,
      explore: () => {
        this.#board("live", true);
      },
      sign_out: () => {
        this.#world = null;
        this.#send({ phase: "firstStart" });
      },
      retry: () => this.#retry(),
      diagnose: () => pause(this.#still ? 0 : 900).then(() => DOCTOR),
      ack: ({ seq }) => (this.#acked = seq),
      set_visible: () => null,
      set_settings: (change) => this.#change(change),
      painted: () => null,
      pause: ({ paused }) => {
        this.#pause(paused);
      },
      search: ({ query }) => {
        if (this.#scene === "offline") throw LOST;
        return searchIn(this.#world, query);
      },
      export_csv: ({ name }) => ({ path: `/home/amara/Downloads/${name}.csv` }),
      ...sessionCommands(() => this.#whole()),
      offers: ({ agent }) => this.#actions.offers(agent),
      statuses: () => this.#actions.statuses(),
      act: (it) => this.#actions.act(it),
      journal: (it) => this.#actions.journal(it),
      export_journal: () => this.#actions.export(),
      open_softphone: () => null,
      ...agentCommands(
        () => this.#world,
        () => (this.#scene === "offline" ? NOT_CONNECTED : this.#agentFailure),
      ),
      ...trendCommands(() => this.#world),
      organisation: () => organisationOf(this.#world, this.#scene),
    };
    const reply = (await handlers[name](args)) ?? null;
    return reply as Commands[N]["reply"];
  }

  openFeed(receive: (batch: Batch) => void): Promise<void> {
    this.#receive = receive;
    setTimeout(() => {
      this.#open();
      window.fakeReady = true;
    }, 0);
    return Promise.resolve();
  }

  #start(): Commands["start"]["reply"] {
    window.fakeReady = this.#scene === "broken";
    if (window.fakeReady) throw FAILED;
    const phase: Phase = FIRST_SCENES.includes(this.#scene) ? "firstStart" : "board";
    return {
      phase,
      messages: messagesIn(this.#settings.language ?? "en"),
      settings: this.#settings,
      version: "0.1.0",
      languages: LANGUAGES,
    };
  }

  #open(): void {
    const scene = this.#scene;
    if (scene === "signing-in") {
      this.#send({ signIn: { running: true, steps: signInSteps(5, true), failure: null } });
    } else if (scene === "failed") {
      const steps = signInSteps(this.#failure === FAILED ? 3 : 2, false);
      this.#send({ signIn: { running: false, steps, failure: this.#failure } });
    } else if (scene === "connecting") {
      this.#send({ connection: this.#connection("connecting", null, false) });
    } else if (scene === "bare") {
      // Signed in once, and never saw a row.
      const failure = this.#failure === FAILED ? LOST : this.#failure;
      const connection = { ...this.#connection("offline", failure, false), asOf: null };
      this.#send({ connection, columns: COLUMNS });
    } else if (scene === "empty") {
      const connection = this.#connection("live", null, true);
      this.#send({ connection, columns: COLUMNS, queues: NONE, agents: NONE, sessions: NONE });
    } else if (!FIRST_SCENES.includes(scene)) {
      this.#board(scene === "offline" ? "offline" : scene === "slow" ? "slow" : "live", false);
    }
  }

  #board(state: "live" | "offline" | "slow", sampleData: boolean): void {
    const big = this.#scene === "big";
    const names = namesOf(this.#scene);
    const queues = big ? 500 : names.queues.length;
    const world = new World(
      names,
      big ? 5000 : 40,
      queues,
      () => Date.now() - (state === "offline" ? 195_000 : 0),
    );
    this.#world = world;
    const sessions = new FakeSessions(
      names,
      world.agents.values(),
      world.queues.values(),
      this.#saving,
      {
        at: world.now(),
        unsaved: (unsaved) => {
          this.#send({ unsaved });
        },
      },
    );
    this.#sessions = sessions;
    const stale = state === "offline";
    const failure = this.#failure === FAILED ? LOST : this.#failure;
    this.#send({
      phase: "board",
      clockOffset: 0,
      profile: {
        agentId: 1,
        name: "Amara Diallo",
        host: sampleData ? null : "connect.contoso.com",
      },
      connection: this.#connection(state, stale ? failure : null, sampleData),
      columns: COLUMNS,
      queues: this.#refused("queues") ? NONE : whole(world.queues, stale),
      agents: this.#refused("agents") ? NONE : whole(world.agents, stale),
      sessions: whole(sessions.rows, stale),
      sums: sumsOf(world, stale),
      groups: this.#groups(world),
      trends: trendsOf(world),
    });
    this.#actions.begin();
    if (this.#withAlerts) this.#send({ alerts: alertsOf(world, this.#scene) });
    if (!this.#still && !stale && this.#refusedTable === null) this.#live(world, big ? TICK_MS : 1);
  }

  #groups(world: World) {
    const upsert = groupsOf(world, this.#settings.board.grouping);
    return { reset: true, upsert, removed: [] };
  }

  #live(world: World, changes: number): void {
    const timer = setInterval(
      () => {
        if (this.#world !== world) clearInterval(timer);
        // Like the real feed: nothing new before the last batch was drawn.
        else if (this.#acked === this.#seq) {
          const { queues, agents } = world.live(changes);
          const sessions = this.#sessions?.follow(agents) ?? NOTHING;
          if (this.#paused !== null) return;
          this.#send({
            ...rowsOf(queues, agents, this.#looked, false),
            sessions,
            sums: sumsOf(world, false),
            groups: this.#groups(world),
          });
        }
      },
      changes === 1 ? 200 : TICK_MS,
    );
  }

  /** What changes meanwhile comes with the end. */
  #pause(paused: boolean): void {
    if (paused === (this.#paused !== null)) return;
    this.#paused = paused ? Date.now() : null;
    this.#send({ pause: { since: this.#paused, changed: 0 } });
    if (paused || !this.#world) return;
    this.#send({
      queues: whole(this.#world.queues, false),
      agents: whole(this.#world.agents, false),
      sessions: whole(this.#sessions?.rows ?? new Map<number, SessionRow>(), false),
    });
  }

  /** Whatever is asked of one session fails while there is no connection. */
  #whole(): FakeSessions {
    if (!this.#sessions || this.#scene === "offline") throw NOT_CONNECTED;
    return this.#sessions;
  }

  #connection(
    state: ConnectionView["state"],
    failure: Failure | null,
    sampleData: boolean,
  ): ConnectionView {
    const away = state === "offline" || state === "slow";
    return {
      state,
      transport: "webSockets",
      since: Date.now() - (away ? 192_000 : 0),
      asOf: state === "connecting" ? null : Date.now() - (away ? 195_000 : 0),
      failure,
      refused: { queues: this.#refused("queues"), agents: this.#refused("agents") },
      nextAttempt: failure ? Date.now() + 25_000 : null,
      sampleData,
      proof: state === "connecting" || failure ? null : { ...PROOF, user: this.#user },
    };
  }

  /** Why a table is refused: by `&refused=`, for the reason of `&failure=`. */
  #refused(table: string): Failure | null {
    if (this.#refusedTable !== table) return null;
    return this.#failure === FAILED ? failureOf("forbidden") : this.#failure;
  }

  async #retry(): Promise<void> {
    this.#send({ connection: this.#connection("connecting", null, false) });
    this.#refusedTable = null;
    await pause(600);
    this.#board("live", false);
  }

  #forget(): void {
    const settings = { ...this.#settings };
    delete settings.remembered;
    this.#settings = settings;
    this.#send({ settings });
  }

  async #signIn(server: string, user: string | null): Promise<void> {
    this.#user = user;
    if (!/^[\w.:/-]+$/u.test(server)) throw INVALID(server);
    for (let count = 1; count <= 9; count++) {
      const steps = signInSteps(count, true);
      this.#send({ signIn: { running: true, steps, failure: null } });
      await pause(180);
    }
    this.#board("live", false);
  }

  #change(change: Commands["set_settings"]["args"]): Settings {
    const language = change.language === "" ? null : (change.language ?? this.#settings.language);
    const { theme, contrast, density, letterKeys, notifications, clientLogs, board, scope } =
      this.#settings;
    this.#settings = {
      ...this.#settings,
      theme: change.theme ?? theme,
      contrast: change.contrast ?? contrast,
      density: change.density ?? density,
      letterKeys: change.letterKeys ?? letterKeys,
      notifications: change.notifications ?? notifications,
      clientLogs: change.clientLogs ?? clientLogs,
      board: change.board ?? board,
      scope: change.scope ?? scope,
      language,
    };
    if (change.language !== undefined) this.#send({ messages: messagesIn(language ?? "en") });
    if (change.board && this.#world) this.#send({ groups: this.#groups(this.#world) });
    const followed = change.board && this.#more.choose(change.board);
    if ((change.scope || followed) && this.#world) {
      const all = organisationOf(this.#world, this.#scene);
      if (change.scope) this.#looked = lookedAt(all, change.scope);
      const rows = [[...this.#world.queues.values()], [...this.#world.agents.values()]] as const;
      this.#send({ columns: COLUMNS, ...rowsOf(...rows, this.#looked, true) });
    }
    return this.#settings;
  }

  #send(batch: Omit<Batch, "seq">): void {
    this.#seq += 1;
    this.#receive?.({ ...this.#more.lay(batch), seq: this.#seq });
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
