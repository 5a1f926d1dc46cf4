# The columns of the tables: which are shown, in which order, and the menu of a column's head.

columns = Columns
columns-hint = Choose and arrange the columns
columns-search = Search columns
columns-none = No column with this name
columns-always = Always shown
columns-default = Back to the default
columns-keys = Alt+↑ and Alt+↓ move a column. What the server does not send stays “–”.
columns-refused = refused
columns-drag = Drag to move
columns-up = Move { $name } up
columns-down = Move { $name } down
columns-moved = { $name }: place { $place } of { $count }

## The head of a column

head-menu = Column { $name }
head-ascending = Sort ascending
head-descending = Sort descending
head-left = Move left
head-right = Move right
head-hide = Hide column
head-columns = Columns …
head-limits = Limits …
