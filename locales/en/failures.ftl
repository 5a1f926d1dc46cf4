# What went wrong, by the kind of failure, and what to do about it.

failure-addressInvalid = “{ $input }” is not a server address.
    .advice = Enter a host name such as connect.example.com, or an address that begins with https://.
failure-httpNotAllowed = The connection to { $host } would not be encrypted.
    .advice = Use an address that begins with https://. For a test system without it, allow plain http.
failure-clientIdInvalid = “{ $input }” is not a client id.
    .advice = A client id looks like 01234567-89ab-cdef-0123-456789abcdef. Ask your administrator for yours.
failure-unreachable = { $host } cannot be reached: { $detail }
    .advice = Check the server address, your network and, if you work from outside, your VPN. Your administrator knows whether the server is running.
failure-timedOut =
    { $seconds ->
        [one] The server did not answer { $method } within { $seconds } second.
       *[other] The server did not answer { $method } within { $seconds } seconds.
    }
    .advice = The server or the network is slow at the moment. Try again; if it happens often, tell your administrator.
failure-tls = No secure connection to { $host } could be made: { $detail }
    .advice = Ask your administrator to check the server’s certificate: its name, its validity, and whether this computer trusts its issuer. Check the date and time of this computer as well.
failure-notConnect = Something other than Clarity Connect answered { $method }: { $found }
    .advice = Check the server address. A proxy or a sign-in page in between can also cause this; your administrator can tell.
failure-challengeUnreadable = The server does not say where to sign in. It sent: { $header }
    .advice = Check the server address. If it is right, your administrator should check the sign-in settings of the server.
failure-hostNotTrusted = { $server } asks you to sign in on { $host }, which is not trusted. Nothing was sent there.
    .advice = If your organisation does sign in there, you can trust this host for this server in the window, or your administrator can add it to the trusted ones. If you are not sure, ask first.
failure-signInNotEncrypted = { $server } asks you to sign in on { $host } without encryption. Nothing was sent there.
    .advice = Nothing that you can set here helps: your user name and password would be open to read. Ask your administrator to offer the sign-in over https.
failure-liveHostNotTrusted = The server names { $host } for live data, which is not trusted. The server you have signed in to is used instead.
    .advice = Everything works without. If the host belongs to your deployment, your administrator can add it to the trusted ones; it has to offer https.
failure-signInRefused = The sign-in service did not accept your Windows user.
    .advice = Check that you are signed in to Windows with your work account. Your administrator can check whether this account may use Clarity Connect.
failure-signInUnsupported = The sign-in service asks for a method that this program does not offer: { $offered }
    .advice = Ask your administrator to turn on Windows authentication (Negotiate) for the sign-in service.
failure-logonMissing = Nobody is signed in to the organisation’s domain on this computer: { $detail }
    .advice = Sign in with another account below, or sign in to the domain and try again.
failure-logonExpired = Your sign-in to the domain has expired.
    .advice = Lock this computer and unlock it with your password, or sign in to the domain again. Then try again.
failure-passwordWrong = The user name or the password is wrong.
    .advice = Type both again. The password is not tried a second time by itself, because the domain locks accounts after a few wrong attempts.
failure-passwordOrBinding = The sign-in service refused the user name and the password.
    .advice = Type both again. If they are right, something on the way opens the encrypted connection, such as a proxy, and the service refuses that: ask your administrator. The password is not tried a second time by itself.
failure-accountDisabled = Your account is locked or disabled.
    .advice = Ask your administrator to unlock it.
failure-passwordExpired = Your password has expired.
    .advice = Change it, then sign in with the new one.
failure-userNameInvalid = “{ $input }” is not a user name.
    .advice = Write it as DOMAIN\name or as name@domain.
failure-passwordInvalid = There is no password, or it is longer than can be used.
    .advice = Type your password again.
failure-passwordMissing = No password of { $user } is kept for this sign-in service.
    .advice = Type the password. A kept password is used only for the sign-in service that it was typed for.
failure-keyringUnusable =
    { $why ->
        [absent] This computer has no keyring that could keep a password.
        [locked] The keyring of this computer is locked.
        [silent] The keyring of this computer does not answer.
       *[failed] The keyring of this computer cannot be used: { $detail }
    }
    .advice =
    { $why ->
        [locked] Unlock it and try again. Or type the password: you can work without having it kept.
       *[other] Type the password: you can work without having it kept. It is never written to a file.
    }
failure-clockSkew = The clock of this computer and that of the domain differ too much.
    .advice = Set the date, the time and the time zone of this computer, then try again.
failure-domainUnreachable = The domain cannot be reached: { $detail }
    .advice = Check the network. Away from the office you may need a VPN.
failure-serviceUnknown = The domain does not know the sign-in service on { $host }.
    .advice = Check the server address: it must be the server’s full name. Your administrator can check its service name (HTTP/{ $host }).
failure-serviceNotProven = The sign-in service has not proven that it belongs to your organisation: { $detail }
    .advice = Nothing was accepted from it. Tell your administrator.
failure-ntlmNotAllowed = The sign-in service accepts only NTLM here, which is not allowed.
    .advice = Ask your administrator to set up Kerberos for the sign-in service, or to allow NTLM.
failure-ntlmNeedsPassword = The sign-in service accepts only NTLM here, for which your logon to this computer is not enough.
    .advice = Use another account below: type your user name and password. Your administrator can set up Kerberos for the sign-in service.
failure-handshakeFailed = The sign-in could not be completed: { $detail }
    .advice = Try again. If it stays like this, give your administrator these words.
failure-clientIdUnknown = The sign-in service does not know the client id { $clientId }.
    .advice = Compare it with the one your administrator gave you. It must be registered on this server.
failure-agentUnknown = You are signed in, but Clarity Connect has no agent for your account.
    .advice = Ask your administrator to create an agent for your account.
failure-forbidden = Your place in the organisation does not allow this: { $method }
    .advice = If you need it for your work, ask your administrator for the permission.
failure-tokenRefused = The server refuses the token that its own sign-in service has just issued ({ $method }).
    .advice = Ask your administrator whether this client id and your right to use the Web API are set up, and whether the clocks of the servers agree.
failure-rejected = The server refused { $method } (status { $status }).
    .advice = Try again. If it is refused again, give this message to your administrator.
failure-sessionUnknown = There is no such session any more, or the server failed ({ $method }).
    .advice = Look for the session in the list again. If others cannot be opened either, tell your administrator.
failure-serverFault = The server failed at { $method } (status { $status }).
    .advice = Try again in a moment. If it goes on, give this message to your administrator.
failure-notOffered = This server does not offer { $method }.
    .advice = Everything else works without it. A newer version of the server may offer it.
failure-malformed = The server’s answer to { $method } could not be read, at { $path }.
    .advice = Try again. If it goes on, give this message to your administrator: server and console may not fit together.
failure-tooLarge = The server’s answer to { $method } is larger than { $limitMb } MB and was not read.
    .advice = Give this message to your administrator: something on the server is not as it should be.
failure-liveConnection = The live connection could not be opened: { $detail }
    .advice = The console keeps trying. If it goes on, ask your administrator whether a proxy or a firewall blocks WebSockets.
failure-connectionLost = The live connection was lost.
    .advice = The console reconnects by itself. Until then you see the last known values.
failure-notConnected = The console is not connected to the server now.
    .advice = What you have typed is kept. Try again once the connection is back.
failure-notOpened = This address is not opened: { $address }
    .advice = Only web pages and addresses of the softphone are opened, and only as the console shows them.
failure-cacheUnusable = The offline store on this computer cannot be used: { $detail }
    .advice = You can go on working, but nothing is kept for times without a connection. Check that the disk is not full and that you may write to the data folder.
failure-notForgotten = What was kept of you on this computer could not be deleted: { $detail }
    .advice = The console tries again by itself, and at its next start. Until it is done, others at this computer might read it.
failure-settingsNotRead = Your settings could not be read: { $detail }
    .advice = The usual ones are used, and changes are not kept, so that nothing is written over yours. Start the console again once the file can be read.
failure-settingsNotSaved = Your settings could not be saved: { $detail }
    .advice = They hold until the console ends. Check that the disk is not full and that you may write to the data folder.
failure-fileNotWritten = A file could not be written to { $folder }: { $detail }
    .advice = Check that the folder is there, that you may write to it, and that the disk is not full.
failure-notPossible = This is not possible now.
    .advice = The menu of the agent says why. What is shown may have changed a moment ago.
failure-recordingNotDone = The recording of none of the sessions was changed.
    .advice = Each session says why. If there is none, the conversation may just have ended.
failure-changedMeanwhile = Somebody else has changed this meanwhile. Nothing was written over.
    .advice = Open the session: it shows both, and you choose.
failure-fault = Something in this program went wrong. The log has it under { $logId }.
    .advice = Try again. If it happens again, send the log to your administrator.
