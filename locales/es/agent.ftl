# Un agente al completo, y con qué se abre el softphone.

agent-of = Agente { $name }
agent-open = Abrir el agente

agent-sessions-none = Ahora en ninguna sesión.
agent-not-looked-at = El agente no está entre los que se observan: aquí no se conocen sus sesiones.

agent-day = Estados de las últimas 24 horas
agent-day-none = El servidor no indica ningún estado.
agent-day-steps = Estados de las últimas 24 horas; las flechas pasan de uno a otro
agent-gap = Nada conocido
agent-now = ahora
agent-span = { $status }, de { $from } a { $to }, { $lasted }
agent-span-lasts = { $status }, de { $from } a { $to }
agent-from = Desde
agent-to = Hasta
agent-lasted = Duración

agent-metrics = Métricas
agent-metric = Métrica
agent-metrics-none = El servidor no indica ninguna métrica.
agent-metrics-all = Mostrar las { $count }
agent-metrics-few = Mostrar menos

agent-by-queue = Por cola
agent-by-queue-none = El servidor no cuenta nada por cola.
agent-queue-hidden = cola oculta
agent-queue-hidden-hint = Usted no ve esta cola; aun así, el servidor cuenta lo que el agente hizo en ella.

agent-serves = Atiende las colas
agent-serves-none = La organización que usted ve no nombra ninguna cola para este agente.
agent-unit = Unidad
agent-groups = Grupos
agent-known = Sin respuesta del servidor, esto es lo que sabe el tablero.

modality-agnostic = En total
softphone-open = Abrir el softphone
session-prompts = Respuestas preparadas
session-messages = Mensajes
