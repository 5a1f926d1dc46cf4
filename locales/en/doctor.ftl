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
