// Written by `cargo xtask gen` from the crate `connect-ipc`. Do not edit.

/**
 * Another account than the one that is logged on to this computer.
 */
export type AccountArgs = { 
/**
 * The user: `DOMAIN\name`, `name@domain`, or a bare name.
 */
user: string, 
/**
 * The password; none for the one that the keyring keeps.
 */
password?: string, 
/**
 * Keep the password in the system's keyring once it was accepted.
 */
remember: boolean, };

/**
 * Which batch was drawn.
 */
export type AckArgs = { 
/**
 * The batch's number.
 */
seq: number, };

/**
 * One agent.
 */
export type AgentRow = { 
/**
 * The agent's id.
 */
id: number, 
/**
 * The agent's name: the server's text.
 */
name: string, 
/**
 * The name of the agent's team; empty if none.
 */
team: string, 
/**
 * The kind of status.
 */
kind: StatusKind, 
/**
 * The status in the server's own word (`beRightBack`); empty if not known.
 */
status: string, 
/**
 * The reason code's name.
 */
reason: string | null, 
/**
 * Since when the agent is in this status.
 */
since: number | null, 
/**
 * True if suspended from taking sessions.
 */
suspended: boolean, 
/**
 * The sessions the agent is in now.
 */
sessions: Array<AgentSession>, 
/**
 * One per column of [`ColumnsView::agents`].
 */
metrics: Array<Cell>, 
/**
 * When the row was last touched by the server; none if never.
 */
asOf: number | null, 
/**
 * True if the row does not follow the server now.
 */
stale: boolean, };

/**
 * A session of an agent, as far as a row shows it.
 */
export type AgentSession = { 
/**
 * The session's id.
 */
id: number, 
/**
 * The customer's name: untrusted text.
 */
customer: string, 
/**
 * The queue's name; empty if not known.
 */
queue: string, 
/**
 * `audio`, `instantMessage`, `message`, or the server's own word.
 */
modality: string, 
/**
 * Since when the agent is active in it.
 */
since: number | null, 
/**
 * True while it is being recorded.
 */
recording: boolean, 
/**
 * True while somebody is silently joined.
 */
silentJoined: boolean, 
/**
 * True while somebody whispers.
 */
whisperJoined: boolean, };

/**
 * What an agent does, in the seven kinds that have a colour, a shape and a word.
 */
export type StatusKind = "available" | "onCall" | "ringing" | "afterCall" | "away" | "notResponding" | "offline" | "unknown";

/**
 * What changed since the last batch. A part that is absent has not changed.
 */
export type Batch = { 
/**
 * Counts from 1; the number to acknowledge.
 */
seq: number, 
/**
 * Milliseconds to add to this computer's clock to get the server's.
 */
clockOffset?: number, 
/**
 * Which screen the console is on.
 */
phase?: Phase, 
/**
 * Messages of a new language, or new strings of the server.
 */
messages?: MessagesView, 
/**
 * Settings that changed.
 */
settings?: Settings, 
/**
 * The steps of the sign-in under way, or its failure.
 */
signIn?: SignInView, 
/**
 * The connection light.
 */
connection?: ConnectionView, 
/**
 * Something that does not keep the console from working and that the user should know.
 */
notice?: Failure, 
/**
 * The pause of all updates, or its end.
 */
pause?: PauseView, 
/**
 * Who is signed in.
 */
profile?: ProfileView, 
/**
 * The columns that the cells of the rows belong to. Comes before or with the first rows.
 */
columns?: ColumnsView, 
/**
 * Rows of the Queues table.
 */
queues?: RowsView<QueueRow>, 
/**
 * Rows of the Agents table.
 */
agents?: RowsView<AgentRow>, };

export type Cell = number | "na" | null;

/**
 * How the numbers of a column are written.
 */
export type ColumnKind = "count" | "duration" | "percent" | "number";

/**
 * One metric column.
 */
export type ColumnView = { 
/**
 * The role (`answered`), or the metric's own name where no role is known.
 */
id: string, 
/**
 * How to write the numbers.
 */
kind: ColumnKind, 
/**
 * The metric's long name in the server's words; none if its catalogue has no such metric,
 * then the message `column-<id>` names it and every cell is unknown.
 */
title: string | null, 
/**
 * The metric's short name in the server's words.
 */
short: string | null, 
/**
 * The metric's description in the server's words.
 */
description: string | null, };

/**
 * The metric columns of both tables, in order.
 */
export type ColumnsView = { 
/**
 * Columns of the Queues table.
 */
queues: Array<ColumnView>, 
/**
 * Columns of the Agents table.
 */
agents: Array<ColumnView>, };

/**
 * The state of the live connection as the user is told it.
 */
export type ConnectionState = "connecting" | "catchingUp" | "live" | "slow" | "reconnecting" | "offline" | "signedOut";

/**
 * The connection light.
 */
export type ConnectionView = { 
/**
 * The state.
 */
state: ConnectionState, 
/**
 * The transport in use, in the protocol's own word (`webSockets`).
 */
transport: string | null, 
/**
 * When this state began: milliseconds since 1970 on this computer's clock.
 */
since: number, 
/**
 * When the newest datum on the board was received, same clock; none if there is none.
 */
asOf: number | null, 
/**
 * Why it is offline, if it is.
 */
failure: Failure | null, 
/**
 * When the next attempt is made, same clock.
 */
nextAttempt: number | null, 
/**
 * True on the built-in simulator: the data is sample data.
 */
sampleData: boolean, 
/**
 * How the sign-in was proven; none before one.
 */
proof: ProofView | null, };

/**
 * How strongly things stand out.
 */
export type Contrast = "system" | "high";

/**
 * How high the rows of tables are.
 */
export type Density = "comfortable" | "compact";

/**
 * The result of a diagnosis.
 */
export type DoctorReport = { 
/**
 * True if no step failed.
 */
ok: boolean, 
/**
 * How many live updates came in while watching.
 */
updates: number, 
/**
 * The steps in the order they were made.
 */
steps: Array<DoctorStep>, };

/**
 * One step, named by its row of the coverage table; the message `step-<id>` names it.
 */
export type DoctorStep = { 
/**
 * The row id (`A2`).
 */
id: string, 
/**
 * How it ended.
 */
status: StepStatus, 
/**
 * How long it took, in milliseconds.
 */
ms: number, 
/**
 * What was found, in words of the server or of the protocol; untrusted text.
 */
detail: string, 
/**
 * Why it failed.
 */
failure: Failure | null, };

/**
 * A table to write.
 */
export type ExportArgs = { 
/**
 * What to call the file, without folder and ending; what no file can be called is left out.
 */
name: string, 
/**
 * The table as CSV.
 */
csv: string, };

/**
 * A file that was written.
 */
export type ExportView = { 
/**
 * Where it is.
 */
path: string, };

/**
 * Why something did not work. `method` is the row id of the coverage table with its name
 * (`P2 GET /profile/mbu`), `status` an HTTP status.
 */
export type Failure = { "kind": "addressInvalid", input: string, } | { "kind": "httpNotAllowed", host: string, } | { "kind": "clientIdInvalid", input: string, } | { "kind": "unreachable", host: string, detail: string, } | { "kind": "timedOut", method: string, seconds: number, } | { "kind": "tls", host: string, detail: string, } | { "kind": "notConnect", method: string, found: string, } | { "kind": "challengeUnreadable", header: string, } | { "kind": "hostNotTrusted", host: string, server: string, } | { "kind": "signInRefused" } | { "kind": "signInUnsupported", offered: string, } | { "kind": "logonMissing", detail: string, } | { "kind": "logonExpired" } | { "kind": "passwordWrong" } | { "kind": "accountDisabled" } | { "kind": "passwordExpired" } | { "kind": "userNameInvalid", input: string, } | { "kind": "passwordInvalid" } | { "kind": "passwordMissing", user: string, } | { "kind": "keyringUnusable", why: KeyringProblem, detail: string, } | { "kind": "clockSkew" } | { "kind": "domainUnreachable", detail: string, } | { "kind": "serviceUnknown", host: string, } | { "kind": "serviceNotProven", detail: string, } | { "kind": "ntlmNotAllowed" } | { "kind": "handshakeFailed", detail: string, } | { "kind": "clientIdUnknown", clientId: string, } | { "kind": "agentUnknown" } | { "kind": "forbidden", method: string, } | { "kind": "tokenRefused", method: string, } | { "kind": "rejected", method: string, status: number, } | { "kind": "sessionUnknown", method: string, } | { "kind": "serverFault", method: string, status: number, } | { "kind": "notOffered", method: string, } | { "kind": "malformed", method: string, path: string, } | { "kind": "tooLarge", method: string, limitMb: number, } | { "kind": "liveConnection", detail: string, } | { "kind": "connectionLost" } | { "kind": "cacheUnusable", detail: string, } | { "kind": "fileNotWritten", folder: string, detail: string, } | { "kind": "fault", logId: string, };

/**
 * Somebody or something that was found.
 */
export type FoundView = { 
/**
 * The agent's or queue's id, as in the tables.
 */
id: number, 
/**
 * The name. Text from the server.
 */
name: string, 
/**
 * By what it may have been found (an address, a number); may be empty. Text from the server.
 */
detail: string, };

/**
 * Why the system's keyring cannot be used.
 */
export type KeyringProblem = "absent" | "locked" | "silent" | "failed";

/**
 * Who would sign in, and whether a password could be kept.
 */
export type LogonView = { 
/**
 * Who is logged on to this computer, with the domain where one is known.
 */
user: string | null, 
/**
 * True if that is a logon to a domain, which can sign in without a password.
 */
domain: boolean, 
/**
 * Why no password can be kept, if none can.
 */
keyring: KeyringProblem | null, };

/**
 * How it was proven who signs in.
 */
export type Mechanism = "kerberos" | "ntlm";

/**
 * The messages of the language in use.
 */
export type MessagesView = { 
/**
 * BCP 47 tag (`en`, `fr`, `de`, `es`, `ar`): for messages, numbers and dates.
 */
locale: string, 
/**
 * `ltr` or `rtl`.
 */
direction: string, 
/**
 * Fluent source text, to be parsed by the window.
 */
ftl: string, 
/**
 * The server's own words for statuses, by the server's key (`afterCall`). Plain text.
 */
strings: { [key in string]: string }, };

/**
 * No arguments.
 */
export type NoArgs = Record<symbol, never>;

/**
 * What was painted.
 */
export type Painted = "screen" | "board" | "live";

/**
 * What was painted.
 */
export type PaintedArgs = { 
/**
 * What.
 */
what: Painted, };

/**
 * Whether updates are to stop.
 */
export type PauseArgs = { 
/**
 * True to stop them, false to go on with the present.
 */
paused: boolean, };

/**
 * The pause. Rows and their columns stay in the backend; the connection light and what has to be
 * known at once still come.
 */
export type PauseView = { 
/**
 * When it began: milliseconds since 1970 on this computer's clock; none while all goes on.
 */
since: number | null, 
/**
 * How many rows have changed since then, each counted once; told every few seconds.
 */
changed: number, };

/**
 * Which screen the console is on.
 */
export type Phase = "firstStart" | "board";

/**
 * Who is signed in.
 */
export type ProfileView = { 
/**
 * The agent id of the user.
 */
agentId: number, 
/**
 * The user's name as the server has it.
 */
name: string, 
/**
 * The server's host, or none on sample data.
 */
host: string | null, };

/**
 * Who is signed in, and how safely that was proven.
 */
export type ProofView = { 
/**
 * The account, if it is not the one that is logged on to this computer.
 */
user: string | null, 
/**
 * How; none if the sign-in service asked for no proof.
 */
mechanism: Mechanism | null, 
/**
 * True if the sign-in service has proven itself to the domain, too.
 */
mutual: boolean, 
/**
 * True if the proof is tied to the secure connection, and worth nothing on another.
 */
bound: boolean, };

/**
 * Agents of a queue by what they do.
 */
export type QueueAgents = { 
/**
 * Available.
 */
available: number, 
/**
 * In a call or chat, or ringing.
 */
onCall: number, 
/**
 * In after-call.
 */
afterCall: number, 
/**
 * Away, or not responding.
 */
away: number, };

/**
 * One queue.
 */
export type QueueRow = { 
/**
 * The queue's id.
 */
id: number, 
/**
 * Its name: the server's text.
 */
name: string, 
/**
 * The name of its business unit.
 */
businessUnit: string, 
/**
 * Since when the longest of them waits; none if nobody waits or it is not known.
 */
longestSince: number | null, 
/**
 * Agents of the queue's teams by what they do; none while no agent of them is known.
 */
agents: QueueAgents | null, 
/**
 * One per column of [`ColumnsView::queues`].
 */
metrics: Array<Cell>, 
/**
 * When the row was last touched by the server; none if never.
 */
asOf: number | null, 
/**
 * True if the row does not follow the server now.
 */
stale: boolean, };

/**
 * An account whose password the system's keyring keeps.
 */
export type Remembered = { 
/**
 * The user.
 */
user: string, 
/**
 * The origin of the server it signs in to.
 */
server: string, 
/**
 * The origin of the sign-in service; the password goes to no other.
 */
service: string, };

/**
 * Changed rows of one table.
 */
export type RowsView<R> = { 
/**
 * True if `upsert` is the whole table and everything else is to be dropped.
 */
reset: boolean, 
/**
 * New and changed rows, whole.
 */
upsert: Array<R>, 
/**
 * Ids of rows that are gone.
 */
removed: Array<number>, };

/**
 * Which part of the organisation is looked at, by ids; nothing chosen means everything.
 */
export type ScopeView = { businessUnits: Array<number>, groups: Array<number>, teams: Array<number>, agents: Array<number>, queues: Array<number>, };

/**
 * What to search for.
 */
export type SearchArgs = { 
/**
 * As it was typed. Blank finds nothing, and is not asked for.
 */
query: string, };

/**
 * What the server has found, in its order; a screenful at most of each.
 */
export type SearchView = { 
/**
 * Agents.
 */
agents: Array<FoundView>, 
/**
 * Queues.
 */
queues: Array<FoundView>, };

/**
 * The user's settings; what is absent in a settings file has its default.
 */
export type Settings = { 
/**
 * The server's address as the user typed it; empty before the first sign-in.
 */
server: string, 
/**
 * The client id (a GUID); empty before the first sign-in.
 */
clientId: string, 
/**
 * True if plain http to hosts other than this computer is allowed.
 */
allowHttp: boolean, 
/**
 * The language (`en`, `fr`, `de`, `es`, `ar`); none follows the profile, before sign-in the system.
 */
language: string | null, 
/**
 * Light or dark.
 */
theme: Theme, 
/**
 * How strongly things stand out.
 */
contrast: Contrast, 
/**
 * How high the rows of tables are.
 */
density: Density, 
/**
 * True if single letters do something outside of fields (`/`, `p`).
 */
letterKeys: boolean, 
/**
 * What is looked at.
 */
scope: ScopeView, 
/**
 * True if this program's warnings and errors go to the server's log.
 */
clientLogs: boolean, 
/**
 * The account that signs in by itself at the next start, if its password is kept.
 */
remembered?: Remembered, };

/**
 * Settings to change; what is absent stays.
 */
export type SettingsArgs = { 
/**
 * A language from [`StartView::languages`], or empty to follow the profile.
 */
language?: string, 
/**
 * Light or dark.
 */
theme?: Theme, 
/**
 * How strongly things stand out.
 */
contrast?: Contrast, 
/**
 * How high the rows of tables are.
 */
density?: Density, 
/**
 * Whether single letters do something outside of fields.
 */
letterKeys?: boolean, 
/**
 * What is looked at.
 */
scope?: ScopeView, 
/**
 * Whether this program's warnings and errors go to the server's log.
 */
clientLogs?: boolean, };

/**
 * Where to sign in, and as whom.
 */
export type SignInArgs = { 
/**
 * The server's address: a host, or a URL.
 */
server: string, 
/**
 * The client id, a GUID from the server's administrator.
 */
clientId: string, 
/**
 * Allows plain http to hosts other than this computer.
 */
allowHttp: boolean, 
/**
 * Another account than the one that is logged on to this computer.
 */
account?: AccountArgs, };

/**
 * How a sign-in is getting on.
 */
export type SignInView = { 
/**
 * True while it runs.
 */
running: boolean, 
/**
 * What was done so far, in order; the last one may be under way.
 */
steps: Array<DoctorStep>, 
/**
 * Why it ended, if it failed.
 */
failure: Failure | null, };

/**
 * What the window needs before it can draw anything.
 */
export type StartView = { 
/**
 * Which screen.
 */
phase: Phase, 
/**
 * The language.
 */
messages: MessagesView, 
/**
 * The user's settings.
 */
settings: Settings, 
/**
 * The program's version.
 */
version: string, 
/**
 * The languages to choose from, as BCP 47 tags.
 */
languages: Array<string>, };

/**
 * How a step ended.
 */
export type StepStatus = "running" | "ok" | "failed" | "skipped" | "not-offered";

/**
 * Light or dark.
 */
export type Theme = "system" | "light" | "dark";

/**
 * A sign-in service to be trusted from now on.
 */
export type TrustArgs = { 
/**
 * Its host, as the failure `hostNotTrusted` named it.
 */
host: string, };

/**
 * Whether the window can be seen.
 */
export type VisibleArgs = { 
/**
 * True if it can.
 */
visible: boolean, };

/** Every command with its arguments and its reply. */
export type Commands = {
  start: { args: NoArgs; reply: StartView };
  logon: { args: NoArgs; reply: LogonView };
  sign_in: { args: SignInArgs; reply: null };
  explore: { args: NoArgs; reply: null };
  sign_out: { args: NoArgs; reply: null };
  forget: { args: NoArgs; reply: null };
  trust_host: { args: TrustArgs; reply: null };
  retry: { args: NoArgs; reply: null };
  diagnose: { args: SignInArgs; reply: DoctorReport };
  ack: { args: AckArgs; reply: null };
  set_visible: { args: VisibleArgs; reply: null };
  set_settings: { args: SettingsArgs; reply: Settings };
  painted: { args: PaintedArgs; reply: null };
  pause: { args: PauseArgs; reply: null };
  search: { args: SearchArgs; reply: SearchView };
  export_csv: { args: ExportArgs; reply: ExportView };
};

/** The command that hands the feed's channel over. */
export const FEED_COMMAND = "open_feed";
