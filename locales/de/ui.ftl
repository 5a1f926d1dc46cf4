# Das Fenster von Connect Console.

app-name = Connect Console
navigation = Ansichten
nav-hint = { $name } ({ $key })
key-ctrl = Strg
at-least = { $count }+

## Erster Start

first-start-lead = Melden Sie sich bei Ihrem Contact Center an
server-label = Serveradresse
server-hint = Ein Rechnername oder eine Webadresse; Ihr Administrator hat sie.
client-id-label = Client-Kennung
client-id-hint = Die Kennung, unter der diese Konsole auf dem Server registriert ist.
allow-http-label = http ohne Verschlüsselung erlauben
allow-http-warning = Ohne https kann jeder im Netz mitlesen. Nur für Testsysteme.
sign-in = Als Windows-Benutzer anmelden
sign-in-as = Als { $user } anmelden
sign-in-account = Anmelden
logon-domain = Ihre Anmeldung an der Domäne wird verwendet; ein Kennwort wird nicht verlangt.
logon-local = Dies ist keine Anmeldung an einer Domäne. Der Server verlangt vielleicht ein anderes Konto.
other-account = Anderes Konto verwenden
logon-instead = Stattdessen als Windows-Benutzer anmelden
logon-instead-as = Stattdessen als { $user } anmelden
user-label = Benutzername
user-hint = Als DOMÄNE\name oder name@domäne.
password-label = Kennwort
password-hint = Es wird nur für diesen Anmeldedienst verwendet.
password-kept-hint = Es liegt im Schlüsselbund. Lassen Sie dies leer, um es zu verwenden.
remember-password = Kennwort merken
remember-hint = Es liegt im Schlüsselbund dieses Computers, nie in einer Datei.
keyring-absent = Das Kennwort kann nicht gemerkt werden: Dieser Computer hat keinen Schlüsselbund, oder er läuft nicht.
keyring-locked = Das Kennwort kann nicht gemerkt werden: Der Schlüsselbund dieses Computers ist gesperrt.
keyring-silent = Das Kennwort kann nicht gemerkt werden: Der Schlüsselbund dieses Computers antwortet nicht.
keyring-failed = Das Kennwort kann nicht gemerkt werden: Der Schlüsselbund dieses Computers ist nicht benutzbar.
forget-password = Kennwort vergessen
trust-host = { $host } für diesen Server vertrauen
sign-in-again = Neu anmelden
back-to-board = Zurück zur Tafel
signing-in = Anmeldung läuft …
sign-in-steps = Schritte der Anmeldung
diagnose = Diagnose
diagnosing = Jeder Schritt der Anmeldung wird versucht …
diagnosis = Diagnose
diagnosis-ok = Diagnose: Jeder Schritt funktioniert
diagnosis-failed = Diagnose: Etwas funktioniert nicht
explore = Ansehen
explore-starting = Startet …
explore-title = Mit Beispieldaten ansehen
explore-text = Ein kleines Contact Center auf diesem Computer, ohne Server.
step-status-running = läuft
step-status-ok = erledigt
step-status-failed = fehlgeschlagen
step-status-skipped = ausgelassen
step-status-not-offered = nicht angeboten
milliseconds = { $ms } ms

## Verbindung

connection-connecting = Verbinden …
connection-catchingUp = Wird aktualisiert …
connection-live = Live
connection-live-by = Live · { $transport }
connection-slow = Langsam seit { $time }
connection-reconnecting = Neu verbinden …
connection-offline = Offline seit { $time }
connection-signedOut = Abgemeldet
transport-webSockets = WebSocket
transport-serverSentEvents = Server-Sent Events
transport-longPolling = Long Polling
next-attempt = nächster Versuch in { $time }
retry = Jetzt versuchen
offline-banner = Offline seit { $time } – die letzten bekannten Werte sind von { $asOf }.
offline-no-values = Offline seit { $time } – es sind noch keine Werte bekannt.
sample-data = Beispieldaten
sample-data-hint = Dieses Contact Center ist erfunden. Es läuft auf diesem Computer.
as-of-now = aktuell
as-of-never = noch keine Werte
as-of-time = Stand { $time }

## Einstellungen

settings = Einstellungen
theme = Farbschema
theme-system = Wie das System
theme-light = Hell
theme-dark = Dunkel
language = Sprache
language-profile = Wie im Profil
client-logs = Probleme an den Server melden
client-logs-hint = Warnungen und Fehler dieses Programms gehen ins Protokoll des Servers, ohne Kundendaten.
proof = Anmeldung
proof-user = Als { $user }
proof-logon = Als Windows-Benutzer
mechanism-kerberos = Mit Kerberos
mechanism-ntlm = Mit NTLM, dem älteren Verfahren
proof-none = Der Anmeldedienst hat keinen Nachweis verlangt
proof-mutual = Der Server hat sich Ihnen gegenüber ausgewiesen
proof-not-mutual = Der Server ist nur durch sein Zertifikat bekannt
proof-bound = An diese verschlüsselte Verbindung gebunden
proof-not-bound = Nicht an eine verschlüsselte Verbindung gebunden
kept-password = Das Kennwort von { $user } liegt im Schlüsselbund.
sign-out = Abmelden
leave-sample-data = Beispieldaten verlassen
sign-out-ask = Abmelden?
sign-out-unsaved =
    { $count ->
        [one] Was Sie in { $count } Sitzung eingegeben haben, ist nicht gespeichert. Das Abmelden löscht es.
       *[other] Was Sie in { $count } Sitzungen eingegeben haben, ist nicht gespeichert. Das Abmelden löscht es.
    }
sign-out-anyway = Abmelden und löschen

## Tabellen

queues = Warteschlangen
agents = Agenten
filter-queues = Warteschlangen filtern
filter-agents = Agenten filtern
filter-hint = Mit der Taste / hierher, mit Esc leeren
filter-clear = Filter leeren
shown-of-all = { $shown } von { $all }
order-held = Reihenfolge gehalten
order-held-hint = Solange der Zeiger über den Zeilen steht, ändern sich die Werte, aber die Zeilen bleiben an ihrem Platz.
row-gone = Nicht mehr da. Der Platz bleibt, solange der Zeiger über den Zeilen steht.
grid-total = Summen
table-loading = Wird geladen …
panel-close = Schließen (Esc)
nothing-matches = Nichts passt
nothing-matches-advice = Keine Zeile passt zum eingestellten Filter.
queues-none = Keine Warteschlangen
queues-none-advice = An Ihrem Platz in der Organisation gibt es keine Warteschlangen zu beobachten. Ihr Administrator kann das ändern.
agents-none = Keine Agenten
agents-none-advice = An Ihrem Platz in der Organisation gibt es keine Agenten zu beobachten. Ihr Administrator kann das ändern.
none-in-scope = In dem, was beobachtet wird, gibt es keine.
not-applicable = entf.
not-applicable-hint = Entfällt: noch nichts zu zählen
unknown-hint = Nicht bekannt: Der Server hat es nicht gesendet
refused-hint = Der Server verweigert für diese Tabelle diese Kennzahl oder eine, die mit ihr gewählt wurde. Um sie neu anzufragen, entfernen Sie die Spalte und wählen sie wieder.
total-queues =
    { $count ->
        [one] { $count } Warteschlange
       *[other] { $count } Warteschlangen
    }
total-agents-hint = Jeder Agent wird einmal gezählt, wie viele Warteschlangen er auch bedient.
limit-warn = nahe am Grenzwert
limit-bad = über dem Grenzwert

## Spalten

column-queue = Warteschlange
column-business-unit = Bereich
column-agents = Frei · Gespr. · Nachb. · Abw.
column-agents-hint = Agenten verfügbar, im Gespräch, in Nachbearbeitung, abwesend
agents-figures = { $available } verfügbar, { $onCall } im Gespräch, { $afterCall } in Nachbearbeitung, { $away } abwesend
agents-partial = Auch andere bedienen sie, die nicht in der Auswahl sind und nicht gezählt werden.
agents-partial-mark = teilweise
column-waiting = Wartend
column-longestWait = Längste
column-serviceLevel = Servicelevel
column-serviceLevel-hint = In der Zielzeit angenommen, von allen angenommenen und danach aufgegebenen; der Server legt die Zeit fest und zählt
column-offered = Angeboten
column-answered = Angenommen
column-abandoned = Aufgelegt
column-abandoned-hint = Haben beim Warten aufgegeben
column-averageWait = Ø Warten
column-averageWait-hint = Wie lange die Angenommenen im Mittel gewartet haben
column-agent = Agent
column-name = Name
column-team = Team
column-status = Status
column-since = Im Status
column-session = Sitzung
column-handled = Bearbeitet
column-averageHandle = Ø Bearb.
column-averageHandle-hint = Gespräch, Halten und Nachbearbeitung einer Sitzung zusammen, im Mittel
column-rona = RONA

## Status

status-available = Verfügbar
status-onCall = Im Gespräch
status-ringing = Es klingelt
status-afterCall = Nachbearbeitung
status-away = Abwesend
status-notResponding = Antwortet nicht
status-offline = Offline
status-unknown = Unbekannt
status-inCall = Im Gespräch
status-unavailable = Nicht verfügbar
status-loggedOut = Abgemeldet
status-offPhoneActivity = Arbeit ohne Telefon
status-ringOnNoAnswer = Klingeln ohne Antwort
status-busy = Beschäftigt
status-beRightBack = Bin gleich zurück
status-directCall = Direkter Anruf
status-inactive = Inaktiv
status-inImCall = Im Chat
status-directInboundDial = Direkter Anruf, eingehend
status-directOutboundDial = Direkter Anruf, ausgehend
status-atLunch = Beim Mittagessen
status-offWork = Nicht im Dienst
status-conferenceCall = Telefonkonferenz
chips-label = Nur diese Status zeigen
chip-available = verfügbar
chip-onCall = im Gespräch
chip-ringing = klingelnd
chip-afterCall = Nachbearbeitung
chip-away = abwesend
chip-notResponding = ohne Antwort
chip-offline = offline
chip-unknown = unbekannt
modality-audio = Anruf
modality-instantMessage = Chat
modality-message = E-Mail
tag-suspended = ausgesetzt
tag-hidden = verborgen
tag-recording = Aufzeichnung
tag-listened = mitgehört
tag-whisper = Flüstern
sessions-more = +{ $count }
sessions-count =
    { $count ->
        [one] { $count } Sitzung
       *[other] { $count } Sitzungen
    }

## Störungen

fault-title = In diesem Fenster ist etwas schiefgegangen
fault-text = Ihre Daten sind sicher: Sie liegen außerhalb dieses Fensters. Meist hilft es, das Fenster neu zu laden.
fault-reload = Fenster neu laden
