# Was nicht gelungen ist, nach der Art des Fehlers, und was zu tun ist.

failure-addressInvalid = „{ $input }“ ist keine Serveradresse.
    .advice = Geben Sie einen Rechnernamen wie connect.example.com ein, oder eine Adresse, die mit https:// beginnt.
failure-httpNotAllowed = Die Verbindung zu { $host } wäre nicht verschlüsselt.
    .advice = Verwenden Sie eine Adresse, die mit https:// beginnt. Für ein Testsystem ohne https erlauben Sie http ohne Verschlüsselung.
failure-clientIdInvalid = „{ $input }“ ist keine Client-Kennung.
    .advice = Eine Client-Kennung sieht aus wie 01234567-89ab-cdef-0123-456789abcdef. Fragen Sie Ihren Administrator nach Ihrer.
failure-unreachable = { $host } ist nicht erreichbar: { $detail }
    .advice = Prüfen Sie die Serveradresse, Ihr Netz und, wenn Sie von außerhalb arbeiten, Ihr VPN. Ihr Administrator weiß, ob der Server läuft.
failure-timedOut =
    { $seconds ->
        [one] Der Server hat auf { $method } nicht innerhalb von { $seconds } Sekunde geantwortet.
       *[other] Der Server hat auf { $method } nicht innerhalb von { $seconds } Sekunden geantwortet.
    }
    .advice = Der Server oder das Netz ist zurzeit langsam. Versuchen Sie es noch einmal; wenn es öfter vorkommt, sagen Sie es Ihrem Administrator.
failure-tls = Es konnte keine sichere Verbindung zu { $host } hergestellt werden: { $detail }
    .advice = Bitten Sie Ihren Administrator, das Zertifikat des Servers zu prüfen: den Namen, die Gültigkeit, und ob dieser Computer dem Aussteller vertraut. Prüfen Sie auch Datum und Uhrzeit dieses Computers.
failure-notConnect = Etwas anderes als Clarity Connect hat auf { $method } geantwortet: { $found }
    .advice = Prüfen Sie die Serveradresse. Auch ein Proxy oder eine Anmeldeseite dazwischen kann die Ursache sein; Ihr Administrator weiß es.
failure-challengeUnreadable = Der Server sagt nicht, wo man sich anmeldet. Er hat gesendet: { $header }
    .advice = Prüfen Sie die Serveradresse. Wenn sie stimmt, sollte Ihr Administrator die Anmeldeeinstellungen des Servers prüfen.
failure-hostNotTrusted = { $server } verlangt die Anmeldung bei { $host }, dem nicht vertraut wird. Dorthin wurde nichts gesendet.
    .advice = Wenn sich Ihre Organisation tatsächlich dort anmeldet, können Sie diesem Rechner für diesen Server im Fenster vertrauen, oder Ihr Administrator nimmt ihn in die Liste auf. Wenn Sie nicht sicher sind, fragen Sie zuerst.
failure-signInNotEncrypted = { $server } verlangt die Anmeldung bei { $host } ohne Verschlüsselung. Dorthin wurde nichts gesendet.
    .advice = Keine Einstellung hier hilft dagegen: Ihr Benutzername und Ihr Kennwort wären für andere lesbar. Bitten Sie Ihren Administrator, die Anmeldung über https anzubieten.
failure-liveHostNotTrusted = Der Server nennt für Live-Daten { $host }, dem nicht vertraut wird. Stattdessen wird der Server verwendet, an dem Sie angemeldet sind.
    .advice = Alles funktioniert auch ohne. Wenn der Rechner zu Ihrer Installation gehört, kann Ihr Administrator ihn in die Liste der vertrauenswürdigen aufnehmen; er muss https anbieten.
failure-signInRefused = Der Anmeldedienst hat Ihren Windows-Benutzer nicht angenommen.
    .advice = Prüfen Sie, ob Sie in Windows mit Ihrem Arbeitskonto angemeldet sind. Ihr Administrator kann prüfen, ob dieses Konto Clarity Connect benutzen darf.
failure-signInUnsupported = Der Anmeldedienst verlangt ein Verfahren, das dieses Programm nicht anbietet: { $offered }
    .advice = Bitten Sie Ihren Administrator, für den Anmeldedienst die Windows-Authentifizierung (Negotiate) einzuschalten.
failure-logonMissing = An der Domäne der Organisation ist auf diesem Computer niemand angemeldet: { $detail }
    .advice = Melden Sie sich unten mit einem anderen Konto an, oder melden Sie sich an der Domäne an und versuchen Sie es noch einmal.
failure-logonExpired = Ihre Anmeldung an der Domäne ist abgelaufen.
    .advice = Sperren Sie diesen Computer und entsperren Sie ihn mit Ihrem Kennwort, oder melden Sie sich neu an der Domäne an. Versuchen Sie es dann noch einmal.
failure-passwordWrong = Der Benutzername oder das Kennwort ist falsch.
    .advice = Geben Sie beides noch einmal ein. Das Kennwort wird nicht von selbst ein zweites Mal versucht, weil die Domäne Konten nach wenigen Fehlversuchen sperrt.
failure-passwordOrBinding = Der Anmeldedienst hat den Benutzernamen und das Kennwort abgelehnt.
    .advice = Geben Sie beides noch einmal ein. Wenn sie stimmen, öffnet etwas unterwegs die verschlüsselte Verbindung, etwa ein Proxy, und der Dienst lehnt das ab: Fragen Sie Ihren Administrator. Das Kennwort wird nicht von selbst ein zweites Mal versucht.
failure-accountDisabled = Ihr Konto ist gesperrt oder deaktiviert.
    .advice = Bitten Sie Ihren Administrator, es zu entsperren.
failure-passwordExpired = Ihr Kennwort ist abgelaufen.
    .advice = Ändern Sie es, und melden Sie sich dann mit dem neuen an.
failure-userNameInvalid = „{ $input }“ ist kein Benutzername.
    .advice = Schreiben Sie ihn als DOMÄNE\name oder als name@domäne.
failure-passwordInvalid = Es gibt kein Kennwort, oder es ist länger, als verwendet werden kann.
    .advice = Geben Sie Ihr Kennwort noch einmal ein.
failure-passwordMissing = Für diesen Anmeldedienst ist kein Kennwort von { $user } gespeichert.
    .advice = Geben Sie das Kennwort ein. Ein gespeichertes Kennwort wird nur für den Anmeldedienst verwendet, für den es eingegeben wurde.
failure-keyringUnusable =
    { $why ->
        [absent] Dieser Computer hat keinen Schlüsselbund, der ein Kennwort aufbewahren könnte.
        [locked] Der Schlüsselbund dieses Computers ist gesperrt.
        [silent] Der Schlüsselbund dieses Computers antwortet nicht.
       *[failed] Der Schlüsselbund dieses Computers ist nicht benutzbar: { $detail }
    }
    .advice =
    { $why ->
        [locked] Entsperren Sie ihn und versuchen Sie es noch einmal. Oder geben Sie das Kennwort ein: Sie können arbeiten, ohne es speichern zu lassen.
       *[other] Geben Sie das Kennwort ein: Sie können arbeiten, ohne es speichern zu lassen. Es wird nie in eine Datei geschrieben.
    }
failure-clockSkew = Die Uhr dieses Computers und die der Domäne gehen zu weit auseinander.
    .advice = Stellen Sie Datum, Uhrzeit und Zeitzone dieses Computers ein, und versuchen Sie es dann noch einmal.
failure-domainUnreachable = Die Domäne ist nicht erreichbar: { $detail }
    .advice = Prüfen Sie das Netz. Außerhalb des Büros brauchen Sie vielleicht ein VPN.
failure-serviceUnknown = Die Domäne kennt den Anmeldedienst auf { $host } nicht.
    .advice = Prüfen Sie die Serveradresse: Sie muss der vollständige Name des Servers sein. Ihr Administrator kann den Dienstnamen prüfen (HTTP/{ $host }).
failure-serviceNotProven = Der Anmeldedienst hat nicht bewiesen, dass er zu Ihrer Organisation gehört: { $detail }
    .advice = Von ihm wurde nichts angenommen. Sagen Sie es Ihrem Administrator.
failure-ntlmNotAllowed = Der Anmeldedienst nimmt hier nur NTLM an, was nicht erlaubt ist.
    .advice = Bitten Sie Ihren Administrator, für den Anmeldedienst Kerberos einzurichten oder NTLM zu erlauben.
failure-ntlmNeedsPassword = Der Anmeldedienst nimmt hier nur NTLM an, wofür Ihre Anmeldung an diesem Computer nicht genügt.
    .advice = Verwenden Sie unten ein anderes Konto: Geben Sie Benutzername und Kennwort ein. Ihr Administrator kann für den Anmeldedienst Kerberos einrichten.
failure-handshakeFailed = Die Anmeldung konnte nicht abgeschlossen werden: { $detail }
    .advice = Versuchen Sie es noch einmal. Wenn es so bleibt, geben Sie diese Worte Ihrem Administrator.
failure-clientIdUnknown = Der Anmeldedienst kennt die Client-Kennung { $clientId } nicht.
    .advice = Vergleichen Sie sie mit der, die Sie von Ihrem Administrator haben. Sie muss auf diesem Server registriert sein.
failure-agentUnknown = Sie sind angemeldet, aber Clarity Connect hat zu Ihrem Konto keinen Agenten.
    .advice = Bitten Sie Ihren Administrator, für Ihr Konto einen Agenten anzulegen.
failure-forbidden = Ihr Platz in der Organisation erlaubt dies nicht: { $method }
    .advice = Wenn Sie es für Ihre Arbeit brauchen, bitten Sie Ihren Administrator um die Berechtigung.
failure-tokenRefused = Der Server lehnt das Token ab, das sein eigener Anmeldedienst gerade ausgestellt hat ({ $method }).
    .advice = Fragen Sie Ihren Administrator, ob diese Client-Kennung und Ihr Recht auf die Web-API eingerichtet sind, und ob die Uhren der Server übereinstimmen.
failure-rejected = Der Server hat { $method } abgelehnt (Status { $status }).
    .advice = Versuchen Sie es noch einmal. Wenn es wieder abgelehnt wird, geben Sie diese Meldung Ihrem Administrator.
failure-sessionUnknown = Diese Sitzung gibt es nicht mehr, oder der Server hat versagt ({ $method }).
    .advice = Suchen Sie die Sitzung noch einmal in der Liste. Wenn sich auch andere nicht öffnen lassen, sagen Sie es Ihrem Administrator.
failure-serverFault = Der Server hat bei { $method } versagt (Status { $status }).
    .advice = Versuchen Sie es gleich noch einmal. Wenn es andauert, geben Sie diese Meldung Ihrem Administrator.
failure-notOffered = Dieser Server bietet { $method } nicht an.
    .advice = Alles andere funktioniert ohne. Eine neuere Version des Servers bietet es vielleicht an.
failure-malformed = Die Antwort des Servers auf { $method } war nicht lesbar, bei { $path }.
    .advice = Versuchen Sie es noch einmal. Wenn es andauert, geben Sie diese Meldung Ihrem Administrator: Server und Konsole passen vielleicht nicht zusammen.
failure-tooLarge = Die Antwort des Servers auf { $method } ist größer als { $limitMb } MB und wurde nicht gelesen.
    .advice = Geben Sie diese Meldung Ihrem Administrator: auf dem Server ist etwas nicht, wie es sein soll.
failure-liveConnection = Die Live-Verbindung konnte nicht geöffnet werden: { $detail }
    .advice = Die Konsole versucht es weiter. Wenn es andauert, fragen Sie Ihren Administrator, ob ein Proxy oder eine Firewall WebSockets blockiert.
failure-connectionLost = Die Live-Verbindung ist abgebrochen.
    .advice = Die Konsole verbindet sich von selbst neu. Bis dahin sehen Sie die letzten bekannten Werte.
failure-notConnected = Die Konsole ist zurzeit nicht mit dem Server verbunden.
    .advice = Was Sie eingegeben haben, bleibt erhalten. Versuchen Sie es noch einmal, sobald die Verbindung wieder da ist.
failure-notOpened = Diese Adresse wird nicht geöffnet: { $address }
    .advice = Es werden nur Webseiten und Adressen des Softphones geöffnet, und nur so, wie die Konsole sie zeigt.
failure-cacheUnusable = Der Offline-Speicher auf diesem Computer ist nicht benutzbar: { $detail }
    .advice = Sie können weiterarbeiten, aber für Zeiten ohne Verbindung wird nichts aufbewahrt. Prüfen Sie, ob die Festplatte voll ist und ob Sie in den Datenordner schreiben dürfen.
failure-notForgotten = Was auf diesem Computer von Ihnen aufbewahrt wird, konnte nicht gelöscht werden: { $detail }
    .advice = Die Konsole versucht es von selbst noch einmal, auch beim nächsten Start. Bis dahin könnten andere an diesem Computer es lesen.
failure-settingsNotRead = Ihre Einstellungen konnten nicht gelesen werden: { $detail }
    .advice = Es gelten die üblichen, und Änderungen werden nicht aufbewahrt, damit Ihre nicht überschrieben werden. Starten Sie die Konsole noch einmal, sobald sich die Datei lesen lässt.
failure-settingsNotSaved = Ihre Einstellungen konnten nicht gespeichert werden: { $detail }
    .advice = Sie gelten, bis die Konsole beendet wird. Prüfen Sie, ob die Platte voll ist und ob Sie in den Datenordner schreiben dürfen.
failure-fileNotWritten = In { $folder } konnte keine Datei geschrieben werden: { $detail }
    .advice = Prüfen Sie, ob es den Ordner gibt, ob Sie dort schreiben dürfen und ob die Festplatte voll ist.
failure-notPossible = Dies ist jetzt nicht möglich.
    .advice = Das Menü des Agenten sagt, warum. Was gezeigt wird, kann sich gerade geändert haben.
failure-recordingNotDone = Die Aufzeichnung wurde bei keiner der Sitzungen geändert.
    .advice = Bei jeder Sitzung steht, warum. Wenn es keine gibt, ist das Gespräch vielleicht gerade zu Ende gegangen.
failure-changedMeanwhile = Jemand anderes hat dies inzwischen geändert. Nichts wurde überschrieben.
    .advice = Öffnen Sie die Sitzung: Dort steht beides, und Sie wählen.
failure-fault = In diesem Programm ist etwas schiefgegangen. Im Protokoll steht es unter { $logId }.
    .advice = Versuchen Sie es noch einmal. Wenn es wieder geschieht, senden Sie das Protokoll Ihrem Administrator.
