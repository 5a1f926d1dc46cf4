//! F6, the part without a window: resident memory over a million live updates, from the socket's
//! text to a board whose changes are taken.

use std::{fmt, fs};

use serde_json::{Value, json};

use crate::Fault;
use crate::centre::Centre;
use crate::frames::SHAPES;
use crate::stats::{tidy, verdict};
use crate::way::{Desk, Line, read};

const BAR: f64 = 1.02;
const AGENTS: i64 = 5_000;
const UPDATES: usize = 1_000_000;
/// Made at a time.
const PIECE: usize = 10_000;
/// As many updates as warm up: all that grows to a size and stays so has done it by then.
const WARM: usize = 200_000;
/// A look after so many.
const LOOK: usize = 50_000;

/// The looks, in MB.
pub struct Report(Vec<f64>);

/// Measures. It should be the first to: what others have freed would hide what grows.
pub fn measure() -> Result<Report, Fault> {
    let mut centre = Centre::new(AGENTS);
    let mut desk = Desk::of(&mut centre)?;
    let mut line = Line::up()?;
    let [_, shape, _] = SHAPES;
    let (mut messages, mut looks) = (0, Vec::new());
    for done in (0..WARM + UPDATES).step_by(PIECE) {
        if done >= WARM && (done - WARM).is_multiple_of(LOOK) {
            looks.push(resident()?);
        }
        for frame in shape.frames(&mut centre, PIECE, messages)? {
            desk.apply(read(&line.hear(frame)?)?)?;
        }
        messages += PIECE;
    }
    looks.push(resident()?);
    Ok(Report(looks))
}

/// The resident memory of this process, in MB.
fn resident() -> Result<f64, Fault> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    Ok(number.ok_or("no resident memory is said")?.parse::<f64>()? / 1024.0)
}

impl Report {
    fn first(&self) -> f64 {
        self.0.first().copied().unwrap_or(f64::NAN)
    }

    /// The most there was in ratio to the first look.
    fn grown(&self) -> f64 {
        self.0.iter().copied().fold(0.0, f64::max) / self.first()
    }

    /// For the line of JSON.
    pub fn json(&self) -> Value {
        json!({ "bar": BAR, "grown": tidy(self.grown()), "pass": self.grown() <= BAR,
            "mb": self.0.iter().copied().map(tidy).collect::<Vec<_>>() })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, grown) = (self.first(), self.grown());
        let last = self.0.last().copied().unwrap_or(f64::NAN);
        writeln!(f, "F6  resident memory over {UPDATES} live updates, {AGENTS} agents")?;
        writeln!(f, "    {first:.1} MB after {WARM} others, {last:.1} MB at the end")?;
        write!(f, "    {grown:.3} of it at most, bar {BAR}: {}", verdict(grown <= BAR))
    }
}
