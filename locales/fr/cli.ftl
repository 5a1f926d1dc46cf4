# La ligne de commande de Connect Console : aide, et erreurs possibles dans les arguments.

cli-about = Une console de bureau pour les centres de contact sous Clarity Connect
cli-doctor-about = Essayer dans le terminal chaque étape, de la connexion aux données en direct, et dire ce qui échoue et que faire
cli-heading-usage = Utilisation :
cli-heading-commands = Commandes :
cli-heading-options = Options :
cli-demo = Utiliser les données d’exemple intégrées au lieu d’un serveur
cli-server = L’adresse du serveur : un nom d’hôte ou une adresse web
cli-client-id = L’identifiant sous lequel cette console est enregistrée sur le serveur
cli-allow-http = Autoriser http sans chiffrement vers le serveur ; tout le réseau peut alors lire les échanges
cli-data-dir = Le dossier des données hors ligne, des réglages et du journal
cli-watch = Compter les mises à jour en direct pendant ce nombre de secondes
cli-methods = Appeler aussi toutes les autres méthodes du serveur ; sur les données d’exemple, également celles qui modifient quelque chose
cli-transport = Utiliser ce transport pour la connexion en direct : webSockets, serverSentEvents ou longPolling
cli-transport-invalid = { $input } n’est pas un transport. Utilisez webSockets, serverSentEvents ou longPolling.
cli-user = Se connecter avec ce compte (DOMAINE\nom ou nom@domaine) au lieu de celui de la session ouverte
cli-password-stdin = Lire le mot de passe de --user sur la première ligne de l’entrée standard ; sinon, celui du trousseau du système est utilisé
cli-json = Écrire le rapport en JSON, et rien d’autre, sur la sortie standard
cli-language = La langue : { $languages }
cli-help = Afficher cette aide
cli-version = Afficher la version

## Erreurs

cli-unknown-argument = L’argument { $argument } n’existe pas.
cli-value-missing = { $argument } demande une valeur : { $value }
cli-value-invalid = « { $input } » n’est pas une valeur pour { $argument } : { $value }
cli-client-id-missing = --server demande aussi l’identifiant client : --client-id GUID
cli-server-missing = --client-id demande aussi le serveur : --server URL
cli-server-and-demo = Utilisez soit --server, soit --demo, mais pas les deux.
cli-user-missing = --password-stdin demande aussi l’utilisateur : --user NAME
cli-user-and-demo = Les données d’exemple ne demandent pas de compte : utilisez soit --user, soit --demo, mais pas les deux.
cli-doctor-what = Indiquez ce qu’il faut essayer : --demo, ou --server URL avec --client-id GUID
cli-watch-invalid = « { $input } » n’est pas un nombre de secondes de 1 à { $most }.
cli-language-unknown = La langue « { $input } » n’existe pas ici. Langues disponibles : { $languages }
cli-more = --help affiche tous les arguments.
