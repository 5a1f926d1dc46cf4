/** Owns what is asked for on agents: the open menu, what is offered in it, what was dismissed. */
import { call, toFailure } from "../../ipc/call";
import type {
  ActArgs,
  ActionView,
  Failure,
  OffersView,
  OfferSession,
  OfferView,
  StatusChoice,
} from "../../ipc/generated/contract";
import { clock } from "../../live/clock.svelte";
import { opened, openedAgent } from "../../live/opened.svelte";
import { session } from "../../live/session.svelte";
import type { Box } from "../../parts/placed";

/** What concerns a conversation is said before it is done. */
const ASKS: readonly OfferView["action"][] = [
  "silentJoin",
  "whisper",
  "bargeIn",
  "startRecording",
  "stopRecording",
];

const SHOWN_MS = 8000;
const MOST = 4;

/** What says so in the menu: what will happen. Nobody will hear anything new by it. */
export const TELLS: readonly OfferView["action"][] = ["setStatus", "suspend", "resume", "leave"];

/** Asks the backend to do something; a failure to even ask is shown beside what is under way. */
class Actions {
  /** What could not even be sent. */
  failure = $state.raw<Failure | null>(null);
  #dismissed = $state.raw<ReadonlySet<string>>(new Set());
  /** What is told of: what went well only for a while. */
  readonly shown = $derived.by(() =>
    session.actions.recent
      .filter((view) => {
        if (this.#dismissed.has(keyOf(view))) return false;
        return view.state !== "confirmed" || clock.local - (view.ended ?? 0) < SHOWN_MS;
      })
      .slice(0, MOST),
  );

  async act(args: Partial<ActArgs> & Pick<ActArgs, "action" | "agent">): Promise<void> {
    this.failure = null;
    try {
      await call("act", { session: null, status: null, reason: null, ...args });
    } catch (reason) {
      this.failure = toFailure(reason);
    }
  }

  /** Opens the softphone where the session is found. */
  async openSoftphone({ id, softphone }: ActionView): Promise<void> {
    this.failure = null;
    try {
      await call("open_softphone", { action: id, address: softphone ?? "" });
    } catch (reason) {
      this.failure = toFailure(reason);
    }
  }

  /** The same once more, as it was asked for. */
  again(view: ActionView): Promise<void> {
    this.dismiss(view);
    const { action, agent, session, status } = view;
    return this.act({
      action,
      agent,
      session,
      status: status?.id ?? null,
      reason: status?.reasonId ?? null,
    });
  }

  dismiss(view: ActionView): void {
    this.#dismissed = new Set([...this.#dismissed, keyOf(view)]);
  }

  /** Takes away the newest of what would stay; false if there is none. */
  dismissNewest(): boolean {
    const view = this.shown.find(({ state, ended }) => ended !== null && state !== "confirmed");
    if (this.failure) this.failure = null;
    else if (view) this.dismiss(view);
    else return false;
    return true;
  }

  /** Forgets what was there of a session of the window that has ended. */
  clear(): void {
    this.failure = null;
    const recent = new Set(session.actions.recent.map(keyOf));
    this.#dismissed = new Set([...this.#dismissed].filter((key) => recent.has(key)));
  }
}

/** The numbers of actions begin again with another server, and after a sign-out. */
const keyOf = ({ id, at }: ActionView) => `${String(id)} ${String(at)}`;

export const actions = new Actions();

/** The menu of one agent. */
class Menu {
  agent = $state<number | null>(null);
  /** The one session that it is about; null is all of the agent's. */
  session = $state<number | null>(null);
  page = $state<"offers" | "statuses" | "confirm">("offers");
  /** What it opens beside; null is in the middle. */
  anchor = $state.raw<Box | null>(null);
  offers = $state.raw<OffersView | null>(null);
  statuses = $state.raw<readonly StatusChoice[] | null>(null);
  chosen = $state.raw<OfferView | null>(null);
  failure = $state.raw<Failure | null>(null);
  #back: HTMLElement | null = null;
  /** What failed before, and is tried again. */
  #tried: ActionView | null = null;

  open(agent: number, anchor: Box, session: number | null = null): void {
    this.#show(agent, anchor, session);
    void this.refresh();
  }

  /** Goes on from an offer that was chosen in the palette: asks first where that is the way. */
  begin(offers: OffersView, offer: OfferView): void {
    this.#show(offers.agent, null, offer.session);
    this.offers = offers;
    this.choose(offer);
  }

  /**
   * Tries once more what has failed. What concerns a conversation is asked about anew: since then
   * there may be somebody else in it, or it may not be possible any more, which the menu says.
   */
  async again(view: ActionView, anchor: Box): Promise<void> {
    if (!ASKS.includes(view.action)) return actions.again(view);
    this.#show(view.agent, anchor, view.session);
    this.#tried = view;
    await this.refresh();
    if (this.#tried !== view || this.page !== "offers") return;
    const same = this.offers?.offers.find(
      ({ action, session }) => action === view.action && session === view.session,
    );
    if (same) this.choose(same);
  }

  #show(agent: number, anchor: Box | null, session: number | null): void {
    this.#back ??= document.activeElement instanceof HTMLElement ? document.activeElement : null;
    this.#tried = null;
    this.agent = agent;
    this.session = session;
    this.anchor = anchor;
    this.page = "offers";
    this.offers = null;
    this.statuses = null;
    this.chosen = null;
    this.failure = null;
  }

  /** What is offered changes with what the agent does. */
  async refresh(): Promise<void> {
    const agent = this.agent;
    if (agent === null) return;
    try {
      const offers = await call("offers", { agent });
      if (this.agent === agent) this.offers = offers;
    } catch (reason) {
      if (this.agent === agent) this.failure = toFailure(reason);
    }
  }

  async list(): Promise<void> {
    const agent = this.agent;
    if (agent === null) return;
    this.page = "statuses";
    this.failure = null;
    try {
      const statuses = await call("statuses", { agent });
      if (this.agent === agent) this.statuses = statuses;
    } catch (reason) {
      if (this.agent === agent) this.failure = toFailure(reason);
    }
  }

  choose(offer: OfferView): void {
    if (offer.denial !== null) return;
    if (offer.action === "setStatus") {
      void this.list();
    } else if (ASKS.includes(offer.action)) {
      this.chosen = offer;
      this.page = "confirm";
    } else {
      this.#do(offer);
    }
  }

  confirm(): void {
    if (this.chosen) this.#do(this.chosen);
  }

  set({ id, reasonId }: StatusChoice): void {
    const agent = this.agent;
    this.close();
    if (agent !== null) {
      void actions.act({ action: "setStatus", agent, status: id, reason: reasonId });
    }
  }

  back(): void {
    this.page = "offers";
    this.failure = null;
  }

  /** Shows the agent in full. */
  openAgent(): void {
    const agent = this.agent;
    this.close();
    if (agent !== null) openedAgent.open(agent);
  }

  /** Shows a session in full. */
  openSession(id: number): void {
    this.close();
    opened.open(id);
  }

  close(): void {
    const back = this.#back;
    this.end();
    back?.focus({ preventScroll: true });
  }

  /** Closes without moving the keyboard. */
  end(): void {
    this.agent = null;
    this.offers = null;
    this.#back = null;
    this.#tried = null;
  }

  sessionOf(offer: OfferView): OfferSession | null {
    return this.offers?.sessions.find(({ id }) => id === offer.session) ?? null;
  }

  #do({ action, session }: OfferView): void {
    const agent = this.agent;
    const tried = this.#tried;
    this.close();
    if (tried?.action === action && tried.session === session) actions.dismiss(tried);
    if (agent !== null) void actions.act({ action, agent, session });
  }
}

export const menu = new Menu();
