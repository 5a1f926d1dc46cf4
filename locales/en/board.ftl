# The boards: totals, groups, scope, columns, limits, trends, details.

total-by-server = Added up by the server
total-by-rows = Added up from the rows shown; averages and percentages cannot be.
total-agents =
    { $count ->
        [one] { $count } agent
       *[other] { $count } agents
    }

## Groups

group-by = Group by
grouping-none = nothing
grouping-team = team
grouping-group = group
grouping-businessUnit = business unit
group-none = In none
