//! What queues were like: noted while they are followed, kept over a restart, with the gap.

use std::time::Duration;

use connect_ipc::{
    BoardSettings, Cell, ConnectionState, Handlers, LimitRule, LimitTable, NoArgs, QueueArgs,
    SettingsArgs,
};
use connect_simulator::{Clock, Options, Simulator};
use connect_tests::desk::{Desk, Screen};

use crate::args;

/// How many sessions wait, by the rows.
fn waiting(screen: &Screen, queue: i64) -> Option<f64> {
    let columns = &screen.columns.as_ref()?.queues;
    let index = columns.iter().position(|column| column.id == "waiting")?;
    match screen.queues.get(&queue)?.metrics.get(index)? {
        Cell::Number(value) => Some(*value),
        Cell::Unknown | Cell::NotApplicable => None,
    }
}

/// The minutes of a queue's day with how many waited.
async fn day(desk: &Desk, queue: i64) -> Vec<(i64, Option<f64>)> {
    let view = desk.app.queue_trend(QueueArgs { queue }).await.unwrap();
    view.points.iter().map(|point| (point.minute, point.waiting)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_day_is_there_after_a_restart_with_its_gap() {
    let options = Options { clock: Clock::Manual, ..Options::default() };
    let mut simulator = Simulator::start(options).await.unwrap();
    simulator.advance(Duration::from_secs(60));
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the truth", &simulator).await;
    desk.until("a first minute", |screen| screen.trends.len() == 1).await;
    let (first, noted) = desk.screen.trends.first_key_value().unwrap();
    let (first, noted) = (*first, noted.clone());
    assert!((simulator.now() / 60_000 - first).abs() <= 1);
    assert_eq!(noted.len(), desk.screen.queues.len());
    for (queue, value) in &noted {
        assert_eq!(waiting(&desk.screen, *queue), Some(*value));
    }
    let busiest = *noted.iter().max_by(|a, b| a.1.total_cmp(b.1)).unwrap().0;
    let before = (first, Some(noted[&busiest]));
    assert_eq!(day(&desk, busiest).await, [before]);
    desk.app.finish().await;
    drop(desk);
    simulator.stop().await;

    // Without a server the curve is there, and nothing is added to it.
    let mut desk = Desk::start(folder.path(), None).await;
    desk.until("offline", |screen| screen.state() == Some(ConnectionState::Offline)).await;
    assert_eq!(desk.screen.trends.iter().collect::<Vec<_>>(), [(&first, &noted)]);
    assert_eq!(day(&desk, busiest).await, [before]);
    desk.app.finish().await;
    drop(desk);

    // Ten minutes later it goes on; what was between is not made up.
    simulator.advance(Duration::from_secs(600));
    simulator.restart().await.unwrap();
    let mut desk = Desk::start(folder.path(), None).await;
    desk.until_true("the truth", &simulator).await;
    desk.until("a second minute", |screen| screen.trends.len() == 2).await;
    let (second, noted) = desk.screen.trends.last_key_value().unwrap();
    assert!((9..=11).contains(&(second - first)), "{first} {second}");
    let after = (*second, noted.get(&busiest).copied());
    assert_eq!(day(&desk, busiest).await, [before, after]);
    assert_eq!(day(&desk, -99).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_are_kept_and_those_of_queues_go_with_their_server() {
    let simulator = Simulator::start(Options::default()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    let rule = |table, queue| LimitRule {
        table,
        queue,
        column: "waiting".to_owned(),
        amber: None,
        red: Some(7.5),
        lower: false,
    };
    let of_all = [rule(LimitTable::Queues, None), rule(LimitTable::Agents, None)];
    let mut limits = of_all.to_vec();
    limits.push(rule(LimitTable::Queues, Some(3)));
    let board = BoardSettings { limits: limits.clone(), ..BoardSettings::default() };
    let change = SettingsArgs { board: Some(board), ..SettingsArgs::default() };
    desk.app.set_settings(change).await.unwrap();
    desk.app.finish().await;
    drop(desk);

    let desk = Desk::start(folder.path(), None).await;
    let start = desk.app.start(NoArgs {}).await.unwrap();
    assert_eq!(start.settings.board.limits, limits);
    // Ids mean something else on another server.
    let other = Simulator::start(Options::default()).await.unwrap();
    desk.app.sign_in(args(&other)).await.unwrap();
    let start = desk.app.start(NoArgs {}).await.unwrap();
    assert_eq!(start.settings.board.limits, of_all);
}
