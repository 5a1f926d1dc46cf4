//! F3: what one live update costs at 500, 5,000 and 50,000 agents.
//!
//! The rounds of all sizes take turns, so that a slow moment of the computer meets them all. A
//! further pair of boards gets the very updates of the smallest one: what grows there is due to the
//! size of the tables. What grows elsewhere beyond it is due to the rows told of being more: they
//! are in no cache of the processor, and fewer changes of a row are merged before they are taken.

use std::fmt;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use connect_live::{Board, Generation};
use connect_model::{EntityKind, LiveUpdate};
use connect_webapi::realtime::read_argument;
use serde_json::{Value, json};

use crate::Fault;
use crate::centre::Centre;
use crate::stats::{Spread, tidy, verdict};

const BAR: f64 = 1.2;
/// The agents there are, and the agents that updates tell of.
const BOARDS: [(i64, i64); 5] =
    [(500, 500), (5_000, 5_000), (50_000, 50_000), (5_000, 500), (50_000, 500)];
const ROUNDS: i64 = 15;
const UPDATES: usize = 20_000;
/// So many come in one frame, as 1,000 a second do in 40 frames.
const FRAME: usize = 25;
/// After so many the window and the store take what has changed.
const TAKEN: usize = 500;
const NOON: i64 = 1_767_614_400_000;

struct Run {
    board: Board,
    centre: Centre,
    whole: Vec<f64>,
    applied: Vec<f64>,
}

impl Run {
    fn new(agents: i64, told: i64) -> Result<Self, Fault> {
        let mut all = Centre::new(agents);
        let mut board = Board::new(Arc::new(all.mbu()), [].into(), [].into());
        board.begin(Generation(1), NOON);
        apply(&mut board, read(&all.snapshot())?, NOON)?;
        if !board.is_live() {
            return Err("the snapshot was not whole".into());
        }
        take(&mut board);
        Ok(Self { board, centre: Centre::new(told), whole: Vec::new(), applied: Vec::new() })
    }

    fn round(&mut self, at: i64) -> Result<(), Fault> {
        let texts = self.centre.updates(UPDATES);
        let began = Instant::now();
        for texts in texts.chunks(TAKEN) {
            for frame in texts.chunks(FRAME) {
                apply(&mut self.board, read(frame)?, at)?;
            }
            take(&mut self.board);
        }
        self.whole.push(began.elapsed().as_nanos() as f64 / UPDATES as f64);

        let texts = self.centre.updates(UPDATES);
        let read: Result<Vec<_>, _> = texts.chunks(FRAME).map(read).collect();
        let mut read = read?.into_iter();
        let began = Instant::now();
        while read.len() > 0 {
            for updates in read.by_ref().take(TAKEN / FRAME) {
                apply(&mut self.board, updates, at)?;
            }
            take(&mut self.board);
        }
        self.applied.push(began.elapsed().as_nanos() as f64 / UPDATES as f64);
        Ok(())
    }
}

fn read(frame: &[String]) -> Result<Vec<LiveUpdate>, Fault> {
    let mut updates = Vec::with_capacity(frame.len());
    for text in frame {
        updates.extend(read_argument(text)?);
    }
    Ok(updates)
}

fn apply(board: &mut Board, updates: Vec<LiveUpdate>, at: i64) -> Result<(), Fault> {
    let all = updates.len();
    if board.apply_all(Generation(1), updates, at) < all {
        return Err("an update was not taken".into());
    }
    Ok(())
}

fn take(board: &mut Board) {
    for consumer in [0, 1] {
        black_box(board.take_changes(EntityKind::Queue, consumer));
        black_box(board.take_changes(EntityKind::Agent, consumer));
    }
}

/// One board's figures, in nanoseconds for one update.
struct Cost {
    agents: i64,
    told: i64,
    whole: Spread,
    applied: Spread,
}

/// The figures.
pub struct Report(Vec<Cost>);

/// Measures.
pub fn measure() -> Result<Report, Fault> {
    let runs: Result<Vec<_>, _> = BOARDS.iter().map(|(all, told)| Run::new(*all, *told)).collect();
    let mut runs = runs?;
    // The first round warms up.
    for round in 0..=ROUNDS {
        for run in &mut runs {
            run.round(NOON + round * 1_000)?;
        }
    }
    let cost = |(run, (agents, told)): (&Run, (i64, i64))| Cost {
        agents,
        told,
        whole: Spread::of(&run.whole[1..]),
        applied: Spread::of(&run.applied[1..]),
    };
    Ok(Report(runs.iter().zip(BOARDS).map(cost).collect()))
}

impl Report {
    fn sizes(&self) -> &[Cost] {
        &self.0[..3]
    }

    /// The dearest size in ratio to the cheapest.
    fn between(&self) -> f64 {
        let spread = |f: fn(f64, f64) -> f64, from| {
            self.sizes().iter().map(|cost| cost.whole.median).fold(from, f)
        };
        spread(f64::max, 0.0) / spread(f64::min, f64::INFINITY)
    }

    /// What the largest size costs over the smallest: by its tables, by the rows told of.
    fn surplus(&self) -> (f64, f64) {
        let median = |place: usize| self.0[place].whole.median;
        (median(4) - median(0), median(2) - median(4))
    }

    /// To the smallest size: the whole, and the part that applies.
    fn ratios(&self, cost: &Cost) -> (f64, f64) {
        let least = &self.0[0];
        let applied = cost.applied.median / least.applied.median;
        (cost.whole.median / least.whole.median, applied)
    }

    /// For the line of JSON.
    pub fn json(&self) -> Value {
        let cost = |cost: &Cost| {
            let (whole, applied) = self.ratios(cost);
            json!({ "agents": cost.agents, "told": cost.told,
                "ns": cost.whole.json(), "ratio": tidy(whole),
                "appliedNs": cost.applied.json(), "appliedRatio": tidy(applied) })
        };
        let (tables, rows) = self.surplus();
        json!({ "bar": BAR, "between": tidy(self.between()), "pass": self.between() <= BAR,
            "boards": self.0.iter().map(cost).collect::<Vec<_>>(),
            "surplusNs": { "tables": tidy(tables), "rows": tidy(rows) } })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "F3  one live update, nanoseconds: median (least–most) of {ROUNDS} rounds")?;
        writeln!(
            f,
            "    {UPDATES} updates a round, {FRAME} a frame, changes taken after every {TAKEN}"
        )?;
        let (read, only) = ("read and applied", "applied only");
        writeln!(f, "    {:>7} {:>8}  {read:>20} ratio  {only:>20} ratio", "agents", "told of")?;
        for cost in &self.0 {
            let (whole, applied) = self.ratios(cost);
            let Cost { agents, told, .. } = cost;
            write!(f, "    {agents:>7} {told:>8}  {:>20} {whole:>5.2}", cost.whole)?;
            writeln!(f, "  {:>20} {applied:>5.2}", cost.applied)?;
        }
        let (tables, rows) = self.surplus();
        writeln!(f, "    50,000 over 500: {tables:+.0} ns by larger tables (same rows told of),")?;
        writeln!(f, "    {rows:+.0} ns by more rows told of: in no cache, fewer changes to merge")?;
        let between = self.between();
        write!(f, "    within {between:.2} of each other, bar {BAR}: {}", verdict(between <= BAR))
    }
}
