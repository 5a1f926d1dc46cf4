//! The simulator as a program: starts one and prints where it is.

#![allow(clippy::print_stdout, reason = "the line on standard output is what this program is for")]

use std::fmt::Write as _;
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Args, Parser, ValueEnum};
use connect_simulator::{
    Accounts, Auth, Binding, Fault, LiveFault, Options, Quirk, Role, Simulator, Tls, Transport,
    WindowsUser,
};
use serde_json::json;

/// A Connect deployment with a contact centre that lives, for tests and demonstrations.
#[derive(Parser)]
#[command(name = "connect-simulator")]
struct Arguments {
    /// Address to listen on, loopback only; port 0 takes any free port.
    #[arg(long, default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// How many agents there are.
    #[arg(long, default_value_t = 40)]
    agents: usize,
    /// How many queues there are.
    #[arg(long, default_value_t = 8)]
    queues: usize,
    /// How many changes of agents and queues are pushed per second.
    #[arg(long, default_value_t = 20)]
    updates_per_second: u32,
    /// Decides the organisation and everything that happens in it.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    sign_in: SignInArguments,
    /// The agent who signs in where nobody is asked who they are, by name; the first agent if not
    /// given.
    #[arg(long, value_name = "NAME")]
    agent: Option<String>,
    /// How long a token lasts.
    #[arg(long, value_name = "SECONDS", default_value_t = 3600)]
    token_life: u64,
    #[command(flatten)]
    live: LiveArguments,
    /// The language of the signed-in agent's profile.
    #[arg(long, value_name = "LOCALE", default_value = "en-us")]
    locale: String,
    /// Names made to break a screen.
    #[arg(long)]
    hostile_names: bool,
    /// What the signed-in agent is in the organisation; what it is there if not given.
    #[arg(long, value_enum)]
    role: Option<RoleName>,
    /// A way to differ from the document; can be given several times.
    #[arg(long = "quirk", value_name = "NAME", long_help = quirks_help())]
    quirks: Vec<Quirk>,
    /// A fault of a row, or of all with `*`, such as `P2=status:503,30*2`: latency:MS,
    /// status:CODE[,RETRY-AFTER], drop, drop-after, truncated-gzip, html, large:MB, large-gzip:MB,
    /// unauthorized, each with *TIMES if it ends. Can be given several times.
    #[arg(long = "fault", value_name = "ROW=KIND[:ARG]", value_parser = Fault::of_row)]
    faults: Vec<(String, Fault)>,
    /// Recording requests fail at the recorder.
    #[arg(long)]
    recorder_fails: bool,
    /// Print one line of JSON instead of text.
    #[arg(long)]
    json: bool,
}

/// What is about signing in.
#[derive(Args)]
struct SignInArguments {
    /// How callers sign in. `open` asks for nothing. `ntlm` asks for the password of a --user, which
    /// Samba's `ntlm_auth` checks (Debian: winbind). `negotiate` also takes Kerberos tickets for
    /// HTTP/HOST, by the keytab that `KRB5_KTNAME` names. Who signs in is the agent who has that name
    /// before the @ of the e-mail address; who is none is answered 404 by P1 and P2.
    #[arg(long, value_enum, default_value_t = AuthMode::Open)]
    auth: AuthMode,
    /// A user who may sign in with the password; can be given several times.
    #[arg(long = "user", value_name = "DOMAIN\\NAME", requires = "password_file")]
    users: Vec<WindowsUser>,
    /// The file with the password of every --user. While one signs in, `ntlm_auth` has it on its
    /// command line, where others on this computer can see it: take one for tests.
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// Serve https with this certificate and its key, both PEM.
    #[arg(long, num_args = 2, value_names = ["CERT", "KEY"])]
    tls: Vec<PathBuf>,
    /// Over https, whether a sign-in has to be tied to its connection, as IIS' Extended Protection:
    /// `accepted` refuses those tied to another, `required` also those that are not.
    #[arg(long, value_enum, default_value_t = BindingMode::Accepted)]
    binding: BindingMode,
    /// The host in the server's own addresses, if it is not to be the IP address; tickets need one.
    #[arg(long, value_name = "NAME")]
    host: Option<String>,
}

impl SignInArguments {
    fn accounts(&self) -> std::io::Result<Accounts> {
        let Some(file) = &self.password_file else { return Ok(Accounts::default()) };
        let password = std::fs::read_to_string(file)?;
        let password = password.lines().next().unwrap_or_default().to_owned();
        Ok(Accounts { users: self.users.clone(), password })
    }

    fn tls(&self) -> Option<Tls> {
        let [certificate, key] = &*self.tls else { return None };
        Some(Tls { certificate: certificate.clone(), key: key.clone() })
    }
}

/// What is about the live connection.
#[derive(Args)]
struct LiveArguments {
    /// The live connection's keep-alive timeout.
    #[arg(long, value_name = "SECONDS", default_value_t = 20)]
    keep_alive: u64,
    /// The live connection's disconnect timeout.
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    disconnect_timeout: u64,
    /// How long a poll of the live connection waits.
    #[arg(long, value_name = "SECONDS", default_value_t = 110)]
    connection_timeout: u64,
    /// How long a client may try each transport of the live connection.
    #[arg(long, value_name = "SECONDS", default_value_t = 5)]
    transport_connect_timeout: u64,
    /// How long a client is to wait between polls.
    #[arg(long, value_name = "MS", default_value_t = 0)]
    long_poll_delay: u64,
    /// The transports of the live connection: webSockets, serverSentEvents, longPolling.
    #[arg(long, value_name = "NAMES", value_delimiter = ',', default_values_t = Transport::ALL)]
    transports: Vec<Transport>,
    /// How many messages the live connection keeps of each topic.
    #[arg(long, value_name = "NUMBER", default_value_t = 1000)]
    message_buffer: usize,
    /// There is a hub with methods for tests.
    #[arg(long)]
    test_hub: bool,
    /// The root of the server that callers are sent to (V1).
    #[arg(long, value_name = "URL")]
    specific_server: Option<String>,
    /// A fault of the live connection, such as `reconnect-refused:403@longPolling*2`: silence,
    /// no-keep-alives, upgrade-refused, uninitialized, start-fails:STATUS,
    /// reconnect-refused:STATUS, redirect:URL, late:MS, overflow, duplicated, reordered, malformed,
    /// large:MB, should-reconnect, error:TEXT, clock-off:SECONDS, each with @TRANSPORT if it is of
    /// one transport, and then *TIMES if it ends. Can be given several times.
    #[arg(long = "live-fault", value_name = "KIND[:ARG]")]
    live_faults: Vec<LiveFault>,
}

#[derive(Clone, Copy, ValueEnum)]
enum AuthMode {
    Open,
    Ntlm,
    Negotiate,
}

#[derive(Clone, Copy, ValueEnum)]
enum BindingMode {
    Required,
    Accepted,
    Ignored,
}

#[derive(Clone, Copy, ValueEnum)]
enum RoleName {
    Agent,
    TeamLead,
    Supervisor,
}

/// All quirks with what they do.
fn quirks_help() -> String {
    let mut help = "A way to differ from the document; can be given several times:".to_owned();
    for quirk in Quirk::ALL {
        // Writing to a string cannot fail.
        let _ = write!(help, "\n  {:<24}{}", quirk.name(), quirk.about());
    }
    help
}

impl From<&Arguments> for Options {
    fn from(arguments: &Arguments) -> Self {
        let live = &arguments.live;
        Self {
            listen: arguments.listen,
            agents: arguments.agents,
            queues: arguments.queues,
            updates_per_second: arguments.updates_per_second,
            seed: arguments.seed,
            auth: match arguments.sign_in.auth {
                AuthMode::Open => Auth::Open,
                AuthMode::Ntlm => Auth::Ntlm,
                AuthMode::Negotiate => Auth::Negotiate,
            },
            binding: match arguments.sign_in.binding {
                BindingMode::Required => Binding::Required,
                BindingMode::Accepted => Binding::Accepted,
                BindingMode::Ignored => Binding::Ignored,
            },
            tls: arguments.sign_in.tls(),
            host: arguments.sign_in.host.clone(),
            agent: arguments.agent.clone(),
            token_life: Duration::from_secs(arguments.token_life),
            keep_alive_timeout: Duration::from_secs(live.keep_alive),
            disconnect_timeout: Duration::from_secs(live.disconnect_timeout),
            connection_timeout: Duration::from_secs(live.connection_timeout),
            transport_connect_timeout: Duration::from_secs(live.transport_connect_timeout),
            long_poll_delay: Duration::from_millis(live.long_poll_delay),
            transports: live.transports.clone(),
            message_buffer: live.message_buffer,
            test_hub: live.test_hub,
            locale: arguments.locale.clone(),
            hostile_names: arguments.hostile_names,
            role: arguments.role.map(|role| match role {
                RoleName::Agent => Role::Agent,
                RoleName::TeamLead => Role::TeamLead,
                RoleName::Supervisor => Role::Supervisor,
            }),
            quirks: arguments.quirks.iter().copied().collect(),
            recorder_fails: arguments.recorder_fails,
            ..Self::default()
        }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let filter = tracing_subscriber::EnvFilter::builder()
        .with_default_directive(tracing::Level::INFO.into())
        .from_env_lossy();
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let accounts = match arguments.sign_in.accounts() {
        Ok(accounts) => accounts,
        Err(error) => {
            tracing::error!(%error, "the password cannot be read");
            return ExitCode::from(2);
        }
    };
    let options = Options { accounts, ..Options::from(&arguments) };
    let simulator = match Simulator::start(options).await {
        Ok(simulator) => simulator,
        Err(error) => {
            tracing::error!(%error, "not started");
            return ExitCode::from(2);
        }
    };
    for (row, fault) in arguments.faults {
        simulator.set_fault(&row, fault);
    }
    for fault in arguments.live.live_faults {
        simulator.set_live_fault(fault);
    }
    simulator.set_specific_server(arguments.live.specific_server.as_deref());
    let (root, client_id) = (simulator.root(), simulator.client_id());
    if arguments.json {
        println!("{}", json!({ "root": root, "clientId": client_id }));
    } else {
        println!("Listening on {root}, client id {client_id}. Ctrl-C ends it.");
    }
    // Whoever started this reads the line through a pipe, and waits for it.
    drop(std::io::stdout().flush());
    if let Err(error) = tokio::signal::ctrl_c().await {
        tracing::error!(%error, "cannot wait for Ctrl-C");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
