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
 * What the alert is about, as far as its text says.
 */
export type AlertTarget = { "table": "agent", id: number, } | { "table": "queue", id: number, };

/**
 * One line of the feed.
 */
export type AlertView = { "kind": "alert", 
/**
 * Rises with every line of this run.
 */
id: number, 
/**
 * When it came in: milliseconds since 1970 on the server's clock.
 */
at: number, 
/**
 * What the server says. Text from outside.
 */
text: string, 
/**
 * The row it is about; none if it names no known one.
 */
target: AlertTarget | null, } | { "kind": "missed", 
/**
 * Rises with every line of this run.
 */
id: number, 
/**
 * The last time at which everything was received, same clock.
 */
from: number, 
/**
 * From then on everything is received again.
 */
to: number, };

/**
 * Whether alerts are being received.
 */
export type AlertsState = "waiting" | "following" | "unavailable";

/**
 * What is new in the feed.
 */
export type AlertsView = { 
/**
 * True if `added` is all there is.
 */
reset: boolean, 
/**
 * Whether alerts are being received.
 */
state: AlertsState, 
/**
 * Why not, if they are not.
 */
failure: Failure | null, 
/**
 * New lines, the oldest first.
 */
added: Array<AlertView>, };

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
 * What is new of the server's alerts; comes in a pause, too.
 */
alerts?: AlertsView, 
/**
 * Where to go: the user has chosen a notification.
 */
lead?: LeadView, 
/**
 * The user's own status, where no row of the Agents table has it.
 */
own?: OwnStatusView, 
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
agents?: RowsView<AgentRow>, 
/**
 * Rows of the Sessions table.
 */
sessions?: RowsView<SessionRow>, 
/**
 * The sessions of which something was typed that is not saved: all of them.
 */
unsaved?: Array<UnsavedSession>, 
/**
 * What the user does, and has done lately.
 */
actions?: ActionsView, 
/**
 * The server's sums over both tables.
 */
sums?: SumsView, 
/**
 * The groups of queues.
 */
groups?: RowsView<GroupRow>, 
/**
 * What is new of the last minutes of the queues.
 */
trends?: TrendsView, };

/**
 * How the boards are set up; what is absent in a settings file has its default.
 */
export type BoardSettings = { 
/**
 * What the queues are grouped by.
 */
grouping: Grouping, 
/**
 * The groups that are folded, by id.
 */
folded: Array<number>, 
/**
 * The limits that somebody has set, one per table, queue and column at most.
 */
limits: Array<LimitRule>, 
/**
 * Which columns the tables show.
 */
columns: ColumnChoices, 
/**
 * Choices of what is looked at, kept under a name.
 */
views: Array<SavedView>, };

export type Cell = number | "na" | null;

/**
 * The columns that somebody has chosen, in their order from left to right; those of a table that
 * are none show the usual ones. Ids that no column has are kept, and mean nothing until one has.
 */
export type ColumnChoices = { queues: Array<string> | null, agents: Array<string> | null, sessions: Array<string> | null, };

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
description: string | null, 
/**
 * True if it was chosen and the server does not follow it for this table: every cell is
 * unknown until it is chosen anew.
 */
refused: boolean, };

/**
 * The metric columns of both tables. What is chosen of the rest of the catalogue is subscribed to:
 * its columns follow the usual ones then.
 */
export type ColumnsView = { 
/**
 * Columns of the Queues table.
 */
queues: Array<ColumnView>, 
/**
 * Columns of the Agents table.
 */
agents: Array<ColumnView>, 
/**
 * What can be chosen for the Queues table beside the usual columns: the metrics of the server's
 * catalogue that stand for none of them. Those that are chosen are among them.
 */
moreQueues: Array<ColumnView>, 
/**
 * The same for the Agents table.
 */
moreAgents: Array<ColumnView>, };

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
 * What is not followed although the console is connected.
 */
refused: RefusedTables, 
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
 * Why it failed; of a step that worked, what is to be said of it.
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
export type Failure = { "kind": "addressInvalid", input: string, } | { "kind": "httpNotAllowed", host: string, } | { "kind": "clientIdInvalid", input: string, } | { "kind": "unreachable", host: string, detail: string, } | { "kind": "timedOut", method: string, seconds: number, } | { "kind": "tls", host: string, detail: string, } | { "kind": "notConnect", method: string, found: string, } | { "kind": "challengeUnreadable", header: string, } | { "kind": "hostNotTrusted", host: string, server: string, } | { "kind": "signInNotEncrypted", host: string, server: string, } | { "kind": "liveHostNotTrusted", host: string, } | { "kind": "signInRefused" } | { "kind": "signInUnsupported", offered: string, } | { "kind": "logonMissing", detail: string, } | { "kind": "logonExpired" } | { "kind": "passwordWrong" } | { "kind": "passwordOrBinding" } | { "kind": "accountDisabled" } | { "kind": "passwordExpired" } | { "kind": "userNameInvalid", input: string, } | { "kind": "passwordInvalid" } | { "kind": "passwordMissing", user: string, } | { "kind": "keyringUnusable", why: KeyringProblem, detail: string, } | { "kind": "clockSkew" } | { "kind": "domainUnreachable", detail: string, } | { "kind": "serviceUnknown", host: string, } | { "kind": "serviceNotProven", detail: string, } | { "kind": "ntlmNotAllowed" } | { "kind": "ntlmNeedsPassword" } | { "kind": "handshakeFailed", detail: string, } | { "kind": "clientIdUnknown", clientId: string, } | { "kind": "agentUnknown" } | { "kind": "forbidden", method: string, } | { "kind": "tokenRefused", method: string, } | { "kind": "rejected", method: string, status: number, } | { "kind": "sessionUnknown", method: string, } | { "kind": "serverFault", method: string, status: number, } | { "kind": "notOffered", method: string, } | { "kind": "malformed", method: string, path: string, } | { "kind": "tooLarge", method: string, limitMb: number, } | { "kind": "liveConnection", detail: string, } | { "kind": "connectionLost" } | { "kind": "notConnected" } | { "kind": "notOpened", address: string, } | { "kind": "cacheUnusable", detail: string, } | { "kind": "notForgotten", detail: string, } | { "kind": "settingsNotRead", detail: string, } | { "kind": "settingsNotSaved", detail: string, } | { "kind": "fileNotWritten", folder: string, detail: string, } | { "kind": "notPossible", why: DenialKind, } | { "kind": "recordingNotDone" } | { "kind": "changedMeanwhile" } | { "kind": "fault", logId: string, };

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
 * A group of queues.
 */
export type GroupRow = { 
/**
 * The id of the team, group or business unit; -1 for the queues that are in none.
 */
id: number, 
/**
 * Its name: the server's text; empty for the queues that are in none.
 */
name: string, 
/**
 * The queues in it that are looked at, by id. A queue may be in several groups.
 */
queues: Array<number>, 
/**
 * Agents of these queues' teams by what they do, each counted once; none while none is known.
 */
agents: QueueAgents | null, 
/**
 * The server's sum over them; none if it has told none of just these queues.
 */
sum: SumRow | null, };

/**
 * What the queues are grouped by.
 */
export type Grouping = "none" | "team" | "group" | "businessUnit";

/**
 * Why the system's keyring cannot be used.
 */
export type KeyringProblem = "absent" | "locked" | "silent" | "failed";

/**
 * Where the user wants to be, having chosen a notification: at that row, or at the feed.
 */
export type LeadView = { 
/**
 * The row; none is the feed of alerts.
 */
target: AlertTarget | null, };

/**
 * A limit of one column that somebody has set, in place of the one there is without it. Without
 * any value it says that there is no limit.
 */
export type LimitRule = { 
/**
 * The table of the column; an older settings file has only those of queues.
 */
table: LimitTable, 
/**
 * The queue that it is for; none for all that have none of their own, and for agents.
 */
queue: number | null, 
/**
 * The column's id. Times in status have one per kind of status: `since-` and the kind, as in
 * `since-afterCall`.
 */
column: string, 
/**
 * From where on it is close to the limit, in the column's unit; none is 70 % of the limit.
 */
amber: number | null, 
/**
 * The limit, in the column's unit.
 */
red: number | null, 
/**
 * True if what is lower is worse.
 */
lower: boolean, };

/**
 * The tables whose figures have limits.
 */
export type LimitTable = "queues" | "agents";

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
away: number, 
/**
 * True if others serve it as well, who are not looked at and not counted.
 */
partial: boolean, };

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
 * True if it is hidden from the user elsewhere: the profile says so (row P1).
 */
hidden: boolean, 
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
 * The tables that the server lets nobody follow, each with the reason; the other one goes on.
 */
export type RefusedTables = { 
/**
 * Why there are no queues.
 */
queues: Failure | null, 
/**
 * Why there are no agents.
 */
agents: Failure | null, };

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
service: string, 
/**
 * True if the service has refused it, which may have another reason than the password: it is
 * not tried again before the user says so.
 */
refused: boolean, };

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
 * A choice that is kept under a name.
 */
export type SavedView = { 
/**
 * What the user calls it.
 */
name: string, 
/**
 * What it shows.
 */
scope: ScopeView, };

/**
 * The MBU structure (row P2), as small as it can be: there may be 50,000 of them. All names are
 * text from the server.
 */
export type OrganisationView = { 
/**
 * Business units: id and name.
 */
units: Array<[number, string]>, 
/**
 * Groups: id, name and the ids of their teams.
 */
groups: Array<[number, string, Array<number>]>, 
/**
 * Teams: id, name and the id of their business unit, where that is known.
 */
teams: Array<[number, string, number | null]>, 
/**
 * Agents: id, name and the id of their team, where that is known.
 */
agents: Array<[number, string, number | null]>, 
/**
 * Queues: id, name, the id of their business unit, where that is known, and the ids of the
 * teams that they are shown to.
 */
queues: Array<[number, string, number | null, Array<number>]>, };

/**
 * The user's own status (row T1), as far as no row of the Agents table has it.
 */
export type OwnStatusView = { 
/**
 * The kind of status.
 */
kind: StatusKind, 
/**
 * The status in the server's own word; empty if not known.
 */
status: string, 
/**
 * The reason code's name: the server's text.
 */
reason: string | null, 
/**
 * Since when, on the server's clock.
 */
since: number | null, 
/**
 * True if suspended from taking sessions.
 */
suspended: boolean, };

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
 * How the boards are set up.
 */
board: BoardSettings, 
/**
 * True if alerts are told outside of the window, too.
 */
notifications: boolean, 
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
 * How the boards are set up: all of it.
 */
board?: BoardSettings, 
/**
 * Whether alerts are told outside of the window, too.
 */
notifications?: boolean, 
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
 * A sum of the server.
 */
export type SumRow = { 
/**
 * One per column of the table.
 */
metrics: Array<Cell>, 
/**
 * When the server last said something of it, on the server's clock.
 */
asOf: number | null, 
/**
 * True if it does not follow the server now.
 */
stale: boolean, };

/**
 * The server's sums over all that is looked at.
 */
export type SumsView = { 
/**
 * Over the queues; none if the server has not told it, so that the rows are added up.
 */
queues: SumRow | null, 
/**
 * Over the agents; none if the server has not told it.
 */
agents: SumRow | null, };

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

/**
 * Which queue is asked about.
 */
export type QueueArgs = { 
/**
 * The queue's id.
 */
queue: number, };

/**
 * A queue in one minute. What nobody knew is none.
 */
export type QueueTrendPoint = { 
/**
 * Which minute.
 */
minute: number, 
/**
 * Sessions waiting.
 */
waiting: number | null, 
/**
 * How long the longest of them had waited, in milliseconds.
 */
longestWait: number | null, 
/**
 * The service level, 0 to 100.
 */
serviceLevel: number | null, 
/**
 * Agents available.
 */
agents: number | null, };

/**
 * The last 24 hours of a queue, as far as the console followed them.
 */
export type QueueTrendView = { 
/**
 * The oldest first, one per minute at most.
 */
points: Array<QueueTrendPoint>, };

/**
 * One minute of all queues.
 */
export type TrendMinute = { 
/**
 * Which.
 */
minute: number, 
/**
 * How many sessions waited: the queue's id and the number. A queue of which nobody knew is left
 * out.
 */
waiting: Array<[number, number]>, };

/**
 * What is new of the last 30 minutes.
 */
export type TrendsView = { 
/**
 * True if everything known before is to be dropped.
 */
reset: boolean, 
/**
 * Minutes that are new, the oldest first.
 */
minutes: Array<TrendMinute>, };

/**
 * What to do. What the rights do not allow is refused before it is sent.
 */
export type ActArgs = { 
/**
 * What.
 */
action: ActionKind, 
/**
 * To whom: the primary agent, if it is about a session.
 */
agent: number, 
/**
 * The session, for joins and leaving.
 */
session: number | null, 
/**
 * The status, by its id from [`StatusChoice`].
 */
status: number | null, 
/**
 * The reason code.
 */
reason: number | null, };

/**
 * Something that can be done.
 */
export type ActionKind = "setStatus" | "suspend" | "resume" | "silentJoin" | "whisper" | "bargeIn" | "leave" | "startRecording" | "stopRecording";

/**
 * How far an action is.
 */
export type ActionState = "requested" | "accepted" | "unsure" | "confirmed" | "failed" | "unconfirmed" | "unknown";

/**
 * An action of the user: requested, and what has become of it.
 */
export type ActionView = { 
/**
 * Its number, growing with time.
 */
id: number, 
/**
 * What.
 */
action: ActionKind, 
/**
 * To whom.
 */
agent: number, 
/**
 * The agent's name: the server's text.
 */
agentName: string, 
/**
 * The session, for joins and leaving.
 */
session: number | null, 
/**
 * The session's customer: untrusted text.
 */
customer: string, 
/**
 * The status that was asked for.
 */
status: StatusChoice | null, 
/**
 * How far it is.
 */
state: ActionState, 
/**
 * When it was requested.
 */
at: number, 
/**
 * When it was known what became of it.
 */
ended: number | null, 
/**
 * Why it failed, or why nobody knows.
 */
failure: Failure | null, 
/**
 * Of recordings: what became of each session.
 */
recordings: Array<RecordingAnswer>, 
/**
 * Where the server offers no joins: the session's address for a softphone (`sip:…`).
 */
softphone: string | null, };

/**
 * The actions under way and those that ended lately, the newest first, and what the user is joined
 * to.
 */
export type ActionsView = { 
/**
 * The actions.
 */
recent: Array<ActionView>, 
/**
 * The session.
 */
joined: JoinedView | null, };

/**
 * Which agent.
 */
export type AgentArgs = { 
/**
 * The agent's id.
 */
agent: number, };

/**
 * Why something is not offered.
 */
export type DenialKind = "offline" | "refused" | "noRight" | "recordingHidden" | "suspendSelf" | "noSession" | "notLookedAt" | "notInConversation" | "ownSession" | "sessionForbids" | "otherJoined" | "joinedByMe" | "joinedElsewhere" | "notJoined" | "recording" | "notRecording" | "suspended" | "notSuspended" | "underWay";

/**
 * Who hears the user once it is done.
 */
export type HeardBy = "nobody" | "agent" | "everybody";

/**
 * How the user is joined to a session.
 */
export type JoinedKind = "silent" | "whisper" | "bargeIn";

/**
 * What the user is joined to.
 */
export type JoinedView = { 
/**
 * The session.
 */
session: number, 
/**
 * Its agent.
 */
agent: number, 
/**
 * The agent's name: the server's text.
 */
agentName: string, 
/**
 * The customer's name: untrusted text.
 */
customer: string, 
/**
 * How.
 */
how: JoinedKind, 
/**
 * Since when.
 */
since: number, 
/**
 * False while only the request says so.
 */
sure: boolean, };

/**
 * Which part of the journal.
 */
export type JournalArgs = { 
/**
 * Entries before this one; none begins with the newest.
 */
before: number | null, 
/**
 * Only of agents who have this in their name; empty means all.
 */
agent: string, 
/**
 * Only these states; none means all.
 */
states: Array<ActionState>, };

/**
 * What an entry is about.
 */
export type JournalKind = ActionKind | SaveKind;

/**
 * A page of the journal, the newest first.
 */
export type JournalPage = { 
/**
 * The entries.
 */
entries: Array<JournalView>, 
/**
 * True if there are more.
 */
more: boolean, };

/**
 * An entry of the journal. What was typed is not in it.
 */
export type JournalView = { 
/**
 * Its place, growing with time.
 */
id: number, 
/**
 * What.
 */
action: JournalKind, 
/**
 * To whom: the agent of the session, if it is about one that somebody has.
 */
agent: number | null, 
/**
 * The agent's name: the server's text; empty if there is none.
 */
agentName: string, 
/**
 * The session, for joins, leaving and saves.
 */
session: number | null, 
/**
 * The session's customer: untrusted text.
 */
customer: string, 
/**
 * The status that was asked for.
 */
status: StatusChoice | null, 
/**
 * How far it is.
 */
state: ActionState, 
/**
 * When it was requested.
 */
at: number, 
/**
 * When it was known what became of it.
 */
ended: number | null, 
/**
 * Why it failed, or why nobody knows.
 */
failure: Failure | null, 
/**
 * Of recordings: what became of each session.
 */
recordings: Array<RecordingAnswer>, };

/**
 * A session that something can be done to.
 */
export type OfferSession = { 
/**
 * Its id.
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
 * True while it is being recorded.
 */
recording: boolean, 
/**
 * How the user is joined, if it is.
 */
mine: JoinedKind | null, 
/**
 * True while somebody else listens.
 */
otherListens: boolean, 
/**
 * True while somebody else whispers.
 */
otherWhispers: boolean, };

/**
 * One action.
 */
export type OfferView = { 
/**
 * What.
 */
action: ActionKind, 
/**
 * Of which session; none if it is about the agent, or if there is no session.
 */
session: number | null, 
/**
 * Why it is not allowed; none if it is.
 */
denial: DenialKind | null, 
/**
 * Who will hear the user, for joins.
 */
heardBy: HeardBy | null, };

/**
 * What can be done to an agent now.
 */
export type OffersView = { 
/**
 * The agent's id.
 */
agent: number, 
/**
 * Its name: the server's text.
 */
name: string, 
/**
 * Its sessions.
 */
sessions: Array<OfferSession>, 
/**
 * Every action, also those that are not allowed, in the order in which to show them.
 */
offers: Array<OfferView>, };

/**
 * The address to open the softphone on, as it was shown.
 */
export type OpenSoftphoneArgs = { 
/**
 * The action that told of it.
 */
action: number, 
/**
 * Its address: the one of [`ActionView::softphone`], no other is opened.
 */
address: string, };

/**
 * What became of a recording request for one session.
 */
export type RecordingAnswer = { 
/**
 * The session.
 */
session: number, 
/**
 * The customer's name, as far as it is known: untrusted text.
 */
customer: string, 
/**
 * The user may not record the session's primary agent.
 */
denied: boolean, 
/**
 * The recorder did not do it.
 */
failed: boolean, };

/**
 * Something typed in a session that was saved.
 */
export type SaveKind = "saveNotes" | "saveDisposition" | "saveItem";

/**
 * A status an agent can be set to.
 */
export type StatusChoice = { 
/**
 * Its id.
 */
id: number, 
/**
 * The server's word (`unavailable`).
 */
status: string, 
/**
 * Its kind.
 */
kind: StatusKind, 
/**
 * The reason code, for one of those of a status.
 */
reasonId: number | null, 
/**
 * The reason code's name: the server's text.
 */
reason: string | null, };

/**
 * A metric of an agent.
 */
export type AgentMetric = { 
/**
 * What it is called, and how its numbers are written.
 */
column: ColumnView, 
/**
 * One per modality of [`AgentView::modalities`].
 */
values: Array<Cell>, };

/**
 * What an agent does.
 */
export type AgentNow = { 
/**
 * The kind of status.
 */
kind: StatusKind, 
/**
 * The status in the server's own word; empty if not known.
 */
status: string, 
/**
 * The reason code's name.
 */
reason: string | null, 
/**
 * Since when.
 */
since: number | null, 
/**
 * True if suspended from taking sessions.
 */
suspended: boolean, };

/**
 * Where an agent belongs in the organisation. It is known without a connection, too.
 */
export type AgentPlaceView = { 
/**
 * The agent's name; empty if the user may not see the agent's entry.
 */
name: string, 
/**
 * The name of its team; empty if it is in none.
 */
team: string, 
/**
 * The name of its team's business unit; empty if there is none.
 */
businessUnit: string, 
/**
 * The names of the groups that its team is in.
 */
groups: Array<string>, 
/**
 * The queues it serves, which are those shown to its team: id and name, in the server's order.
 */
queues: Array<[number, string]>, };

/**
 * An agent's metrics of one queue.
 */
export type AgentQueue = { 
/**
 * The queue's id.
 */
id: number, 
/**
 * The queue's name; empty if the server did not say it.
 */
name: string, 
/**
 * True if the user does not see this queue.
 */
hidden: boolean, 
/**
 * Set if it stands for what went through no queue.
 */
direct: Direct | null, 
/**
 * One per column of the Agents table, see [`crate::ColumnsView::agents`].
 */
metrics: Array<Cell>, };

/**
 * A status that an agent was in for some time.
 */
export type AgentSpan = { 
/**
 * When it began, be it before the 24 hours.
 */
from: number, 
/**
 * When it ended; none while it lasts.
 */
to: number | null, 
/**
 * The kind of status.
 */
kind: StatusKind, 
/**
 * The status in the server's own word; empty if it did not say.
 */
status: string, 
/**
 * The reason code's name.
 */
reason: string | null, };

/**
 * What the server says of an agent (M1 with its history and its breakdowns).
 */
export type AgentView = { 
/**
 * The agent's id.
 */
id: number, 
/**
 * When the server said all this.
 */
at: number, 
/**
 * The agent's name; empty if the server did not say it.
 */
name: string, 
/**
 * What the agent did then.
 */
now: AgentNow, 
/**
 * The statuses of the last 24 hours, the oldest first. None is within another; where there is
 * room between two, nothing is known.
 */
spans: Array<AgentSpan>, 
/**
 * The modalities of [`AgentMetric::values`] in order: `audio`, `instantMessage`, `message`,
 * `agnostic` for what is not counted by modality, or the server's own word.
 */
modalities: Array<string>, 
/**
 * The agent's metrics, those of the Agents table first.
 */
metrics: Array<AgentMetric>, 
/**
 * The agent's metrics by queue, by the queue's id.
 */
queues: Array<AgentQueue>, };

/**
 * How after-call work ends.
 */
export type AfterCallView = { 
/**
 * True if the agent may take as long as it wants.
 */
manual: boolean, 
/**
 * After so many milliseconds else.
 */
limit: number | null, };

/**
 * A disposition to choose.
 */
export type Choice = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * The second level; empty if there is none.
 */
subs: Array<SubChoice>, };

/**
 * How a session came about that went through no queue.
 */
export type Direct = "inbound" | "outbound";

/**
 * The disposition of a session, and what there is to choose.
 */
export type DispositionView = { 
/**
 * The one chosen.
 */
disposition: number | null, 
/**
 * The one under it.
 */
sub: number | null, 
/**
 * The names of both, as far as they are known.
 */
names: Array<string>, 
/**
 * What there is to choose, with the second level.
 */
choices: Array<Choice>, };

/**
 * What of a session can be edited.
 */
export type EditField = { "kind": "notes" } | { "kind": "disposition" } | { "kind": "item", 
/**
 * [`crate::ExtraItemView::key`].
 */
key: string, };

/**
 * Why something may not be edited.
 */
export type EditRefusal = "forbidden" | "notOffered" | "nothingToChoose";

/**
 * What may be edited.
 */
export type EditRights = { 
/**
 * Why not the notes.
 */
notes: EditRefusal | null, 
/**
 * Why not the disposition.
 */
disposition: EditRefusal | null, 
/**
 * Why not the extra items.
 */
items: EditRefusal | null, };

/**
 * What became of what was typed.
 */
export type EditState = { "kind": "edited" } | { "kind": "saving" } | { "kind": "saved", 
/**
 * Since when, on the server's clock.
 */
at: number, } | { "kind": "failed", 
/**
 * Why.
 */
failure: Failure, } | { "kind": "conflict", 
/**
 * What the server has.
 */
theirs: EditValue, };

/**
 * A value of such a field.
 */
export type EditValue = { "kind": "text", 
/**
 * The text.
 */
text: string, } | { "kind": "choice", 
/**
 * The first level; none if nothing is chosen.
 */
disposition: number | null, 
/**
 * The second level.
 */
sub: number | null, };

/**
 * One field that somebody has typed into.
 */
export type EditView = { 
/**
 * Which one.
 */
field: EditField, 
/**
 * What was typed.
 */
value: EditValue, 
/**
 * What became of it.
 */
state: EditState, };

/**
 * Everything that was typed in one session.
 */
export type EditsView = { 
/**
 * The session.
 */
session: number, 
/**
 * The fields, in no particular order; a field that is not there is as the server has it.
 */
edits: Array<EditView>, };

/**
 * A datum of a session.
 */
export type ExtraItemView = { 
/**
 * Tells it from all others of its session, and says how it is saved.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its value as the server has it.
 */
value: string, };

/**
 * A further page of the customer's history.
 */
export type HistoryArgs = { 
/**
 * The session whose customer it is.
 */
id: number, 
/**
 * Sessions that began at this time or before; none means the latest.
 */
before: number | null, };

/**
 * Earlier sessions of a customer.
 */
export type HistoryPage = { 
/**
 * The newest first. What was on the page before may be on it again.
 */
sessions: Array<PastSession>, 
/**
 * True if there may be more.
 */
more: boolean, };

/**
 * An extra item with its new value.
 */
export type ItemValue = { 
/**
 * [`crate::ExtraItemView::key`].
 */
key: string, 
/**
 * The value.
 */
text: string, };

/**
 * A way through one call flow.
 */
export type IvrPath = { 
/**
 * The call flow's name.
 */
flow: string, 
/**
 * Its nodes, in order.
 */
nodes: Array<IvrStep>, };

/**
 * A node of a call flow.
 */
export type IvrStep = { 
/**
 * The node's name.
 */
name: string, 
/**
 * What was chosen; empty if there was no choice.
 */
chosen: string, 
/**
 * What happened there.
 */
note: string, 
/**
 * How long it took: the server does not say in which unit.
 */
duration: number | null, };

/**
 * Something typed, to be kept.
 */
export type KeepDraftArgs = { 
/**
 * The session.
 */
session: number, 
/**
 * Which field.
 */
field: EditField, 
/**
 * The whole value; none takes back what was typed.
 */
value: EditValue | null, 
/**
 * True to keep it although the server has something else meanwhile, which has been seen.
 */
over: boolean, };

/**
 * The page to open, as it was shown.
 */
export type OpenScreenPopArgs = { 
/**
 * The session.
 */
id: number, 
/**
 * Its address: the one of [`ScreenPop::address`], no other is opened.
 */
address: string, };

/**
 * An agent in a session, or one who is offered it.
 */
export type Participant = { 
/**
 * The agent's name.
 */
agent: string, 
/**
 * The agent's id, if it is an agent.
 */
agentId: number | null, 
/**
 * `agent`, `consult`, `transferAgent`, `contact`, `whisperJoin`, `silentJoin`, `invite`,
 * `bargeIn`, or the server's own word.
 */
how: string, 
/**
 * `accepted`, `afterCall`, `offering`, or the server's own word.
 */
status: string, 
/**
 * True if it is the primary agent.
 */
primary: boolean, 
/**
 * Since when: accepted, else offered.
 */
since: number | null, 
/**
 * Who asked for it; empty if nobody did.
 */
by: string, };

/**
 * An earlier session of a customer.
 */
export type PastSession = { 
/**
 * Its id.
 */
id: number, 
/**
 * When it began.
 */
started: number | null, 
/**
 * The queue's name.
 */
queue: string, 
/**
 * The agent's name; empty if nobody answered.
 */
agent: string, 
/**
 * `audio`, `instantMessage`, `message`, or the server's own word.
 */
modality: string, 
/**
 * The names of the disposition and of the one under it; empty if none was chosen.
 */
disposition: Array<string>, 
/**
 * The notes.
 */
notes: string, };

/**
 * A text to answer an instant message with.
 */
export type Prompt = { 
/**
 * What it is called.
 */
name: string, 
/**
 * The text.
 */
text: string, };

/**
 * A disposition to save.
 */
export type SaveDispositionsArgs = { 
/**
 * The session.
 */
session: number, 
/**
 * The first level.
 */
disposition: number, 
/**
 * The second level, if there is one.
 */
sub: number | null, 
/**
 * True to send it without a look at what the server has, which is then written over: where the
 * session cannot be looked at any more.
 */
unseen: boolean, };

/**
 * Extra items to save.
 */
export type SaveExtraItemsArgs = { 
/**
 * The session.
 */
session: number, 
/**
 * Those that have changed.
 */
items: Array<ItemValue>, 
/**
 * True to send it without a look at what the server has, which is then written over: where the
 * session cannot be looked at any more.
 */
unseen: boolean, };

/**
 * Notes to save.
 */
export type SaveNotesArgs = { 
/**
 * The session.
 */
session: number, 
/**
 * All of them.
 */
text: string, 
/**
 * True to send it without a look at what the server has, which is then written over: where the
 * session cannot be looked at any more.
 */
unseen: boolean, };

/**
 * The page that agents are shown with a session (spec note 17).
 */
export type ScreenPop = { 
/**
 * Its address in full, other scripts than Latin in the way addresses write them.
 */
address: string, 
/**
 * The host alone; empty if it may not be opened.
 */
host: string, 
/**
 * False if it is no address of a web page: then it is not opened.
 */
allowed: boolean, };

/**
 * A session by its id.
 */
export type SessionArgs = { 
/**
 * The session, live or past.
 */
id: number, };

/**
 * Something that happened to a session.
 */
export type SessionEvent = { 
/**
 * When.
 */
at: number | null, 
/**
 * What.
 */
text: string, 
/**
 * Who or what says so.
 */
by: string, };

/**
 * Something that was published of a session.
 */
export type SessionMessage = { 
/**
 * When.
 */
at: number | null, 
/**
 * What it is called.
 */
name: string, 
/**
 * The agent it is about: the name if the agent takes part, else the id; empty if it is about
 * none.
 */
agent: string, };

/**
 * Where a session stands, and since when.
 */
export type SessionNow = { 
/**
 * Where it stands.
 */
state: SessionState, 
/**
 * The same in the server's word.
 */
status: string, 
/**
 * `audio`, `instantMessage`, `message`, or the server's own word.
 */
modality: string, 
/**
 * When it began.
 */
started: number | null, 
/**
 * Since when the customer waits.
 */
queuedSince: number | null, 
/**
 * When its agent answered.
 */
answered: number | null, 
/**
 * Since when it has been active.
 */
activeSince: number | null, 
/**
 * Since when its agent works on it after the call.
 */
afterCallSince: number | null, 
/**
 * How the after-call work ends.
 */
afterCall: AfterCallView | null, 
/**
 * When it ended.
 */
ended: number | null, 
/**
 * How long it lasted, if it is over, in milliseconds.
 */
duration: number | null, 
/**
 * Since when it is on hold.
 */
holdSince: number | null, 
/**
 * True while it is on hold.
 */
onHold: boolean, 
/**
 * After so many milliseconds on hold somebody should look; none if the server has no limit.
 */
holdLimit: number | null, 
/**
 * Since when it is recorded.
 */
recordingSince: number | null, 
/**
 * True while it is recorded.
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
 * One live session, merged from all agents and queues that tell of it.
 */
export type SessionRow = { 
/**
 * The session's id.
 */
id: number, 
/**
 * The customer's name: untrusted text; empty if not known.
 */
customer: string, 
/**
 * The queue's name: the server's text; empty if there is none or it is not known.
 */
queue: string, 
/**
 * The queue's id.
 */
queueId: number | null, 
/**
 * Set if it went through no queue.
 */
direct: Direct | null, 
/**
 * The name of the agent who has it or is offered it; empty if there is none.
 */
agent: string, 
/**
 * The agent's id.
 */
agentId: number | null, 
/**
 * `audio`, `instantMessage`, `message`, or the server's own word.
 */
modality: string, 
/**
 * Where it stands.
 */
state: SessionState, 
/**
 * The same in the server's word.
 */
status: string, 
/**
 * Since when the customer has been waiting; none once it is with an agent.
 */
queuedSince: number | null, 
/**
 * Since when it has been active.
 */
activeSince: number | null, 
/**
 * Since when its agent works on it after the call.
 */
afterCallSince: number | null, 
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
whisperJoined: boolean, 
/**
 * When the server last said something of it; none if never.
 */
asOf: number | null, 
/**
 * True if the row does not follow the server now.
 */
stale: boolean, };

/**
 * Where a session stands; the server's own word goes beside it.
 */
export type SessionState = "waiting" | "ringing" | "active" | "hold" | "afterCall" | "ended" | "unknown";

/**
 * One session in full (S3).
 */
export type SessionView = { 
/**
 * Its id.
 */
id: number, 
/**
 * When the server said all this.
 */
at: number, 
/**
 * Where it stands, and since when.
 */
now: SessionNow, 
/**
 * The customer's name.
 */
customer: string, 
/**
 * The customer's id, if it is another text than the name.
 */
customerId: string, 
/**
 * The customer's phone number or address.
 */
customerPhone: string, 
/**
 * The queue's name; empty if there is none.
 */
queue: string, 
/**
 * Set if it went through no queue.
 */
direct: Direct | null, 
/**
 * The responding agent's name; empty if there is none.
 */
agent: string, 
/**
 * The name of the call flow.
 */
callFlow: string, 
/**
 * Who takes part.
 */
participants: Array<Participant>, 
/**
 * Who is being offered it.
 */
offers: Array<Participant>, 
/**
 * The ways through the call flows.
 */
ivr: Array<IvrPath>, 
/**
 * What happened to it, the latest first.
 */
events: Array<SessionEvent>, 
/**
 * What was said, the oldest first; none if the server has no transcript of it.
 */
transcript: Array<TranscriptLine> | null, 
/**
 * Texts that are at hand to answer an instant message with.
 */
prompts: Array<Prompt>, 
/**
 * What was published of the session to its agents, the latest first.
 */
messages: Array<SessionMessage>, 
/**
 * The customer's latest sessions, the newest first.
 */
history: HistoryPage, 
/**
 * Data that came with it or was noted on it.
 */
items: Array<ExtraItemView>, 
/**
 * The notes as the server has them.
 */
notes: string, 
/**
 * The disposition as the server has it.
 */
disposition: DispositionView, 
/**
 * The page that agents are shown with it.
 */
screenPop: ScreenPop | null, 
/**
 * What was typed and the server does not have, or has since a moment ago.
 */
edits: Array<EditView>, 
/**
 * What may be edited.
 */
rights: EditRights, };

/**
 * A disposition of the second level.
 */
export type SubChoice = { 
/**
 * Its id.
 */
id: number, 
/**
 * Its name.
 */
name: string, };

/**
 * Which part of a transcript.
 */
export type TranscriptArgs = { 
/**
 * The session.
 */
id: number, 
/**
 * What was said at this time or later; none means all of it.
 */
from: number | null, };

/**
 * A line of a conversation.
 */
export type TranscriptLine = { 
/**
 * Tells it from all others of its session.
 */
key: string, 
/**
 * When.
 */
at: number | null, 
/**
 * Who said it.
 */
from: string, 
/**
 * What.
 */
text: string, 
/**
 * True if an agent said it.
 */
agent: boolean, };

/**
 * A session of which something was typed that is not saved.
 */
export type UnsavedSession = { 
/**
 * The session's id.
 */
id: number, 
/**
 * The customer's name: untrusted text.
 */
customer: string, };

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
  session: { args: SessionArgs; reply: SessionView };
  transcript: { args: TranscriptArgs; reply: Array<TranscriptLine> };
  customer_history: { args: HistoryArgs; reply: HistoryPage };
  edits: { args: SessionArgs; reply: EditsView };
  keep_draft: { args: KeepDraftArgs; reply: EditsView };
  save_notes: { args: SaveNotesArgs; reply: EditsView };
  save_dispositions: { args: SaveDispositionsArgs; reply: EditsView };
  save_extra_items: { args: SaveExtraItemsArgs; reply: EditsView };
  open_screen_pop: { args: OpenScreenPopArgs; reply: null };
  offers: { args: AgentArgs; reply: OffersView };
  statuses: { args: AgentArgs; reply: Array<StatusChoice> };
  act: { args: ActArgs; reply: number };
  journal: { args: JournalArgs; reply: JournalPage };
  export_journal: { args: JournalArgs; reply: ExportView };
  open_softphone: { args: OpenSoftphoneArgs; reply: null };
  agent: { args: AgentArgs; reply: AgentView };
  agent_place: { args: AgentArgs; reply: AgentPlaceView };
  queue_trend: { args: QueueArgs; reply: QueueTrendView };
  queue_agents: { args: QueueArgs; reply: Array<number> };
  organisation: { args: NoArgs; reply: OrganisationView };
};

/** The command that hands the feed's channel over. */
export const FEED_COMMAND = "open_feed";
