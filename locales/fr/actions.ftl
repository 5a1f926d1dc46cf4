# Actions sur les agents et les sessions, statut personnel, journal.

## Ce qui peut être fait

actions-of = Actions sur { $name }
actions-session = Actions sur la session { $session }
session-open = Ouvrir la session
actions-loading = Recherche de ce qui est possible…
row-actions = Actions…
row-actions-hint = Actions (touche Menu ou « . »)
action-setStatus = Changer le statut
action-suspend = Suspendre
action-resume = Reprendre
action-silentJoin = Écouter en silence
action-whisper = Chuchoter
action-bargeIn = Intervenir
action-leave = Quitter
action-startRecording = Démarrer l’enregistrement
action-stopRecording = Arrêter l’enregistrement
action-saveNotes = Enregistrer les notes
action-saveDisposition = Enregistrer la qualification
action-saveItem = Enregistrer une donnée supplémentaire
set-status-of = Changer le statut de { $name }
statuses-loading = Recherche des statuts…
statuses-none = Le serveur n’indique aucun statut pour cet agent.

## Pourquoi pas

denial-offline = Impossible tant que les valeurs ne suivent pas le serveur.
denial-refused = Le serveur l’a refusé pour cet agent. Un nouvel essai est possible après la prochaine connexion.
denial-noRight = Vos droits ne le permettent pas.
denial-recordingHidden = L’enregistrement est désactivé pour vous.
denial-suspendSelf = Vous ne pouvez pas vous suspendre vous-même.
denial-noSession = Il n’y a pas de session.
denial-notLookedAt = L’agent ne fait pas partie de ceux qui sont affichés : ses sessions ne sont pas connues ici.
denial-notInConversation = Personne ne parle dans la session en ce moment.
denial-ownSession = C’est votre propre session.
denial-sessionForbids = La session ne le permet pas.
denial-otherJoined = Quelqu’un d’autre a déjà rejoint la session.
denial-joinedByMe = Vous avez déjà rejoint la session.
denial-joinedElsewhere = Vous avez rejoint une autre session. Quittez-la d’abord.
denial-notJoined = Vous n’avez pas rejoint la session.
denial-recording = L’enregistrement est déjà en cours.
denial-notRecording = Rien n’est enregistré.
denial-suspended = L’agent est déjà suspendu.
denial-notSuspended = L’agent n’est pas suspendu.
denial-underWay = La même action est en cours.

## Avant de le faire

confirm-session = Session de { $customer }
confirm-session-queue = Session de { $customer }, { $queue }
confirm-silentJoin = Vous entendrez le client et l’agent. Personne ne vous entendra.
confirm-whisper = L’agent vous entendra. Le client ne vous entendra pas.
confirm-bargeIn = Le client et l’agent vous entendront.
confirm-leave = Vous n’entendrez plus la session, et personne ne vous y entendra.
confirm-setStatus = Le nouveau statut prend effet aussitôt. Il décide si de nouvelles sessions arrivent.
confirm-suspend = Aucune nouvelle session n’arrivera tant que la suspension n’est pas levée.
confirm-resume = De nouvelles sessions arriveront de nouveau, si le statut le permet.
confirm-startRecording =
    { $count ->
        [one] { $count } session de cet agent sera enregistrée : le client, l’agent et tous les autres participants.
       *[other] { $count } sessions de cet agent seront enregistrées : les clients, l’agent et tous les autres participants.
    }
confirm-stopRecording = Aucune session de cet agent ne sera plus enregistrée.
confirm-others-listen = Quelqu’un écoute déjà.
confirm-others-whisper = Quelqu’un chuchote déjà.
confirm-nobody-joined = Personne d’autre n’a rejoint la session.
cancel = Annuler

## Ce qu’il en est advenu

action-state-requested = demandé
action-state-accepted = accepté
action-state-unsure = sans réponse
action-state-confirmed = confirmé
action-state-failed = échoué
action-state-unconfirmed = non confirmé
action-state-unknown = inconnu
outcome-requested = Envoyé au serveur…
outcome-accepted = Accepté ; en attente des données en direct…
outcome-unsure = La réponse s’est perdue. En attente des données en direct…
outcome-confirmed = Fait : les données en direct le montrent.
outcome-failed = Pas fait.
outcome-unconfirmed = Le serveur l’a accepté, mais les données en direct ne le montrent pas. Cela peut encore venir.
outcome-unknown = Personne ne sait si cela a été fait. Regardez l’agent avant de réessayer.
outcome-on = { $action } : { $name }
outcomes = Ce qu’il est advenu de vos actions
try-again = Réessayer
softphone = Rejoindre avec votre téléphone logiciel :
copy = Copier
address-copied = Copié
copy-refused = Non copié
recording-done = fait
recording-denied = refusé : vous ne pouvez pas enregistrer cette session
recording-failed = l’enregistreur a échoué
recording-of = Session { $session }

## Rejoint

joined-silent = Vous écoutez { $name }
joined-whisper = Vous chuchotez à { $name }
joined-bargeIn = Vous parlez avec { $name } et le client
joined-perhaps = Vous avez peut-être rejoint la session de { $name }
joined-tag = rejoint par moi

## Statut personnel

own-status = Votre statut
own-status-change = Changer votre statut

## Journal

journal = Journal
journal-file = journal { $day }
journal-filter = Filtrer par agent
journal-states = Afficher seulement ces résultats
journal-open = en cours
journal-none = Rien n’a encore été fait
journal-none-advice = Chaque action sur un agent ou une session figure ici et reste sur cet ordinateur.
journal-more = Afficher les plus anciennes
journal-export = Exporter en CSV
journal-exported = Écrit dans { $path }
journal-column-time = Heure (UTC)
journal-column-action = Action
journal-column-agent = Agent
journal-column-agent-id = Id de l’agent
journal-column-status = Statut
journal-column-reason = Motif
journal-column-session = Session
journal-column-customer = Client
journal-column-state = Résultat
journal-column-ended = Fin (UTC)
journal-column-failure = Pourquoi
journal-column-recordings = Chaque session
journal-head-time = Heure
journal-head-ended = Fin
