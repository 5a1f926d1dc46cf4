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
