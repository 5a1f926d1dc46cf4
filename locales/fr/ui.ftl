# La fenêtre de Connect Console.

app-name = Connect Console
navigation = Vues
nav-hint = { $name } ({ $key })
key-ctrl = Ctrl
at-least = { $count }+

## Premier démarrage

first-start-lead = Connectez-vous à votre centre de contact
server-label = Adresse du serveur
server-hint = Un nom d’hôte ou une adresse web ; votre administrateur la connaît.
client-id-label = Identifiant client
client-id-hint = L’identifiant sous lequel cette console est enregistrée sur le serveur.
allow-http-label = Autoriser http sans chiffrement
allow-http-warning = Sans https, tout le réseau peut lire les échanges. À réserver aux systèmes de test.
sign-in = Se connecter en tant qu’utilisateur Windows
sign-in-as = Se connecter en tant que { $user }
sign-in-account = Se connecter
logon-domain = Votre session du domaine est utilisée ; aucun mot de passe n’est demandé.
logon-local = Ce n’est pas une session de domaine. Le serveur peut exiger un autre compte.
other-account = Utiliser un autre compte
logon-instead = Se connecter plutôt en tant qu’utilisateur Windows
logon-instead-as = Se connecter plutôt en tant que { $user }
user-label = Nom d’utilisateur
user-hint = Sous la forme DOMAINE\nom ou nom@domaine.
password-label = Mot de passe
password-hint = Il ne sert qu’à ce service de connexion.
password-kept-hint = Il est conservé dans le trousseau. Laissez ce champ vide pour l’utiliser.
remember-password = Mémoriser le mot de passe
remember-hint = Il est conservé dans le trousseau de cet ordinateur, jamais dans un fichier.
keyring-absent = Le mot de passe ne peut pas être mémorisé : cet ordinateur n’a pas de trousseau, ou il n’est pas lancé.
keyring-locked = Le mot de passe ne peut pas être mémorisé : le trousseau de cet ordinateur est verrouillé.
keyring-silent = Le mot de passe ne peut pas être mémorisé : le trousseau de cet ordinateur ne répond pas.
keyring-failed = Le mot de passe ne peut pas être mémorisé : le trousseau de cet ordinateur est inutilisable.
forget-password = Oublier le mot de passe
trust-host = Faire confiance à { $host } pour ce serveur
sign-in-again = Se reconnecter
back-to-board = Retour au tableau
signing-in = Connexion …
sign-in-steps = Étapes de la connexion
diagnose = Diagnostiquer
diagnosing = Essai de chaque étape de la connexion …
diagnosis = Diagnostic
diagnosis-ok = Diagnostic : chaque étape fonctionne
diagnosis-failed = Diagnostic : quelque chose ne fonctionne pas
explore = Explorer
explore-starting = Démarrage …
explore-title = Explorer des données d’exemple
explore-text = Un petit centre de contact sur cet ordinateur, sans serveur.
step-status-running = en cours
step-status-ok = réussie
step-status-failed = échouée
step-status-skipped = omise
step-status-not-offered = non proposée
milliseconds = { $ms } ms

## Connexion

connection-connecting = Connexion …
connection-catchingUp = Rattrapage …
connection-live = En direct
connection-live-by = En direct · { $transport }
connection-slow = Lent depuis { $time }
connection-reconnecting = Reconnexion …
connection-offline = Hors ligne depuis { $time }
connection-signedOut = Déconnecté
transport-webSockets = WebSocket
transport-serverSentEvents = événements du serveur
transport-longPolling = interrogation longue
next-attempt = prochain essai dans { $time }
retry = Réessayer
offline-banner = Hors ligne depuis { $time } – dernières valeurs connues, à { $asOf }.
offline-no-values = Hors ligne depuis { $time } – aucune valeur n’est encore connue.
sample-data = Données d’exemple
sample-data-hint = Ce centre de contact est inventé. Il fonctionne sur cet ordinateur.
as-of-now = en ce moment
as-of-never = aucune valeur encore
as-of-time = à { $time }

## Réglages

settings = Réglages
theme = Thème
theme-system = Comme le système
theme-light = Clair
theme-dark = Sombre
language = Langue
language-profile = Selon le profil
client-logs = Signaler les problèmes au serveur
client-logs-hint = Les avertissements et les erreurs de ce programme sont inscrits au journal du serveur, sans données de clients.
proof = Connexion
proof-user = En tant que { $user }
proof-logon = En tant qu’utilisateur Windows
mechanism-kerberos = Par Kerberos
mechanism-ntlm = Par NTLM, la méthode ancienne
proof-none = Le service de connexion n’a demandé aucune preuve
proof-mutual = Le serveur vous a prouvé son identité
proof-not-mutual = Le serveur n’est connu que par son certificat
proof-bound = Liée à cette connexion chiffrée
proof-not-bound = Non liée à une connexion chiffrée
kept-password = Le mot de passe de { $user } est conservé dans le trousseau.
sign-out = Se déconnecter
leave-sample-data = Quitter les données d’exemple
sign-out-ask = Se déconnecter ?
sign-out-unsaved =
    { $count ->
        [one] Ce que vous avez saisi dans { $count } session n’est pas enregistré. La déconnexion l’efface.
       *[other] Ce que vous avez saisi dans { $count } sessions n’est pas enregistré. La déconnexion l’efface.
    }
sign-out-anyway = Se déconnecter et effacer

## Tableaux

queues = Files
agents = Agents
filter-queues = Filtrer les files
filter-agents = Filtrer les agents
filter-hint = La touche / mène ici, Échap efface
filter-clear = Effacer le filtre
shown-of-all = { $shown } sur { $all }
order-held = Ordre figé
order-held-hint = Tant que le pointeur est sur les lignes, les valeurs changent mais les lignes restent en place.
row-gone = N’est plus là. Sa place est gardée tant que le pointeur est sur les lignes.
grid-total = Totaux
table-loading = Chargement …
panel-close = Fermer (Échap)
nothing-matches = Aucun résultat
nothing-matches-advice = Aucune ligne ne correspond au filtre.
queues-none = Aucune file
queues-none-advice = Votre place dans l’organisation ne comporte aucune file à surveiller. Votre administrateur peut y remédier.
agents-none = Aucun agent
agents-none-advice = Votre place dans l’organisation ne comporte aucun agent à surveiller. Votre administrateur peut y remédier.
none-in-scope = Il n’y en a pas dans ce qui est suivi.
not-applicable = s.o.
not-applicable-hint = Sans objet : rien à compter pour l’instant
unknown-hint = Inconnu : le serveur ne l’a pas envoyé
refused-hint = Le serveur refuse pour ce tableau cet indicateur, ou un autre choisi avec lui. Pour le redemander, retirez la colonne et choisissez-la de nouveau.
total-queues =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
total-agents-hint = Chaque agent est compté une fois, quel que soit le nombre de ses files.
limit-warn = proche de la limite
limit-bad = au-delà de la limite

## Colonnes

column-queue = File
column-business-unit = Unité
column-agents = Dispo · appel · post · abs.
column-agents-hint = Agents disponibles, en appel, en post-appel, absents
agents-figures = { $available } disponibles, { $onCall } en appel, { $afterCall } en post-appel, { $away } absents
agents-partial = D’autres la servent aussi, hors de la sélection, et ne sont pas comptés.
agents-partial-mark = en partie
column-waiting = Attente
column-longestWait = Max.
column-serviceLevel = Niv. service
column-serviceLevel-hint = Prises dans le délai visé, parmi toutes celles prises ou abandonnées après ce délai ; le serveur fixe le délai et compte
column-offered = Offerts
column-answered = Pris
column-abandoned = Abandons
column-abandoned-hint = Ont renoncé pendant l’attente
column-averageWait = Att. moy.
column-averageWait-hint = Attente moyenne de celles qui ont été prises
column-agent = Agent
column-name = Nom
column-team = Équipe
column-status = Statut
column-since = Durée
column-session = Session
column-handled = Traités
column-averageHandle = Durée moy.
column-averageHandle-hint = Conversation, attente et post-appel d’une session ensemble, en moyenne
column-rona = Sans réponse

## Statuts

status-available = Disponible
status-onCall = En appel
status-ringing = Sonnerie
status-afterCall = Post-appel
status-away = Absent
status-notResponding = Ne répond pas
status-offline = Hors ligne
status-unknown = Inconnu
status-inCall = En communication
status-unavailable = Indisponible
status-loggedOut = Déconnecté
status-offPhoneActivity = Activité hors téléphone
status-ringOnNoAnswer = Sonnerie sans réponse
status-busy = Occupé
status-beRightBack = De retour bientôt
status-directCall = Appel direct
status-inactive = Inactif
status-inImCall = En conversation écrite
status-directInboundDial = Appel direct entrant
status-directOutboundDial = Appel direct sortant
status-atLunch = Pause déjeuner
status-offWork = Fin de service
status-conferenceCall = Conférence téléphonique
chips-label = N’afficher que ces statuts
chip-available = disponibles
chip-onCall = en appel
chip-ringing = sonnerie
chip-afterCall = post-appel
chip-away = absents
chip-notResponding = sans réponse
chip-offline = hors ligne
chip-unknown = inconnu
modality-audio = Appel
modality-instantMessage = Messagerie
modality-message = E-mail
tag-suspended = suspendu
tag-hidden = masquée
tag-recording = enregistré
tag-listened = écouté
tag-whisper = chuchotement
sessions-more = +{ $count }
sessions-count =
    { $count ->
        [one] { $count } session
       *[other] { $count } sessions
    }

## Pannes

fault-title = Un problème est survenu dans cette fenêtre
fault-text = Vos données sont en sécurité : elles sont gardées hors de cette fenêtre. La recharger suffit en général.
fault-reload = Recharger la fenêtre
