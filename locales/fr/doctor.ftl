# Les étapes de la connexion jusqu’au tableau en direct, et les mots de `connect-console doctor`.

## Étapes, selon la ligne du contrat du serveur

step-A1 = Trouver le service de connexion
step-A2 = Se connecter
step-B1 = Demander l’organisation en une fois
step-I1 = Lire les versions du serveur
step-P1 = Lire votre profil
step-P2 = Lire l’organisation
step-P3 = Lire les réglages du tableau de bord
step-L1 = Lire les libellés du serveur
step-V1 = Trouver le serveur des données en direct
step-R1 = Ouvrir la connexion en direct
step-U1 = Suivre les agents en direct
step-U4 = Suivre les files en direct
step-U9 = Mettre fin aux abonnements en direct
step-A3 = Renouveler la connexion
step-P4 = Se désinscrire
step-S1 = Lister les sessions d’un agent
step-S2 = Lire une conversation
step-S3 = Lire une session
step-S4 = Lire l’adresse téléphonique d’une session
step-S5 = Lire l’historique d’un client
step-S6 = Définir un élément supplémentaire
step-S7 = Enregistrer des notes d’appel
step-S8 = Enregistrer une qualification
step-S9 = Démarrer l’enregistrement
step-S10 = Arrêter l’enregistrement
step-S11 = Rejoindre une session et la quitter
step-T1 = Lire le statut d’un agent
step-T2 = Définir un statut
step-T3 = Lister les statuts possibles
step-M1 = Lire les indicateurs d’un agent
step-M2 = Lire les indicateurs de plusieurs agents
step-M3 = Lire des indicateurs cumulés
step-M4 = Lire des indicateurs par groupe
step-U2 = Suivre des agents cumulés
step-U3 = Suivre des agents par groupe
step-U5 = Suivre des files cumulées
step-U6 = Suivre des files par groupe
step-U7 = Suivre les alertes
step-U8 = Modifier un abonnement en direct
step-C1 = Écrire dans le journal du serveur
step-Q1 = Rechercher
step-W1 = Observer les mises à jour en direct

## Le rapport

doctor-heading = Essai de { $server }, étape par étape
doctor-heading-demo = Essai des données d’exemple sur cet ordinateur, étape par étape
doctor-status-ok = réussie
doctor-status-failed = échouée
doctor-status-skipped = omise
doctor-status-not-offered = non proposée
doctor-time = { $ms } ms
doctor-advice = Que faire : { $advice }
doctor-updates =
    { $count ->
        [0] Aucune mise à jour en direct n’est arrivée.
        [one] { $count } mise à jour en direct est arrivée.
       *[other] { $count } mises à jour en direct sont arrivées.
    }
doctor-ok = Tout fonctionne.
doctor-not-ok = Tout ne fonctionne pas. C’est la première étape échouée qu’il faut corriger.
