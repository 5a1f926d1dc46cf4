# Les colonnes des tableaux : lesquelles, dans quel ordre, et le menu de leur en-tête.

columns = Colonnes
columns-hint = Choisir et ranger les colonnes
columns-search = Chercher une colonne
columns-none = Aucune colonne de ce nom
columns-always = Toujours affichée
columns-default = Revenir à la disposition d’origine
columns-keys = Alt+↑ et Alt+↓ déplacent une colonne. Ce que le serveur n’envoie pas reste « – ».
columns-refused = refusé
columns-drag = Glisser pour déplacer
columns-up = Monter { $name }
columns-down = Descendre { $name }
columns-moved = { $name } : place { $place } sur { $count }

## L’en-tête d’une colonne

head-menu = Colonne { $name }
head-ascending = Tri croissant
head-descending = Tri décroissant
head-left = Déplacer à gauche
head-right = Déplacer à droite
head-hide = Masquer la colonne
head-columns = Colonnes…
head-limits = Limites…
