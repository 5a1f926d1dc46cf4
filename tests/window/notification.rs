//! An alert on the desktop, and the way from there to the row.

use std::ffi::OsStr;

use connect_simulator::Options;
use connect_tests::notifications::Desktop;
use connect_tests::webdriver::within_limit;

use crate::finding::until_selected;
use crate::story::{centre, opened_in};

const NAME: &str = "<b>Sales & <a href='https://evil.example'>Support</a></b>";

#[tokio::test(flavor = "multi_thread")]
async fn a_notification_leads_to_the_row_it_is_about() {
    within_limit(async {
        let simulator = centre(Options::default()).await;
        let queue = simulator.truth().queues[3].id;
        assert!(simulator.set_queue_name(queue, NAME));
        let mut desktop = Desktop::start().await;
        let address = desktop.address.clone();
        let bus = [("DBUS_SESSION_BUS_ADDRESS", OsStr::new(&address))];
        let Some(story) = opened_in(simulator, &bus).await else { return };
        let (window, simulator) = (&story.window, &story.simulator);
        window.until_attribute("connection", "data-state", "live").await;
        window.click("nav-alerts").await;
        window.until_there("[data-testid=alerts]").await;
        window.until_gone("[data-testid=alerts-waiting]").await;

        assert!(simulator.alert_of_queue(queue));
        let told = desktop.next().await;
        assert_eq!(told.summary, "Alert");
        assert!(told.body.contains("&lt;b&gt;Sales &amp; &lt;a href"), "{told:?}");
        assert_eq!(told.actions.first().map(String::as_str), Some("default"));
        desktop.choose(told.id).await;
        until_selected(window, "queues-grid", queue).await;
        story.window.close().await;
    })
    .await;
}
