//! The simulator as a program: starts one and prints where it is.

#![allow(clippy::print_stdout, reason = "the line on standard output is what this program is for")]

use std::fmt::Write as _;
use std::io::Write;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, ValueEnum};
use connect_simulator::{Auth, Fault, Options, Quirk, Role, Simulator};
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
    /// How callers sign in; `open` asks for nothing.
    #[arg(long, value_enum, default_value_t = AuthMode::Open)]
    auth: AuthMode,
    /// The agent who signs in, by name; the first agent if not given.
    #[arg(long, value_name = "NAME")]
    agent: Option<String>,
    /// How long a token lasts.
    #[arg(long, value_name = "SECONDS", default_value_t = 3600)]
    token_life: u64,
    /// The live connection's keep-alive timeout.
    #[arg(long, value_name = "SECONDS", default_value_t = 20)]
    keep_alive: u64,
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

#[derive(Clone, Copy, ValueEnum)]
enum AuthMode {
    Open,
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
        Self {
            listen: arguments.listen,
            agents: arguments.agents,
            queues: arguments.queues,
            updates_per_second: arguments.updates_per_second,
            seed: arguments.seed,
            auth: match arguments.auth {
                AuthMode::Open => Auth::Open,
            },
            agent: arguments.agent.clone(),
            token_life: Duration::from_secs(arguments.token_life),
            keep_alive_timeout: Duration::from_secs(arguments.keep_alive),
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
    let simulator = match Simulator::start(Options::from(&arguments)).await {
        Ok(simulator) => simulator,
        Err(error) => {
            tracing::error!(%error, "not started");
            return ExitCode::from(2);
        }
    };
    for (row, fault) in arguments.faults {
        simulator.set_fault(&row, fault);
    }
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
