# The frame around the views: pause, palette, look, tables taken along.

## Pause

pause = Pause
pause-resume = Resume
pause-hint = Stops all updates in this window
pause-resume-hint = Goes on with the present
pause-since = Paused since { $time }
pause-changed =
    { $count ->
        [one] { $count } row has changed
       *[other] { $count } rows have changed
    }

## Look and keys

contrast = Contrast
contrast-system = As the system
contrast-high = High
density = Rows
density-comfortable = Comfortable
density-compact = Compact
letter-keys = Single-letter shortcuts
letter-keys-hint = “/” jumps to the filter, “P” pauses.

## Search and command palette

palette = Search and commands
palette-open = Find an agent, a queue, an action …
palette-short = Search
palette-results = Results
palette-nothing = Nothing found for “{ $query }”.
palette-searching = Asking the server …
palette-local = Only what is known here was searched: the server cannot be asked now.
palette-keys = ↑ ↓ to choose, Enter to go there, Esc to close
palette-keys-leads = ↑ ↓ to choose, Enter to go there, Shift+Enter for actions on it, Esc to close
palette-keys-page = ↑ ↓ to choose, Enter to do it, Esc to go back
palette-on = on
palette-off = off
palette-not-shown = not among the rows shown
palette-group-views = Views
palette-group-agents = Agents
palette-group-queues = Queues
palette-group-sessions = Sessions
palette-group-actions = Actions
palette-group-settings = Settings
palette-set = { $setting }: { $value }
palette-found =
    { $count ->
        [0] Nothing found
        [one] { $count } result
       *[other] { $count } results
    }

## Alerts

alerts = Alerts
alerts-none = No alerts
alerts-none-advice = What the server reports comes in here, and stays until the console is closed.
alerts-waiting = Alerts are not coming in at the moment.
alerts-missed = Alerts may have been missed between { $from } and { $to }.
alerts-go = Show { $name }
alerts-unseen =
    { $count ->
        [one] { $count } new alert
       *[other] { $count } new alerts
    }
notification-alerts =
    { $count ->
        [one] Alert
       *[other] { $count } alerts
    }
notifications = Alerts on the desktop
notifications-hint = Told also while another window is in front; a click leads to the row.
alerts-kept = the last { $count } are kept

## Tables to take along

export = Export
export-hint = Writes all rows, in this order, to a CSV file in the downloads folder
exported = Written to { $path }
copied =
    { $count ->
        [one] { $count } row copied
       *[other] { $count } rows copied
    }
dismiss = Close
