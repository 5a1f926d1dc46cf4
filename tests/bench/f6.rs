//! F6: the memory of the console with a large centre, over that of an empty window in the same run,
//! and whether it grows with what comes in.
//!
//! Counted is what is a process's own, with its share of what it has in common with others, of the
//! program and all that it has started: the web view draws in a process of its own.

use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::path::Path;
use std::time::Duration;

use connect_simulator::{Options, Simulator};
use serde_json::{Value, json};
use tempfile::tempdir;
use tokio::time::{Instant, sleep};

use crate::Fault;
use crate::process::{Running, command, program};
use crate::stats::{percentile, tidy, verdict};

const AGENTS: usize = 5_000;
const QUEUES: usize = 500;
const UPDATES_PER_SECOND: u32 = 4_000;
/// How much more than an empty window, in megabytes.
const BAR: f64 = 120.0;
/// How much it may grow, and over how many updates.
const FLAT: f64 = 1.02;
const UPDATES: f64 = 1_000_000.0;
/// Until what was needed at the start has been given back.
const SETTLE: Duration = Duration::from_secs(30);
/// The longest that the updates are waited for.
const LIMIT: Duration = Duration::from_secs(540);
/// A look at the memory, of which there are several: it breathes.
const LOOKS: usize = 20;
const BETWEEN: Duration = Duration::from_millis(500);

/// The figures, in megabytes.
pub struct Report {
    empty: f64,
    before: f64,
    after: f64,
    updates: f64,
}

/// Measures.
pub async fn measure() -> Result<Report, Fault> {
    let (console, empty) = (program("CONNECT_CONSOLE_BIN")?, program("CONNECT_EMPTY_WINDOW_BIN")?);
    let home = tempdir()?;
    let mut window = Running::start(&empty, home.path(), &[])?;
    window.until("painted").await?;
    sleep(SETTLE).await;
    let empty = look(window.id()?).await?;
    window.end().await?;

    let options = Options {
        agents: AGENTS,
        queues: QUEUES,
        updates_per_second: UPDATES_PER_SECOND,
        ..Options::default()
    };
    let simulator = Simulator::start(options).await?;
    let folder = tempdir()?;
    let mut window = Running::start(&console, home.path(), &args(&simulator, folder.path()))?;
    window.until("painted live").await?;
    sleep(SETTLE).await;
    let (began, before) = (Instant::now(), look(window.id()?).await?);
    // How many come in a second is what a second listener counts.
    let rate = rate(&console, home.path(), &simulator).await?;
    let whole = Duration::from_secs_f64(UPDATES / rate).min(LIMIT);
    sleep(whole.saturating_sub(began.elapsed())).await;
    let updates = rate * began.elapsed().as_secs_f64();
    let after = look(window.id()?).await?;
    window.end().await?;
    Ok(Report { empty, before, after, updates })
}

fn args(simulator: &Simulator, folder: &Path) -> Vec<OsString> {
    let mut args: Vec<OsString> = ["--server", &simulator.root(), "--client-id"]
        .into_iter()
        .chain([simulator.client_id().as_str(), "--language", "en", "--data-dir"])
        .map(OsString::from)
        .collect();
    args.extend([folder.into(), "--mark-painted".into()]);
    args
}

/// Updates of agents and queues in a second.
async fn rate(console: &Path, home: &Path, simulator: &Simulator) -> Result<f64, Fault> {
    const SECONDS: &str = "10";
    let folder = tempdir()?;
    let mut args =
        vec![OsString::from("doctor"), "--json".into(), "--watch".into(), SECONDS.into()];
    args.extend(self::args(simulator, folder.path()));
    args.retain(|arg| arg != "--mark-painted");
    let output = command(console, home).args(args).output().await?;
    let report: Value = serde_json::from_slice(&output.stdout)?;
    let updates = report["updates"].as_f64().filter(|count| *count > 0.0);
    Ok(updates.ok_or("no updates come")? / SECONDS.parse::<f64>()?)
}

/// The median of several looks at a program and all that it has started, in megabytes.
async fn look(program: u32) -> Result<f64, Fault> {
    let mut seen = Vec::new();
    for _ in 0..LOOKS {
        sleep(BETWEEN).await;
        let kilobytes: u64 = family(program)?.into_iter().filter_map(own).sum();
        seen.push(kilobytes as f64 / 1024.0);
    }
    Ok(percentile(&seen, 0.5))
}

/// A process and its descendants.
fn family(first: u32) -> Result<Vec<u32>, Fault> {
    let mut parents = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let Some(id) = entry?.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        // One that ends meanwhile is none.
        let Ok(stat) = fs::read_to_string(format!("/proc/{id}/stat")) else { continue };
        let parent = stat.rsplit_once(')').and_then(|(_, rest)| rest.split_whitespace().nth(1));
        parents.extend(parent.and_then(|id| id.parse::<u32>().ok()).map(|parent| (id, parent)));
    }
    let mut family = vec![first];
    let mut next = 0;
    while let Some(parent) = family.get(next).copied() {
        family.extend(parents.iter().filter(|(_, of)| *of == parent).map(|(id, _)| *id));
        next += 1;
    }
    Ok(family)
}

/// What is a process's own, with its share of the rest, in kilobytes.
fn own(process: u32) -> Option<u64> {
    let rollup = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.split_whitespace().next()?.parse().ok()
}

impl Report {
    fn over(&self) -> f64 {
        self.before - self.empty
    }

    fn growth(&self) -> f64 {
        self.after / self.before
    }

    fn is_flat(&self) -> bool {
        self.growth() <= FLAT
    }

    /// For the line of JSON.
    pub fn json(&self) -> Value {
        let Self { empty, before, after, updates } = self;
        json!({ "agents": AGENTS, "queues": QUEUES, "emptyMb": tidy(*empty),
            "consoleMb": tidy(*before), "ratio": tidy(before / empty),
            "overMb": tidy(self.over()), "bar": BAR, "pass": self.over() <= BAR,
            "afterMb": tidy(*after), "updates": updates.round(),
            "growth": tidy(self.growth()), "flat": { "bar": FLAT, "pass": self.is_flat() } })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { empty, before, after, updates } = self;
        let (over, growth) = (self.over(), self.growth());
        writeln!(f, "F6  memory with {AGENTS} agents and {QUEUES} queues live, megabytes")?;
        write!(f, "    empty window {empty:.0}, console {before:.0} ({:.2}): ", before / empty)?;
        writeln!(f, "{over:.0} more  bar {BAR}: {}", verdict(over <= BAR))?;
        write!(f, "    after {updates:.0} updates {after:.0}, {growth:.3} of it")?;
        write!(f, "  bar {FLAT}: {}", verdict(self.is_flat()))
    }
}
