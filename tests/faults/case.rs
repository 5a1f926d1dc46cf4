//! The application against a simulator over one transport, and what must hold whatever goes wrong.

use std::time::Duration;

use connect_ipc::{ConnectionState, SignInArgs};
use connect_simulator::{Clock, LiveFault, Options, Simulator, Transport};
use connect_tests::desk::Desk;
use connect_tests::expected::{claims, lie, sums_lie};
use connect_tests::wait::LIMIT;
use tempfile::TempDir;
use tokio::time::Instant;

/// How a case ends; an error says what was wrong.
pub type Outcome = Result<(), String>;

/// The shortest that the protocol knows (design/signalr, 1.1).
pub const KEEP_ALIVE: Duration = Duration::from_secs(2);
const DISCONNECT: Duration = Duration::from_secs(6);
/// How long a poll waits. A server that was restarted, or has given the client up, between two polls
/// takes the next one without a word: that it goes on from elsewhere shows when the poll ends.
const POLL: Duration = Duration::from_secs(3);

/// How long a board may differ from the truth and look live: silence is seen after a keep-alive
/// timeout, a reconnect that nothing confirms after another, and machines may be busy.
pub const SETTLED: Duration = Duration::from_secs(8);

/// A step of the centre, and how many of them a board is left alone with.
const STEP: Duration = Duration::from_secs(5);
const STEPS: u32 = 12;
/// Time for a step's frames to come, so that they are several.
const PAUSE: Duration = Duration::from_millis(20);

/// Both of them.
pub struct Case {
    /// The server.
    pub simulator: Simulator,
    /// The application.
    pub desk: Desk,
    _folder: TempDir,
}

/// A server with one transport that is quick to give up.
pub fn options(transport: Transport) -> Options {
    Options {
        clock: Clock::Manual,
        transports: vec![transport],
        keep_alive_timeout: KEEP_ALIVE,
        disconnect_timeout: DISCONNECT,
        connection_timeout: POLL,
        transport_connect_timeout: Duration::from_secs(2),
        ..Options::default()
    }
}

impl Case {
    /// Live and true, over this transport.
    pub async fn start(transport: Transport) -> Result<Self, String> {
        Self::start_with(options(transport)).await
    }

    /// The same with other options.
    pub async fn start_with(options: Options) -> Result<Self, String> {
        Self::beside(server(options).await?).await
    }

    /// The same with a server that there is.
    pub async fn beside(simulator: Simulator) -> Result<Self, String> {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let desk = Desk::start(folder.path(), Some(args(&simulator))).await;
        let mut case = Self { simulator, desk, _folder: folder };
        case.becomes_true("at the start").await?;
        Ok(case)
    }

    /// Switches on a fault of the live connection.
    pub fn set(&self, fault: impl Into<LiveFault>) {
        self.simulator.set_live_fault(fault);
    }

    /// The centre lives on for so long.
    pub fn advance(&self, time: Duration) {
        self.simulator.advance(time);
    }

    /// The centre lives on for a minute, and the board is looked at meanwhile.
    pub async fn live_on(&mut self) {
        for _ in 0..STEPS {
            self.advance(STEP);
            self.desk.look(PAUSE).await;
        }
    }

    /// Another minute, after which the board is true or says that it is not live.
    pub async fn is_honest(&mut self, when: &str) -> Outcome {
        self.live_on().await;
        self.does_not_lie(when).await
    }

    /// Once all has come that comes, no row that claims to be live differs from the truth.
    pub async fn does_not_lie(&mut self, when: &str) -> Outcome {
        let truth = self.simulator.truth();
        let honest = self.desk.within(SETTLED, |screen| {
            lie(claims(screen), &truth)?;
            sums_lie(screen, &truth)
        });
        let honest = honest.await;
        honest.map_err(|why| format!("{when}: {why}; {:?}", self.desk.lately()))
    }

    /// The board is live and true in the end.
    pub async fn becomes_true(&mut self, when: &str) -> Outcome {
        let Self { simulator, desk, .. } = self;
        let truth = simulator.truth();
        let now = |screen: &_| connect_tests::desk::is_true(screen, &truth);
        let right = desk.within(LIMIT, now).await;
        right.map_err(|why| format!("{when}: {why}; {:?}", desk.lately()))
    }

    /// With all faults gone the board is right again, and goes on.
    pub async fn recovers(&mut self) -> Outcome {
        self.simulator.clear_live_faults();
        self.simulator.clear_faults();
        self.becomes_true("once the fault was gone").await?;
        self.live_on().await;
        self.becomes_true("a minute after it").await
    }

    /// The light shows this in the end.
    pub async fn shows(&mut self, state: ConnectionState) -> Outcome {
        let wrong = || format!("never {state:?}");
        let shown = self.desk.within(LIMIT, |screen| {
            if screen.state() == Some(state) { Ok(()) } else { Err(wrong()) }
        });
        shown.await.map_err(|why| format!("{why}; {:?}", self.desk.lately()))
    }

    /// How often the fault of this name has struck, or the one of this row.
    pub fn struck(&self, name: &str) -> u64 {
        let counters = self.simulator.counters();
        let of_row = counters.faults.get(name);
        counters.live_faults.get(name).or(of_row).copied().unwrap_or_default()
    }

    /// It has struck so often, or does so soon.
    pub async fn is_struck(&mut self, name: &str, times: u64) -> Outcome {
        let over = Instant::now() + LIMIT;
        loop {
            let struck = self.struck(name);
            if struck >= times {
                return Ok(());
            }
            if Instant::now() >= over {
                return Err(format!("{name} struck {struck} times instead of {times}"));
            }
            self.desk.look(PAUSE).await;
        }
    }

    /// What the live connection goes over, as the light says.
    pub fn transport(&self) -> Option<&str> {
        self.desk.screen.connection.as_ref()?.transport.as_deref()
    }

    /// That it is this one.
    pub fn goes_over(&self, transport: Transport) -> Outcome {
        match self.transport() {
            Some(name) if name == transport.name() => Ok(()),
            other => Err(format!("over {other:?} instead of {transport}")),
        }
    }
}

/// How to sign in to a simulator.
pub fn args(simulator: &Simulator) -> SignInArgs {
    SignInArgs {
        server: simulator.root(),
        client_id: simulator.client_id(),
        allow_http: false,
        account: None,
    }
}

/// Starts a simulator.
pub async fn server(options: Options) -> Result<Simulator, String> {
    Simulator::start(options).await.map_err(|error| error.to_string())
}
