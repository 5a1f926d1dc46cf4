# Verläufe der Warteschlangen, eine Warteschlange im Einzelnen, Grenzwerte.

column-trend = Wartend, 30 Min.
column-trend-hint = Wie viele in den letzten 30 Minuten warteten
trend-none = In den letzten 30 Minuten nichts aufgezeichnet
trend-now = jetzt { $now }, höchstens { $most } in { $minutes } Minuten
trend-most = jetzt nicht bekannt, höchstens { $most } in { $minutes } Minuten

## Eine Warteschlange im Einzelnen

queue-hidden-hint = In Ihrem Profil ist diese Warteschlange verborgen.
queue-of = Warteschlange { $queue }
queue-day = Die letzten 24 Stunden
queue-day-none = Noch nichts aufgezeichnet: Es füllt sich, solange die Konsole dem Server folgt.
queue-as-table = Als Tabelle
queue-hour = Stunde
hours-most = { $title }, höchstens
hours-least = { $title }, mindestens
queue-agents-available = Verfügbare Agenten
chart-summary = { $title }: jetzt { $now }, mindestens { $least }, höchstens { $most }
queue-sessions-none = In dieser Warteschlange ist keine Sitzung.
queue-agents-none = Niemand aus der Auswahl bedient diese Warteschlange.
agents-refused = Der Server lässt Sie keine Agenten beobachten.
queue-more = und { $count } weitere

## Grenzwerte

limit-over = { $column } über { $limit }
limit-under = { $column } unter { $limit }
limits = Grenzwerte
limits-hint = Die Grenzwerte der Spalten. Eine Warteschlange kann im Einzelnen eigene haben.
limits-hint-queue = Diese gehen den Grenzwerten der Spalten vor.
limits-inherited = wie bei den Spalten
limits-built-in = eingebaut
limits-higher = höher ist schlechter
limits-lower = niedriger ist schlechter
limits-none = kein Grenzwert
limits-amber = Nahe daran
limits-red = Grenzwert
limits-invalid = Kein Wert: Ziffern eingeben, Zeiten als m:ss
limits-ambiguous = Das kann zweierlei heißen: Tausender ohne Zeichen schreiben, höchstens zwei Stellen nach dem Komma
limits-empty = Ein Grenzwert hat einen Wert; ohne geht es mit „kein Grenzwert“
limits-amber-hint = 70 % des Grenzwerts
limits-time-in-status = Im Status: { $status }
limits-close = Schließen
limits-edit = Grenzwerte der Spalten …
