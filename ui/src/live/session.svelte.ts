/** Owns what the window knows of the session: screen, settings, sign-in, connection, tables. */
import { call, toFailure } from "../ipc/call";
import { openFeed } from "../ipc/feed";
import type {
  ActionsView,
  AgentRow,
  Batch,
  ColumnsView,
  ConnectionState,
  ConnectionView,
  Failure,
  GroupRow,
  LeadView,
  OwnStatusView,
  PauseView,
  Phase,
  ProfileView,
  QueueRow,
  RefusedTables,
  SessionRow,
  Settings,
  SettingsArgs,
  SignInView,
  SumsView,
  UnsavedSession,
} from "../ipc/generated/contract";
import { l10n } from "../l10n/l10n.svelte";
import { alertFeed } from "./alerts.svelte";
import { clock } from "./clock.svelte";
import { RowStore } from "./rows.svelte";
import { KeptSettings, type BoardChange } from "./settings.svelte";
import { trends } from "./trends.svelte";

export class Session {
  started = $state(false);
  #fed = false;
  readonly #settings = new KeptSettings();
  /** Why the window could not start, or what went wrong in it since. */
  fault = $state.raw<Failure | null>(null);
  phase = $state<Phase>("firstStart");
  version = $state("");
  languages = $state.raw<string[]>([]);
  /** The sign-in screen stands before the board, which is there but cannot be brought up to date. */
  again = $state(false);
  signIn = $state.raw<SignInView | null>(null);
  connection = $state.raw<ConnectionView | null>(null);
  /** The pause of all updates: the backend holds the rows back meanwhile. */
  pause = $state.raw<PauseView>({ since: null, changed: 0 });
  /** Something that does not keep the console from working and that the user should know. */
  notice = $state.raw<Failure | null>(null);
  /** The user's own status, where no row has it. */
  own = $state.raw<OwnStatusView | null>(null);
  /** Where the user, who has chosen a notification, is to be led. */
  lead = $state.raw<LeadView | null>(null);
  profile = $state.raw<ProfileView | null>(null);
  columns = $state.raw<ColumnsView>({ queues: [], agents: [], moreQueues: [], moreAgents: [] });
  /** What the user does, and has done lately. */
  actions = $state.raw<ActionsView>({ recent: [], joined: null });
  readonly queues = new RowStore<QueueRow>();
  readonly agents = new RowStore<AgentRow>();
  readonly sessions = new RowStore<SessionRow>();
  /** The sessions of which something was typed that is not saved. */
  unsaved = $state.raw<UnsavedSession[]>([]);
  /** The groups of queues; none while they are not grouped. */
  readonly groups = new RowStore<GroupRow>();
  /** The server's sums over both tables. */
  sums = $state.raw<SumsView>({ queues: null, agents: null });

  get settings(): Settings {
    return this.#settings.now;
  }

  get state(): ConnectionState {
    return this.connection?.state ?? "connecting";
  }

  /** True while the values shown follow the server. */
  get current(): boolean {
    return this.state === "live" || this.state === "slow";
  }

  /** Why there is nothing to show where there is nothing: there is no connection. */
  get absence(): Failure | null {
    return this.state === "offline" ? (this.connection?.failure ?? null) : null;
  }

  /** Why the server does not let a table be followed, if it does not. */
  refused(table: keyof RefusedTables): Failure | null {
    return this.connection?.refused[table] ?? null;
  }

  /**
   * The server's time that timers show: it stands still while the values do not follow the
   * server, as nobody knows what has ended since, and in a pause.
   */
  get now(): number {
    const asOf = this.connection?.asOf ?? null;
    const from = this.current ? null : asOf;
    const { since } = this.pause;
    const still = since === null ? from : Math.min(since, from ?? since);
    return still === null ? clock.server : still + clock.offset;
  }

  async start(): Promise<void> {
    try {
      const fed = openFeed((batch) => {
        this.apply(batch);
      });
      const view = await call("start", {});
      // A batch that was faster is newer than this answer.
      if (!this.#fed) {
        l10n.use(view.messages);
        this.#settings.tell(view.settings);
        this.phase = view.phase;
      }
      this.version = view.version;
      this.languages = view.languages;
      this.started = true;
      clock.tick();
      await fed;
    } catch (reason) {
      this.fault = toFailure(reason);
    }
  }

  apply(batch: Batch): void {
    this.#fed = true;
    if (batch.clockOffset !== undefined) clock.offset = batch.clockOffset;
    if (batch.messages) l10n.use(batch.messages);
    if (batch.settings) this.#settings.tell(batch.settings);
    if (batch.phase) this.#enter(batch.phase);
    if (batch.signIn) this.signIn = batch.signIn;
    if (batch.connection) this.connection = batch.connection;
    if (batch.alerts) alertFeed.apply(batch.alerts);
    if (batch.lead) this.lead = batch.lead;
    if (batch.pause) this.pause = batch.pause;
    if (batch.notice) this.notice = batch.notice;
    if (batch.profile) this.profile = batch.profile;
    if (batch.columns) this.columns = batch.columns;
    if (batch.queues) this.queues.apply(batch.queues);
    if (batch.agents) this.agents.apply(batch.agents);
    if (batch.own) this.own = batch.own;
    if (this.own && this.profile && this.agents.all.has(this.profile.agentId)) this.own = null;
    if (batch.sessions) this.sessions.apply(batch.sessions);
    if (batch.unsaved) this.unsaved = batch.unsaved;
    if (batch.actions) this.actions = batch.actions;
    if (batch.sums) this.sums = batch.sums;
    if (batch.groups) this.groups.apply(batch.groups);
    if (batch.trends) trends.apply(batch.trends);
  }

  /** Does what nobody waits for; that it failed is told over the view. */
  async attempt(run: () => Promise<unknown>): Promise<void> {
    try {
      await run();
    } catch (reason) {
      this.notice = toFailure(reason);
    }
  }

  change(settings: SettingsArgs): Promise<void> {
    return this.#settings.change(settings);
  }

  /** Changes how the boards are set up: at once, and in turn with what is being changed already. */
  changeBoard(change: BoardChange): Promise<void> {
    return this.#settings.changeBoard(change);
  }

  #enter(phase: Phase): void {
    if (phase === "firstStart" || this.again) this.notice = null;
    // The next user must not see a glimpse of the last one's board.
    if (phase === "firstStart" && this.phase === "board") {
      this.#settings.forget();
      this.queues.clear();
      this.agents.clear();
      this.sessions.clear();
      this.groups.clear();
      this.sums = { queues: null, agents: null };
      this.connection = null;
      this.actions = { recent: [], joined: null };
      this.profile = null;
      this.lead = null;
      this.own = null;
      alertFeed.clear();
      trends.clear();
    }
    if (phase === "board") this.signIn = null;
    this.again = false;
    this.phase = phase;
  }
}

export const session = new Session();
