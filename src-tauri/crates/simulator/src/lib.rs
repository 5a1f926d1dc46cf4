//! A whole Connect deployment in one process, with a contact centre that lives: sign-in, REST, the
//! live connection, and behind them queues, agents and callers on a clock of their own.
//!
//! The centre is seeded: the same seed moved the same way is the same centre, to the last caller.
//! Its [`Truth`] is public, so that a test can compare what a console shows with what is so.
//! It listens on loopback only. A client that does not take what is pushed to it loses the oldest of
//! it in the end, and is not told: the genuine server does the same.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod client_log;
mod clock;
mod counters;
mod diff;
mod error;
mod fault;
mod layout;
mod live_fault;
mod options;
mod quirks;
mod running;
mod server;
mod sign_in;
mod state;
mod strings;
mod transport;
mod truth;
mod world;

pub use client_log::LogLine;
pub use counters::Counters;
pub use error::Error;
pub use fault::{Fault, FaultError, FaultKind};
pub use live_fault::{LiveFault, LiveFaultError, LiveFaultKind};
pub use options::{Clock, Options, Role};
pub use quirks::{Quirk, QuirkError, Quirks};
pub use server::SERVERS;
pub use sign_in::{Accounts, Auth, Binding, Mechanism, SignIn, Tls, WindowsUser, WindowsUserError};
pub use transport::{Transport, TransportError};
pub use truth::{AgentTruth, Metrics, QueueTruth, SessionTruth, Truth};

use std::time::Duration;

use connect_model::same;
use running::Running;
use server::auth::Authority;
use server::hub::Hub;
use server::tls::Secured;
use server::windows::Gate;
use server::{Shared, Simulated};
use state::State;
use tokio::task::JoinHandle;
use world::{Reading, Setup, World};

/// A running simulator. Dropping it ends everything at once.
pub struct Simulator {
    shared: Shared,
    running: Option<Running>,
    clock: Option<JoinHandle<()>>,
    caretaker: JoinHandle<()>,
    address: std::net::SocketAddr,
}

impl Simulator {
    /// Starts a simulator. It needs a Tokio runtime with time and I/O.
    pub async fn start(options: Options) -> Result<Self, Error> {
        error::check(&options)?;
        let secured = options.tls.as_ref().map(Secured::read).transpose()?;
        let end_point = secured.as_ref().map(|secured| secured.end_point.clone());
        let gate = Gate::of(&options, end_point).await?;
        let listener = running::bind(options.listen).await?;
        let address = listener
            .local_addr()
            .map_err(|source| Error::Listen { address: options.listen, source })?;
        let scheme = if secured.is_some() { "https" } else { "http" };
        let root = match &options.host {
            Some(host) => format!("{scheme}://{host}:{}", address.port()),
            None => format!("{scheme}://{address}"),
        };
        let setup = Setup {
            agents: options.agents,
            queues: options.queues,
            updates_per_second: options.updates_per_second,
            seed: options.seed,
            hostile_names: options.hostile_names,
            epoch: options.epoch.unwrap_or_else(clock::present),
            reading: if options.quirks.has(Quirk::RightsOfAgent) {
                Reading::DoneByAgent
            } else {
                Reading::DoneToAgent
            },
        };
        // A large centre takes a moment to come to life.
        let world = tokio::task::spawn_blocking(move || World::new(&setup)).await;
        let mut world = world.map_err(|_| Error::Stillborn)?;
        world.recorder_fails = options.recorder_fails;
        let signed_in = signed_in(&options, &world);
        if let Some((role, agent)) = options.role.zip(world.agent_index(signed_in)) {
            world.set_role(agent, role.into());
        }
        let authority = Authority::new(&root, signed_in, options.token_life, options.seed);
        let hub = Hub::new(&options);
        let real = options.clock == Clock::Real;
        let shared =
            Simulated::new(root, options, secured, gate, State::new(world, hub, authority));
        Ok(Self {
            running: Some(Running::start(listener, &shared)),
            clock: real.then(|| clock::run(&shared)),
            caretaker: clock::give_up_the_lost(&shared),
            shared,
            address,
        })
    }

    /// The server's address, such as `http://127.0.0.1:49152`.
    pub fn root(&self) -> String {
        self.shared.root.clone()
    }

    /// The id of the one registered client.
    pub fn client_id(&self) -> String {
        self.shared.state().authority.client_id.clone()
    }

    /// A token of another agent, by its id, as if that one had signed in.
    pub fn token_of(&self, agent: i64) -> String {
        let state = self.shared.state();
        state.authority.issue_for(agent, state.world.now).access_token
    }

    /// Makes an agent something else in the organisation; false if there is none of this id.
    pub fn set_role(&self, agent: i64, role: Role) -> bool {
        let mut state = self.shared.state();
        let index = state.world.agent_index(agent);
        index.inspect(|index| state.world.set_role(*index, role.into())).is_some()
    }

    /// What consoles wrote into the server's log (C1), the oldest first.
    pub fn client_log(&self) -> Vec<LogLine> {
        self.shared.log().clone().into()
    }

    /// Who has proven who they are to the sign-in service, the first first.
    pub fn sign_ins(&self) -> Vec<SignIn> {
        self.shared.sign_ins().clone()
    }

    /// What is so.
    pub fn truth(&self) -> Truth {
        Truth::of(&self.shared.state())
    }

    /// The centre's time, in milliseconds since 1970.
    pub fn now(&self) -> i64 {
        self.shared.state().world.now
    }

    /// Lets this much time pass in the centre at once, and publishes what changed. While it is
    /// paused nothing happens. With [`Clock::Real`] the centre runs ahead from then on.
    pub fn advance(&self, time: Duration) {
        self.shared.state().advance(i64::try_from(time.as_millis()).unwrap_or(i64::MAX / 2));
    }

    /// Freezes the centre: no events, nothing pushed but signs of life.
    pub fn pause(&self) {
        self.shared.state().paused = true;
    }

    /// Lets it go on from where it was.
    pub fn resume(&self) {
        self.shared.state().paused = false;
    }

    /// Drops the channels of all live connections without a word. What they have subscribed to
    /// goes on for a while, see [`Simulator::give_up_lost_connections`].
    pub fn cut_connections(&self) {
        self.shared.state().hub.cut(None);
    }

    /// Declares every live connection disconnected that nobody listens to, as happens by itself
    /// `DisconnectTimeout` and 5 seconds after its channel was lost, by the machine's clock: its
    /// subscriptions end.
    pub fn give_up_lost_connections(&self) {
        self.shared.state().hub.give_up(Duration::ZERO);
    }

    /// Switches on a fault of the live connection. There is one of each kind and transport, and
    /// the later one counts.
    pub fn set_live_fault(&self, fault: impl Into<LiveFault>) {
        self.shared.set_live_fault(&fault.into());
    }

    /// Ends all faults of the live connection.
    pub fn clear_live_faults(&self) {
        self.shared.state().hub.clear_faults();
    }

    /// Sends callers of V1 to another server, by its root ([`Simulator::root`]), or to this one
    /// again. A simulator of the same seed takes the same tokens.
    pub fn set_specific_server(&self, root: Option<&str>) {
        self.shared.state().specific_server = root.map(ToOwned::to_owned);
    }

    /// The root of one of [`SERVERS`]: the same centre, asked at another place. V1 does not name it
    /// by itself.
    pub fn root_of(&self, server: &str) -> String {
        format!("{}/{server}", self.root())
    }

    /// Takes one of [`SERVERS`] away: its requests are dropped, and all live connections are cut, of
    /// which those of other servers are opened again.
    pub fn stop_server(&self, server: &str) {
        let mut state = self.shared.state();
        state.servers_down.extend(SERVERS.into_iter().filter(|name| *name == server));
        state.hub.cut(None);
    }

    /// Takes the server away: nobody listens any more, and what was connected is cut. The centre
    /// lives on.
    pub async fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.stop().await;
        }
        self.shared.state().hub.restart();
    }

    /// Brings the server back at the same address, with the same centre behind it. Tokens are
    /// still good.
    pub async fn restart(&mut self) -> Result<(), Error> {
        self.stop().await;
        let listener = running::bind(self.address).await?;
        self.running = Some(Running::start(listener, &self.shared));
        Ok(())
    }

    /// Makes every token issued so far worthless. Live connections stay.
    pub fn revoke_tokens(&self) {
        self.shared.state().authority.revoke();
    }

    /// Locks an account, named without its domain, or lets it in again. Tokens that were issued for
    /// it stay good.
    pub fn set_locked(&self, account: &str, locked: bool) {
        let (mut state, account) = (self.shared.state(), account.to_lowercase());
        if locked {
            state.locked.insert(account);
        } else {
            state.locked.remove(&account);
        }
    }

    /// What the server was asked so far.
    pub fn counters(&self) -> Counters {
        let state = self.shared.state();
        let mut counters = state.counters.clone();
        (counters.live_connections, counters.subscriptions) = state.hub.counts();
        counters.live_faults.clone_from(state.hub.struck());
        counters
    }

    /// Sets the counters back to 0, but for what there is at this moment.
    pub fn reset_counters(&self) {
        let mut state = self.shared.state();
        state.counters.reset();
        state.hub.forget_struck();
    }

    /// Switches on a fault for a row of the coverage table, `A2` and `R1` among them, or for every
    /// request if the row is `*`. A row has one fault; its own goes before that of all.
    pub fn set_fault(&self, row: &str, fault: Fault) {
        self.shared.faults().set(row, fault);
    }

    /// Ends all faults.
    pub fn clear_faults(&self) {
        self.shared.faults().clear();
    }

    /// Renames a queue and tells subscribers; false if there is none of this id.
    pub fn set_queue_name(&self, id: i64, name: &str) -> bool {
        let state = &mut *self.shared.state();
        let done = state.world.rename_queue(id, name);
        state.publish();
        done
    }

    /// Pushes an alert of a queue, whatever its callers do; false if there is none of this id.
    pub fn alert_of_queue(&self, id: i64) -> bool {
        let state = &mut *self.shared.state();
        let done = state.world.alert_of_queue(id);
        state.publish();
        done
    }

    /// Renames the customer of a live session and tells subscribers; false if there is none of
    /// this id.
    pub fn set_customer(&self, session: i64, name: &str) -> bool {
        let state = &mut *self.shared.state();
        let done = state.world.rename_customer(session, name);
        state.publish();
        done
    }
}

impl std::fmt::Debug for Simulator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Simulator").field("root", &self.shared.root).finish_non_exhaustive()
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        if let Some(clock) = self.clock.take() {
            clock.abort();
        }
        self.caretaker.abort();
        self.shared.state().hub.cut(None);
    }
}

/// The id of the agent who signs in; one that does not exist for a name nobody has.
fn signed_in(options: &Options, world: &World) -> i64 {
    let named = |name: &String| world.agents.iter().position(|agent| same(&agent.name, name));
    match &options.agent {
        None => 1,
        Some(name) => named(name).map_or(world::NOBODY, world::id_of),
    }
}
