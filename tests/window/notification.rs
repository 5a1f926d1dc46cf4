//! An alert on the desktop, and the way from there to the row.

use std::ffi::OsStr;

use connect_simulator::Options;
use connect_tests::notifications::Desktop;
use connect_tests::wait::until;
use connect_tests::webdriver::within_limit;
use fantoccini::Locator;

use crate::story::{centre, opened, opened_in};

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

        // Another window comes before this one: nobody is told of what is in front of them.
        let Some(other) = opened(centre(Options::default()).await).await else { return };
        other.window.until_attribute("connection", "data-state", "live").await;
        assert!(simulator.alert_of_queue(queue));
        let told = desktop.next().await;
        assert_eq!(told.summary, "Alert");
        assert!(told.body.contains("&lt;b&gt;Sales &amp; &lt;a href"), "{told:?}");
        assert_eq!(told.actions.first().map(String::as_str), Some("default"));
        // The program listens from a moment after it was shown on, and users are slow.
        let row = format!("[data-testid=queues-grid] [data-id='{queue}'][aria-selected=true]");
        until("the row is gone to", || async {
            desktop.choose(told.id).await;
            let found = window.client.find(Locator::Css(&row)).await;
            found.map(drop).map_err(|error| error.to_string())
        })
        .await;
        other.window.close().await;
        story.window.close().await;
    })
    .await;
}
