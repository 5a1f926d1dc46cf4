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

## Ámbito

scope = Lo que se observa
scope-hint = Elegir lo que se observa
scope-everything = Todo
scope-own = Selección propia
scope-gone = Ya no está en la organización: { $what }. En su lugar se observa todo.
scope-partly-gone = De lo elegido, ya no está en la organización: { $count }. El resto se observa.
scope-queues =
    { $count ->
        [one] { $count } cola
        [many] { $count } de colas
       *[other] { $count } colas
    }
scope-count = { $agents } · { $queues }
scope-nothing = No hay nada elegido
scope-apply = Observar esto
scope-alone = Solo esto
scope-alone-hint = Observar solo esto (Intro)
scope-tree = Unidades de negocio, grupos, equipos, agentes y colas
scope-search = Buscar unidades, equipos, agentes, colas
scope-none = Nada con ese nombre
scope-loading = Un momento…
scope-section-units = Unidades de negocio
scope-section-groups = Grupos
scope-section-loose = Sin unidad de negocio ni equipo
scope-kind-unit = Unidad de negocio
scope-kind-group = Grupo
scope-kind-team = Equipo
scope-kind-agent = Agente
scope-kind-queue = Cola
scope-views = Vistas guardadas
scope-view-new = Guardar como vista…
scope-view-name = Nombre de la vista
scope-view-keep = Guardar
scope-view-rename = Cambiar el nombre de { $name }
scope-view-delete = Eliminar { $name }
