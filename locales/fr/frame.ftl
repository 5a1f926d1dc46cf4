# Le cadre autour des vues : pause, palette, apparence, tableaux à emporter.

## Pause

pause = Pause
pause-resume = Reprendre
pause-hint = Arrête toutes les mises à jour dans cette fenêtre
pause-resume-hint = Reprend avec le présent
pause-since = En pause depuis { $time }
pause-changed =
    { $count ->
        [one] { $count } ligne a changé
        [many] { $count } de lignes ont changé
       *[other] { $count } lignes ont changé
    }

## Apparence et touches

contrast = Contraste
contrast-system = Comme le système
contrast-high = Élevé
density = Lignes
density-comfortable = Confortables
density-compact = Compactes
letter-keys = Raccourcis à une lettre
letter-keys-hint = « / » mène au filtre, « P » met en pause.

## Recherche et palette de commandes

palette = Recherche et commandes
palette-open = Chercher un agent, une file, une action …
palette-short = Chercher
palette-results = Résultats
palette-nothing = Rien trouvé pour « { $query } ».
palette-searching = Interrogation du serveur …
palette-local = Recherche limitée à ce qui est connu ici : le serveur ne peut pas être interrogé.
palette-keys = ↑ ↓ pour choisir, Entrée pour y aller, Échap pour fermer
palette-keys-leads = ↑ ↓ pour choisir, Entrée pour y aller, Maj+Entrée pour les actions, Échap pour fermer
palette-keys-page = ↑ ↓ pour choisir, Entrée pour exécuter, Échap pour revenir
palette-on = activé
palette-off = désactivé
palette-not-shown = absent des lignes affichées
palette-group-views = Vues
palette-group-agents = Agents
palette-group-queues = Files d’attente
palette-group-sessions = Sessions
palette-group-actions = Actions
palette-group-settings = Réglages
palette-set = { $setting } : { $value }
palette-found =
    { $count ->
        [0] Rien trouvé
        [one] { $count } résultat
        [many] { $count } de résultats
       *[other] { $count } résultats
    }

## Alertes

alerts = Alertes
alerts-none = Aucune alerte
alerts-none-advice = Ce que le serveur signale arrive ici et reste jusqu’à la fermeture de la console.
alerts-waiting = Les alertes n’arrivent pas en ce moment.
alerts-missed = Des alertes ont pu être manquées entre { $from } et { $to }.
alerts-go = Afficher { $name }
alerts-unseen =
    { $count ->
        [one] { $count } nouvelle alerte
        [many] { $count } de nouvelles alertes
       *[other] { $count } nouvelles alertes
    }
notification-alerts =
    { $count ->
        [one] Alerte
       *[other] { $count } alertes
    }
notifications = Alertes sur le bureau
notifications-hint = Signalées aussi quand une autre fenêtre est devant ; un clic mène à la ligne.
alerts-kept = les { $count } dernières sont conservées

## Tableaux à emporter

export = Exporter
export-hint = Écrit toutes les lignes, dans cet ordre, dans un fichier CSV du dossier des téléchargements
exported = Écrit dans { $path }
copied =
    { $count ->
        [one] { $count } ligne copiée
        [many] { $count } de lignes copiées
       *[other] { $count } lignes copiées
    }
dismiss = Fermer
