# Die Liste der Sitzungen, und eine Sitzung im Ganzen.

sessions = Sitzungen
filter-sessions = Sitzungen filtern
sessions-none = Keine Sitzungen
sessions-none-advice = In dem, was beobachtet wird, wartet niemand und ist niemand in einer Sitzung.
sessions-partial = Vielleicht unvollständig
sessions-partial-hint = Der Server lässt Sie eine der Tabellen, die von Sitzungen berichten, nicht beobachten: { $reason }
sessions-unsaved = Nicht gespeichert:

column-customer = Kunde
column-modality = Kanal
column-state = Zustand
column-queued = Wartet seit
column-active = Aktiv seit
column-marks = Aufz., mitgehört

session-state-waiting = Wartend
session-state-ringing = Es klingelt
session-state-active = Aktiv
session-state-hold = Gehalten
session-state-afterCall = Nachbearbeitung
session-state-ended = Beendet
session-state-unknown = Unbekannt
session-direct-inbound = Direkt, eingehend
session-direct-outbound = Direkt, ausgehend

session-of = Sitzung mit { $customer }
session-nothing = Nichts verzeichnet.

session-hold-late = Wird länger als { $limit } gehalten
session-gone = Die Sitzung ist um { $time } zu Ende gegangen. Was hier notiert wird, kann noch gespeichert werden.
session-timer-queued = wartend
session-timer-active = aktiv
session-timer-hold = gehalten
session-timer-afterCall = Nachbearbeitung
session-timer-left = davon übrig
session-timer-manual = bis der Agent sie beendet
session-timer-recording = aufgezeichnet
session-timer-duration = insgesamt

session-fact-queue = Warteschlange
session-fact-agent = Agent
session-fact-modality = Kanal
session-fact-phone = Erreicht unter
session-fact-customer-id = Kundenkennung
session-fact-call-flow = Anrufablauf
session-fact-started = Begonnen
session-fact-answered = Angenommen
session-fact-ended = Beendet
session-fact-number = Sitzung

session-page = Seite zu dieser Sitzung
session-page-open = Im Browser öffnen
session-page-refused = Dies ist nicht die Adresse einer Webseite. Sie wird nicht geöffnet.

session-participants = Beteiligte
session-participants-none = Noch ist niemand beteiligt.
participant-primary = primär
participant-by = auf Anfrage von
participant-how-agent = Agent
participant-how-consult = konsultiert
participant-how-transferAgent = hat übernommen
participant-how-contact = Kontakt
participant-how-whisperJoin = flüstert
participant-how-silentJoin = hört still mit
participant-how-invite = eingeladen
participant-how-bargeIn = aufgeschaltet
participant-status-accepted = in der Sitzung
participant-status-afterCall = Nachbearbeitung
participant-status-offering = bekommt sie angeboten

session-notes = Notizen
session-notes-hint = Strg+Eingabe speichert
session-disposition = Gesprächsergebnis
session-sub-disposition = Zweite Ebene des Gesprächsergebnisses
session-disposition-none = – keines –
session-items = Zusatzangaben
session-typed = Was Sie eingegeben haben

session-transcript = Gespräch
session-transcript-none = Noch wurde nichts gesagt.
session-history = Frühere Sitzungen des Kunden
session-history-none = Der Kunde hat keine früheren Sitzungen.
session-history-more = Mehr zeigen
session-ivr = Weg durch das IVR
session-ivr-duration = Wie lange es dauerte, so wie der Server es zählt
session-events = Ereignisse

edit-edited = Noch nicht gespeichert
edit-saving = Wird gespeichert …
edit-saved = Gespeichert um { $time }
edit-failed = Nicht gespeichert
edit-save = Speichern
edit-again = Noch einmal versuchen
edit-discard = Verwerfen
edit-unseen = Ungesehen speichern
edit-unseen-hint = Was auf dem Server steht, lässt sich nicht mehr ansehen. Es wird vielleicht überschrieben.
edit-conflict = Jemand anderes hat dies inzwischen geändert. Auf dem Server steht:
edit-conflict-empty = (nichts)
edit-theirs = Stand des Servers nehmen
edit-mine = Meinen Stand behalten
edit-refused-forbidden = Der Server erlaubt Ihnen nicht, dies zu ändern.
edit-refused-notOffered = Dieser Server bietet nicht an, dies zu ändern.
edit-refused-nothingToChoose = Der Server nennt nichts, was zur Wahl steht.
