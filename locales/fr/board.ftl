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

## Périmètre

scope = Ce qui est regardé
scope-hint = Choisir ce qui est regardé
scope-everything = Tout
scope-own = Choix personnel
scope-gone = N’est plus dans l’organisation : { $what }. Tout est suivi à la place.
scope-partly-gone = De ce qui était choisi, n’est plus dans l’organisation : { $count }. Le reste est suivi.
scope-queues =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
scope-count = { $agents } · { $queues }
scope-nothing = Rien n’est choisi
scope-apply = Regarder ce choix
scope-alone = Seul
scope-alone-hint = Regarder cela seul (Entrée)
scope-tree = Unités d’affaires, groupes, équipes, agents et files
scope-search = Chercher unités, équipes, agents, files
scope-none = Rien de ce nom
scope-loading = Un instant…
scope-section-units = Unités d’affaires
scope-section-groups = Groupes
scope-section-loose = Sans unité d’affaires ni équipe
scope-kind-unit = Unité d’affaires
scope-kind-group = Groupe
scope-kind-team = Équipe
scope-kind-agent = Agent
scope-kind-queue = File
scope-views = Vues enregistrées
scope-view-new = Enregistrer comme vue…
scope-view-name = Nom de la vue
scope-view-keep = Enregistrer
scope-view-rename = Renommer { $name }
scope-view-delete = Supprimer { $name }
