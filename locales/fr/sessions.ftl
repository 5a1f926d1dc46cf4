# The list of sessions, and one session in full.

sessions = Sessions
filter-sessions = Filtrer les sessions
sessions-none = Aucune session
sessions-none-advice = Personne n’attend et personne n’est en session, dans ce qui est suivi.
sessions-partial = Peut-être incomplet
sessions-partial-hint = Le serveur ne vous laisse pas suivre l’un des tableaux qui rapportent les sessions : { $reason }
sessions-unsaved = Non enregistré :

column-customer = Client
column-modality = Canal
column-state = État
column-queued = Attente
column-active = Active
column-marks = Enregistrée, écoutée

session-state-waiting = En attente
session-state-ringing = Sonne
session-state-active = Active
session-state-hold = En garde
session-state-afterCall = Post-appel
session-state-ended = Terminée
session-state-unknown = Inconnu
session-direct-inbound = Directe, entrante
session-direct-outbound = Directe, sortante

session-of = Session avec { $customer }
session-nothing = Rien n’a été noté.

session-hold-late = En garde depuis plus de { $limit }
session-gone = La session s’est terminée à { $time }. Ce qui est noté ici peut encore être enregistré.
session-timer-queued = en attente
session-timer-active = active
session-timer-hold = en garde
session-timer-afterCall = post-appel
session-timer-left = restant
session-timer-manual = jusqu’à ce que l’agent termine
session-timer-recording = enregistrée
session-timer-duration = en tout

session-fact-queue = File
session-fact-agent = Agent
session-fact-modality = Canal
session-fact-phone = Joignable à
session-fact-customer-id = Id. du client
session-fact-call-flow = Flux d’appel
session-fact-started = Début
session-fact-answered = Prise en charge
session-fact-ended = Fin
session-fact-number = Session

session-page = Page de cette session
session-page-open = Ouvrir dans le navigateur
session-page-refused = Ce n’est pas l’adresse d’une page web. Elle n’est pas ouverte.

session-participants = Participants
session-participants-none = Personne ne participe encore.
participant-primary = principal
participant-by = à la demande de
participant-how-agent = agent
participant-how-consult = consulté
participant-how-transferAgent = a repris
participant-how-contact = contact
participant-how-whisperJoin = chuchote
participant-how-silentJoin = écoute en silence
participant-how-invite = invité
participant-how-bargeIn = est intervenu
participant-status-accepted = dans la session
participant-status-afterCall = post-appel
participant-status-offering = se la voit proposer

session-notes = Notes
session-notes-hint = Ctrl+Entrée enregistre
session-disposition = Qualification
session-sub-disposition = Second niveau de la qualification
session-disposition-none = – aucune –
session-items = Données supplémentaires
session-typed = Ce que vous avez saisi

session-transcript = Conversation
session-transcript-none = Rien n’a encore été dit.
session-history = Sessions antérieures du client
session-history-none = Le client n’a pas de session antérieure.
session-history-more = En afficher plus
session-ivr = Parcours dans le SVI
session-ivr-duration = Durée, telle que le serveur la compte
session-events = Événements

edit-edited = Pas encore enregistré
edit-saving = Enregistrement …
edit-saved = Enregistré à { $time }
edit-failed = Non enregistré
edit-save = Enregistrer
edit-again = Réessayer
edit-discard = Annuler
edit-unseen = Enregistrer sans voir
edit-unseen-hint = Ce que le serveur contient ne peut plus être consulté. Cela pourrait être écrasé.
edit-conflict = Quelqu’un d’autre a modifié ceci entre-temps. Le serveur a :
edit-conflict-empty = (rien)
edit-theirs = Prendre le sien
edit-mine = Garder le mien
edit-refused-forbidden = Le serveur ne vous permet pas de modifier ceci.
edit-refused-notOffered = Ce serveur ne permet pas de modifier ceci.
edit-refused-nothingToChoose = Le serveur ne propose aucun choix.
