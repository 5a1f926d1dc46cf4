//! What the server says is text and nothing else; the token never gets here.

use connect_simulator::Options;
use connect_tests::wait::until;
use connect_tests::webdriver::within_limit;
use serde_json::json;

use crate::story::{centre, live};

const MARKUP: &str = "<img src=x onerror=\"document.title='owned'\"><b>bold</b>";
const OVERRIDE: &str = "abc\u{202e}txt.exe";

#[tokio::test(flavor = "multi_thread")]
async fn hostile_names_stay_text() {
    within_limit(async {
        let simulator = centre(Options::default()).await;
        let long = "Ω".repeat(10_000);
        assert!(simulator.set_queue_name(1, MARKUP));
        assert!(simulator.set_queue_name(2, OVERRIDE));
        assert!(simulator.set_queue_name(3, &long));
        let truth = simulator.truth();
        let talking: Vec<_> =
            truth.agents.iter().filter_map(|agent| agent.sessions.first()).collect();
        assert!(talking.len() > 2);
        assert!(simulator.set_customer(talking[0].id, MARKUP));
        assert!(simulator.set_customer(talking[1].id, &long));
        assert!(simulator.set_customer(talking[2].id, OVERRIDE));
        let Some(story) = live(simulator).await else { return };
        let window = &story.window;

        until("the names", || async {
            let shown = window.table("queues-grid").await;
            let name = |id: i64| shown.get(&id).map_or("", |cells| &cells["name"]).to_owned();
            let right =
                name(1) == MARKUP && name(2).contains("txt.exe") && name(3).starts_with("ΩΩΩ");
            if right { Ok(()) } else { Err(format!("{} | {}", name(1), name(2))) }
        })
        .await;
        window.click("nav-agents").await;
        until("the customer", || async {
            let shown = window.table("agents-grid").await;
            let found = shown.values().any(|cells| cells["session"].contains(MARKUP));
            if found { Ok(()) } else { Err("no session of that customer".to_owned()) }
        })
        .await;
        let harmless = r#"
        const rows = [...document.querySelectorAll("[role=row][data-id]")];
        return [
          document.title !== "owned",
          document.querySelectorAll("img[src=x], [role=row] b").length,
          rows.every((row) => row.getBoundingClientRect().height <= 33),
          document.documentElement.scrollWidth <= innerWidth,
        ];"#;
        assert_eq!(window.run(harmless, vec![]).await, json!([true, 0, true, true]));
        story.window.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_window_knows_no_token_and_runs_no_foreign_script() {
    within_limit(async {
    let Some(story) = live(centre(Options::default()).await).await else { return };
    let window = &story.window;
    let seen = r#"
        const stores = JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]);
        return (document.documentElement.outerHTML + stores).includes("eyJ");"#;
    assert_eq!(window.run(seen, vec![]).await, json!(false));
    let inline = r#"
        const script = document.createElement("script");
        script.textContent = "document.documentElement.dataset.foreign = 'ran'";
        document.head.append(script);
        return document.documentElement.dataset.foreign ?? "refused";"#;
    assert_eq!(window.run(inline, vec![]).await, json!("refused"));
    let foreign = r#"
        const done = arguments[arguments.length - 1];
        fetch(arguments[0]).then(() => done("sent"), () => done("refused"));"#;
    let sent = window.client.execute_async(foreign, vec![json!(story.simulator.root())]).await;
    assert_eq!(sent.unwrap(), json!("refused"));
    story.window.close().await;
    })
    .await;
}
