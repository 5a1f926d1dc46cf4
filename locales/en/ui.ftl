# The window of Connect Console.

app-name = Connect Console
navigation = Views
nav-hint = { $name } ({ $key })
key-ctrl = Ctrl
at-least = { $count }+

## First start

first-start-lead = Sign in to your contact centre
server-label = Server address
server-hint = A host name or a web address; your administrator has it.
client-id-label = Client id
client-id-hint = The id under which this console is registered on the server.
allow-http-label = Allow plain http
allow-http-warning = Without https, everybody on the network can read along. Only for test systems.
sign-in = Sign in as the Windows user
sign-in-as = Sign in as { $user }
sign-in-account = Sign in
logon-domain = Your logon to the domain is used; no password is asked for.
logon-local = This is no logon to a domain. The server may want another account.
other-account = Use another account
logon-instead = Sign in as the Windows user instead
logon-instead-as = Sign in as { $user } instead
user-label = User name
user-hint = Written as DOMAIN\name or name@domain.
password-label = Password
password-hint = It is used for this sign-in service alone.
password-kept-hint = It is kept in the keyring. Leave this empty to use it.
remember-password = Remember the password
remember-hint = It is kept in the keyring of this computer, never in a file.
keyring-absent = The password cannot be remembered: this computer has no keyring, or it is not running.
keyring-locked = The password cannot be remembered: the keyring of this computer is locked.
keyring-silent = The password cannot be remembered: the keyring of this computer does not answer.
keyring-failed = The password cannot be remembered: the keyring of this computer cannot be used.
forget-password = Forget the password
trust-host = Trust { $host } for this server
sign-in-again = Sign in again
back-to-board = Back to the board
signing-in = Signing in …
sign-in-steps = Steps of the sign-in
diagnose = Diagnose
diagnosing = Trying every step of the sign-in …
diagnosis = Diagnosis
diagnosis-ok = Diagnosis: every step works
diagnosis-failed = Diagnosis: something does not work
explore = Explore
explore-starting = Starting …
explore-title = Explore with sample data
explore-text = A small contact centre on this computer, no server.
step-status-running = under way
step-status-ok = done
step-status-failed = failed
step-status-skipped = skipped
step-status-not-offered = not offered
milliseconds = { $ms } ms

## Connection

connection-connecting = Connecting …
connection-catchingUp = Catching up …
connection-live = Live
connection-live-by = Live · { $transport }
connection-slow = Slow since { $time }
connection-reconnecting = Reconnecting …
connection-offline = Offline since { $time }
connection-signedOut = Signed out
transport-webSockets = WebSocket
transport-serverSentEvents = server-sent events
transport-longPolling = long polling
next-attempt = next attempt in { $time }
retry = Try now
offline-banner = Offline since { $time } – showing the last known values as of { $asOf }.
offline-no-values = Offline since { $time } – no values are known yet.
sample-data = Sample data
sample-data-hint = This contact centre is made up. It runs on this computer.
as-of-now = as of now
as-of-never = no values yet
as-of-time = as of { $time }

## Settings

settings = Settings
theme = Theme
theme-system = As the system
theme-light = Light
theme-dark = Dark
language = Language
language-profile = As in the profile
client-logs = Report problems to the server
client-logs-hint = Warnings and errors of this program go to the server’s log, without customer data.
proof = Sign-in
proof-user = As { $user }
proof-logon = As the Windows user
mechanism-kerberos = With Kerberos
mechanism-ntlm = With NTLM, the older way
proof-none = The sign-in service asked for no proof
proof-mutual = The server has proven itself to you
proof-not-mutual = The server is known by its certificate alone
proof-bound = Tied to this encrypted connection
proof-not-bound = Not tied to an encrypted connection
kept-password = The password of { $user } is kept in the keyring.
sign-out = Sign out
leave-sample-data = Leave sample data
sign-out-ask = Sign out?
sign-out-unsaved =
    { $count ->
        [one] Something you typed in { $count } session is not saved. Signing out deletes it.
       *[other] What you typed in { $count } sessions is not saved. Signing out deletes it.
    }
sign-out-anyway = Sign out and delete

## Tables

queues = Queues
agents = Agents
filter-queues = Filter queues
filter-agents = Filter agents
filter-hint = Jump here with the / key, empty with Esc
filter-clear = Clear the filter
shown-of-all = { $shown } of { $all }
order-held = Order held
order-held-hint = While the pointer is over the rows, values change but rows stay in their places.
row-gone = No longer there. Its place is kept while the pointer is over the rows.
grid-total = Totals
table-loading = Loading …
panel-close = Close (Esc)
nothing-matches = Nothing matches
nothing-matches-advice = No row fits the filter that is set.
queues-none = No queues
queues-none-advice = Your place in the organisation has no queues to watch. Your administrator can change that.
agents-none = No agents
agents-none-advice = Your place in the organisation has no agents to watch. Your administrator can change that.
none-in-scope = There are none in what is looked at.
not-applicable = n/a
not-applicable-hint = Not applicable: nothing to count yet
unknown-hint = Not known: the server has not sent it
refused-hint = The server refuses this metric for this table, or one that was chosen with it. To ask for it again, take the column away and choose it anew.
total-queues =
    { $count ->
        [one] { $count } queue
       *[other] { $count } queues
    }
total-agents-hint = Every agent is counted once, however many queues they serve.
limit-warn = close to the limit
limit-bad = over the limit

## Columns

column-queue = Queue
column-business-unit = Business unit
column-agents = Avail · call · after · away
column-agents-hint = Agents available, on call, in after-call work, away
agents-figures = { $available } available, { $onCall } on call, { $afterCall } after call, { $away } away
agents-partial = Others serve it as well, who are not looked at and not counted.
agents-partial-mark = in part
column-waiting = Waiting
column-longestWait = Longest
column-serviceLevel = Service level
column-serviceLevel-hint = Answered within the target time, of all that were answered, or given up after it; the server sets the time and counts
column-offered = Offered
column-answered = Answered
column-abandoned = Abandoned
column-abandoned-hint = Gave up while they waited
column-averageWait = Avg wait
column-averageWait-hint = How long those who were answered had waited, on average
column-agent = Agent
column-name = Name
column-team = Team
column-status = Status
column-since = In status
column-session = Session
column-handled = Handled
column-averageHandle = Avg handle
column-averageHandle-hint = Talking, hold and after-call work of a session together, on average
column-rona = RONA

## Statuses

status-available = Available
status-onCall = On call
status-ringing = Ringing
status-afterCall = After call
status-away = Away
status-notResponding = Not responding
status-offline = Offline
status-unknown = Unknown
status-inCall = In a call
status-unavailable = Unavailable
status-loggedOut = Logged out
status-offPhoneActivity = Off-phone activity
status-ringOnNoAnswer = Ring, no answer
status-busy = Busy
status-beRightBack = Be right back
status-directCall = Direct call
status-inactive = Inactive
status-inImCall = In a chat
status-directInboundDial = Direct call, inbound
status-directOutboundDial = Direct call, outbound
status-atLunch = At lunch
status-offWork = Off work
status-conferenceCall = Conference call
chips-label = Show only these statuses
chip-available = available
chip-onCall = on call
chip-ringing = ringing
chip-afterCall = after call
chip-away = away
chip-notResponding = not responding
chip-offline = offline
chip-unknown = unknown
modality-audio = Call
modality-instantMessage = Chat
modality-message = E-mail
tag-suspended = suspended
tag-hidden = hidden
tag-recording = recording
tag-listened = listened to
tag-whisper = whisper
sessions-more = +{ $count }
sessions-count =
    { $count ->
        [one] { $count } session
       *[other] { $count } sessions
    }

## Faults

fault-title = Something in this window went wrong
fault-text = Your data is safe: it is kept outside of this window. Loading the window again usually helps.
fault-reload = Load the window again
