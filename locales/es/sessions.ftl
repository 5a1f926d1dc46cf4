# La lista de sesiones, y una sesión por completo.

sessions = Sesiones
filter-sessions = Filtrar sesiones
sessions-none = No hay sesiones
sessions-none-advice = Nadie espera y nadie está en una sesión, en lo que se observa.
sessions-partial = Puede estar incompleto
sessions-partial-hint = El servidor no le permite observar una de las tablas que informan de las sesiones: { $reason }
sessions-unsaved = Sin guardar:

column-customer = Cliente
column-modality = Canal
column-state = Estado
column-queued = Espera
column-active = Tiempo activo
column-marks = Grabada, escuchada

session-state-waiting = En espera
session-state-ringing = Sonando
session-state-active = Activa
session-state-hold = Retenida
session-state-afterCall = Trabajo posterior
session-state-ended = Terminada
session-state-unknown = Desconocido
session-direct-inbound = Directa, entrante
session-direct-outbound = Directa, saliente

session-of = Sesión con { $customer }
session-nothing = No se registró nada.

session-hold-late = Retenida desde hace más de { $limit }
session-gone = La sesión terminó a las { $time }. Lo que se anote aquí todavía se puede guardar.
session-timer-queued = en espera
session-timer-active = activa
session-timer-hold = retenida
session-timer-afterCall = trabajo posterior
session-timer-left = restante
session-timer-manual = hasta que el agente termine
session-timer-recording = grabada
session-timer-duration = en total

session-fact-queue = Cola
session-fact-agent = Agente
session-fact-modality = Canal
session-fact-phone = Contactado en
session-fact-customer-id = Id. del cliente
session-fact-call-flow = Flujo de llamada
session-fact-started = Inicio
session-fact-answered = Atendida
session-fact-ended = Fin
session-fact-number = Sesión

session-page = Página de esta sesión
session-page-open = Abrir en el navegador
session-page-refused = Esta no es la dirección de una página web. No se abre.

session-participants = Participantes
session-participants-none = Aún no participa nadie.
participant-primary = principal
participant-by = a petición de
participant-how-agent = agente
participant-how-consult = en consulta
participant-how-transferAgent = tomó el relevo
participant-how-contact = contacto
participant-how-whisperJoin = susurra
participant-how-silentJoin = escucha en silencio
participant-how-invite = por invitación
participant-how-bargeIn = ha intervenido
participant-status-accepted = en la sesión
participant-status-afterCall = trabajo posterior
participant-status-offering = se le está ofreciendo

session-notes = Notas
session-notes-hint = Ctrl+Intro guarda
session-disposition = Tipificación
session-sub-disposition = Segundo nivel de la tipificación
session-disposition-none = – ninguna –
session-items = Datos adicionales
session-typed = Lo que ha escrito

session-transcript = Conversación
session-transcript-none = Aún no se ha dicho nada.
session-history = Sesiones anteriores del cliente
session-history-none = El cliente no tiene sesiones anteriores.
session-history-more = Mostrar más
session-ivr = Recorrido por el IVR
session-ivr-duration = Cuánto duró, según lo cuenta el servidor
session-events = Eventos

edit-edited = Aún sin guardar
edit-saving = Guardando …
edit-saved = Guardado a las { $time }
edit-failed = No guardado
edit-save = Guardar
edit-again = Intentar de nuevo
edit-discard = Descartar
edit-unseen = Guardar sin ver
edit-unseen-hint = Ya no se puede ver lo que tiene el servidor. Puede que se sobrescriba.
edit-conflict = Mientras tanto, otra persona ha cambiado esto. El servidor tiene:
edit-conflict-empty = (nada)
edit-theirs = Usar lo del servidor
edit-mine = Conservar lo mío
edit-refused-forbidden = El servidor no le permite cambiar esto.
edit-refused-notOffered = Este servidor no ofrece cambiar esto.
edit-refused-nothingToChoose = El servidor no indica nada entre lo que elegir.
