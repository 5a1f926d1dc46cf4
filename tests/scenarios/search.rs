//! The server's search (row Q1) by the application.

use connect_ipc::{Failure, Handlers, SearchArgs, SearchView};
use connect_simulator::{Clock, Options, Simulator};
use connect_tests::desk::Desk;

use crate::args;

async fn find(desk: &Desk, query: &str) -> Result<SearchView, Failure> {
    desk.app.search(SearchArgs { query: query.to_owned() }).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_server_finds_by_what_no_table_shows() {
    let options = Options { clock: Clock::Manual, agents: 40, queues: 8, ..Options::default() };
    let mut simulator = Simulator::start(options).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_live().await;
    let truth = simulator.truth();
    let wanted = &truth.agents[3];
    let found = find(&desk, &wanted.name).await.unwrap();
    let agent = found.agents.iter().find(|agent| agent.id == wanted.id).expect("found by name");
    assert_eq!(agent.name, wanted.name);
    // By the address that came with it, which no table shows.
    let by_address = find(&desk, &agent.detail).await.unwrap();
    assert!(by_address.agents.iter().any(|found| found.id == wanted.id), "{by_address:?}");
    let queue = &truth.queues[1];
    let found = find(&desk, &queue.name.to_uppercase()).await.unwrap();
    assert!(found.queues.iter().any(|one| one.id == queue.id && one.name == queue.name));
    // Nothing in a query leads elsewhere; the empty one is refused by the server, and not asked.
    let before = simulator.counters().round_trips.get("Q1").copied();
    for query in ["", "  ", ".."] {
        assert_eq!(find(&desk, query).await, Ok(SearchView::default()), "{query:?}");
    }
    assert_eq!(simulator.counters().round_trips.get("Q1").copied(), before);
    for query in ["../../info", "a/b?c#d", "%2e%2e", "\u{0}", "<b>", &"x".repeat(5_000)] {
        assert_eq!(find(&desk, query).await, Ok(SearchView::default()), "{query:?}");
    }
    simulator.stop().await;
    desk.until("offline", |s| s.state() == Some(connect_ipc::ConnectionState::Offline)).await;
    assert_eq!(find(&desk, "a").await, Err(Failure::ConnectionLost));
}
