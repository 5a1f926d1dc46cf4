//! The first start: sample data, and what goes wrong told where it went wrong.

use connect_simulator::{Options, Simulator};
use connect_tests::rogue::{Fault, Rogue};
use connect_tests::webdriver::{Window, within_limit};

#[tokio::test(flavor = "multi_thread")]
async fn sample_data_opens_with_one_click() {
    within_limit(async {
        let folder = tempfile::tempdir().unwrap();
        let Some(window) = Window::open(folder.path(), &["--language", "en"]).await else { return };
        window.find("first-start").await;
        window.click("explore").await;
        window.until_attribute("connection", "data-state", "live").await;
        let queues = window.table("queues-grid").await;
        assert!(queues.len() >= 8, "{} queues", queues.len());
        assert!(queues.values().all(|cells| !cells["offered"].is_empty()));
        window.find("sample-badge").await;
        window.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_told_and_signing_in_works_afterwards() {
    within_limit(async {
        let simulator = Simulator::start(Options::default()).await.unwrap();
        let page = Rogue::start(Fault::WebPage).await;
        let folder = tempfile::tempdir().unwrap();
        let Some(window) = Window::open(folder.path(), &["--language", "en"]).await else { return };
        window.find("first-start").await;
        let unknown = "0224C392-3845-4AC0-B1A0-D63706181BA7";
        for (server, client_id, kind) in [
            ("not a host", unknown, "addressInvalid"),
            ("http://127.0.0.1:9", "1234", "clientIdInvalid"),
            ("http://127.0.0.1:9", unknown, "unreachable"),
            (&page.root(), unknown, "notConnect"),
            (&simulator.root(), unknown, "clientIdUnknown"),
        ] {
            window.fill("server", server).await;
            window.fill("clientId", client_id).await;
            window.click("sign-in").await;
            window.until_attribute("failure", "data-kind", kind).await;
            let told = window.find("failure").await.text().await.unwrap();
            assert!(told.len() > 40, "says what to do: {told}");
        }
        window.fill("clientId", &simulator.client_id()).await;
        window.click("sign-in").await;
        window.until_attribute("connection", "data-state", "live").await;
        window.close().await;
    })
    .await;
}
