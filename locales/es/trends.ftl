# Tendencias de las colas, una cola en detalle, límites.

column-trend = En espera, 30 min
column-trend-hint = Cuántos esperaban en los últimos 30 minutos
trend-none = Nada anotado en los últimos 30 minutos
trend-now = ahora { $now }, como máximo { $most } en { $minutes } minutos
trend-most = ahora no se sabe, como máximo { $most } en { $minutes } minutos

## Una cola en detalle

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
queue-more = y { $count } más
