# Trends of queues, one queue in full, limits.

column-trend = Waiting, 30 min
column-trend-hint = How many waited in the last 30 minutes
trend-none = Nothing noted in the last 30 minutes
trend-now = now { $now }, at most { $most } in { $minutes } minutes
trend-most = not known now, at most { $most } in { $minutes } minutes

## One queue in full

queue-hidden-hint = This queue is hidden in your profile.
queue-of = Queue { $queue }
queue-day = The last 24 hours
queue-day-none = Nothing is noted yet: it fills while the console follows the server.
queue-as-table = As a table
queue-hour = Hour
hours-most = { $title }, most
hours-least = { $title }, least
queue-agents-available = Agents available
chart-summary = { $title }: now { $now }, at least { $least }, at most { $most }
queue-sessions-none = No session is in this queue.
queue-agents-none = Nobody who is looked at serves this queue.
agents-refused = The server does not let you follow agents.
queue-more = and { $count } more

## Limits

limit-over = { $column } over { $limit }
limit-under = { $column } under { $limit }
limits = Limits
limits-hint = The limits of the columns. A queue in full may have its own.
limits-hint-queue = These go before the limits of the columns.
limits-inherited = as the columns have it
limits-built-in = built in
limits-higher = higher is worse
limits-lower = lower is worse
limits-none = no limit
limits-amber = Close to it
limits-red = Limit
limits-invalid = Not a value: use figures, for times m:ss
limits-ambiguous = This may mean two things: write thousands without a mark, and at most two digits after it
limits-empty = A limit has a value: to be without one, choose “no limit”
limits-amber-hint = 70 % of the limit
limits-time-in-status = In status: { $status }
limits-close = Close
limits-edit = Limits of the columns …
