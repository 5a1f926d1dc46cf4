# Die Kommandozeile von Connect Console: die Hilfe, und was an den Argumenten falsch sein kann.

cli-about = Eine Desktop-Konsole für Contact Center mit Clarity Connect
cli-doctor-about = Jeden Schritt von der Anmeldung bis zu Live-Daten im Terminal versuchen und sagen, was nicht geht und was zu tun ist
cli-heading-usage = Aufruf:
cli-heading-commands = Befehle:
cli-heading-options = Optionen:
cli-demo = Die eingebauten Beispieldaten statt eines Servers verwenden
cli-server = Die Adresse des Servers: ein Rechnername oder eine Webadresse
cli-client-id = Die Kennung, unter der diese Konsole auf dem Server registriert ist
cli-allow-http = Unverschlüsseltes http zum Server erlauben; jeder im Netz kann dann mitlesen
cli-data-dir = Der Ordner für den Offline-Speicher, die Einstellungen und das Protokoll
cli-watch = So viele Sekunden lang Live-Aktualisierungen zählen
cli-methods = Auch alle anderen Methoden des Servers aufrufen; bei Beispieldaten auch solche, die etwas ändern
cli-transport = Diesen Transport für die Live-Verbindung verwenden: webSockets, serverSentEvents oder longPolling
cli-transport-invalid = { $input } ist kein Transport. Verwenden Sie webSockets, serverSentEvents oder longPolling.
cli-user = Mit diesem Konto anmelden (DOMÄNE\name oder name@domäne) statt mit dem angemeldeten
cli-password-stdin = Das Kennwort von --user aus der ersten Zeile der Standardeingabe lesen; sonst wird das im Schlüsselbund des Systems gespeicherte verwendet
cli-json = Den Bericht als JSON, und nichts anderes, auf die Standardausgabe schreiben
cli-language = Die Sprache: { $languages }
cli-help = Diese Hilfe ausgeben
cli-version = Die Version ausgeben

## Fehler

cli-unknown-argument = Das Argument { $argument } gibt es nicht.
cli-value-missing = { $argument } braucht einen Wert: { $value }
cli-value-invalid = „{ $input }“ ist kein Wert für { $argument }: { $value }
cli-client-id-missing = --server braucht auch die Client-Kennung: --client-id GUID
cli-server-missing = --client-id braucht auch den Server: --server URL
cli-server-and-demo = Verwenden Sie entweder --server oder --demo, nicht beides.
cli-user-missing = --password-stdin braucht auch den Benutzer: --user NAME
cli-user-and-demo = Beispieldaten brauchen kein Konto: verwenden Sie entweder --user oder --demo, nicht beides.
cli-doctor-what = Sagen Sie, was versucht werden soll: --demo, oder --server URL mit --client-id GUID
cli-watch-invalid = „{ $input }“ ist keine Zahl von Sekunden von 1 bis { $most }.
cli-language-unknown = Die Sprache „{ $input }“ gibt es nicht. Es gibt: { $languages }
cli-more = --help zeigt alle Argumente.
