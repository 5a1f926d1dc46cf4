# The list of sessions, and one session in full.

sessions = Sessions
filter-sessions = Filter sessions
sessions-none = No sessions
sessions-none-advice = Nobody is waiting and nobody is in a session, in what is looked at.
sessions-partial = May be incomplete
sessions-partial-hint = The server does not let you follow one of the tables that tell of sessions: { $reason }
sessions-unsaved = Not saved:

column-customer = Customer
column-modality = How
column-state = State
column-queued = Waiting
column-active = Active
column-marks = Recorded, joined

session-state-waiting = Waiting
session-state-ringing = Ringing
session-state-active = Active
session-state-hold = On hold
session-state-afterCall = After call
session-state-ended = Ended
session-state-unknown = Unknown
session-direct-inbound = Direct, inbound
session-direct-outbound = Direct, outbound

session-of = Session with { $customer }
session-nothing = Nothing was recorded.

session-hold-late = On hold for longer than { $limit }
session-gone = The session ended at { $time }. What is noted here can still be saved.
session-timer-queued = waiting
session-timer-active = active
session-timer-hold = on hold
session-timer-afterCall = after call
session-timer-left = left of it
session-timer-manual = until the agent finishes
session-timer-recording = recorded
session-timer-duration = in all

session-fact-queue = Queue
session-fact-agent = Agent
session-fact-modality = How
session-fact-phone = Reached at
session-fact-customer-id = Customer id
session-fact-call-flow = Call flow
session-fact-started = Began
session-fact-answered = Answered
session-fact-ended = Ended
session-fact-number = Session

session-page = Page for this session
session-page-open = Open in the browser
session-page-refused = This is not the address of a web page. It is not opened.

session-participants = Taking part
session-participants-none = Nobody takes part yet.
participant-primary = primary
participant-by = asked by
participant-how-agent = agent
participant-how-consult = consulted
participant-how-transferAgent = took over
participant-how-contact = contact
participant-how-whisperJoin = whispers
participant-how-silentJoin = listens silently
participant-how-invite = invited
participant-how-bargeIn = barged in
participant-status-accepted = in the session
participant-status-afterCall = after call
participant-status-offering = being offered it

session-notes = Notes
session-notes-hint = Ctrl+Enter saves
session-disposition = Disposition
session-sub-disposition = Second level of the disposition
session-disposition-none = – none –
session-items = Extra items
session-typed = What you have typed

session-transcript = Conversation
session-transcript-none = Nothing has been said yet.
session-history = Earlier sessions of the customer
session-history-none = The customer has no earlier sessions.
session-history-more = Show more
session-ivr = Way through the IVR
session-ivr-duration = How long it took, as the server counts it
session-events = Events

edit-edited = Not saved yet
edit-saving = Saving …
edit-saved = Saved at { $time }
edit-failed = Not saved
edit-save = Save
edit-again = Try again
edit-discard = Discard
edit-unseen = Save unseen
edit-unseen-hint = What the server has can no longer be looked at. It may be written over.
edit-conflict = Somebody else has changed this meanwhile. The server has:
edit-conflict-empty = (nothing)
edit-theirs = Take theirs
edit-mine = Keep mine
edit-refused-forbidden = The server does not allow you to change this.
edit-refused-notOffered = This server does not offer to change this.
edit-refused-nothingToChoose = The server names nothing to choose from.
