# Les tableaux : totaux, groupes, périmètre, colonnes, limites, tendances, détails.

total-by-server = Additionné par le serveur
total-by-rows = Additionné à partir des lignes affichées ; les moyennes et les pourcentages ne s’additionnent pas.
total-agents =
    { $count ->
        [one] { $count } agent
       *[other] { $count } agents
    }

## Groupes

group-by = Grouper par
grouping-none = rien
grouping-team = équipe
grouping-group = groupe
grouping-businessUnit = unité d’affaires
group-none = Dans aucun
