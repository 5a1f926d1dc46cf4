# Acciones sobre agentes y sesiones, el estado propio, el diario.

## Qué se puede hacer

actions-of = Acciones sobre { $name }
actions-session = Acciones sobre la sesión { $session }
session-open = Abrir la sesión
actions-loading = Preguntando qué es posible …
row-actions = Acciones …
row-actions-hint = Acciones (tecla Menú o «.»)
action-setStatus = Poner estado
action-suspend = Suspender
action-resume = Reanudar
action-silentJoin = Escuchar en silencio
action-whisper = Susurrar
action-bargeIn = Intervenir
action-leave = Salir
action-startRecording = Iniciar la grabación
action-stopRecording = Detener la grabación
action-saveNotes = Guardar notas
action-saveDisposition = Guardar tipificación
action-saveItem = Guardar dato adicional
set-status-of = Poner el estado de { $name }
statuses-loading = Consultando los estados …
statuses-none = El servidor no indica ningún estado para este agente.

## Por qué no

denial-offline = No mientras los valores no sigan al servidor.
denial-refused = El servidor lo ha rechazado para este agente. Podrá intentarse de nuevo tras el próximo inicio de sesión.
denial-noRight = Sus permisos no lo permiten.
denial-recordingHidden = La grabación está desactivada para usted.
denial-suspendSelf = No puede suspenderse a sí mismo.
denial-noSession = No hay ninguna sesión.
denial-notLookedAt = El agente no está entre los que se observan: aquí no se conocen sus sesiones.
denial-notInConversation = Nadie está hablando ahora en la sesión.
denial-ownSession = Esta es su propia sesión.
denial-sessionForbids = La sesión no lo permite.
denial-otherJoined = Otra persona ya ha entrado.
denial-joinedByMe = Usted ya ha entrado.
denial-joinedElsewhere = Ha entrado en otra sesión. Salga primero de ella.
denial-notJoined = No ha entrado en la sesión.
denial-recording = Ya se está grabando.
denial-notRecording = No se está grabando nada.
denial-suspended = El agente ya está suspendido.
denial-notSuspended = El agente no está suspendido.
denial-underWay = Lo mismo ya está en curso.

## Antes de hacerlo

confirm-session = Sesión de { $customer }
confirm-session-queue = Sesión de { $customer }, { $queue }
confirm-silentJoin = Oirá al cliente y al agente. Nadie le oirá.
confirm-whisper = El agente le oirá. El cliente no.
confirm-bargeIn = El cliente y el agente le oirán.
confirm-leave = Dejará de oír la sesión, y nadie en ella le oirá.
confirm-setStatus = El nuevo estado vale de inmediato y decide si llegan sesiones nuevas.
confirm-suspend = No llegarán sesiones nuevas hasta que se levante la suspensión.
confirm-resume = Vuelven a llegar sesiones nuevas, si el estado lo permite.
confirm-startRecording =
    { $count ->
        [one] Se grabará { $count } sesión de este agente: el cliente, el agente y quien más esté en ella.
        [many] Se grabarán { $count } de sesiones de este agente: los clientes, el agente y quien más esté en ellas.
       *[other] Se grabarán { $count } sesiones de este agente: los clientes, el agente y quien más esté en ellas.
    }
confirm-stopRecording = Ninguna sesión de este agente se seguirá grabando.
confirm-others-listen = Ya hay alguien escuchando.
confirm-others-whisper = Ya hay alguien susurrando.
confirm-nobody-joined = Nadie más ha entrado.
cancel = Cancelar

## En qué ha quedado

action-state-requested = solicitada
action-state-accepted = aceptada
action-state-unsure = sin respuesta
action-state-confirmed = confirmada
action-state-failed = fallida
action-state-unconfirmed = sin confirmar
action-state-unknown = desconocida
outcome-requested = Enviado al servidor …
outcome-accepted = Aceptado; esperando a que lo muestren los datos en vivo …
outcome-unsure = La respuesta se perdió. Esperando a lo que digan los datos en vivo …
outcome-confirmed = Hecho: los datos en vivo lo muestran.
outcome-failed = No se hizo.
outcome-unconfirmed = El servidor lo ha aceptado, pero los datos en vivo no lo muestran. Aún puede llegar.
outcome-unknown = Nadie sabe si se hizo. Compruebe el agente antes de intentarlo de nuevo.
outcome-on = { $action }: { $name }
outcomes = En qué han quedado sus acciones
try-again = Intentar de nuevo
softphone = Entre con su softphone:
copy = Copiar
address-copied = Copiado
copy-refused = No copiado
recording-done = hecho
recording-denied = denegado: no puede grabar esta sesión
recording-failed = la grabadora falló
recording-of = Sesión { $session }

## Dentro de una sesión

joined-silent = Está escuchando a { $name }
joined-whisper = Está susurrando a { $name }
joined-bargeIn = Está hablando con { $name } y el cliente
joined-perhaps = Quizá haya entrado en la sesión de { $name }
joined-tag = estoy dentro

## Estado propio

own-status = Su estado
own-status-change = Cambiar su estado

## Diario

journal = Diario
journal-file = diario { $day }
journal-filter = Filtrar por agente
journal-states = Mostrar solo estos resultados
journal-open = en curso
journal-none = Aún no se ha hecho nada
journal-none-advice = Cada acción que realice sobre un agente o una sesión aparece aquí y se guarda en este equipo.
journal-more = Mostrar anteriores
journal-export = Exportar como CSV
journal-exported = Escrito en { $path }
journal-column-time = Hora (UTC)
journal-column-action = Acción
journal-column-agent = Agente
journal-column-agent-id = Id. del agente
journal-column-status = Estado
journal-column-reason = Motivo
journal-column-session = Sesión
journal-column-customer = Cliente
journal-column-state = Resultado
journal-column-ended = Fin (UTC)
journal-column-failure = Por qué
journal-column-recordings = Cada sesión
journal-head-time = Hora
journal-head-ended = Fin
