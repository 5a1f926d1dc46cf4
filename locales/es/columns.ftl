# Las columnas de las tablas: cuáles, en qué orden, y el menú de su encabezado.

columns = Columnas
columns-hint = Elegir y ordenar las columnas
columns-search = Buscar columnas
columns-none = Ninguna columna con este nombre
columns-always = Siempre visible
columns-default = Volver a la disposición original
columns-keys = Alt+↑ y Alt+↓ mueven una columna. Lo que el servidor no envía queda como «–».
columns-refused = rechazada
columns-drag = Arrastrar para mover
columns-up = Subir { $name }
columns-down = Bajar { $name }
columns-moved = { $name }: puesto { $place } de { $count }

## El encabezado de una columna

head-menu = Columna { $name }
head-ascending = Orden ascendente
head-descending = Orden descendente
head-left = Mover a la izquierda
head-right = Mover a la derecha
head-hide = Ocultar la columna
head-columns = Columnas…
head-limits = Límites…
