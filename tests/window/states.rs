//! What each view shows where there is nothing to show: on its way, none there, offline, forbidden,
//! not offered, failed.

use std::time::Duration;

use connect_simulator::{Fault, Options, Role, Simulator};
use connect_tests::wait::until;
use connect_tests::webdriver::{Window, within_limit};

use crate::acting::menu;
use crate::story::{Story, centre, opened};

/// Waits until the view shows this state in words: one that has a kind says so.
async fn until_state(window: &Window, view: &str, state: &str, kind: Option<&str>) {
    window.click(&format!("nav-{view}")).await;
    let kind = kind.map(|kind| format!("[data-kind={kind}]")).unwrap_or_default();
    let place = if view == "alerts" { "alerts".to_owned() } else { format!("{view}-grid") };
    let found = format!("[data-testid={place}] [data-testid={state}]{kind}");
    let words = "return document.querySelector(arguments[0])?.textContent.trim().length > 5";
    window.until_true(&found, words, &found).await;
}

/// Waits until the rows of the queues or agents are there by name, and have no value that is made up.
async fn until_unknown(window: &Window, view: &str, rows: usize) {
    window.click(&format!("nav-{view}")).await;
    until(view, || async {
        let shown = window.table(&format!("{view}-grid")).await;
        let own = ["name", "businessUnit", "team", "status", "session"];
        let is_unknown = |(column, value): (&String, &String)| {
            own.contains(&column.as_str()) || value.is_empty() || value == "–"
        };
        let right = shown.len() == rows
            && shown.values().all(|cells| !cells["name"].is_empty())
            && shown.values().flatten().all(is_unknown);
        if right { Ok(()) } else { Err(format!("{shown:?}")) }
    })
    .await;
}

/// How many queues and agents there are to see.
async fn until_names_alone(story: &Story, (queues, agents): (usize, usize)) {
    until_unknown(&story.window, "queues", queues).await;
    until_unknown(&story.window, "agents", agents).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_on_its_way_or_not_offered_says_so() {
    within_limit(async {
        let simulator = centre(Options::default()).await;
        for row in ["U1", "U4"] {
            simulator.set_fault(row, Fault::latency(Duration::from_secs(6)));
        }
        simulator.set_fault("U7", Fault::status(404));
        let Some(story) = opened(simulator).await else { return };
        let window = &story.window;
        window.until_attribute("connection", "data-state", "connecting").await;
        until_state(window, "sessions", "loading", None).await;
        let truth = story.simulator.truth();
        until_names_alone(&story, (truth.queues.len(), truth.agents.len())).await;
        until_state(window, "journal", "empty", None).await;
        window.until_attribute("connection", "data-state", "live").await;
        until_state(window, "alerts", "no-rows", Some("notOffered")).await;
        story.window.close().await;
    })
    .await;
}

/// The methods that the rows of the tables come by answer with this status.
fn refuse(simulator: &Simulator, status: u16) {
    for row in ["U1", "U4"] {
        simulator.set_fault(row, Fault::status(status));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_gives_nothing_is_told_apart_and_an_agent_sees_what_it_may_do() {
    within_limit(async {
        let simulator = centre(Options { role: Some(Role::Agent), ..Options::default() }).await;
        refuse(&simulator, 401);
        let Some(mut story) = opened(simulator).await else { return };
        for (status, kind) in
            [(401, "forbidden"), (403, "rejected"), (404, "notOffered"), (500, "serverFault")]
        {
            refuse(&story.simulator, status);
            story.window.click("retry").await;
            until_none(&story, kind).await;
        }
        story.simulator.stop().await;
        story.window.click("retry").await;
        until_none(&story, "unreachable").await;
        story.simulator.clear_faults();
        story.simulator.restart().await.unwrap();
        story.window.click("retry").await;
        story.window.until_attribute("connection", "data-state", "live").await;
        until_state(&story.window, "alerts", "empty", None).await;
        rights(&story).await;
        story.window.close().await;
    })
    .await;
}

/// Waits until no view has any value, for this reason.
async fn until_none(story: &Story, kind: &str) {
    let window = &story.window;
    window.until_attribute("offline-banner", "data-kind", kind).await;
    for view in ["sessions", "alerts"] {
        until_state(window, view, "no-rows", Some(kind)).await;
    }
    // An agent sees itself and the queues of its team.
    let truth = story.simulator.truth();
    let team = truth.agent(1).unwrap().team;
    let queues = truth.queues.iter().filter(|queue| queue.teams.contains(&team)).count();
    until_names_alone(story, (queues, 1)).await;
}

/// An agent joins nobody.
async fn rights(story: &Story) {
    let window = &story.window;
    let own = story.simulator.truth().agent(1).unwrap().clone();
    menu(window, &own).await;
    for join in ["silentJoin", "whisper", "bargeIn"] {
        let offer = format!("offer-{join}");
        window.until_attribute(&offer, "data-denial", "noRight").await;
        window.until_attribute(&offer, "aria-disabled", "true").await;
        assert!(window.said(&offer).await.contains("Your rights do not allow this."));
    }
}
