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

## Auswahl

scope = Was betrachtet wird
scope-hint = Wählen, was betrachtet wird
scope-everything = Alles
scope-own = Eigene Auswahl
scope-gone = Nicht mehr in der Organisation: { $what }. Stattdessen wird alles beobachtet.
scope-partly-gone = Vom Gewählten nicht mehr in der Organisation: { $count }. Der Rest wird beobachtet.
scope-queues =
    { $count ->
        [one] { $count } Warteschlange
       *[other] { $count } Warteschlangen
    }
scope-count = { $agents } · { $queues }
scope-nothing = Nichts gewählt
scope-apply = Anzeigen
scope-alone = Nur dies
scope-alone-hint = Nur dies betrachten (Eingabetaste)
scope-tree = Bereiche, Gruppen, Teams, Agenten und Warteschlangen
scope-search = Bereiche, Teams, Agenten, Warteschlangen suchen
scope-none = Nichts mit diesem Namen
scope-loading = Einen Augenblick …
scope-section-units = Bereiche
scope-section-groups = Gruppen
scope-section-loose = In keinem Bereich oder Team
scope-kind-unit = Bereich
scope-kind-group = Gruppe
scope-kind-team = Team
scope-kind-agent = Agent
scope-kind-queue = Warteschlange
scope-views = Gespeicherte Ansichten
scope-view-new = Als Ansicht speichern …
scope-view-name = Name der Ansicht
scope-view-keep = Speichern
scope-view-rename = { $name } umbenennen
scope-view-delete = { $name } löschen
