# Der Rahmen um die Ansichten: Pause, Palette, Aussehen, Tabellen zum Mitnehmen.

## Pause

pause = Pause
pause-resume = Fortsetzen
pause-hint = Hält alle Aktualisierungen in diesem Fenster an
pause-resume-hint = Macht mit dem jetzigen Stand weiter
pause-since = Pause seit { $time }
pause-changed =
    { $count ->
        [one] { $count } Zeile hat sich geändert
       *[other] { $count } Zeilen haben sich geändert
    }

## Aussehen und Tasten

contrast = Kontrast
contrast-system = Wie das System
contrast-high = Hoch
density = Zeilen
density-comfortable = Bequem
density-compact = Kompakt
letter-keys = Tastenkürzel aus einem Zeichen
letter-keys-hint = „/“ springt zum Filter, „P“ hält an.

## Suche und Befehlspalette

palette = Suche und Befehle
palette-open = Agent, Warteschlange, Aktion finden …
palette-short = Suchen
palette-results = Ergebnisse
palette-nothing = Nichts gefunden für „{ $query }“.
palette-searching = Der Server wird gefragt …
palette-local = Gesucht wurde nur in dem, was hier bekannt ist: Der Server kann gerade nicht gefragt werden.
palette-keys = ↑ ↓ wählen, Eingabe öffnen, Esc schließen
palette-keys-leads = ↑ ↓ wählen, Eingabe öffnen, Umschalt+Eingabe Aktionen, Esc schließen
palette-keys-page = ↑ ↓ wählen, Eingabe ausführen, Esc zurück
palette-on = ein
palette-off = aus
palette-not-shown = nicht unter den gezeigten Zeilen
palette-group-views = Ansichten
palette-group-agents = Agenten
palette-group-queues = Warteschlangen
palette-group-sessions = Sitzungen
palette-group-actions = Aktionen
palette-group-settings = Einstellungen
palette-set = { $setting }: { $value }
palette-found =
    { $count ->
        [0] Nichts gefunden
        [one] { $count } Ergebnis
       *[other] { $count } Ergebnisse
    }

## Alarme

alerts = Alarme
alerts-none = Keine Alarme
alerts-none-advice = Was der Server meldet, kommt hier an und bleibt, bis die Konsole geschlossen wird.
alerts-waiting = Alarme kommen zurzeit nicht an.
alerts-missed = Zwischen { $from } und { $to } können Alarme entgangen sein.
alerts-go = { $name } zeigen
alerts-unseen =
    { $count ->
        [one] { $count } neuer Alarm
       *[other] { $count } neue Alarme
    }
notification-alerts =
    { $count ->
        [one] Alarm
       *[other] { $count } Alarme
    }
notifications = Alarme auf dem Desktop
notifications-hint = Auch gemeldet, wenn ein anderes Fenster vorn ist; ein Klick führt zur Zeile.
alerts-kept = die letzten { $count } werden behalten

## Tabellen zum Mitnehmen

export = Exportieren
export-hint = Schreibt alle Zeilen in dieser Reihenfolge in eine CSV-Datei im Ordner für Downloads
exported = Geschrieben nach { $path }
copied =
    { $count ->
        [one] { $count } Zeile kopiert
       *[other] { $count } Zeilen kopiert
    }
dismiss = Schließen
