//! The sums of the server: totals, groups of queues, and servers that have none.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use connect_ipc::{BoardSettings, Cell, GroupRow, Grouping, Handlers, ScopeView, SettingsArgs};
use connect_simulator::{Clock, Fault, Options, QueueTruth, Simulator, Truth};
use connect_tests::desk::{Desk, Screen};
use connect_tests::expected::{shown_sums, sum_of_queues, text, unequal};

use crate::args;

async fn centre() -> Simulator {
    Simulator::start(Options { clock: Clock::Manual, ..Options::default() }).await.unwrap()
}

async fn set(desk: &Desk, args: SettingsArgs) {
    assert!(desk.app.set_settings(args).await.is_ok());
}

async fn group(desk: &Desk, grouping: Grouping) {
    let board = BoardSettings { grouping, ..BoardSettings::default() };
    set(desk, SettingsArgs { board: Some(board), ..SettingsArgs::default() }).await;
}

/// The groups with their queues, as they should be.
fn groups<'a>(truth: &'a Truth, by: Grouping) -> BTreeMap<i64, Vec<&'a QueueTruth>> {
    let mut groups: BTreeMap<i64, Vec<&'a QueueTruth>> = BTreeMap::new();
    for queue in &truth.queues {
        let ids = match by {
            Grouping::BusinessUnit => vec![queue.business_unit],
            _ => queue.teams.clone(),
        };
        for id in ids {
            groups.entry(id).or_default().push(queue);
        }
    }
    groups
}

fn shows_groups(screen: &Screen, truth: &Truth, by: Grouping) -> Result<(), String> {
    let wanted = groups(truth, by);
    if !screen.groups.keys().collect::<BTreeSet<_>>().iter().copied().eq(wanted.keys()) {
        return Err(format!("groups {:?}", screen.groups.keys()));
    }
    for (id, queues) in wanted {
        let row = &screen.groups[&id];
        let ids: Vec<_> = queues.iter().map(|queue| queue.id).collect();
        let sum = row.sum.as_ref().filter(|sum| !sum.stale).ok_or(format!("no sum of {id}"))?;
        let shown = cells(screen, &sum.metrics);
        let mut expected = sum_of_queues(queues);
        expected.retain(|column, _| shown.contains_key(column));
        if row.queues != ids || shown != expected {
            return Err(format!("group {id}: {shown:?} instead of {expected:?}"));
        }
    }
    Ok(())
}

fn cells(screen: &Screen, metrics: &[Cell]) -> BTreeMap<String, String> {
    let columns = screen.columns.as_ref().unwrap();
    let pairs = columns.queues.iter().zip(metrics);
    let told = pairs.filter(|(column, _)| column.id != "longestWait").map(|(column, cell)| {
        let cell = match cell {
            Cell::Number(number) => text(*number),
            Cell::NotApplicable => "na".to_owned(),
            Cell::Unknown => String::new(),
        };
        (column.id.clone(), cell)
    });
    told.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_have_the_servers_figures_and_follow_it() {
    let simulator = centre().await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("live", &simulator).await;
    assert!(desk.screen.groups.is_empty());
    for by in [Grouping::Team, Grouping::BusinessUnit] {
        group(&desk, by).await;
        for _ in 0..5 {
            let truth = simulator.truth();
            desk.until_ok("groups", |screen| shows_groups(screen, &truth, by)).await;
            simulator.advance(Duration::from_secs(60));
        }
        desk.until_true("and the tables", &simulator).await;
    }
    // The groups of a group need not be all there are, but each row has its queues.
    group(&desk, Grouping::Group).await;
    let named = |row: &GroupRow| row.id == -1 || !row.name.is_empty();
    let by_group = |screen: &Screen| {
        let all: BTreeSet<_> = screen.groups.values().flat_map(|row| &row.queues).collect();
        screen.groups.values().all(named) && all.len() == screen.queues.len()
    };
    desk.until("groups of groups", by_group).await;
    // It is kept for the next start.
    desk.app.finish().await;
    let mut desk = Desk::start(folder.path(), None).await;
    desk.until_live().await;
    desk.until("the same groups", by_group).await;
    group(&desk, Grouping::None).await;
    desk.until("no groups", |screen| screen.groups.is_empty()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_choice_has_its_own_sums() {
    let simulator = centre().await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("live", &simulator).await;
    let truth = simulator.truth();
    let two: Vec<i64> = truth.queues.iter().take(2).map(|queue| queue.id).collect();
    let scope = ScopeView { queues: two.clone(), ..ScopeView::default() };
    set(&desk, SettingsArgs { scope: Some(scope), ..SettingsArgs::default() }).await;
    for _ in 0..5 {
        let truth = simulator.truth();
        let expected = sum_of_queues(truth.queues.iter().filter(|queue| two.contains(&queue.id)));
        let shown = |screen: &Screen| {
            let shown = shown_sums(screen);
            shown.len() == 1 && shown[0] == (0, expected.clone(), true)
        };
        desk.until("the sum of two", shown).await;
        simulator.advance(Duration::from_secs(60));
    }
    // Of a part of a group there is no sum of the server's.
    group(&desk, Grouping::BusinessUnit).await;
    desk.until("groups", |screen| !screen.groups.is_empty()).await;
    let whole = groups(&truth, Grouping::BusinessUnit);
    for row in desk.screen.groups.values() {
        assert!(row.queues.iter().all(|id| two.contains(id)));
        assert!(row.queues.len() == whole[&row.id].len() || row.sum.is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_sums_of_the_server_the_tables_live_all_the_same() {
    for fault in [Fault::status(404), Fault::status(401), Fault::status(500)] {
        let simulator = centre().await;
        for row in ["U2", "U5", "U6"] {
            simulator.set_fault(row, fault.clone());
        }
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
        let rows = |screen: &Screen, truth: &Truth| {
            unequal(&connect_tests::expected::shown(screen), truth)
        };
        let truth = simulator.truth();
        desk.until_ok("the tables", |screen| rows(screen, &truth)).await;
        group(&desk, Grouping::Team).await;
        desk.until("groups", |screen| !screen.groups.is_empty()).await;
        assert!(desk.screen.groups.values().all(|row| row.sum.is_none()));
        assert!(shown_sums(&desk.screen).is_empty());
        simulator.advance(Duration::from_secs(60));
        let truth = simulator.truth();
        desk.until_ok("the tables again", |screen| rows(screen, &truth)).await;
        let counters = simulator.counters();
        assert_eq!(counters.live_connections, 1, "{counters:?}");
    }
}
