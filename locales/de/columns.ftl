# Die Spalten der Tabellen: welche, in welcher Reihenfolge, und das Menü des Spaltenkopfs.

columns = Spalten
columns-hint = Spalten auswählen und anordnen
columns-search = Spalten suchen
columns-none = Keine Spalte mit diesem Namen
columns-always = Immer sichtbar
columns-default = Zurück zur Vorgabe
columns-keys = Alt+↑ und Alt+↓ verschieben eine Spalte. Was der Server nicht sendet, bleibt „–“.
columns-refused = verweigert
columns-drag = Zum Verschieben ziehen
columns-up = { $name } nach oben
columns-down = { $name } nach unten
columns-moved = { $name }: Platz { $place } von { $count }

## Der Kopf einer Spalte

head-menu = Spalte { $name }
head-ascending = Aufsteigend sortieren
head-descending = Absteigend sortieren
head-left = Nach links
head-right = Nach rechts
head-hide = Spalte ausblenden
head-columns = Spalten …
head-limits = Grenzwerte …
