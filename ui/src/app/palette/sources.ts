/** What the frame itself offers in the palette: views, rows, settings, and a few actions. */
import { agentsView } from "../../features/agents/agents.svelte";
import { queuesView } from "../../features/queues/queues.svelte";
import { sessionsView } from "../../features/sessions/sessions.svelte";
import { queueWord, stateWord } from "../../features/sessions/words";
import { tell } from "../../ipc/call";
import type { SearchView, SessionRow, SettingsArgs } from "../../ipc/generated/contract";
import { l10n, t } from "../../l10n/l10n.svelte";
import { statusWord } from "../../l10n/status";
import { opened, openedAgent } from "../../live/opened.svelte";
import { session } from "../../live/session.svelte";
import type { IconName } from "../../parts/icons";
import { iconOf } from "../../parts/modality";
import { togglePause } from "../pause";
import { signOut } from "../sign-out.svelte";
import { VIEWS, type View } from "../views";
import { actionsOn, leadsOf, openedEntries } from "./acting";
import { offer, type Entry } from "./registry";

/** Shows a view; the frame knows how. */
export type Go = (view: View) => void;

/** Goes to the row of an agent; who is not in the table is opened in full instead. */
export function goToAgent(go: Go, id: number): void {
  if (agentsView.reveal(id)) go("agents");
  else openedAgent.openAlone(id);
}

/** Goes to the row of a queue; false if the table has none. */
export function goToQueue(go: Go, id: number): boolean {
  go("queues");
  return queuesView.reveal(id);
}

const agentEntry = (id: number, title: string, detail: string): Entry => ({
  id: `agent-${String(id)}`,
  group: "agents",
  icon: "agents",
  title,
  detail,
  foreign: true,
  run: () => {
    openedAgent.openAlone(id);
  },
  leads: () => actionsOn(id, null),
});

const sessionEntry = (row: SessionRow): Entry => ({
  id: `session-${String(row.id)}`,
  group: "sessions",
  icon: iconOf(row.modality) ?? "sessions",
  title: row.customer || String(row.id),
  detail: [queueWord(row.queue, row.direct), row.agent, stateWord(row.state, row.status)]
    .filter(Boolean)
    .join(" · "),
  foreign: true,
  run: () => {
    opened.openAlone(row.id);
  },
  ...leadsOf(row),
});

const queueEntry = (go: Go, id: number, title: string, detail: string): Entry => ({
  id: `queue-${String(id)}`,
  group: "queues",
  icon: "queues",
  title,
  detail,
  foreign: true,
  run: () => {
    goToQueue(go, id);
  },
});

/** What the server found; a queue that the table does not have cannot be gone to. */
export function completion(go: Go): (found: SearchView) => readonly Entry[] {
  return ({ agents, queues }) => [
    ...queues.map(({ id, name, detail }) => ({
      ...queueEntry(go, id, name, detail),
      ...(!session.queues.all.has(id) && { why: t("palette-not-shown") }),
    })),
    // Who is not in the table can be opened all the same.
    ...agents.map(({ id, name, detail }) => agentEntry(id, name, detail)),
  ];
}

function settings(): Entry[] {
  const setting = (id: string, label: string, value: string, change: SettingsArgs): Entry => ({
    id,
    group: "settings",
    icon: "settings",
    title: t("palette-set", { setting: label, value }),
    run: () => {
      void session.attempt(() => session.change(change));
    },
  });
  const themes = (["system", "light", "dark"] as const).map((theme) =>
    setting(`theme-${theme}`, t("theme"), t(`theme-${theme}`), { theme }),
  );
  const contrasts = (["system", "high"] as const).map((contrast) =>
    setting(`contrast-${contrast}`, t("contrast"), t(`contrast-${contrast}`), { contrast }),
  );
  const densities = (["comfortable", "compact"] as const).map((density) =>
    setting(`density-${density}`, t("density"), t(`density-${density}`), { density }),
  );
  const languages = session.languages.map((language) =>
    setting(`language-${language}`, t("language"), l10n.languageName(language), { language }),
  );
  const { letterKeys, notifications, clientLogs } = session.settings;
  const toggles = [
    ["letter-keys", letterKeys, { letterKeys: !letterKeys }],
    ["notifications", notifications, { notifications: !notifications }],
    ["client-logs", clientLogs, { clientLogs: !clientLogs }],
  ] as const;
  const switches = toggles.map(([id, on, change]) =>
    setting(id, t(id), t(on ? "palette-off" : "palette-on"), change),
  );
  return [...themes, ...contrasts, ...densities, ...languages, ...switches];
}

/** The choice of columns of each table. */
function chooseColumns(go: Go): Entry[] {
  const tables = [
    ["queues", queuesView.columns],
    ["agents", agentsView.columns],
    ["sessions", sessionsView.columns],
  ] as const;
  return tables.map(([view, columns]) => ({
    id: `columns-${view}`,
    group: "actions",
    icon: "columns",
    title: t("palette-set", { setting: t("columns"), value: t(view) }),
    run: () => {
      go(view);
      columns.choosing = true;
    },
  }));
}

function actions(go: Go): Entry[] {
  const action = (id: string, icon: IconName, title: string, run: () => void): Entry => ({
    id,
    group: "actions",
    icon,
    title,
    run,
  });
  const paused = session.pause.since !== null;
  const sample = session.connection?.sampleData === true;
  const pause = action(
    "pause",
    paused ? "play" : "pause",
    paused ? t("pause-resume") : t("pause"),
    togglePause,
  );
  const all = [
    session.settings.letterKeys ? { ...pause, keys: "P" } : pause,
    ...chooseColumns(go),
    action("sign-out", "cross", sample ? t("leave-sample-data") : t("sign-out"), () => {
      signOut.begin();
    }),
  ];
  if (session.state !== "offline") return all;
  return [
    action("retry", "offline", t("retry"), () => {
      tell("retry", {});
    }),
    ...all,
  ];
}

const views = (go: Go) =>
  VIEWS.map((name, index): Entry => ({
    id: `view-${name}`,
    group: "views",
    icon: name,
    title: t(name),
    keys: `${t("key-ctrl")}+${String(index + 1)}`,
    run: () => {
      go(name);
    },
  }));

/** Offers all of it; the answer takes it away again. */
export function offerBuiltIn(go: Go): () => void {
  const rows = <R>(all: ReadonlyMap<number, R>, entry: (row: R) => Entry) =>
    [...all.values()].map(entry);
  const taken = [
    offer({ id: "opened", suggested: true, entries: openedEntries }),
    offer({ id: "views", suggested: true, entries: () => views(go) }),
    offer({ id: "actions", suggested: true, entries: () => actions(go) }),
    offer({
      id: "queues",
      suggested: false,
      entries: () =>
        rows(session.queues.all, ({ id, name, businessUnit }) =>
          queueEntry(go, id, name, businessUnit),
        ),
    }),
    offer({
      id: "agents",
      suggested: false,
      entries: () =>
        rows(session.agents.all, (row) =>
          agentEntry(row.id, row.name, [row.team, statusWord(row)].filter(Boolean).join(" · ")),
        ),
    }),
    offer({
      id: "sessions",
      suggested: false,
      entries: () => rows(session.sessions.all, sessionEntry),
    }),
    offer({ id: "settings", suggested: true, entries: settings }),
  ];
  return () => {
    for (const takeAway of taken) takeAway();
  };
}
