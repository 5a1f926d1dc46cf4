/** What can be done to an agent or a session, as entries of the palette. */
import { menu } from "../../features/actions/actions.svelte";
import { ICONS } from "../../features/actions/icons";
import { call } from "../../ipc/call";
import type { OffersView, OfferView, SessionRow } from "../../ipc/generated/contract";
import { clip } from "../../l10n/clip";
import { t } from "../../l10n/l10n.svelte";
import { inFront } from "../../live/opened.svelte";
import { session } from "../../live/session.svelte";
import type { Entry } from "./registry";

function entry(offers: OffersView, offer: OfferView): Entry {
  const of = offers.sessions.find(({ id }) => id === offer.session);
  const detail = of && [of.customer, of.queue].filter(Boolean).join(" · ");
  return {
    id: `${offer.action}-${String(offer.session ?? "")}`,
    group: "actions",
    icon: ICONS[offer.action],
    title: t(`action-${offer.action}`),
    ...(detail && { detail }),
    ...(offer.denial !== null && { why: t(`denial-${offer.denial}`) }),
    run: () => {
      menu.begin(offers, offer);
    },
  };
}

/** The actions on an agent, or where a session is named those on it and on its agent. */
export async function actionsOn(agent: number, of: number | null): Promise<readonly Entry[]> {
  const offers = await call("offers", { agent });
  const meant = offers.offers.filter((offer) =>
    [of ?? offer.session, null].includes(offer.session),
  );
  return meant.map((offer) => entry(offers, offer));
}

/** What leads to the actions on a session; nothing while nobody has it. */
export function leadsOf({ id, agentId }: SessionRow): Pick<Entry, "leads"> {
  return agentId === null ? {} : { leads: () => actionsOn(agentId, id) };
}

/** The actions on what is open in full. */
export function openedEntries(): readonly Entry[] {
  const front = inFront();
  const row = front?.kind === "session" ? session.sessions.all.get(front.id ?? 0) : undefined;
  const agent = front?.kind === "agent" ? front.id : (row?.agentId ?? null);
  if (agent === null) return [];
  const name = (session.agents.all.get(agent)?.name ?? row?.agent) || String(agent);
  return [
    {
      id: "actions-on",
      group: "actions",
      icon: "more",
      title: t("actions-of", { name: clip(name) }),
      leads: () => actionsOn(agent, row?.id ?? null),
    },
  ];
}
