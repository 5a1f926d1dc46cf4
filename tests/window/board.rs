//! The boards as they are in the window: every queue and agent follows the truth; sorted, filtered,
//! grouped, marked over its limit, paused, and taken along as a file.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use connect_simulator::{Options, QueueTruth, Truth};
use connect_tests::expected::{agents, queues, sum_of_queues};
use connect_tests::wait::until;
use connect_tests::webdriver::{Window, within_limit};
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::story::{Story, centre, live};

#[tokio::test(flavor = "multi_thread")]
async fn every_queue_and_agent_is_listed_and_follows_the_truth() {
    within_limit(async {
        let Some(story) = live(centre(Options::default()).await).await else { return };
        let (window, simulator) = (&story.window, &story.simulator);
        window.until_table("queues-grid", || queues(&simulator.truth())).await;
        window.click("nav-agents").await;
        window.until_table("agents-grid", || agents(&simulator.truth())).await;
        simulator.advance(Duration::from_secs(600));
        window.until_table("agents-grid", || agents(&simulator.truth())).await;
        filter(&story).await;
        window.click("nav-queues").await;
        window.until_table("queues-grid", || queues(&simulator.truth())).await;
        sort(window).await;
        pause(&story).await;
        take_along(&story).await;
        limits(&story).await;
        grouping(&story).await;
        story.window.close().await;
    })
    .await;
}

/// The filter by its key, and Escape that empties it.
async fn filter(story: &Story) {
    let (window, simulator) = (&story.window, &story.simulator);
    let wanted = simulator.truth().agents[3].name.clone();
    window.press("/").await;
    window.until_focused("filter").await;
    window.press(&wanted).await;
    let only =
        || agents(&simulator.truth()).into_iter().filter(|(_, c)| c["name"] == wanted).collect();
    window.until_table("agents-grid", only).await;
    window.key(Key::Escape).await;
    window.until_table("agents-grid", || agents(&simulator.truth())).await;
}

/// The values of a column from top to bottom.
async fn column(window: &Window, id: &str) -> Vec<String> {
    let script = "return [...document.querySelectorAll('[data-testid=queues-grid] [data-id]')]\
        .sort((a, b) => a.ariaRowIndex - b.ariaRowIndex)\
        .map((row) => row.querySelector(`[data-col=${arguments[0]}]`).dataset.value)";
    serde_json::from_value(window.run(script, vec![json!(id)]).await).unwrap()
}

/// By the keyboard on the head of a column: falling, rising, and back to the longest wait.
async fn sort(window: &Window) {
    window.control("1").await;
    window.until_focused("queues-grid").await;
    // Past the name, the business unit, who waits and how long, to the service level.
    let at = "const grid = document.querySelector('[data-testid=queues-grid]'); return \
        document.getElementById(grid.getAttribute('aria-activedescendant'))?.dataset.col";
    for presses in 0.. {
        assert!(presses < 12, "the arrows lead to every column");
        if window.run(at, vec![]).await == json!("offered") {
            break;
        }
        window.key(Key::Right).await;
    }
    for falling in [true, false] {
        window.key(Key::Enter).await;
        until("sorted", || async {
            let shown = column(window, "offered").await;
            let numbers: Vec<f64> = shown.iter().filter_map(|text| text.parse().ok()).collect();
            let mut sorted = numbers.clone();
            sorted.sort_by(|a, b| if falling { b.total_cmp(a) } else { a.total_cmp(b) });
            if numbers.len() > 5 && numbers == sorted { Ok(()) } else { Err(format!("{shown:?}")) }
        })
        .await;
    }
}

/// In a pause nothing moves; after it the present is there.
async fn pause(story: &Story) {
    let (window, simulator) = (&story.window, &story.simulator);
    let before = queues(&simulator.truth());
    window.press("p").await;
    window.find("paused").await;
    simulator.advance(Duration::from_secs(600));
    window.find("pause-changed").await;
    assert_ne!(queues(&simulator.truth()), before);
    window.until_table("queues-grid", || before.clone()).await;
    window.press("p").await;
    window.until_gone("[data-testid=paused]").await;
    window.until_table("queues-grid", || queues(&simulator.truth())).await;
}

/// The table as a file: a row for each queue, in the order shown, with what its cells say.
async fn take_along(story: &Story) {
    let window = &story.window;
    let names = "return [...document.querySelectorAll('[data-testid=queues-grid] [data-id]')]\
        .sort((a, b) => a.ariaRowIndex - b.ariaRowIndex)\
        .map((row) => ['name', 'offered'].map((id) => \
        row.querySelector(`[data-col=${id}]`).innerText.replace(/[\\u2066-\\u2069]/gu, '').trim()))";
    let shown: Vec<[String; 2]> = serde_json::from_value(window.run(names, vec![]).await).unwrap();
    window.click("export").await;
    let path = until("the file", || async {
        let said = window.said("exported").await;
        let path = said.split_whitespace().find(|word| word.contains(".csv"));
        path.map(str::to_owned).ok_or(said.clone())
    })
    .await;
    assert!(path.starts_with(story.folder.path().join("downloads").to_str().unwrap()), "{path}");
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split_terminator("\r\n").collect();
    let heads: Vec<&str> = lines[0].split(',').collect();
    let offered = heads.iter().position(|head| *head == "Offered").expect(lines[0]);
    assert_eq!(lines.len() - 1, shown.len());
    for (line, [name, figure]) in lines[1..].iter().zip(&shown) {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!((cells[0], cells[offered]), (name.as_str(), figure.as_str()), "{line}");
    }
}

/// Sets the limit of the sessions offered, for all queues.
pub(crate) async fn set_limit(window: &Window, red: f64) {
    window.click("settings").await;
    window.click("limits-open").await;
    let of = |css: &str| format!("[data-testid=limits-dialog] [data-limit=offered] {css}");
    let way = window.client.find(Locator::Css(&of("select"))).await.unwrap();
    way.select_by_value("higher").await.unwrap();
    let field = of("[data-mark=red]:enabled");
    window.until_there(&field).await;
    let field = window.client.find(Locator::Css(&field)).await.unwrap();
    field.send_keys(&format!("{red}{}", char::from(Key::Tab))).await.unwrap();
    window.click("limits-close").await;
    window.until_focused("settings").await;
}

/// A limit of a column marks what is over it, by a colour, a shape and a word.
async fn limits(story: &Story) {
    let (window, simulator) = (&story.window, &story.simulator);
    let offered = |queue: &QueueTruth| {
        let cells = sum_of_queues([queue]);
        cells["offered"].parse::<f64>().unwrap()
    };
    let mut all: Vec<f64> = simulator.truth().queues.iter().map(offered).collect();
    all.sort_by(f64::total_cmp);
    let red = all[all.len() / 2];
    set_limit(window, red).await;
    let is_over = |truth: &Truth| -> BTreeMap<i64, bool> {
        truth.queues.iter().map(|queue| (queue.id, offered(queue) >= red)).collect()
    };
    let marked = "return [...document.querySelectorAll('[data-testid=queues-grid] [data-id]')]\
        .map((row) => { const cell = row.querySelector('[data-col=offered] .bad'); return [\
        Number(row.dataset.id), !!cell, cell ? cell.innerText.includes('\\u25b2') : true, \
        cell ? cell.querySelector('.sr-only').textContent.length > 3 : true, \
        cell ? cell.title.includes('over') : true, \
        cell ? getComputedStyle(cell).backgroundColor !== 'rgba(0, 0, 0, 0)' : true]; })";
    until("the marks", || async {
        let found = window.run(marked, vec![]).await;
        let rows: Vec<(i64, bool, bool, bool, bool, bool)> =
            serde_json::from_value(found.clone()).unwrap();
        let fits = rows
            .iter()
            .all(|(_, _, shape, word, hint, colour)| *shape && *word && *hint && *colour);
        let shown: BTreeMap<i64, bool> = rows.iter().map(|row| (row.0, row.1)).collect();
        if fits && shown == is_over(&simulator.truth()) { Ok(()) } else { Err(found.to_string()) }
    })
    .await;
    assert!(is_over(&simulator.truth()).values().any(|over| *over));
}

/// Queues by business unit: each group has its queues, and the server's own sums.
async fn grouping(story: &Story) {
    let (window, simulator) = (&story.window, &story.simulator);
    window.find("grouping").await.select_by_value("businessUnit").await.unwrap();
    let truth = simulator.truth();
    let mut wanted: BTreeMap<i64, (BTreeSet<i64>, String)> = BTreeMap::new();
    for queue in &truth.queues {
        wanted.entry(queue.business_unit).or_default().0.insert(queue.id);
    }
    for (unit, (_, name)) in &mut wanted {
        let one = truth.queues.iter().find(|queue| queue.business_unit == *unit);
        name.clone_from(&one.unwrap().business_unit_name);
    }
    let script = "const heads = [...document.querySelectorAll('[data-testid=queues-grid] \
        [data-group]')]; return heads.map((head) => { const key = head.dataset.line; return [\
        Number(head.dataset.group), head.querySelector('[data-col=name]').innerText, \
        head.querySelector('[data-col=offered] [data-sum]')?.dataset.sum, \
        [...document.querySelectorAll(`[data-line^='${key}r']`)]\
        .map((row) => Number(row.dataset.id))]; })";
    until("the groups", || async {
        let found = window.run(script, vec![]).await;
        let heads: Vec<(i64, String, Option<String>, BTreeSet<i64>)> =
            serde_json::from_value(found.clone()).unwrap();
        let right = heads.len() == wanted.len()
            && heads.iter().all(|(id, name, sum, rows)| {
                wanted.get(id).is_some_and(|(queues, unit)| queues == rows && name.contains(unit))
                    && sum.as_deref() == Some("server")
            });
        if right { Ok(()) } else { Err(found.to_string()) }
    })
    .await;
    fold(window, wanted.len()).await;
}

/// Enter on the head of a group folds it, and again unfolds it.
async fn fold(window: &Window, groups: usize) {
    let count = "return document.querySelectorAll('[data-testid=queues-grid] [data-id]').length";
    let rows = async || window.run(count, vec![]).await;
    let all = rows().await;
    window.control("1").await;
    window.until_focused("queues-grid").await;
    window.control(&char::from(Key::Home).to_string()).await;
    window.key(Key::Enter).await;
    window.until_there("[data-testid=queues-grid] [data-group][aria-expanded=false]").await;
    let fewer = rows().await;
    assert!(fewer.as_u64() < all.as_u64() && groups > 1, "{fewer} of {all}");
    window.key(Key::Enter).await;
    until("unfolded", || async {
        let shown: Value = rows().await;
        if shown == all { Ok(()) } else { Err(shown.to_string()) }
    })
    .await;
}
