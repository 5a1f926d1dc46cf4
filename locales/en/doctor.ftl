# The steps from the sign-in to the live board, and the words of `connect-console doctor`.

## Steps, by the row of the server's contract

step-A1 = Find the sign-in service
step-A2 = Sign in
step-B1 = Ask for the organisation in one go
step-I1 = Read the server’s versions
step-P1 = Read your profile
step-P2 = Read the organisation
step-P3 = Read the dashboard’s settings
step-L1 = Read the server’s words
step-V1 = Find the server for live data
step-R1 = Open the live connection
step-U1 = Follow the agents live
step-U4 = Follow the queues live
step-U9 = End the live subscriptions
step-A3 = Renew the sign-in
step-P4 = Unregister
step-S1 = List an agent’s sessions
step-S2 = Read a conversation
step-S3 = Read a session
step-S4 = Read a session’s softphone address
step-S5 = Read a customer’s history
step-S6 = Set an extra item
step-S7 = Save call notes
step-S8 = Save a disposition
step-S9 = Start recording
step-S10 = Stop recording
step-S11 = Join a session and leave it
step-T1 = Read an agent’s status
step-T2 = Set a status
step-T3 = List the statuses to choose from
step-M1 = Read an agent’s metrics
step-M2 = Read the metrics of several agents
step-M3 = Read metrics summed up
step-M4 = Read metrics by group
step-U2 = Follow agents summed up
step-U3 = Follow agents by group
step-U5 = Follow queues summed up
step-U6 = Follow queues by group
step-U7 = Follow the alerts
step-U8 = Change a live subscription
step-C1 = Write to the server’s log
step-Q1 = Search
step-W1 = Watch the live updates

## The report

doctor-heading = Trying { $server }, step by step
doctor-heading-demo = Trying the sample data on this computer, step by step
doctor-status-ok = ok
doctor-status-failed = failed
doctor-status-skipped = skipped
doctor-status-not-offered = not offered
doctor-time = { $ms } ms
doctor-advice = What to do: { $advice }
doctor-updates =
    { $count ->
        [0] No live update came in.
        [one] { $count } live update came in.
       *[other] { $count } live updates came in.
    }
doctor-ok = Everything works.
doctor-not-ok = Not everything works. The first failed step is the one to mend.
