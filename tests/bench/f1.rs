//! F1: live frames a second, from the socket's text to the rows of the board, in ratio to
//! Microsoft's own client, which hands the same frames to an empty handler.
//! F2: the time that takes, in ratio to a bare pass of `serde_json` over the same bytes.
//!
//! All of them take turns, so that a slow moment of the computer meets them all.

use std::hint::black_box;
use std::time::Instant;

use serde::de::IgnoredAny;
use serde_json::{Value, json};

use crate::Fault;
use crate::centre::Centre;
use crate::frames::{SHAPES, Shape};
use crate::node::Node;
use crate::stats::{Ratio, Spread, verdict};
use crate::way::{Desk, Line, read};

const AT_LEAST: f64 = 10.0;
const AT_MOST: f64 = 1.5;
const AGENTS: i64 = 5_000;
const ROUNDS: usize = 15;
/// Rounds before those that count: Node compiles meanwhile what runs often.
const WARM: usize = 5;
/// A multiple of the updates in a frame, for each shape.
const UPDATES: usize = 20_000;

/// What a round found, in nanoseconds for one update.
#[derive(Default)]
struct Times {
    whole: Vec<f64>,
    bare: Vec<f64>,
    node: Vec<f64>,
    heard: Vec<f64>,
    read: Vec<f64>,
    applied: Vec<f64>,
}

struct Run {
    frames: Vec<String>,
    desk: Desk,
    node: Option<Node>,
    times: Times,
}

impl Run {
    fn new(shape: Shape, with_node: bool) -> Result<Self, Fault> {
        let mut centre = Centre::new(AGENTS);
        let desk = Desk::of(&mut centre)?;
        let frames = shape.frames(&mut centre, UPDATES, 0)?;
        let calls = UPDATES / shape.listed;
        let node = with_node.then(|| Node::start(&frames, calls)).transpose()?;
        Ok(Self { frames, desk, node, times: Times::default() })
    }

    fn round(&mut self) -> Result<(), Fault> {
        self.whole()?;
        self.bare()?;
        if let Some(node) = &mut self.node {
            self.times.node.push(node.round()? / UPDATES as f64);
        }
        self.parts()
    }

    /// Each frame as it comes: heard, read and applied.
    fn whole(&mut self) -> Result<(), Fault> {
        let (frames, mut line) = (self.frames.clone(), Line::up()?);
        let began = Instant::now();
        for frame in frames {
            let messages = line.hear(frame)?;
            self.desk.apply(read(&messages)?)?;
        }
        self.times.whole.push(each(began));
        Ok(())
    }

    fn bare(&mut self) -> Result<(), Fault> {
        let began = Instant::now();
        for frame in &self.frames {
            black_box(serde_json::from_str::<IgnoredAny>(frame)?);
        }
        self.times.bare.push(each(began));
        Ok(())
    }

    /// All frames heard, then all read, then all applied.
    fn parts(&mut self) -> Result<(), Fault> {
        let (frames, mut line) = (self.frames.clone(), Line::up()?);
        let mut heard = Vec::with_capacity(frames.len());
        let began = Instant::now();
        for frame in frames {
            heard.push(line.hear(frame)?);
        }
        self.times.heard.push(each(began));

        let mut updates = Vec::with_capacity(heard.len());
        let began = Instant::now();
        for messages in &heard {
            updates.push(read(messages)?);
        }
        self.times.read.push(each(began));

        let began = Instant::now();
        for updates in updates {
            self.desk.apply(updates)?;
        }
        self.times.applied.push(each(began));
        Ok(())
    }
}

fn each(began: Instant) -> f64 {
    began.elapsed().as_nanos() as f64 / UPDATES as f64
}

/// The figures of one shape of frames.
struct Cost {
    shape: Shape,
    bytes: usize,
    times: Times,
}

/// The figures.
pub struct Report(Vec<Cost>);

/// Measures F2, and F1 `with_node`.
pub fn measure(with_node: bool) -> Result<Report, Fault> {
    let runs = SHAPES.map(|shape| Run::new(shape, with_node));
    let mut runs = runs.into_iter().collect::<Result<Vec<_>, _>>()?;
    for round in 0..WARM + ROUNDS {
        for run in &mut runs {
            run.round()?;
            if round + 1 == WARM {
                run.times = Times::default();
            }
        }
    }
    let cost = |(run, shape): (Run, Shape)| {
        let bytes = run.frames.iter().map(String::len).sum::<usize>() / UPDATES;
        Cost { shape, bytes, times: run.times }
    };
    Ok(Report(runs.into_iter().zip(SHAPES).map(cost).collect()))
}

impl Cost {
    /// How many times as many frames as Microsoft's client.
    fn faster(&self) -> Ratio {
        Ratio::of(&self.times.node, &self.times.whole)
    }

    /// How many times the time of a bare pass.
    fn dearer(&self) -> Ratio {
        Ratio::of(&self.times.whole, &self.times.bare)
    }

    /// Frames a second, in thousands.
    fn rate(&self, times: &[f64]) -> f64 {
        1e6 / (Spread::of(times).median * self.shape.updates() as f64)
    }

    fn parts(&self) -> [(&'static str, Spread); 5] {
        let Times { whole, bare, heard, read, applied, .. } = &self.times;
        let parts = [
            ("whole", whole),
            ("bare", bare),
            ("heard", heard),
            ("read", read),
            ("applied", applied),
        ];
        parts.map(|(name, times)| (name, Spread::of(times)))
    }
}

impl Report {
    /// The worst of the shapes counts.
    fn least_faster(&self) -> f64 {
        self.0.iter().map(|cost| cost.faster().0.median).fold(f64::INFINITY, f64::min)
    }

    fn most_dearer(&self) -> f64 {
        self.0.iter().map(|cost| cost.dearer().0.median).fold(0.0, f64::max)
    }

    /// F1, for the terminal and for the line of JSON.
    pub fn f1(&self) -> (String, Value) {
        let pass = self.least_faster() >= AT_LEAST;
        let mut lines = vec![
            "F1  live frames a second, read and applied, one core: times those of Microsoft's client"
                .to_owned(),
            format!("    {AGENTS} agents; median (least–most) of {ROUNDS} rounds"),
        ];
        lines.extend(self.0.iter().map(|cost| {
            let (name, ratio) = (cost.shape.name, cost.faster());
            let (ours, theirs) = (cost.rate(&cost.times.whole), cost.rate(&cost.times.node));
            format!("    {name:<20} {ratio:>20}  {ours:.0} k/s against {theirs:.0} k/s")
        }));
        lines.push(format!("    bar {AT_LEAST} or more: {}", verdict(pass)));
        let shape =
            |cost: &Cost| json!({ "shape": cost.shape.name, "ratio": cost.faster().json() });
        let shapes: Vec<_> = self.0.iter().map(shape).collect();
        (lines.join("\n"), json!({ "bar": AT_LEAST, "pass": pass, "shapes": shapes }))
    }

    /// F2, for the terminal and for the line of JSON.
    pub fn f2(&self) -> (String, Value) {
        let pass = self.most_dearer() <= AT_MOST;
        let mut lines = vec![
            "F2  the same in ratio to a bare pass of serde_json; nanoseconds an update".to_owned(),
        ];
        for cost in &self.0 {
            let (name, ratio) = (cost.shape.name, cost.dearer());
            lines.push(format!("    {name:<20} {ratio:>20}  {} bytes", cost.bytes));
            let part = |(name, spread): (&str, Spread)| format!("{name} {:.0}", spread.median);
            lines.push(format!("        {}", cost.parts().map(part).join(", ")));
        }
        lines.push(format!("    bar {AT_MOST}: {}", verdict(pass)));
        let shape = |cost: &Cost| {
            let parts = cost.parts().map(|(name, spread)| (name.to_owned(), spread.json()));
            json!({ "shape": cost.shape.name, "ratio": cost.dearer().json(), "bytes": cost.bytes,
                "ns": Value::Object(parts.into_iter().collect()) })
        };
        let shapes: Vec<_> = self.0.iter().map(shape).collect();
        (lines.join("\n"), json!({ "bar": AT_MOST, "pass": pass, "shapes": shapes }))
    }
}
