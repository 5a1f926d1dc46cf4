//! Updates come faster than a window draws, and than a feed ticks.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use connect_live::Board;
use connect_model::{Agent, AgentId, AgentStatus, EntityDiff, EntityKind, LiveUpdate, Mbu};
use connect_model::{Millis, StatusDiff};
use tokio::time::advance;

use super::*;
use crate::steps::BoardColumns;
use crate::view::{Directory, Groups, View};

const AGENTS: i64 = 500;
/// In a millisecond.
const UPDATES: i64 = 100;

impl Sink for Sender<Batch> {
    fn send(&self, batch: Batch) -> bool {
        Sender::send(self, batch).is_ok()
    }
}

/// A board of agents with the feed of one window.
struct Bench {
    board: Board,
    feed: Feed,
    batches: Receiver<Batch>,
    now: Millis,
    updates: i64,
    /// When each agent was last told of.
    truth: HashMap<i64, Millis>,
    /// The same, as the window has it.
    shown: HashMap<i64, Millis>,
}

impl Bench {
    fn new() -> Self {
        let agent = |id| Agent {
            id: AgentId(id),
            name: id.to_string(),
            team: None,
            can_silent_join: false,
            can_whisper_join: false,
            can_record: false,
        };
        let agents = (0..AGENTS).map(agent).collect();
        let mbu = Arc::new(Mbu { agents, ..Mbu::default() });
        let mut board = Board::new(mbu, HashMap::new(), HashMap::new());
        board.begin(board.generation().next(), 0);
        let (sink, batches) = channel();
        let feed = Feed::new(Box::new(sink), 0);
        let (truth, shown) = (HashMap::new(), HashMap::new());
        let mut bench = Self { board, feed, batches, now: 0, updates: 0, truth, shown };
        bench.update(AGENTS);
        bench.now = 60_000;
        bench.board.tick(bench.now);
        assert!(bench.board.is_live());
        bench
    }

    /// So many updates, of one agent after the other.
    fn update(&mut self, count: i64) {
        self.now += 1;
        let ids = (self.updates..self.updates + count).map(|number| number % AGENTS);
        let words = ["available", "inCall", "afterCall"];
        let word = words[usize::try_from(self.now).unwrap() % words.len()];
        let told = |id| {
            let status =
                StatusDiff { status: Some(AgentStatus::parse(word)), ..Default::default() };
            let diff = EntityDiff::new(EntityKind::Agent, id);
            LiveUpdate::Entity(EntityDiff { status: Some(status), ..diff })
        };
        self.truth.extend(ids.clone().map(|id| (id, self.now)));
        self.board.apply_all(self.board.generation(), ids.map(told).collect(), self.now);
        self.updates += count;
    }

    /// As the console does with each tick.
    fn tick(&mut self) {
        let now = Instant::now();
        if !self.feed.is_due(now) || !self.board.has_changes(0) {
            return;
        }
        let [agents, _] =
            [EntityKind::Agent, EntityKind::Queue].map(|kind| self.board.take_changes(kind, 0));
        let (directory, columns) = (&Directory::default(), &BoardColumns::default());
        let groups = &Groups::default();
        let view = View { board: &self.board, directory, columns, groups, suspended: false };
        let batch = Batch { agents: view.agents(&agents), ..Batch::default() };
        assert!(self.feed.send(batch, now));
    }

    /// A hundred thousand updates in each second, with a tick every 50 ms.
    async fn seconds(&mut self, seconds: u32, acknowledge: bool) {
        for milli in 1..=seconds * 1000 {
            self.update(UPDATES);
            advance(Duration::from_millis(1)).await;
            if milli % 50 == 0 {
                self.tick();
            }
            if acknowledge {
                self.feed.ack(self.feed.seq());
            }
        }
    }

    /// How many rows each of the batches had that are there; the window draws them.
    fn drawn(&mut self) -> Vec<usize> {
        let batches: Vec<_> = self.batches.try_iter().collect();
        let draw = |batch: Batch| {
            let rows = batch.agents.unwrap().upsert;
            let count = rows.len();
            let rows: HashMap<_, _> = rows.into_iter().map(|row| (row.id, row.as_of)).collect();
            assert_eq!(rows.len(), count, "no row twice");
            self.shown.extend(rows.into_iter().map(|(id, as_of)| (id, as_of.unwrap())));
            count
        };
        batches.into_iter().map(draw).collect()
    }
}

#[tokio::test(start_paused = true)]
async fn a_hundred_thousand_updates_in_a_second_are_twenty_batches() {
    let mut bench = Bench::new();
    bench.seconds(1, true).await;
    assert_eq!(bench.drawn(), [AGENTS as usize; 20]);
    assert_eq!(bench.shown, bench.truth);
}

#[tokio::test(start_paused = true)]
async fn a_hidden_window_gets_a_batch_in_a_second() {
    let mut bench = Bench::new();
    bench.feed.set_visible(false);
    bench.seconds(10, true).await;
    assert_eq!(bench.drawn(), [AGENTS as usize; 10]);
}

#[tokio::test(start_paused = true)]
async fn while_a_window_does_not_draw_nothing_piles_up() {
    let mut bench = Bench::new();
    bench.seconds(20, false).await;
    assert_eq!(bench.drawn(), [AGENTS as usize], "the one that is not acknowledged");
    // An acknowledgement of another batch is none.
    bench.feed.ack(bench.feed.seq() + 1);
    bench.tick();
    assert!(bench.drawn().is_empty());
    bench.feed.ack(bench.feed.seq());
    bench.tick();
    assert_eq!(bench.drawn(), [AGENTS as usize], "each row once");
    assert_eq!(bench.shown, bench.truth, "in its last state");
    bench.feed.ack(bench.feed.seq());
    advance(VISIBLE).await;
    bench.tick();
    assert!(bench.drawn().is_empty(), "and nothing more");
}
