# Ce qui n’a pas fonctionné, selon le type d’échec, et ce qu’il faut faire.

failure-addressInvalid = « { $input } » n’est pas une adresse de serveur.
    .advice = Saisissez un nom d’hôte tel que connect.example.com, ou une adresse qui commence par https://.
failure-httpNotAllowed = La connexion à { $host } ne serait pas chiffrée.
    .advice = Utilisez une adresse qui commence par https://. Pour un système de test qui n’en a pas, autorisez http sans chiffrement.
failure-clientIdInvalid = « { $input } » n’est pas un identifiant client.
    .advice = Un identifiant client ressemble à 01234567-89ab-cdef-0123-456789abcdef. Demandez le vôtre à votre administrateur.
failure-unreachable = { $host } est injoignable : { $detail }
    .advice = Vérifiez l’adresse du serveur, votre réseau et, si vous travaillez à distance, votre VPN. Votre administrateur sait si le serveur fonctionne.
failure-timedOut =
    { $seconds ->
        [one] Le serveur n’a pas répondu à { $method } en { $seconds } seconde.
       *[other] Le serveur n’a pas répondu à { $method } en { $seconds } secondes.
    }
    .advice = Le serveur ou le réseau est lent en ce moment. Réessayez ; si cela se répète, prévenez votre administrateur.
failure-tls = Impossible d’établir une connexion sécurisée avec { $host } : { $detail }
    .advice = Demandez à votre administrateur de vérifier le certificat du serveur : son nom, sa validité et la confiance accordée à son émetteur sur cet ordinateur. Vérifiez aussi la date et l’heure de cet ordinateur.
failure-notConnect = Ce n’est pas Clarity Connect qui a répondu à { $method } : { $found }
    .advice = Vérifiez l’adresse du serveur. Un proxy ou une page de connexion intermédiaire peut aussi en être la cause ; votre administrateur peut vous renseigner.
failure-challengeUnreadable = Le serveur n’indique pas où se connecter. Il a envoyé : { $header }
    .advice = Vérifiez l’adresse du serveur. Si elle est correcte, votre administrateur doit vérifier les réglages de connexion du serveur.
failure-hostNotTrusted = { $server } vous demande de vous connecter sur { $host }, qui n’est pas un hôte de confiance. Rien n’y a été envoyé.
    .advice = Si votre organisation se connecte bien à cet endroit, vous pouvez accepter cet hôte pour ce serveur dans la fenêtre, ou votre administrateur peut l’ajouter aux hôtes de confiance. Dans le doute, demandez d’abord.
failure-signInNotEncrypted = { $server } vous demande de vous connecter sur { $host } sans chiffrement. Rien n’y a été envoyé.
    .advice = Aucun réglage ici n’y change rien : votre nom et votre mot de passe pourraient être lus. Demandez à votre administrateur de proposer la connexion en https.
failure-liveHostNotTrusted = Le serveur désigne { $host } pour les données en direct, qui n’est pas un hôte de confiance. Le serveur auquel vous êtes connecté est utilisé à la place.
    .advice = Tout fonctionne sans cela. Si cet hôte fait partie de votre installation, votre administrateur peut l’ajouter aux hôtes de confiance ; il doit proposer https.
failure-signInRefused = Le service de connexion n’a pas accepté votre compte Windows.
    .advice = Vérifiez que votre session Windows est ouverte avec votre compte professionnel. Votre administrateur peut vérifier si ce compte a accès à Clarity Connect.
failure-signInUnsupported = Le service de connexion exige une méthode que ce programme ne propose pas : { $offered }
    .advice = Demandez à votre administrateur d’activer l’authentification Windows (Negotiate) pour le service de connexion.
failure-logonMissing = Aucune session du domaine de l’organisation n’est ouverte sur cet ordinateur : { $detail }
    .advice = Connectez-vous ci-dessous avec un autre compte, ou ouvrez une session du domaine et réessayez.
failure-logonExpired = Votre session du domaine a expiré.
    .advice = Verrouillez cet ordinateur et déverrouillez-le avec votre mot de passe, ou reconnectez-vous au domaine. Puis réessayez.
failure-passwordWrong = Le nom d’utilisateur ou le mot de passe est incorrect.
    .advice = Saisissez-les de nouveau. Le mot de passe n’est pas réessayé automatiquement, car le domaine verrouille les comptes après quelques erreurs.
failure-passwordOrBinding = Le service de connexion a refusé le nom d’utilisateur et le mot de passe.
    .advice = Saisissez-les de nouveau. S’ils sont corrects, un élément intermédiaire, comme un proxy, ouvre la connexion chiffrée et le service le refuse : adressez-vous à votre administrateur. Le mot de passe n’est pas réessayé automatiquement.
failure-accountDisabled = Votre compte est verrouillé ou désactivé.
    .advice = Demandez à votre administrateur de le déverrouiller.
failure-passwordExpired = Votre mot de passe a expiré.
    .advice = Changez-le, puis connectez-vous avec le nouveau.
failure-userNameInvalid = « { $input } » n’est pas un nom d’utilisateur.
    .advice = Écrivez-le sous la forme DOMAINE\nom ou nom@domaine.
failure-passwordInvalid = Il n’y a pas de mot de passe, ou il est trop long pour être utilisé.
    .advice = Saisissez de nouveau votre mot de passe.
failure-passwordMissing = Aucun mot de passe de { $user } n’est conservé pour ce service de connexion.
    .advice = Saisissez le mot de passe. Un mot de passe conservé ne sert qu’au service de connexion pour lequel il a été saisi.
failure-keyringUnusable =
    { $why ->
        [absent] Cet ordinateur n’a pas de trousseau qui puisse conserver un mot de passe.
        [locked] Le trousseau de cet ordinateur est verrouillé.
        [silent] Le trousseau de cet ordinateur ne répond pas.
       *[failed] Le trousseau de cet ordinateur est inutilisable : { $detail }
    }
    .advice =
    { $why ->
        [locked] Déverrouillez-le et réessayez. Ou saisissez le mot de passe : vous pouvez travailler sans qu’il soit conservé.
       *[other] Saisissez le mot de passe : vous pouvez travailler sans qu’il soit conservé. Il n’est jamais écrit dans un fichier.
    }
failure-clockSkew = L’horloge de cet ordinateur et celle du domaine diffèrent trop.
    .advice = Réglez la date, l’heure et le fuseau horaire de cet ordinateur, puis réessayez.
failure-domainUnreachable = Le domaine est injoignable : { $detail }
    .advice = Vérifiez le réseau. Hors du bureau, un VPN peut être nécessaire.
failure-serviceUnknown = Le domaine ne connaît pas le service de connexion sur { $host }.
    .advice = Vérifiez l’adresse du serveur : il faut son nom complet. Votre administrateur peut vérifier son nom de service (HTTP/{ $host }).
failure-serviceNotProven = Le service de connexion n’a pas prouvé qu’il appartient à votre organisation : { $detail }
    .advice = Rien n’a été accepté de sa part. Prévenez votre administrateur.
failure-ntlmNotAllowed = Le service de connexion n’accepte ici que NTLM, ce qui n’est pas autorisé.
    .advice = Demandez à votre administrateur de configurer Kerberos pour le service de connexion, ou d’autoriser NTLM.
failure-ntlmNeedsPassword = Le service de connexion n’accepte ici que NTLM, pour lequel votre session sur cet ordinateur ne suffit pas.
    .advice = Utilisez ci-dessous un autre compte : saisissez votre nom d’utilisateur et votre mot de passe. Votre administrateur peut configurer Kerberos pour le service de connexion.
failure-handshakeFailed = La connexion n’a pas pu aboutir : { $detail }
    .advice = Réessayez. Si cela persiste, transmettez ces mots à votre administrateur.
failure-clientIdUnknown = Le service de connexion ne connaît pas l’identifiant client { $clientId }.
    .advice = Comparez-le avec celui que votre administrateur vous a donné. Il doit être enregistré sur ce serveur.
failure-agentUnknown = Vous êtes connecté, mais Clarity Connect n’a pas d’agent pour votre compte.
    .advice = Demandez à votre administrateur de créer un agent pour votre compte.
failure-forbidden = Votre place dans l’organisation ne le permet pas : { $method }
    .advice = Si vous en avez besoin pour votre travail, demandez ce droit à votre administrateur.
failure-tokenRefused = Le serveur refuse le jeton que son propre service de connexion vient de délivrer ({ $method }).
    .advice = Demandez à votre administrateur si cet identifiant client et votre droit d’utiliser l’API Web sont configurés, et si les horloges des serveurs concordent.
failure-rejected = Le serveur a refusé { $method } (statut { $status }).
    .advice = Réessayez. En cas de nouveau refus, transmettez ce message à votre administrateur.
failure-sessionUnknown = Cette session n’existe plus, ou le serveur a échoué ({ $method }).
    .advice = Cherchez de nouveau la session dans la liste. Si d’autres ne s’ouvrent pas non plus, prévenez votre administrateur.
failure-serverFault = Le serveur a échoué sur { $method } (statut { $status }).
    .advice = Réessayez dans un instant. Si cela persiste, transmettez ce message à votre administrateur.
failure-notOffered = Ce serveur ne propose pas { $method }.
    .advice = Tout le reste fonctionne sans cela. Une version plus récente du serveur peut le proposer.
failure-malformed = La réponse du serveur à { $method } est illisible, à l’endroit { $path }.
    .advice = Réessayez. Si cela persiste, transmettez ce message à votre administrateur : le serveur et la console ne sont peut-être pas compatibles.
failure-tooLarge = La réponse du serveur à { $method } dépasse { $limitMb } Mo et n’a pas été lue.
    .advice = Transmettez ce message à votre administrateur : quelque chose sur le serveur n’est pas normal.
failure-liveConnection = La connexion en direct n’a pas pu être ouverte : { $detail }
    .advice = La console continue d’essayer. Si cela persiste, demandez à votre administrateur si un proxy ou un pare-feu bloque les WebSockets.
failure-connectionLost = La connexion en direct a été perdue.
    .advice = La console se reconnecte d’elle-même. En attendant, vous voyez les dernières valeurs connues.
failure-notConnected = La console n’est pas connectée au serveur en ce moment.
    .advice = Ce que vous avez saisi est conservé. Réessayez une fois la connexion rétablie.
failure-notOpened = Cette adresse n’est pas ouverte : { $address }
    .advice = Seules les pages web et les adresses du téléphone logiciel sont ouvertes, et seulement telles que la console les affiche.
failure-cacheUnusable = Les données hors ligne de cet ordinateur sont inutilisables : { $detail }
    .advice = Vous pouvez continuer à travailler, mais rien n’est conservé pour les moments sans connexion. Vérifiez que le disque n’est pas plein et que vous pouvez écrire dans le dossier de données.
failure-notForgotten = Ce que cet ordinateur garde de vous n’a pas pu être effacé : { $detail }
    .advice = La console réessaie d’elle-même, ainsi qu’à son prochain démarrage. D’ici là, d’autres utilisateurs de cet ordinateur pourraient le lire.
failure-settingsNotRead = Vos réglages n’ont pas pu être lus : { $detail }
    .advice = Les réglages habituels s’appliquent et les changements ne sont pas gardés, pour ne rien écraser. Redémarrez la console quand le fichier sera lisible.
failure-settingsNotSaved = Vos réglages n’ont pas pu être enregistrés : { $detail }
    .advice = Ils valent jusqu’à la fermeture de la console. Vérifiez que le disque n’est pas plein et que vous pouvez écrire dans le dossier de données.
failure-fileNotWritten = Un fichier n’a pas pu être écrit dans { $folder } : { $detail }
    .advice = Vérifiez que le dossier existe, que vous pouvez y écrire et que le disque n’est pas plein.
failure-notPossible = Ce n’est pas possible maintenant.
    .advice = Le menu de l’agent dit pourquoi. Ce qui est affiché vient peut-être de changer.
failure-recordingNotDone = L’enregistrement n’a été changé pour aucune session.
    .advice = Chaque session dit pourquoi. S’il n’y en a aucune, la conversation vient peut-être de se terminer.
failure-changedMeanwhile = Quelqu’un d’autre a modifié ceci entre-temps. Rien n’a été écrasé.
    .advice = Ouvrez la session : elle montre les deux, et vous choisissez.
failure-fault = Une erreur s’est produite dans ce programme. Le journal la contient sous { $logId }.
    .advice = Réessayez. Si cela se reproduit, envoyez le journal à votre administrateur.
