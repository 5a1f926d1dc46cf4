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

## Scope

scope = What is looked at
scope-hint = Choose what is looked at
scope-everything = Everything
scope-own = Own choice
scope-gone = No longer in the organisation: { $what }. Everything is looked at instead.
scope-partly-gone = Of what was chosen, no longer in the organisation: { $count }. The rest is looked at.
scope-queues =
    { $count ->
        [one] { $count } queue
       *[other] { $count } queues
    }
scope-count = { $agents } · { $queues }
scope-nothing = Nothing is chosen
scope-apply = Look at this
scope-alone = Only this
scope-alone-hint = Look at this alone (Enter)
scope-tree = Business units, groups, teams, agents and queues
scope-search = Search business units, teams, agents, queues
scope-none = Nothing with this name
scope-loading = One moment…
scope-section-units = Business units
scope-section-groups = Groups
scope-section-loose = In no business unit or team
scope-kind-unit = Business unit
scope-kind-group = Group
scope-kind-team = Team
scope-kind-agent = Agent
scope-kind-queue = Queue
scope-views = Saved views
scope-view-new = Save as a view…
scope-view-name = Name of the view
scope-view-keep = Save
scope-view-rename = Rename { $name }
scope-view-delete = Delete { $name }
