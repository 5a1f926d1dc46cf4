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
import { openedAgent } from "../../live/opened.svelte";
import type { Box } from "../../parts/placed";

/** What concerns a conversation is said before it is done. */
const ASKS: readonly OfferView["action"][] = [
  "silentJoin",
  "whisper",
  "bargeIn",
  "startRecording",
  "stopRecording",
];

/** Asks the backend to do something; a failure to even ask is shown beside what is under way. */
class Actions {
  /** What could not even be sent. */
  failure = $state.raw<Failure | null>(null);
  dismissed = $state.raw<ReadonlySet<number>>(new Set());

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

  again(view: ActionView): Promise<void> {
    this.dismiss(view.id);
    const { action, agent, session, status } = view;
    return this.act({
      action,
      agent,
      session,
      status: status?.id ?? null,
      reason: status?.reasonId ?? null,
    });
  }

  dismiss(id: number): void {
    this.dismissed = new Set([...this.dismissed, id]);
  }
}

export const actions = new Actions();

/** The menu of one agent. */
class Menu {
  agent = $state<number | null>(null);
  /** The one session that it is about; null is all of the agent's. */
  session = $state<number | null>(null);
  page = $state<"offers" | "statuses" | "confirm">("offers");
  anchor = $state.raw<Box>({ left: 0, right: 0, top: 0, bottom: 0 });
  offers = $state.raw<OffersView | null>(null);
  statuses = $state.raw<readonly StatusChoice[] | null>(null);
  chosen = $state.raw<OfferView | null>(null);
  failure = $state.raw<Failure | null>(null);
  #back: HTMLElement | null = null;

  open(agent: number, anchor: Box, session: number | null = null): void {
    this.#show(agent, anchor, session);
    void this.refresh();
  }

  /** Goes on from an offer that was chosen elsewhere: asks first where that is the way. */
  begin(offers: OffersView, offer: OfferView, anchor: Box): void {
    this.#show(offers.agent, anchor, offer.session);
    this.offers = offers;
    this.choose(offer);
  }

  #show(agent: number, anchor: Box, session: number | null): void {
    this.#back ??= document.activeElement instanceof HTMLElement ? document.activeElement : null;
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

  close(): void {
    this.agent = null;
    const back = this.#back;
    this.#back = null;
    back?.focus({ preventScroll: true });
  }

  sessionOf(offer: OfferView): OfferSession | null {
    return this.offers?.sessions.find(({ id }) => id === offer.session) ?? null;
  }

  #do({ action, session }: OfferView): void {
    const agent = this.agent;
    this.close();
    if (agent !== null) void actions.act({ action, agent, session });
  }
}

export const menu = new Menu();
