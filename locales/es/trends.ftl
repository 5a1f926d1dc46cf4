# Tendencias de las colas, una cola en detalle, límites.

column-trend = En espera, 30 min
column-trend-hint = Cuántos esperaban en los últimos 30 minutos
trend-none = Nada anotado en los últimos 30 minutos
trend-now = ahora { $now }, como máximo { $most } en { $minutes } minutos
trend-most = ahora no se sabe, como máximo { $most } en { $minutes } minutos

## Una cola en detalle

queue-hidden-hint = Esta cola está oculta en su perfil.
queue-of = Cola { $queue }
queue-day = Las últimas 24 horas
queue-day-none = Aún no hay nada anotado: se llena mientras la consola sigue al servidor.
queue-as-table = Como tabla
queue-hour = Hora
hours-most = { $title }, máximo
hours-least = { $title }, mínimo
queue-agents-available = Agentes disponibles
chart-summary = { $title }: ahora { $now }, como mínimo { $least }, como máximo { $most }
queue-sessions-none = No hay ninguna sesión en esta cola.
queue-agents-none = Nadie del ámbito atiende esta cola.
agents-refused = El servidor no le permite observar a los agentes.
queue-more = y { $count } más

## Límites

limit-over = { $column } por encima de { $limit }
limit-under = { $column } por debajo de { $limit }
limits = Límites
limits-hint = Los límites de las columnas. Una cola puede tener los suyos, en su detalle.
limits-hint-queue = Van antes que los límites de las columnas.
limits-inherited = como las columnas
limits-built-in = incorporado
limits-higher = más alto es peor
limits-lower = más bajo es peor
limits-none = sin límite
limits-amber = Cerca
limits-red = Límite
limits-invalid = No es un valor: use cifras, y m:ss para los tiempos
limits-ambiguous = Puede significar dos cosas: escriba los millares sin separador y dos decimales como máximo
limits-empty = Un límite tiene un valor: para no tener ninguno, elija «sin límite»
limits-amber-hint = 70 % del límite
limits-time-in-status = En el estado: { $status }
limits-close = Cerrar
limits-edit = Límites de las columnas…
