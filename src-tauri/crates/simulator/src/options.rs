//! What a simulator is started with.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use crate::sign_in::{Accounts, Auth, Binding, Tls};
use crate::world::rights;
use crate::{Quirks, Transport};

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
    /// How callers sign in. Who has to prove who they are gets the token of the agent who has that
    /// name before the `@` of its addresses; who is no agent, one that P1 and P2 answer with 404.
    pub auth: Auth,
    /// Who may sign in with a password.
    pub accounts: Accounts,
    /// Whether a sign-in has to be tied to its connection.
    pub binding: Binding,
    /// The certificate with which it serves https; none means http.
    pub tls: Option<Tls>,
    /// The host in its own addresses; none means where it listens. Who comes with a ticket needs
    /// one for `HTTP/` and a name.
    pub host: Option<String>,
    /// Who signs in where nobody has to prove who they are: an agent's name, compared without
    /// case. None means the first agent. A name nobody has gets a token that P1 and P2 answer with
    /// 404.
    pub agent: Option<String>,
    /// How long a token lasts.
    pub token_life: Duration,
    /// `KeepAliveTimeout` of the live connection; a sign of life goes out twice as often.
    pub keep_alive_timeout: Duration,
    /// The transports that the live connection may take; I1 names them.
    pub transports: Vec<Transport>,
    /// `TransportConnectTimeout` of the live connection.
    pub transport_connect_timeout: Duration,
    /// `DisconnectTimeout` of the live connection, if it is three keep-alives or more; see
    /// [`Options::disconnect_timeout`].
    pub disconnect_timeout: Duration,
    /// `ConnectionTimeout` of the live connection: how long a poll waits.
    pub connection_timeout: Duration,
    /// `LongPollDelay` of the live connection, in whole milliseconds.
    pub long_poll_delay: Duration,
    /// How many messages the bus keeps of each topic, 32 to 1,000,000.
    pub message_buffer: usize,
    /// Whether there is a hub with methods for tests (`TestHub`).
    pub test_hub: bool,
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
            accounts: Accounts::default(),
            binding: Binding::default(),
            tls: None,
            host: None,
            agent: None,
            token_life: Duration::from_secs(3600),
            keep_alive_timeout: Duration::from_secs(20),
            transports: Transport::ALL.to_vec(),
            transport_connect_timeout: Duration::from_secs(5),
            disconnect_timeout: Duration::from_secs(30),
            connection_timeout: Duration::from_secs(110),
            long_poll_delay: Duration::ZERO,
            message_buffer: 1000,
            test_hub: false,
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

impl Options {
    /// How long a client tries to reconnect. Its keep-alive interval, which is half the timeout, is
    /// at most a third of this.
    pub(crate) fn disconnect_timeout(&self) -> Duration {
        self.disconnect_timeout.max(self.keep_alive_timeout * 3 / 2)
    }

    /// How long the server waits for one that has lost its channel.
    pub(crate) fn patience(&self) -> Duration {
        self.disconnect_timeout() + Duration::from_secs(5) + self.long_poll_delay
    }
}
