# Qué ha fallado, según el tipo de fallo, y qué hacer.

failure-addressInvalid = «{ $input }» no es una dirección de servidor.
    .advice = Escriba un nombre de equipo como connect.example.com, o una dirección que empiece por https://.
failure-httpNotAllowed = La conexión con { $host } no estaría cifrada.
    .advice = Use una dirección que empiece por https://. Para un sistema de pruebas sin él, permita http sin cifrar.
failure-clientIdInvalid = «{ $input }» no es un identificador de cliente.
    .advice = Un identificador de cliente tiene la forma 01234567-89ab-cdef-0123-456789abcdef. Pida el suyo a su administrador.
failure-unreachable = No se puede llegar a { $host }: { $detail }
    .advice = Compruebe la dirección del servidor, su red y, si trabaja desde fuera, su VPN. Su administrador sabe si el servidor está en marcha.
failure-timedOut =
    { $seconds ->
        [one] El servidor no respondió a { $method } en { $seconds } segundo.
       *[other] El servidor no respondió a { $method } en { $seconds } segundos.
    }
    .advice = El servidor o la red van lentos en este momento. Inténtelo de nuevo; si ocurre a menudo, dígaselo a su administrador.
failure-tls = No se pudo establecer una conexión segura con { $host }: { $detail }
    .advice = Pida a su administrador que compruebe el certificado del servidor: su nombre, su validez, y si este equipo confía en quien lo emitió. Compruebe también la fecha y la hora de este equipo.
failure-notConnect = Algo que no es Clarity Connect respondió a { $method }: { $found }
    .advice = Compruebe la dirección del servidor. También puede deberse a un proxy o a una página de inicio de sesión intermedia; su administrador lo sabrá.
failure-challengeUnreadable = El servidor no dice dónde iniciar sesión. Envió: { $header }
    .advice = Compruebe la dirección del servidor. Si es correcta, su administrador debería revisar los ajustes de inicio de sesión del servidor.
failure-hostNotTrusted = { $server } pide iniciar sesión en { $host }, que no es de confianza. No se envió nada allí.
    .advice = Si su organización inicia sesión allí, puede confiar en este equipo para este servidor en la ventana, o su administrador puede añadirlo a los de confianza. Si no está seguro, pregunte antes.
failure-signInNotEncrypted = { $server } pide iniciar sesión en { $host } sin cifrado. No se envió nada allí.
    .advice = Ningún ajuste de aquí lo resuelve: su nombre de usuario y su contraseña quedarían a la vista. Pida a su administrador que ofrezca el inicio de sesión por https.
failure-liveHostNotTrusted = El servidor indica { $host } para los datos en vivo, que no es de confianza. En su lugar se usa el servidor en el que ha iniciado sesión.
    .advice = Todo funciona sin ello. Si el equipo pertenece a su instalación, su administrador puede añadirlo a los de confianza; tiene que ofrecer https.
failure-signInRefused = El servicio de inicio de sesión no aceptó su usuario de Windows.
    .advice = Compruebe que ha iniciado sesión en Windows con su cuenta de trabajo. Su administrador puede comprobar si esta cuenta puede usar Clarity Connect.
failure-signInUnsupported = El servicio de inicio de sesión pide un método que este programa no ofrece: { $offered }
    .advice = Pida a su administrador que active la autenticación de Windows (Negotiate) en el servicio de inicio de sesión.
failure-logonMissing = Nadie ha iniciado sesión en el dominio de la organización en este equipo: { $detail }
    .advice = Inicie sesión abajo con otra cuenta, o inicie sesión en el dominio e inténtelo de nuevo.
failure-logonExpired = Su sesión en el dominio ha caducado.
    .advice = Bloquee este equipo y desbloquéelo con su contraseña, o inicie sesión de nuevo en el dominio. Después inténtelo de nuevo.
failure-passwordWrong = El nombre de usuario o la contraseña no son correctos.
    .advice = Escriba ambos de nuevo. La contraseña no se prueba sola una segunda vez, porque el dominio bloquea las cuentas tras pocos intentos fallidos.
failure-passwordOrBinding = El servicio de inicio de sesión rechazó el nombre de usuario y la contraseña.
    .advice = Escriba ambos de nuevo. Si son correctos, algo en el camino abre la conexión cifrada, como un proxy, y el servicio lo rechaza: pregunte a su administrador. La contraseña no se prueba sola una segunda vez.
failure-accountDisabled = Su cuenta está bloqueada o desactivada.
    .advice = Pida a su administrador que la desbloquee.
failure-passwordExpired = Su contraseña ha caducado.
    .advice = Cámbiela e inicie sesión con la nueva.
failure-userNameInvalid = «{ $input }» no es un nombre de usuario.
    .advice = Escríbalo como DOMINIO\nombre o como nombre@dominio.
failure-passwordInvalid = No hay contraseña, o es más larga de lo que se puede usar.
    .advice = Escriba su contraseña de nuevo.
failure-passwordMissing = No hay guardada ninguna contraseña de { $user } para este servicio de inicio de sesión.
    .advice = Escriba la contraseña. Una contraseña guardada solo se usa para el servicio de inicio de sesión para el que se escribió.
failure-keyringUnusable =
    { $why ->
        [absent] Este equipo no tiene un llavero que pueda guardar una contraseña.
        [locked] El llavero de este equipo está bloqueado.
        [silent] El llavero de este equipo no responde.
       *[failed] El llavero de este equipo no se puede usar: { $detail }
    }
    .advice =
    { $why ->
        [locked] Desbloquéelo e inténtelo de nuevo. O escriba la contraseña: puede trabajar sin guardarla.
       *[other] Escriba la contraseña: puede trabajar sin guardarla. Nunca se escribe en un archivo.
    }
failure-clockSkew = El reloj de este equipo y el del dominio difieren demasiado.
    .advice = Ajuste la fecha, la hora y la zona horaria de este equipo e inténtelo de nuevo.
failure-domainUnreachable = No se puede llegar al dominio: { $detail }
    .advice = Compruebe la red. Fuera de la oficina puede necesitar una VPN.
failure-serviceUnknown = El dominio no conoce el servicio de inicio de sesión de { $host }.
    .advice = Compruebe la dirección del servidor: debe ser el nombre completo del servidor. Su administrador puede comprobar su nombre de servicio (HTTP/{ $host }).
failure-serviceNotProven = El servicio de inicio de sesión no ha demostrado que pertenece a su organización: { $detail }
    .advice = No se aceptó nada de él. Dígaselo a su administrador.
failure-ntlmNotAllowed = El servicio de inicio de sesión solo acepta NTLM aquí, y no está permitido.
    .advice = Pida a su administrador que configure Kerberos en el servicio de inicio de sesión, o que permita NTLM.
failure-ntlmNeedsPassword = El servicio de inicio de sesión solo acepta NTLM aquí, para lo que no basta su sesión en este equipo.
    .advice = Use otra cuenta abajo: escriba su nombre de usuario y su contraseña. Su administrador puede configurar Kerberos en el servicio de inicio de sesión.
failure-handshakeFailed = No se pudo completar el inicio de sesión: { $detail }
    .advice = Inténtelo de nuevo. Si sigue igual, dé estas palabras a su administrador.
failure-clientIdUnknown = El servicio de inicio de sesión no conoce el identificador de cliente { $clientId }.
    .advice = Compárelo con el que le dio su administrador. Debe estar registrado en este servidor.
failure-agentUnknown = Ha iniciado sesión, pero Clarity Connect no tiene ningún agente para su cuenta.
    .advice = Pida a su administrador que cree un agente para su cuenta.
failure-forbidden = Su lugar en la organización no permite esto: { $method }
    .advice = Si lo necesita para su trabajo, pida el permiso a su administrador.
failure-tokenRefused = El servidor rechaza el token que su propio servicio de inicio de sesión acaba de emitir ({ $method }).
    .advice = Pregunte a su administrador si este identificador de cliente y su derecho a usar la Web API están configurados, y si los relojes de los servidores coinciden.
failure-rejected = El servidor rechazó { $method } (estado { $status }).
    .advice = Inténtelo de nuevo. Si se rechaza otra vez, dé este mensaje a su administrador.
failure-sessionUnknown = Esa sesión ya no existe, o el servidor falló ({ $method }).
    .advice = Busque la sesión de nuevo en la lista. Si tampoco se abren otras, dígaselo a su administrador.
failure-serverFault = El servidor falló en { $method } (estado { $status }).
    .advice = Inténtelo de nuevo en un momento. Si continúa, dé este mensaje a su administrador.
failure-notOffered = Este servidor no ofrece { $method }.
    .advice = Todo lo demás funciona sin ello. Una versión más reciente del servidor puede ofrecerlo.
failure-malformed = No se pudo leer la respuesta del servidor a { $method }, en { $path }.
    .advice = Inténtelo de nuevo. Si continúa, dé este mensaje a su administrador: puede que el servidor y la consola no encajen.
failure-tooLarge = La respuesta del servidor a { $method } ocupa más de { $limitMb } MB y no se leyó.
    .advice = Dé este mensaje a su administrador: algo en el servidor no está como debería.
failure-liveConnection = No se pudo abrir la conexión en vivo: { $detail }
    .advice = La consola sigue intentándolo. Si continúa, pregunte a su administrador si un proxy o un cortafuegos bloquea los WebSockets.
failure-connectionLost = Se perdió la conexión en vivo.
    .advice = La consola se vuelve a conectar sola. Mientras tanto ve los últimos valores conocidos.
failure-notConnected = La consola no está conectada ahora al servidor.
    .advice = Lo que ha escrito se conserva. Inténtelo de nuevo cuando vuelva la conexión.
failure-notOpened = Esta dirección no se abre: { $address }
    .advice = Solo se abren páginas web y direcciones del softphone, y solo tal como las muestra la consola.
failure-cacheUnusable = El almacén sin conexión de este equipo no se puede usar: { $detail }
    .advice = Puede seguir trabajando, pero no se guarda nada para cuando no haya conexión. Compruebe que el disco no está lleno y que puede escribir en la carpeta de datos.
failure-notForgotten = Lo que este equipo guarda de usted no se pudo borrar: { $detail }
    .advice = La consola lo intenta de nuevo por sí misma, también en el próximo inicio. Hasta entonces, otras personas de este equipo podrían leerlo.
failure-settingsNotRead = No se pudieron leer sus ajustes: { $detail }
    .advice = Se usan los habituales y los cambios no se guardan, para no sobrescribir los suyos. Inicie la consola de nuevo cuando se pueda leer el archivo.
failure-settingsNotSaved = No se pudieron guardar sus ajustes: { $detail }
    .advice = Valen hasta que se cierre la consola. Compruebe que el disco no esté lleno y que puede escribir en la carpeta de datos.
failure-fileNotWritten = No se pudo escribir un archivo en { $folder }: { $detail }
    .advice = Compruebe que la carpeta existe, que puede escribir en ella y que el disco no está lleno.
failure-notPossible = Esto no es posible ahora.
    .advice = El menú del agente dice por qué. Lo que se muestra puede haber cambiado hace un momento.
failure-recordingNotDone = No se cambió la grabación de ninguna de las sesiones.
    .advice = Cada sesión dice por qué. Si no hay ninguna, puede que la conversación acabe de terminar.
failure-changedMeanwhile = Mientras tanto, otra persona ha cambiado esto. No se ha sobrescrito nada.
    .advice = Abra la sesión: muestra ambas versiones y usted elige.
failure-fault = Algo ha fallado en este programa. Está en el registro como { $logId }.
    .advice = Inténtelo de nuevo. Si vuelve a ocurrir, envíe el registro a su administrador.
