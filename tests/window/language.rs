//! Arabic is mirrored; the language changes without a restart.

use connect_simulator::Options;
use connect_tests::webdriver::{Window, within_limit};
use serde_json::json;

use crate::story::centre;

const INLINE_START: &str = r#"
const name = document.querySelector('[data-testid="queues-grid"] [data-col="name"]');
const offered = document.querySelector('[data-testid="queues-grid"] [data-col="offered"]');
const nav = document.querySelector('[data-testid="nav-queues"]');
const left = (e) => e.getBoundingClientRect().left;
return [document.documentElement.dir, left(name) > left(offered), left(nav) > innerWidth / 2];
"#;

#[tokio::test(flavor = "multi_thread")]
async fn arabic_is_mirrored_and_named_by_the_server() {
    within_limit(async {
    let simulator = centre(Options { locale: "ar-sa".to_owned(), ..Options::default() }).await;
    let folder = tempfile::tempdir().unwrap();
    let (root, id) = (simulator.root(), simulator.client_id());
    let arguments = ["--server", &root, "--client-id", &id];
    let Some(window) = Window::open(folder.path(), &arguments).await else { return };
    window.until_attribute("connection", "data-state", "live").await;
    assert_eq!(window.run(INLINE_START, vec![]).await, json!(["rtl", true, true]));
    let heading =
        r#"return document.querySelector('[role="columnheader"][data-col="offered"]').textContent"#;
    let heading = window.run(heading, vec![]).await;
    let arabic = |text: &str| text.chars().any(|c| ('\u{0600}'..='\u{06ff}').contains(&c));
    assert!(arabic(heading.as_str().unwrap()), "{heading}");

    window.click("settings").await;
    let english = window.find("language").await;
    english.select_by_value("en").await.unwrap();
    window.until_attribute("queues-grid", "aria-label", "Queues").await;
    assert_eq!(window.run(INLINE_START, vec![]).await, json!(["ltr", false, false]));
    window.close().await;
    })
    .await;
}
