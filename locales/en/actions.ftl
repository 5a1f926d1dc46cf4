# Actions on agents and sessions, one's own status, the journal.

## What can be done

actions-of = Actions on { $name }
actions-session = Actions on session { $session }
session-open = Open session
actions-loading = Asking what is possible …
row-actions = Actions …
row-actions-hint = Actions (Menu key or “.”)
action-setStatus = Set status
action-suspend = Suspend
action-resume = Resume
action-silentJoin = Listen silently
action-whisper = Whisper
action-bargeIn = Barge in
action-leave = Leave
action-startRecording = Start recording
action-stopRecording = Stop recording
action-saveNotes = Save notes
action-saveDisposition = Save disposition
action-saveItem = Save extra item
set-status-of = Set the status of { $name }
statuses-loading = Asking for the statuses …
statuses-none = The server names no status for this agent.

## Why not

denial-offline = Not while the values do not follow the server.
denial-refused = The server has refused this for this agent. After the next sign-in it can be tried again.
denial-noRight = Your rights do not allow this.
denial-recordingHidden = Recording is switched off for you.
denial-suspendSelf = You may not suspend yourself.
denial-noSession = There is no session.
denial-notLookedAt = The agent is not among those looked at, so its sessions are not known here.
denial-notInConversation = Nobody is talking in the session now.
denial-ownSession = This is your own session.
denial-sessionForbids = The session does not allow this.
denial-otherJoined = Somebody else is joined already.
denial-joinedByMe = You are joined already.
denial-joinedElsewhere = You are joined to another session. Leave it first.
denial-notJoined = You are not joined.
denial-recording = It is being recorded already.
denial-notRecording = Nothing is being recorded.
denial-suspended = The agent is suspended already.
denial-notSuspended = The agent is not suspended.
denial-underWay = The same is under way.

## Before it is done

confirm-session = Session of { $customer }
confirm-session-queue = Session of { $customer }, { $queue }
confirm-silentJoin = You will hear the customer and the agent. Nobody will hear you.
confirm-whisper = The agent will hear you. The customer will not.
confirm-bargeIn = The customer and the agent will hear you.
confirm-leave = You will no longer hear the session, and nobody in it will hear you.
confirm-setStatus = The new status counts at once. It decides whether new sessions come.
confirm-suspend = No new sessions come until this is taken back.
confirm-resume = New sessions come again, as far as the status allows.
confirm-startRecording =
    { $count ->
        [one] { $count } session of this agent will be recorded: customer, agent, and whoever else is in it.
       *[other] { $count } sessions of this agent will be recorded: customers, agent, and whoever else is in them.
    }
confirm-stopRecording = All sessions of this agent will no longer be recorded.
confirm-others-listen = Somebody is listening already.
confirm-others-whisper = Somebody is whispering already.
confirm-nobody-joined = Nobody else is joined.
cancel = Cancel

## What has become of it

action-state-requested = requested
action-state-accepted = accepted
action-state-unsure = no answer
action-state-confirmed = confirmed
action-state-failed = failed
action-state-unconfirmed = not confirmed
action-state-unknown = unknown
outcome-requested = Sent to the server …
outcome-accepted = Accepted; waiting for the live data to show it …
outcome-unsure = The answer was lost. Waiting for the live data to tell …
outcome-confirmed = Done: the live data shows it.
outcome-failed = Not done.
outcome-unconfirmed = The server has accepted it, but the live data does not show it. It may still come.
outcome-unknown = Nobody knows whether it was done. Look at the agent before you try again.
outcome-on = { $action }: { $name }
outcomes = What has become of your actions
try-again = Try again
softphone = Join with your softphone:
copy = Copy
address-copied = Copied
copy-refused = Not copied
recording-done = done
recording-denied = denied: you may not record this session
recording-failed = the recorder failed
recording-of = Session { $session }

## Joined

joined-silent = You are listening to { $name }
joined-whisper = You are whispering to { $name }
joined-bargeIn = You are talking with { $name } and the customer
joined-perhaps = You are perhaps joined to the session of { $name }
joined-tag = joined by me

## Own status

own-status = Your status
own-status-change = Change your status

## Journal

journal = Journal
journal-file = journal { $day }
journal-filter = Filter by agent
journal-states = Show only these outcomes
journal-open = under way
journal-none = Nothing done yet
journal-none-advice = Every action you take on an agent or a session is listed here, and kept on this computer.
journal-more = Show older ones
journal-export = Export as CSV
journal-exported = Written to { $path }
journal-column-time = Time (UTC)
journal-column-action = Action
journal-column-agent = Agent
journal-column-agent-id = Agent id
journal-column-status = Status
journal-column-reason = Reason
journal-column-session = Session
journal-column-customer = Customer
journal-column-state = Outcome
journal-column-ended = Ended (UTC)
journal-column-failure = Why
journal-column-recordings = Each session
journal-head-time = Time
journal-head-ended = Ended
