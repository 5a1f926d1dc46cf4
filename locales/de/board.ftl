# Die Tafeln: Summen, Gruppen, Auswahl, Spalten, Grenzwerte, Verläufe, Einzelheiten.

total-by-server = Vom Server summiert
total-by-rows = Aus den angezeigten Zeilen summiert; Durchschnitte und Prozentwerte lassen sich so nicht bilden.
total-agents =
    { $count ->
        [one] { $count } Agent
       *[other] { $count } Agenten
    }

## Gruppen

group-by = Gruppieren nach
grouping-none = nichts
grouping-team = Team
grouping-group = Gruppe
grouping-businessUnit = Bereich
group-none = In keiner
