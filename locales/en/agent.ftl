# One agent in full, and what the softphone is opened on.

agent-of = Agent { $name }
agent-open = Open agent

agent-sessions-none = In no session now.
agent-not-looked-at = The agent is not among those looked at, so its sessions are not known here.

agent-day = Statuses of the last 24 hours
agent-day-none = The server tells of no statuses.
agent-day-steps = Statuses of the last 24 hours; the arrow keys go from one to the next
agent-gap = Nothing known
agent-now = now
agent-span = { $status }, { $from } to { $to }, { $lasted }
agent-span-lasts = { $status }, { $from } to { $to }
agent-from = From
agent-to = To
agent-lasted = Lasted

agent-metrics = Metrics
agent-metric = Metric
agent-metrics-none = The server tells of no metrics.
agent-metrics-all = Show all { $count }
agent-metrics-few = Show fewer

agent-by-queue = By queue
agent-by-queue-none = The server counts nothing by queue.
agent-queue-hidden = hidden queue
agent-queue-hidden-hint = You do not see this queue; the server counts what the agent did in it all the same.

agent-serves = Serves the queues
agent-serves-none = The organisation that you see names no queues for this agent.
agent-unit = Business unit
agent-groups = Groups
agent-known = Without an answer of the server, this is what the board knows.

modality-agnostic = In all
softphone-open = Open the softphone
session-prompts = Prepared answers
session-messages = Messages
