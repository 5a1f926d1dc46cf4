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
