# Tendances des files, une file en détail, limites.

column-trend = En attente, 30 min
column-trend-hint = Combien attendaient au cours des 30 dernières minutes
trend-none = Rien de noté au cours des 30 dernières minutes
trend-now = maintenant { $now }, au plus { $most } en { $minutes } minutes
trend-most = inconnu maintenant, au plus { $most } en { $minutes } minutes

## Une file en détail

queue-hidden-hint = Cette file est masquée dans votre profil.
queue-of = File { $queue }
queue-day = Les dernières 24 heures
queue-day-none = Rien de noté pour l’instant : cela se remplit tant que la console suit le serveur.
queue-as-table = En tableau
queue-hour = Heure
hours-most = { $title }, au plus
hours-least = { $title }, au moins
queue-agents-available = Agents disponibles
chart-summary = { $title } : maintenant { $now }, au moins { $least }, au plus { $most }
queue-sessions-none = Aucune session dans cette file.
queue-agents-none = Personne, dans le périmètre, ne sert cette file.
agents-refused = Le serveur ne vous laisse pas suivre les agents.
queue-more = et { $count } de plus

## Limites

limit-over = { $column } au-dessus de { $limit }
limit-under = { $column } sous { $limit }
limits = Limites
limits-hint = Les limites des colonnes. Une file peut avoir les siennes, dans son détail.
limits-hint-queue = Elles passent avant les limites des colonnes.
limits-inherited = comme les colonnes
limits-built-in = intégrée
limits-higher = plus haut est pire
limits-lower = plus bas est pire
limits-none = pas de limite
limits-amber = Proche
limits-red = Limite
limits-invalid = Valeur non valable : des chiffres, les durées en m:ss
limits-ambiguous = Deux lectures possibles : écrivez les milliers sans séparateur, et deux décimales au plus
limits-empty = Une limite a une valeur : pour n’en avoir aucune, choisissez « pas de limite »
limits-amber-hint = 70 % de la limite
limits-time-in-status = Dans l’état : { $status }
limits-close = Fermer
limits-edit = Limites des colonnes…
