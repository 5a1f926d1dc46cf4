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
