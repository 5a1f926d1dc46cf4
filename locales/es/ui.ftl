# La ventana de Connect Console.

app-name = Connect Console
navigation = Vistas
nav-hint = { $name } ({ $key })
key-ctrl = Ctrl
at-least = { $count }+

## Primer inicio

first-start-lead = Inicie sesión en su centro de contacto
server-label = Dirección del servidor
server-hint = Un nombre de equipo o una dirección web; la tiene su administrador.
client-id-label = Identificador de cliente
client-id-hint = El identificador con el que esta consola está registrada en el servidor.
allow-http-label = Permitir http sin cifrar
allow-http-warning = Sin https, toda la red puede leer lo que se envía. Solo para sistemas de pruebas.
sign-in = Iniciar sesión como el usuario de Windows
sign-in-as = Iniciar sesión como { $user }
sign-in-account = Iniciar sesión
logon-domain = Se usa su sesión del dominio; no se pide contraseña.
logon-local = Esta no es una sesión de un dominio. El servidor puede pedir otra cuenta.
other-account = Usar otra cuenta
logon-instead = Iniciar sesión como el usuario de Windows
logon-instead-as = Iniciar sesión como { $user }
user-label = Nombre de usuario
user-hint = Con la forma DOMINIO\nombre o nombre@dominio.
password-label = Contraseña
password-hint = Se usa solo para este servicio de inicio de sesión.
password-kept-hint = Está guardada en el llavero. Deje esto vacío para usarla.
remember-password = Recordar la contraseña
remember-hint = Se guarda en el llavero de este equipo, nunca en un archivo.
keyring-absent = No se puede recordar la contraseña: este equipo no tiene llavero, o no está en marcha.
keyring-locked = No se puede recordar la contraseña: el llavero de este equipo está bloqueado.
keyring-silent = No se puede recordar la contraseña: el llavero de este equipo no responde.
keyring-failed = No se puede recordar la contraseña: el llavero de este equipo no se puede usar.
forget-password = Olvidar la contraseña
trust-host = Confiar en { $host } para este servidor
sign-in-again = Iniciar sesión de nuevo
back-to-board = Volver al panel
signing-in = Iniciando sesión …
sign-in-steps = Pasos del inicio de sesión
diagnose = Diagnosticar
diagnosing = Probando cada paso del inicio de sesión …
diagnosis = Diagnóstico
diagnosis-ok = Diagnóstico: todos los pasos funcionan
diagnosis-failed = Diagnóstico: algo no funciona
explore = Explorar
explore-starting = Arrancando …
explore-title = Explorar con datos de ejemplo
explore-text = Un pequeño centro de contacto en este equipo, sin servidor.
step-status-running = en curso
step-status-ok = hecho
step-status-failed = falló
step-status-skipped = omitido
step-status-not-offered = no se ofrece
milliseconds = { $ms } ms

## Conexión

connection-connecting = Conectando …
connection-catchingUp = Poniéndose al día …
connection-live = En vivo
connection-live-by = En vivo · { $transport }
connection-slow = Lento desde las { $time }
connection-reconnecting = Reconectando …
connection-offline = Sin conexión desde las { $time }
connection-signedOut = Sesión cerrada
transport-webSockets = WebSocket
transport-serverSentEvents = eventos del servidor
transport-longPolling = sondeo largo
next-attempt = próximo intento en { $time }
retry = Intentar ahora
offline-banner = Sin conexión desde las { $time } – se muestran los últimos valores conocidos, de { $asOf }.
offline-no-values = Sin conexión desde las { $time } – aún no se conoce ningún valor.
sample-data = Datos de ejemplo
sample-data-hint = Este centro de contacto es inventado. Funciona en este equipo.
as-of-now = ahora mismo
as-of-never = aún sin valores
as-of-time = de { $time }

## Ajustes

settings = Ajustes
theme = Tema
theme-system = Como el sistema
theme-light = Claro
theme-dark = Oscuro
language = Idioma
language-profile = Como en el perfil
client-logs = Informar de problemas al servidor
client-logs-hint = Los avisos y errores de este programa van al registro del servidor, sin datos de clientes.
proof = Inicio de sesión
proof-user = Como { $user }
proof-logon = Como el usuario de Windows
mechanism-kerberos = Con Kerberos
mechanism-ntlm = Con NTLM, el método antiguo
proof-none = El servicio de inicio de sesión no pidió ninguna prueba
proof-mutual = El servidor ha demostrado quién es
proof-not-mutual = El servidor solo se conoce por su certificado
proof-bound = Ligado a esta conexión cifrada
proof-not-bound = No ligado a una conexión cifrada
kept-password = La contraseña de { $user } está guardada en el llavero.
sign-out = Cerrar sesión
leave-sample-data = Salir de los datos de ejemplo
sign-out-ask = ¿Cerrar sesión?
sign-out-unsaved =
    { $count ->
        [one] Lo que ha escrito en { $count } sesión no está guardado. Al cerrar sesión se borra.
       *[other] Lo que ha escrito en { $count } sesiones no está guardado. Al cerrar sesión se borra.
    }
sign-out-anyway = Cerrar sesión y borrar

## Tablas

queues = Colas
agents = Agentes
filter-queues = Filtrar colas
filter-agents = Filtrar agentes
filter-hint = Venga aquí con la tecla /, vacíe con Esc
filter-clear = Vaciar el filtro
shown-of-all = { $shown } de { $all }
order-held = Orden retenido
order-held-hint = Mientras el puntero está sobre las filas, los valores cambian pero las filas no se mueven.
row-gone = Ya no está. Su lugar se conserva mientras el puntero está sobre las filas.
grid-total = Totales
table-loading = Cargando …
panel-close = Cerrar (Esc)
nothing-matches = Nada coincide
nothing-matches-advice = Ninguna fila coincide con el filtro puesto.
queues-none = No hay colas
queues-none-advice = Su lugar en la organización no tiene colas que observar. Su administrador puede cambiarlo.
agents-none = No hay agentes
agents-none-advice = Su lugar en la organización no tiene agentes que observar. Su administrador puede cambiarlo.
none-in-scope = No hay ninguno en lo que se observa.
not-applicable = n/a
not-applicable-hint = No aplicable: todavía no hay nada que contar
unknown-hint = Desconocido: el servidor no lo ha enviado
refused-hint = El servidor rechaza para esta tabla esta métrica o una elegida con ella. Para volver a pedirla, quite la columna y elíjala de nuevo.
total-queues =
    { $count ->
        [one] { $count } cola
        [many] { $count } de colas
       *[other] { $count } colas
    }
total-agents-hint = Cada agente se cuenta una vez, por muchas colas que atienda.
limit-warn = cerca del límite
limit-bad = por encima del límite

## Columnas

column-queue = Cola
column-business-unit = Unidad de negocio
column-agents = Disp. · llam. · post. · aus.
column-agents-hint = Agentes disponibles, en llamada, en trabajo posterior, ausentes
agents-figures = { $available } disponibles, { $onCall } en llamada, { $afterCall } en trabajo posterior, { $away } ausentes
agents-partial = También la atienden otros, fuera de la selección, que no se cuentan.
agents-partial-mark = en parte
column-waiting = En espera
column-longestWait = Más larga
column-serviceLevel = Nivel serv.
column-serviceLevel-hint = Atendidas en el tiempo objetivo, de todas las atendidas o abandonadas después de él; el servidor fija el tiempo y cuenta
column-offered = Ofrecidas
column-answered = Atendidas
column-abandoned = Abandonadas
column-abandoned-hint = Abandonaron durante la espera
column-averageWait = Espera med.
column-averageWait-hint = Espera media de las que fueron atendidas
column-agent = Agente
column-name = Nombre
column-team = Equipo
column-status = Estado
column-since = En estado
column-session = Sesión
column-handled = Gestionadas
column-averageHandle = Gestión med.
column-averageHandle-hint = Conversación, retención y trabajo posterior de una sesión juntos, de media
column-rona = RONA

## Estados

status-available = Disponible
status-onCall = En llamada
status-ringing = Sonando
status-afterCall = Trabajo posterior
status-away = Ausente
status-notResponding = No responde
status-offline = Desconectado
status-unknown = Desconocido
status-inCall = En llamada
status-unavailable = No disponible
status-loggedOut = Sesión cerrada
status-offPhoneActivity = Tarea sin teléfono
status-ringOnNoAnswer = Timbre sin respuesta
status-busy = Ocupado
status-beRightBack = Vuelvo enseguida
status-directCall = Llamada directa
status-inactive = Inactivo
status-inImCall = En un chat
status-directInboundDial = Llamada directa entrante
status-directOutboundDial = Llamada directa saliente
status-atLunch = Almorzando
status-offWork = Fuera de servicio
status-conferenceCall = Conferencia
chips-label = Mostrar solo estos estados
chip-available = disponibles
chip-onCall = en llamada
chip-ringing = sonando
chip-afterCall = trabajo posterior
chip-away = ausentes
chip-notResponding = no responden
chip-offline = desconectados
chip-unknown = desconocidos
modality-audio = Llamada
modality-instantMessage = Chat
modality-message = Correo
tag-suspended = suspendido
tag-hidden = oculta
tag-recording = grabando
tag-listened = escuchado
tag-whisper = susurro
sessions-more = +{ $count }
sessions-count =
    { $count ->
        [one] { $count } sesión
        [many] { $count } de sesiones
       *[other] { $count } sesiones
    }

## Fallos

fault-title = Algo ha fallado en esta ventana
fault-text = Sus datos están a salvo: se guardan fuera de esta ventana. Volver a cargar la ventana suele bastar.
fault-reload = Volver a cargar la ventana
