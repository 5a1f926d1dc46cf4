//! The server goes and comes back; the console is started without it.

use std::time::{Duration, Instant};

use connect_simulator::Options;
use connect_tests::expected::queues;
use connect_tests::webdriver::within_limit;

use crate::story::{Story, again, centre, live};

/// Seconds.
const KEEP_ALIVE: u64 = 6;

#[tokio::test(flavor = "multi_thread")]
async fn offline_is_shown_in_time_and_mended_without_a_click() {
    within_limit(async {
        let keep_alive_timeout = Duration::from_secs(KEEP_ALIVE);
        let options = Options {
            keep_alive_timeout,
            disconnect_timeout: Duration::from_secs(9),
            ..Options::default()
        };
        let Some(mut story) = live(centre(options).await).await else { return };
        let (window, simulator) = (&story.window, &mut story.simulator);
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
        story.until_stored(story.simulator.now() - 150_000).await;
        let Story { mut simulator, window, folder } = story;
        window.close().await;

        // The last board is there at once, without a server and without arguments.
        simulator.stop().await;
        let truth = queues(&simulator.truth());
        let window = again(folder.path()).await;
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
