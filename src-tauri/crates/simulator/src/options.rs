//! What a simulator is started with.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use crate::Quirks;
use crate::world::rights;

/// How a simulator is set up. `Options::default()` is a small centre on any free port.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where to listen: a loopback address; port 0 takes any free one.
    pub listen: SocketAddr,
    /// How many agents there are, 1 to 100,000.
    pub agents: usize,
    /// How many queues there are, 1 to 10,000.
    pub queues: usize,
    /// How many changes of entities a subscriber of everything gets per second of simulated time.
    /// What the centre's own life does not produce is filled up with times that grow.
    pub updates_per_second: u32,
    /// Decides the organisation and everything that happens in it.
    pub seed: u64,
    /// How callers sign in.
    pub auth: Auth,
    /// Who signs in: an agent's name, compared without case. None means the first agent. A name nobody has gets a token that P1 and P2 answer with 404.
    pub agent: Option<String>,
    /// How long a token lasts.
    pub token_life: Duration,
    /// `KeepAliveTimeout` of the live connection; a sign of life goes out twice as often.
    pub keep_alive_timeout: Duration,
    /// What moves the centre's time.
    pub clock: Clock,
    /// When the centre's time starts, in milliseconds since 1970; none means the present.
    pub epoch: Option<i64>,
    /// Gives some queues, agents and customers names made to break a screen.
    pub hostile_names: bool,
    /// `localeKey` of the signed-in agent's profile.
    pub locale: String,
    /// The hub that pushes live data, and the method it calls. Neither is documented, so a client
    /// has to live with any.
    pub hub: String,
    /// See [`Options::hub`].
    pub method: String,
    /// What the signed-in agent is in the organisation; none leaves it what it is there: the first
    /// agent a supervisor, the first of each team its lead.
    pub role: Option<Role>,
    /// In what the deployment differs from what the document says first.
    pub quirks: Quirks,
    /// Whether requests to start or stop a recording fail at the recorder.
    pub recorder_fails: bool,
}

/// What an agent is in the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Sees itself and its team's queues.
    Agent,
    /// Sees its team.
    TeamLead,
    /// Sees everything.
    Supervisor,
}

impl From<Role> for rights::Role {
    fn from(role: Role) -> Self {
        match role {
            Role::Agent => Self::Agent,
            Role::TeamLead => Self::TeamLead,
            Role::Supervisor => Self::Supervisor,
        }
    }
}

/// How callers sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Auth {
    /// Everybody gets the token of [`Options::agent`].
    Open,
}

/// What moves the centre's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The machine's clock.
    Real,
    /// [`crate::Simulator::advance`] alone.
    Manual,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            agents: 40,
            queues: 8,
            updates_per_second: 20,
            seed: 1,
            auth: Auth::Open,
            agent: None,
            token_life: Duration::from_secs(3600),
            keep_alive_timeout: Duration::from_secs(20),
            clock: Clock::Real,
            epoch: None,
            hostile_names: false,
            locale: "en-us".to_owned(),
            hub: "GoldHub".to_owned(),
            method: "realtimeData".to_owned(),
            role: None,
            quirks: Quirks::default(),
            recorder_fails: false,
        }
    }
}
