# The command line of Connect Console: help, and what may be wrong with the arguments.

cli-about = A desktop console for contact centres on Clarity Connect
cli-doctor-about = Try every step from the sign-in to live data in the terminal, and say what fails and what to do
cli-heading-usage = Usage:
cli-heading-commands = Commands:
cli-heading-options = Options:
cli-demo = Use the built-in sample data instead of a server
cli-server = The server’s address: a host name or a web address
cli-client-id = The id under which this console is registered on the server
cli-allow-http = Allow plain http to the server; without encryption everybody on the network can read along
cli-data-dir = The folder for the offline store, the settings and the log
cli-watch = Count live updates for this many seconds
cli-methods = Call every other method of the server too; on sample data also those that change something
cli-transport = Use this transport for the live connection: webSockets, serverSentEvents or longPolling
cli-transport-invalid = { $input } is no transport. Use webSockets, serverSentEvents or longPolling.
cli-user = Sign in with this account (DOMAIN\name or name@domain) instead of the one that is logged on
cli-password-stdin = Read the password of --user from the first line of standard input; without this, the one kept in the system’s keyring is used
cli-json = Write the report as JSON, and nothing else, to standard output
cli-language = The language: { $languages }
cli-help = Print this help
cli-version = Print the version

## Mistakes

cli-unknown-argument = There is no argument { $argument }.
cli-value-missing = { $argument } needs a value: { $value }
cli-value-invalid = “{ $input }” is not a value for { $argument }: { $value }
cli-client-id-missing = --server needs the client id as well: --client-id GUID
cli-server-missing = --client-id needs the server as well: --server URL
cli-server-and-demo = Use either --server or --demo, not both.
cli-user-missing = --password-stdin needs the user as well: --user NAME
cli-user-and-demo = Sample data needs no account: use either --user or --demo, not both.
cli-doctor-what = Say what to try: --demo, or --server URL with --client-id GUID
cli-watch-invalid = “{ $input }” is not a number of seconds from 1 to { $most }.
cli-language-unknown = There is no language “{ $input }”. There are: { $languages }
cli-more = --help shows all arguments.
