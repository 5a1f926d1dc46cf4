//! F3: what one live update costs at 500, 5,000 and 50,000 agents.
//!
//! The rounds of all sizes take turns, so that a slow moment of the computer meets them all. A
//! further pair of boards gets the very updates of the smallest one: what grows there is due to the
//! size of the tables. What grows elsewhere beyond it is due to the rows told of being more: they
//! are in no cache of the processor, and fewer changes of a row are merged before they are taken.

use std::fmt;
use std::time::Instant;

use connect_model::LiveUpdate;
use connect_webapi::realtime::read_argument_into;
use serde_json::{Value, json};

use crate::Fault;
use crate::centre::Centre;
use crate::stats::{Spread, tidy, verdict};
use crate::way::{Desk, TAKEN};

const BAR: f64 = 1.2;
/// The agents there are, and the agents that updates tell of.
const BOARDS: [(i64, i64); 5] =
    [(500, 500), (5_000, 5_000), (50_000, 50_000), (5_000, 500), (50_000, 500)];
const ROUNDS: usize = 15;
const UPDATES: usize = 20_000;
/// So many come in one frame, as 1,000 a second do in 40 frames.
const FRAME: usize = 25;

struct Run {
    desk: Desk,
    centre: Centre,
    whole: Vec<f64>,
    applied: Vec<f64>,
}

impl Run {
    fn new(agents: i64, told: i64) -> Result<Self, Fault> {
        let desk = Desk::of(&mut Centre::new(agents))?;
        Ok(Self { desk, centre: Centre::new(told), whole: Vec::new(), applied: Vec::new() })
    }

    fn round(&mut self) -> Result<(), Fault> {
        let texts = self.centre.updates(UPDATES);
        let began = Instant::now();
        for frame in texts.chunks(FRAME) {
            self.desk.apply(read(frame)?)?;
        }
        self.whole.push(began.elapsed().as_nanos() as f64 / UPDATES as f64);

        let texts = self.centre.updates(UPDATES);
        let read: Result<Vec<_>, _> = texts.chunks(FRAME).map(read).collect();
        let read = read?;
        let began = Instant::now();
        for updates in read {
            self.desk.apply(updates)?;
        }
        self.applied.push(began.elapsed().as_nanos() as f64 / UPDATES as f64);
        Ok(())
    }
}

fn read(frame: &[String]) -> Result<Vec<LiveUpdate>, Fault> {
    let mut updates = Vec::with_capacity(frame.len());
    for text in frame {
        read_argument_into(text, &mut updates)?;
    }
    Ok(updates)
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
    for _ in 0..=ROUNDS {
        for run in &mut runs {
            run.round()?;
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
