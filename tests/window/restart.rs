//! What was set up is there after a restart, and so is the day of the queues, with its gap.

use std::path::Path;
use std::time::Duration;

use connect_cache::Cache;
use connect_simulator::Options;
use connect_tests::wait::until;
use connect_tests::webdriver::{Window, within_limit};
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::board::set_limit;
use crate::finding::Team;
use crate::story::{Story, again, centre, live};

/// A column that is not among the usual ones, with a value.
const FIGURE: &str = "[data-testid=queues-grid] [data-id] \
    [data-col=handledCount][data-value]:not([data-value=''])";

/// The lines of the last minutes: by queue how many parts each has, and what it says.
async fn lines(window: &Window) -> Vec<(i64, usize, String)> {
    let script = "return [...document.querySelectorAll('[data-testid=queues-grid] [data-id]')]\
        .map((row) => [Number(row.dataset.id), \
        (row.querySelector('[data-testid=sparkline] path')?.getAttribute('d') ?? '')\
        .split('M').length - 1, \
        row.querySelector('[data-testid=sparkline] .sr-only')?.textContent ?? ''])";
    serde_json::from_value(window.run(script, vec![]).await).unwrap()
}

/// Waits until every line has so many parts; answers what they say.
async fn until_lines(window: &Window, parts: usize) -> Vec<(i64, usize, String)> {
    until("the lines", || async {
        let lines = lines(window).await;
        let right = !lines.is_empty() && lines.iter().all(|(_, found, _)| *found == parts);
        if right { Ok(lines) } else { Err(format!("{lines:?}")) }
    })
    .await
}

/// How many waited in a queue in each minute that the store has.
async fn noted(story: &Story, queue: i64) -> Vec<Option<f64>> {
    let cache = Cache::open(story.folder.path()).unwrap().cache;
    let points = cache.trend(&story.deployment(), queue).await.unwrap();
    points.iter().map(|point| point.waiting).collect()
}

/// Waits until the settings are written.
async fn until_saved(folder: &Path, wanted: impl Fn(&Value) -> bool) {
    until("the settings", || async {
        let text = std::fs::read_to_string(folder.join("settings.json")).unwrap_or_default();
        let saved: Value = serde_json::from_str(&text).unwrap_or_default();
        if wanted(&saved) { Ok(()) } else { Err(text) }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn scope_columns_grouping_limits_and_the_day_survive_a_restart() {
    within_limit(async {
        let Some(story) = live(centre(Options::default()).await).await else { return };
        let team = Team::of(&story.simulator);
        let folder = story.folder.path().to_owned();
        team.look(&story.window).await;
        story.window.click("nav-queues").await;
        choose_column(&story.window).await;
        set_limit(&story.window, 1.0).await;
        story.window.find("grouping").await.select_by_value("team").await.unwrap();
        until_saved(&folder, |saved| {
            saved["scope"]["teams"] == json!([team.id])
                && saved["board"]["grouping"] == "team"
                && saved["board"]["columns"]["queues"]
                    .as_array()
                    .is_some_and(|columns| columns.contains(&json!("handledCount")))
        })
        .await;
        let before = until_lines(&story.window, 1).await;
        let queue = before[0].0;
        until("the store", || async {
            let points = noted(&story, queue).await;
            if points.is_empty() { Err("nothing noted".to_owned()) } else { Ok(()) }
        })
        .await;
        let Story { simulator, window, folder } = story;
        window.close().await;

        simulator.advance(Duration::from_secs(600));
        let window = again(folder.path()).await;
        let story = Story { simulator, window, folder };
        let window = &story.window;
        window.until_attribute("connection", "data-state", "live").await;
        window.until_said("scope-name", &team.name).await;
        window.until_there("[data-testid=queues-grid] [data-group]").await;
        let grouping = "return document.querySelector('[data-testid=grouping]').value";
        assert_eq!(window.run(grouping, vec![]).await, json!("team"));
        window.until_there("[data-testid=queues-grid] [data-col=offered] .bad").await;
        window.until_there(FIGURE).await;
        // Two minutes that were noted, and between them nothing.
        let after = until_lines(window, 2).await;
        assert!(after.iter().all(|(_, _, said)| said.contains("now ")), "{after:?}");
        day(&story, queue).await;
        window.find("grouping").await.select_by_value("none").await.unwrap();
        team.until_shown(window, &story.simulator).await;
        story.window.close().await;
    })
    .await;
}

/// Shows a metric of the catalogue, which has to be subscribed to.
async fn choose_column(window: &Window) {
    window.click("queues-columns").await;
    window.until_focused("columns-search").await;
    window.press("handled").await;
    let tick = "[data-testid=queues-columns-panel] [data-column=handledCount] input";
    window.until_there(tick).await;
    window.client.find(Locator::Css(tick)).await.unwrap().click().await.unwrap();
    window.until_there(FIGURE).await;
    window.key(Key::Escape).await;
    window.until_gone("[data-testid=queues-columns-panel]").await;
}

/// The day of the queue in full has both minutes.
async fn day(story: &Story, queue: i64) {
    let window = &story.window;
    let row = format!("[data-testid=queues-grid] [data-id='{queue}']");
    window.until_there(&row).await;
    let open = "document.querySelector(arguments[0])\
        .dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))";
    window.run(open, vec![json!(row)]).await;
    window.until_there("[data-testid=day-chart] canvas").await;
    let script = "return document.querySelector('[data-testid=day-chart] [role=img]').ariaLabel";
    until("the day", || async {
        let figures: Vec<f64> = noted(story, queue).await.into_iter().flatten().collect();
        let now = figures.last().copied().unwrap_or_default();
        let least = figures.iter().copied().fold(f64::INFINITY, f64::min);
        let most = figures.iter().copied().fold(0.0, f64::max);
        let wanted = format!("now {now}, at least {least}, at most {most}");
        let says = window.run(script, vec![]).await.to_string();
        let says = says.replace(['\u{2068}', '\u{2069}'], "");
        let right = figures.len() >= 2 && says.contains(&wanted);
        if right { Ok(()) } else { Err(format!("{says} instead of {wanted}")) }
    })
    .await;
}
