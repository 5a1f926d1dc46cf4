# Die Schritte von der Anmeldung bis zur Live-Tafel, und die Worte von `connect-console doctor`.

## Schritte, nach der Zeile der Beschreibung des Servers

step-A1 = Anmeldedienst finden
step-A2 = Anmelden
step-B1 = Die Organisation auf einmal abfragen
step-I1 = Versionen des Servers lesen
step-P1 = Ihr Profil lesen
step-P2 = Die Organisation lesen
step-P3 = Einstellungen des Dashboards lesen
step-L1 = Bezeichnungen des Servers lesen
step-V1 = Server für Live-Daten finden
step-R1 = Live-Verbindung öffnen
step-U1 = Agenten live verfolgen
step-U4 = Warteschlangen live verfolgen
step-U9 = Live-Abonnements beenden
step-A3 = Anmeldung erneuern
step-P4 = Abmelden
step-S1 = Sitzungen eines Agenten auflisten
step-S2 = Ein Gespräch lesen
step-S3 = Eine Sitzung lesen
step-S4 = Softphone-Adresse einer Sitzung lesen
step-S5 = Verlauf eines Kunden lesen
step-S6 = Eine Zusatzangabe setzen
step-S7 = Gesprächsnotizen speichern
step-S8 = Ein Gesprächsergebnis speichern
step-S9 = Aufzeichnung starten
step-S10 = Aufzeichnung beenden
step-S11 = In eine Sitzung einsteigen und sie verlassen
step-T1 = Status eines Agenten lesen
step-T2 = Einen Status setzen
step-T3 = Wählbare Status auflisten
step-M1 = Kennzahlen eines Agenten lesen
step-M2 = Kennzahlen mehrerer Agenten lesen
step-M3 = Summierte Kennzahlen lesen
step-M4 = Kennzahlen nach Gruppen lesen
step-U2 = Agenten summiert verfolgen
step-U3 = Agenten nach Gruppen verfolgen
step-U5 = Warteschlangen summiert verfolgen
step-U6 = Warteschlangen nach Gruppen verfolgen
step-U7 = Alarme verfolgen
step-U8 = Ein Live-Abonnement ändern
step-C1 = Ins Protokoll des Servers schreiben
step-Q1 = Suchen
step-W1 = Live-Aktualisierungen beobachten

## Der Bericht

doctor-heading = { $server } wird Schritt für Schritt geprüft
doctor-heading-demo = Die Beispieldaten auf diesem Computer werden Schritt für Schritt geprüft
doctor-status-ok = ok
doctor-status-failed = fehlgeschlagen
doctor-status-skipped = ausgelassen
doctor-status-not-offered = nicht angeboten
doctor-time = { $ms } ms
doctor-advice = Was zu tun ist: { $advice }
doctor-updates =
    { $count ->
        [0] Es kam keine Live-Aktualisierung an.
        [one] Es kam { $count } Live-Aktualisierung an.
       *[other] Es kamen { $count } Live-Aktualisierungen an.
    }
doctor-ok = Alles funktioniert.
doctor-not-ok = Nicht alles funktioniert. Der erste fehlgeschlagene Schritt ist der, den es zu beheben gilt.
