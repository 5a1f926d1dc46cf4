# Los paneles: totales, grupos, ámbito, columnas, límites, tendencias, detalles.

total-by-server = Sumado por el servidor
total-by-rows = Sumado a partir de las filas mostradas; los promedios y porcentajes no se pueden sumar.
total-agents =
    { $count ->
        [one] { $count } agente
        [many] { $count } de agentes
       *[other] { $count } agentes
    }

## Grupos

group-by = Agrupar por
grouping-none = nada
grouping-team = equipo
grouping-group = grupo
grouping-businessUnit = unidad de negocio
group-none = En ninguno
