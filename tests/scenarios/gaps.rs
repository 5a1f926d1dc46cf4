//! Where updates may be missing, the connection goes on, and only what may be wrong is asked for.

use std::time::Duration;

use connect_ipc::ConnectionState;
use connect_simulator::{
    Clock, Fault, LiveFault, LiveFaultKind, Options, Quirk, Simulator, Transport,
};
use connect_tests::desk::Desk;

use crate::args;

struct Scene {
    simulator: Simulator,
    desk: Desk,
    _folder: tempfile::TempDir,
}

impl Scene {
    /// A board that is live over this transport.
    async fn over(transport: Transport, quirks: &[Quirk]) -> Self {
        let simulator = Simulator::start(Options {
            clock: Clock::Manual,
            transports: vec![transport],
            quirks: quirks.iter().copied().collect(),
            ..Options::default()
        });
        let simulator = simulator.await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
        desk.until_true("the snapshot", &simulator).await;
        simulator.reset_counters();
        Self { simulator, desk, _folder: folder }
    }

    /// The server's buffer overflows while nobody has read what was in it.
    async fn lose(&mut self) {
        self.simulator.set_live_fault(LiveFault::from(LiveFaultKind::Overflow));
        // So much at once is no piece of the buffer that a poll may skip.
        for _ in 0..300 {
            self.simulator.advance(Duration::from_secs(5));
        }
        self.simulator.clear_live_faults();
        self.simulator.advance(Duration::from_secs(20));
        self.desk
            .until("catching up", |screen| {
                screen.state() == Some(ConnectionState::CatchingUp)
                    && screen.queues.values().all(|row| row.stale)
                    && screen.agents.values().all(|row| row.stale)
            })
            .await;
        self.simulator.advance(Duration::from_secs(20));
        self.desk.until_true("right again", &self.simulator).await;
    }

    /// How often this row was asked for, alone or in a batch.
    fn asked(&self, row: &str) -> u64 {
        self.simulator.counters().asked(row)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gap_is_closed_on_the_same_connection() {
    for transport in Transport::ALL {
        let mut scene = Scene::over(transport, &[]).await;
        let followed = scene.simulator.counters().subscriptions;
        scene.lose().await;
        let asked: Vec<_> = ["R1", "P2", "M2", "U1", "U4"].map(|row| scene.asked(row) > 0).into();
        assert_eq!(asked, [false, false, true, false, true], "{transport:?}");
        // The old subscriptions have ended, and none was left behind.
        let anew = ["U2", "U4", "U5"].map(|row| scene.asked(row));
        assert!(anew.iter().all(|asked| *asked > 0), "{transport:?}: {anew:?}");
        assert_eq!(scene.asked("U9"), anew.iter().sum::<u64>(), "{transport:?}");
        assert_eq!(scene.simulator.counters().subscriptions, followed, "{transport:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_snapshots_of_agents_they_are_subscribed_to_anew() {
    let mut scene = Scene::over(Transport::WebSockets, &[]).await;
    scene.simulator.set_fault("M2", Fault::status(403));
    scene.lose().await;
    let asked: Vec<_> = ["R1", "P2", "U1", "U4"].map(|row| scene.asked(row) > 0).into();
    assert_eq!(asked, [false, false, true, true]);
}

#[tokio::test(flavor = "multi_thread")]
async fn subscriptions_without_an_id_take_a_new_connection() {
    let mut scene = Scene::over(Transport::WebSockets, &[Quirk::SubscriptionIdMissing]).await;
    scene.lose().await;
    let asked: Vec<_> = ["R1", "P2", "U1", "U4", "U9"].map(|row| scene.asked(row) > 0).into();
    assert_eq!(asked, [true, true, true, true, false]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subscription_that_cannot_be_made_again_is_a_loss() {
    let mut scene = Scene::over(Transport::WebSockets, &[]).await;
    scene.simulator.set_fault("U4", Fault::status(500).times(1));
    scene.lose().await;
    assert!(scene.asked("P2") > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_subscribed_to_too_early_is_asked_for_again_alone() {
    let options = Options { clock: Clock::Manual, ..Options::default() };
    let simulator = Simulator::start(options).await.unwrap();
    simulator.set_fault("U4", Fault::status(500).times(1));
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the snapshot", &simulator).await;
    let counters = simulator.counters();
    assert_eq!((counters.asked("U1"), counters.asked("U4")), (1, 2));
}
