//! Every queue and agent with its values, following the truth.

use std::time::Duration;

use connect_simulator::{Clock, Options, Simulator};
use connect_tests::expected::{agents, queues};
use connect_tests::webdriver::{Window, within_limit};
use fantoccini::key::Key;

use crate::{arguments, borrowed};

#[tokio::test(flavor = "multi_thread")]
async fn every_queue_and_agent_is_listed_and_follows_the_truth() {
    within_limit(async {
        let options = Options { clock: Clock::Manual, ..Options::default() };
        let simulator = Simulator::start(options).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let arguments = arguments(&simulator);
        let Some(window) = Window::open(folder.path(), &borrowed(&arguments)).await else { return };
        window.until_attribute("connection", "data-state", "live").await;
        window.until_table("queues-grid", || queues(&simulator.truth())).await;
        window.click("nav-agents").await;
        window.until_table("agents-grid", || agents(&simulator.truth())).await;
        simulator.advance(Duration::from_secs(600));
        window.until_table("agents-grid", || agents(&simulator.truth())).await;
        window.click("nav-queues").await;
        window.until_table("queues-grid", || queues(&simulator.truth())).await;
        window.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_sorts_and_filters() {
    within_limit(async {
        let options = Options { clock: Clock::Manual, ..Options::default() };
        let simulator = Simulator::start(options).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let arguments = arguments(&simulator);
        let Some(window) = Window::open(folder.path(), &borrowed(&arguments)).await else { return };
        window.until_attribute("connection", "data-state", "live").await;
        window.click("nav-agents").await;
        window.until_table("agents-grid", || agents(&simulator.truth())).await;
        let wanted = simulator.truth().agents[3].name.clone();
        let slash = window.client.active_element().await.unwrap();
        slash.send_keys("/").await.unwrap();
        let filter = window.client.active_element().await.unwrap();
        assert_eq!(filter.attr("data-testid").await.unwrap().as_deref(), Some("filter"));
        filter.send_keys(&wanted).await.unwrap();
        let only = || {
            agents(&simulator.truth()).into_iter().filter(|(_, c)| c["name"] == wanted).collect()
        };
        window.until_table("agents-grid", only).await;
        filter.send_keys(&char::from(Key::Escape).to_string()).await.unwrap();
        window.until_table("agents-grid", || agents(&simulator.truth())).await;
        window.close().await;
    })
    .await;
}
