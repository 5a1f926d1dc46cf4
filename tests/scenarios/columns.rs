//! The choice of columns drives which metrics are subscribed to.

use std::collections::HashMap;

use connect_ipc::{
    BoardSettings, Cell, ColumnChoices, ColumnKind, Handlers, Settings, SettingsArgs,
};
use connect_model::MetricValue;
use connect_simulator::{Metrics, Quirk, Truth};
use connect_tests::desk::{Desk, Screen, is_true};

use crate::{args, centre};

async fn choose(desk: &Desk, queues: &[&str], agents: &[&str]) -> Settings {
    let ids = |ids: &[&str]| Some(ids.iter().map(|id| (*id).to_owned()).collect());
    let columns = ColumnChoices { queues: ids(queues), agents: ids(agents), sessions: None };
    let board = BoardSettings { columns, ..BoardSettings::default() };
    let args = SettingsArgs { board: Some(board), ..SettingsArgs::default() };
    desk.app.set_settings(args).await.unwrap()
}

/// What the rows and the sum show of a metric; none while it is no column.
fn shown(screen: &Screen, table: &str, metric: &str) -> Option<(HashMap<i64, Cell>, Option<Cell>)> {
    let columns = screen.columns.as_ref()?;
    let sums = screen.sums.as_ref();
    let cell = |metrics: &[Cell], place: usize| metrics.get(place).copied();
    if table == "queues" {
        let place = columns.queues.iter().position(|column| column.id == metric)?;
        let rows = screen.queues.iter().map(|(id, row)| Some((*id, cell(&row.metrics, place)?)));
        let sum = sums.and_then(|sums| cell(&sums.queues.as_ref()?.metrics, place));
        return Some((rows.collect::<Option<_>>()?, sum));
    }
    let place = columns.agents.iter().position(|column| column.id == metric)?;
    let rows = screen.agents.iter().map(|(id, row)| Some((*id, cell(&row.metrics, place)?)));
    let sum = sums.and_then(|sums| cell(&sums.agents.as_ref()?.metrics, place));
    Some((rows.collect::<Option<_>>()?, sum))
}

fn added(metrics: &Metrics, name: &str) -> f64 {
    let numbers = metrics.values().filter_map(|bag| match bag.get(name) {
        Some(MetricValue::Number(number)) => Some(*number),
        _ => None,
    });
    numbers.sum()
}

fn shows_what_is_chosen(screen: &Screen, truth: &Truth) -> bool {
    let Some((queues, sum)) = shown(screen, "queues", "handledCount") else { return false };
    let Some((agents, _)) = shown(screen, "agents", "answeredCount") else { return false };
    let number = |of: f64| Cell::Number(of);
    let total: f64 = truth.queues.iter().map(|queue| added(&queue.metrics, "handledCount")).sum();
    total > 0.0
        && sum == Some(number(total))
        && truth.queues.iter().all(|queue| {
            queues.get(&queue.id) == Some(&number(added(&queue.metrics, "handledCount")))
        })
        && truth.agents.iter().all(|agent| {
            agents.get(&agent.id) == Some(&number(added(&agent.metrics, "answeredCount")))
        })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_metric_that_is_chosen_is_subscribed_to_and_one_that_is_not_any_more_is_not() {
    for quirk in [None, Some(Quirk::SubscriptionIdMissing), Some(Quirk::NoBatch)] {
        let simulator = centre(quirk).await;
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
        desk.until_true("live", &simulator).await;
        let offered = desk.screen.columns.clone().unwrap();
        let rona = offered.more_queues.iter().find(|column| column.id == "ronaCount").unwrap();
        assert_eq!((rona.short.as_deref(), rona.kind), (Some("RONA"), ColumnKind::Count));
        assert!(rona.title.is_some() && rona.description.is_some());
        // What stands for a usual column of the one table can be chosen for the other.
        assert!(offered.more_queues.iter().all(|column| column.id != "queuedCount"));
        assert!(offered.more_agents.iter().any(|column| column.id == "queuedCount"));
        assert!(offered.more_agents.iter().all(|column| column.id != "ronaCount"));
        let before = (simulator.counters().asked("U4"), simulator.counters().asked("U8"));

        let mine = ["trend", "goneCount", "handledCount", "waiting"];
        let kept = choose(&desk, &mine, &["status", "answeredCount"]).await;
        assert_eq!(kept.board.columns.queues.unwrap(), mine);
        let truth = simulator.truth();
        desk.until("the figures", |screen| shows_what_is_chosen(screen, &truth)).await;
        let columns = desk.screen.columns.clone().unwrap();
        // The usual ones stay: lines, charts and limits are made of them.
        assert_eq!(columns.queues.len(), offered.queues.len() + 1);
        assert_eq!(columns.agents.len(), offered.agents.len() + 1);
        assert_eq!(columns.more_queues, offered.more_queues);
        let (made, changed) = (simulator.counters().asked("U4"), simulator.counters().asked("U8"));
        if quirk == Some(Quirk::SubscriptionIdMissing) {
            assert!(made > before.0);
        } else {
            assert!(made == before.0 && changed > before.1);
        }

        // What happens from now on is shown, too.
        simulator.advance(std::time::Duration::from_secs(300));
        let truth = simulator.truth();
        desk.until("what is new", |screen| shows_what_is_chosen(screen, &truth)).await;

        // Another order, or a column of the window alone, is nothing to the server.
        choose(&desk, &["handledCount", "waiting"], &["answeredCount", "status"]).await;
        choose(&desk, &["waiting"], &[]).await;
        desk.until("the usual columns", |screen| {
            screen.columns.as_ref().is_some_and(|columns| *columns == offered)
                && screen.queues.values().all(|row| row.metrics.len() == offered.queues.len())
        })
        .await;
        if quirk != Some(Quirk::SubscriptionIdMissing) {
            assert_eq!(simulator.counters().asked("U8") - changed, changed - before.1);
        }
        desk.until_true("as before", &simulator).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_chosen_is_there_at_the_next_start_also_without_the_server() {
    let simulator = centre(None).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_live().await;
    choose(&desk, &["handledCount"], &["answeredCount"]).await;
    let truth = simulator.truth();
    desk.until("the figures", |screen| shows_what_is_chosen(screen, &truth)).await;
    desk.app.finish().await;
    simulator.reset_counters();

    let mut desk = Desk::start(folder.path(), None).await;
    desk.until_live().await;
    desk.until("the figures again", |screen| shows_what_is_chosen(screen, &truth)).await;
    assert_eq!((simulator.counters().asked("U4"), simulator.counters().asked("U8")), (1, 0));
    desk.app.finish().await;

    drop(simulator);
    let mut desk = Desk::start(folder.path(), None).await;
    desk.until("the last figures", |screen| {
        let rows = shown(screen, "queues", "handledCount");
        rows.is_some_and(|(rows, _)| {
            !rows.is_empty() && rows.values().all(|cell| *cell != Cell::Unknown)
        })
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_metric_that_the_server_refuses_costs_no_more_than_its_column() {
    let simulator = centre(Some(Quirk::StrictMetrics)).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("live", &simulator).await;
    // Agents are available, queues are not; the other table keeps what was chosen for it.
    choose(&desk, &["availableTime"], &["answeredCount"]).await;
    desk.until_ok("the board with the agents' figures", |screen| {
        let agents = shown(screen, "agents", "answeredCount").is_some();
        let queues = shown(screen, "queues", "availableTime").is_none();
        if !agents || !queues {
            return Err(format!("agents {agents}, queues {queues}"));
        }
        is_true(screen, &simulator.truth())
    })
    .await;
    let refused = |screen: &Screen, id: &str| {
        let columns = screen.columns.as_ref().unwrap();
        columns.more_queues.iter().any(|column| column.id == id && column.refused)
    };
    assert!(refused(&desk.screen, "availableTime"));
    // It is not asked for again with what is chosen beside it, and that is not lost with it.
    choose(&desk, &["availableTime", "handledCount"], &["answeredCount"]).await;
    let truth = simulator.truth();
    desk.until("the figures", |screen| shows_what_is_chosen(screen, &truth)).await;
    assert!(refused(&desk.screen, "availableTime"));
    // One that is refused does not take those with it that were followed before.
    let asked = simulator.counters().asked("U8");
    choose(&desk, &["availableTime", "loggedInTime", "handledCount"], &["answeredCount"]).await;
    desk.until_ok("the board without the second", |screen| {
        if !refused(screen, "loggedInTime") || !shows_what_is_chosen(screen, &truth) {
            return Err("not yet".to_owned());
        }
        is_true(screen, &simulator.truth())
    })
    .await;
    assert!(simulator.counters().asked("U8") > asked);
    // Chosen anew, it is asked for anew.
    choose(&desk, &["handledCount"], &["answeredCount"]).await;
    desk.until("not refused any more", |screen| !refused(screen, "availableTime")).await;
    let asked = simulator.counters().asked("U8");
    choose(&desk, &["availableTime", "handledCount"], &["answeredCount"]).await;
    desk.until("refused again", |screen| refused(screen, "availableTime")).await;
    assert!(simulator.counters().asked("U8") > asked);
}
