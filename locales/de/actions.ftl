# Aktionen an Agenten und Sitzungen, der eigene Status, das Journal.

## Was möglich ist

actions-of = Aktionen für { $name }
actions-session = Aktionen für Sitzung { $session }
session-open = Sitzung öffnen
actions-loading = Es wird gefragt, was möglich ist …
row-actions = Aktionen …
row-actions-hint = Aktionen (Menütaste oder „.“)
action-setStatus = Status setzen
action-suspend = Aussetzen
action-resume = Fortsetzen
action-silentJoin = Still mithören
action-whisper = Flüstern
action-bargeIn = Aufschalten
action-leave = Verlassen
action-startRecording = Aufzeichnung starten
action-stopRecording = Aufzeichnung beenden
action-saveNotes = Notizen speichern
action-saveDisposition = Gesprächsergebnis speichern
action-saveItem = Zusatzangabe speichern
set-status-of = Status von { $name } setzen
statuses-loading = Die Status werden abgefragt …
statuses-none = Der Server nennt für diesen Agenten keinen Status.

## Warum nicht

denial-offline = Nicht möglich, solange die Werte dem Server nicht folgen.
denial-refused = Der Server hat dies für diesen Agenten abgelehnt. Nach der nächsten Anmeldung kann es noch einmal versucht werden.
denial-noRight = Ihre Rechte erlauben dies nicht.
denial-recordingHidden = Aufzeichnen ist für Sie ausgeschaltet.
denial-suspendSelf = Sie dürfen sich nicht selbst aussetzen.
denial-noSession = Es gibt keine Sitzung.
denial-notLookedAt = Der Agent gehört nicht zu den betrachteten, daher sind seine Sitzungen hier nicht bekannt.
denial-notInConversation = In der Sitzung spricht jetzt niemand.
denial-ownSession = Dies ist Ihre eigene Sitzung.
denial-sessionForbids = Die Sitzung erlaubt dies nicht.
denial-otherJoined = Jemand anderes ist schon eingestiegen.
denial-joinedByMe = Sie sind schon eingestiegen.
denial-joinedElsewhere = Sie sind in eine andere Sitzung eingestiegen. Verlassen Sie diese zuerst.
denial-notJoined = Sie sind nicht eingestiegen.
denial-recording = Es wird schon aufgezeichnet.
denial-notRecording = Es wird nichts aufgezeichnet.
denial-suspended = Der Agent ist schon ausgesetzt.
denial-notSuspended = Der Agent ist nicht ausgesetzt.
denial-underWay = Dasselbe ist schon im Gange.

## Bevor es geschieht

confirm-session = Sitzung von { $customer }
confirm-session-queue = Sitzung von { $customer }, { $queue }
confirm-silentJoin = Sie hören den Kunden und den Agenten. Niemand hört Sie.
confirm-whisper = Der Agent hört Sie. Der Kunde hört Sie nicht.
confirm-bargeIn = Der Kunde und der Agent hören Sie.
confirm-leave = Sie hören die Sitzung nicht mehr, und niemand darin hört Sie.
confirm-setStatus = Der neue Status gilt sofort. Er entscheidet, ob neue Sitzungen kommen.
confirm-suspend = Es kommen keine neuen Sitzungen, bis dies zurückgenommen wird.
confirm-resume = Es kommen wieder neue Sitzungen, soweit der Status es zulässt.
confirm-startRecording =
    { $count ->
        [one] { $count } Sitzung dieses Agenten wird aufgezeichnet: Kunde, Agent und wer sonst noch darin ist.
       *[other] { $count } Sitzungen dieses Agenten werden aufgezeichnet: Kunden, Agent und wer sonst noch darin ist.
    }
confirm-stopRecording = Keine Sitzung dieses Agenten wird mehr aufgezeichnet.
confirm-others-listen = Es hört schon jemand mit.
confirm-others-whisper = Es flüstert schon jemand.
confirm-nobody-joined = Sonst ist niemand eingestiegen.
cancel = Abbrechen

## Was daraus geworden ist

action-state-requested = angefordert
action-state-accepted = angenommen
action-state-unsure = ohne Antwort
action-state-confirmed = bestätigt
action-state-failed = fehlgeschlagen
action-state-unconfirmed = nicht bestätigt
action-state-unknown = unbekannt
outcome-requested = An den Server gesendet …
outcome-accepted = Angenommen; es wird gewartet, bis die Live-Daten es zeigen …
outcome-unsure = Die Antwort ging verloren. Es wird auf die Live-Daten gewartet …
outcome-confirmed = Erledigt: Die Live-Daten zeigen es.
outcome-failed = Nicht ausgeführt.
outcome-unconfirmed = Der Server hat es angenommen, aber die Live-Daten zeigen es nicht. Es kann noch kommen.
outcome-unknown = Niemand weiß, ob es ausgeführt wurde. Sehen Sie nach dem Agenten, bevor Sie es noch einmal versuchen.
outcome-on = { $action }: { $name }
outcomes = Was aus Ihren Aktionen geworden ist
try-again = Noch einmal versuchen
softphone = Mit Ihrem Softphone einsteigen:
copy = Kopieren
address-copied = Kopiert
copy-refused = Nicht kopiert
recording-done = erledigt
recording-denied = verweigert: Sie dürfen diese Sitzung nicht aufzeichnen
recording-failed = der Rekorder hat versagt
recording-of = Sitzung { $session }

## Eingestiegen

joined-silent = Sie hören bei { $name } mit
joined-whisper = Sie flüstern { $name } zu
joined-bargeIn = Sie sprechen mit { $name } und dem Kunden
joined-perhaps = Sie sind vielleicht in die Sitzung von { $name } eingestiegen
joined-tag = ich bin dabei

## Eigener Status

own-status = Ihr Status
own-status-change = Ihren Status ändern

## Journal

journal = Journal
journal-file = Journal { $day }
journal-filter = Nach Agent filtern
journal-states = Nur diese Ergebnisse zeigen
journal-open = im Gange
journal-none = Noch nichts getan
journal-none-advice = Jede Aktion, die Sie an einem Agenten oder einer Sitzung ausführen, steht hier und bleibt auf diesem Computer.
journal-more = Ältere zeigen
journal-export = Als CSV exportieren
journal-exported = Geschrieben nach { $path }
journal-column-time = Zeit (UTC)
journal-column-action = Aktion
journal-column-agent = Agent
journal-column-agent-id = Agentenkennung
journal-column-status = Status
journal-column-reason = Grund
journal-column-session = Sitzung
journal-column-customer = Kunde
journal-column-state = Ergebnis
journal-column-ended = Ende (UTC)
journal-column-failure = Warum
journal-column-recordings = Je Sitzung
journal-head-time = Zeit
journal-head-ended = Ende
