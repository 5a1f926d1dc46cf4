//! The server goes and comes back; the console is started without it.

use std::path::Path;
use std::time::{Duration, Instant};

use connect_cache::{Cache, Deployment};
use connect_simulator::{Clock, Options, Simulator};
use connect_tests::expected::queues;
use connect_tests::wait::until;
use connect_tests::webdriver::{Window, within_limit};

use crate::{arguments, borrowed};

/// Seconds.
const KEEP_ALIVE: u64 = 6;

#[tokio::test(flavor = "multi_thread")]
async fn offline_is_shown_in_time_and_mended_without_a_click() {
    within_limit(async {
        let keep_alive_timeout = Duration::from_secs(KEEP_ALIVE);
        let options = Options {
            clock: Clock::Manual,
            keep_alive_timeout,
            disconnect_timeout: Duration::from_secs(9),
            ..Options::default()
        };
        let mut simulator = Simulator::start(options).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let arguments = arguments(&simulator);
        let Some(window) = Window::open(folder.path(), &borrowed(&arguments)).await else { return };
        window.until_attribute("connection", "data-state", "live").await;
        window.until_table("queues-grid", || queues(&simulator.truth())).await;
        let before = queues(&simulator.truth());

        simulator.stop().await;
        let stopped = Instant::now();
        window.until_attribute("connection", "data-state", "reconnecting").await;
        assert!(stopped.elapsed() < Duration::from_secs(KEEP_ALIVE));
        window.until_attribute("connection", "data-state", "offline").await;
        window.find("offline-banner").await;
        window.until_table("queues-grid", || before.clone()).await;

        simulator.advance(Duration::from_secs(300));
        simulator.restart().await.unwrap();
        window.until_attribute("connection", "data-state", "live").await;
        window.until_table("queues-grid", || queues(&simulator.truth())).await;
        until_stored(folder.path(), &simulator).await;
        window.close().await;

        // The last board is there at once, without a server and without arguments.
        simulator.stop().await;
        let truth = queues(&simulator.truth());
        let Some(window) = Window::open(folder.path(), &["--language", "en"]).await else { return };
        window.until_table("queues-grid", || truth.clone()).await;
        window.until_attribute("connection", "data-state", "offline").await;
        window.until_table("queues-grid", || truth.clone()).await;
        simulator.restart().await.unwrap();
        window.click("retry").await;
        window.until_attribute("connection", "data-state", "live").await;
        window.close().await;
    })
    .await;
}

/// Waits until the store has what came after the outage: the driver ends the program without a
/// word, as a crash would.
async fn until_stored(folder: &Path, simulator: &Simulator) {
    let cache = Cache::open(folder).unwrap().cache;
    let client_id = simulator.client_id().to_ascii_lowercase();
    let deployment = Deployment { server: simulator.root(), client_id };
    let after = simulator.now() - 150_000;
    until("the store", || async {
        let saved = cache.load(&deployment).await.map_err(|error| error.to_string())?;
        let rows = saved.ok_or("nothing stored")?.rows;
        let old = rows.iter().filter(|row| row.as_of < after).count();
        if old == 0 { Ok(()) } else { Err(format!("{old} of {} rows are older", rows.len())) }
    })
    .await;
}
