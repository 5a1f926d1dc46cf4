# El marco alrededor de las vistas: pausa, paleta, aspecto, tablas para llevar.

## Pausa

pause = Pausar
pause-resume = Reanudar
pause-hint = Detiene todas las actualizaciones de esta ventana
pause-resume-hint = Sigue con lo actual
pause-since = En pausa desde las { $time }
pause-changed =
    { $count ->
        [one] ha cambiado { $count } fila
        [many] han cambiado { $count } de filas
       *[other] han cambiado { $count } filas
    }

## Aspecto y teclas

contrast = Contraste
contrast-system = Como el sistema
contrast-high = Alto
density = Filas
density-comfortable = Cómodas
density-compact = Compactas
letter-keys = Atajos de una sola tecla
letter-keys-hint = «/» lleva al filtro, «P» pausa.

## Búsqueda y paleta de órdenes

palette = Búsqueda y órdenes
palette-open = Buscar un agente, una cola, una acción …
palette-short = Buscar
palette-results = Resultados
palette-nothing = No se encontró nada para «{ $query }».
palette-searching = Preguntando al servidor …
palette-local = Solo se buscó en lo que se conoce aquí: ahora no se puede preguntar al servidor.
palette-keys = ↑ ↓ para elegir, Intro para ir, Esc para cerrar
palette-keys-leads = ↑ ↓ para elegir, Intro para ir, Mayús+Intro para las acciones, Esc para cerrar
palette-keys-page = ↑ ↓ para elegir, Intro para ejecutar, Esc para volver
palette-on = activado
palette-off = desactivado
palette-not-shown = no está entre las filas mostradas
palette-group-views = Vistas
palette-group-agents = Agentes
palette-group-queues = Colas
palette-group-sessions = Sesiones
palette-group-actions = Acciones
palette-group-settings = Ajustes
palette-set = { $setting }: { $value }
palette-found =
    { $count ->
        [0] No se encontró nada
        [one] { $count } resultado
        [many] { $count } de resultados
       *[other] { $count } resultados
    }

## Alertas

alerts = Alertas
alerts-none = Sin alertas
alerts-none-advice = Lo que el servidor notifica llega aquí y se queda hasta que se cierre la consola.
alerts-waiting = En este momento no llegan alertas.
alerts-missed = Entre { $from } y { $to } pueden haberse perdido alertas.
alerts-go = Mostrar { $name }
alerts-unseen =
    { $count ->
        [one] { $count } alerta nueva
        [many] { $count } de alertas nuevas
       *[other] { $count } alertas nuevas
    }
notification-alerts =
    { $count ->
        [one] Alerta
       *[other] { $count } alertas
    }
notifications = Alertas en el escritorio
notifications-hint = También se avisa con otra ventana delante; un clic lleva a la fila.
alerts-kept = se conservan las últimas { $count }

## Tablas para llevar

export = Exportar
export-hint = Escribe todas las filas, en este orden, en un archivo CSV de la carpeta de descargas
exported = Escrito en { $path }
copied =
    { $count ->
        [one] { $count } fila copiada
        [many] { $count } de filas copiadas
       *[other] { $count } filas copiadas
    }
dismiss = Cerrar
