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
