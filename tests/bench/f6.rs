//! F6: the memory of the console with a large centre, over that of an empty window in the same run,
//! and whether it grows with what comes in.
//!
//! Counted is what is a process's own, with its share of what it has in common with others, of the
//! program and all that it has started: the web view draws in a process of its own. Where there is no
//! graphics card its layers are kept and put together in the memory that is counted, so that both
//! windows are looked at without layers, too.

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
/// As many updates as warm up: all that grows to a size and stays so has done it by then.
const WARM: f64 = 200_000.0;
/// The longest that updates are waited for.
const LIMIT: Duration = Duration::from_secs(540);
/// A look at the memory, of which there are several: it breathes.
const LOOKS: usize = 20;
const BETWEEN: Duration = Duration::from_millis(500);

/// The memory of a program, in megabytes.
#[derive(Debug, Clone, Copy)]
struct Memory {
    /// Its first process.
    own: f64,
    /// All that it has started.
    web: f64,
}

/// The figures of one way to draw.
#[derive(Debug, Clone, Copy)]
struct Figures {
    empty: Memory,
    before: Memory,
    after: Memory,
    updates: f64,
}

/// The figures.
pub struct Report {
    layers: Figures,
    unlayered: Figures,
}

/// Measures.
pub async fn measure() -> Result<Report, Fault> {
    Ok(Report { layers: figures(false).await?, unlayered: figures(true).await? })
}

async fn figures(unlayered: bool) -> Result<Figures, Fault> {
    let (console, empty) = (program("CONNECT_CONSOLE_BIN")?, program("CONNECT_EMPTY_WINDOW_BIN")?);
    let (home, folder) = (tempdir()?, tempdir()?);
    let window = settled(&empty, home.path(), Vec::new(), "painted", unlayered).await?;
    let empty = end(window).await?;
    let options = Options {
        agents: AGENTS,
        queues: QUEUES,
        updates_per_second: UPDATES_PER_SECOND,
        ..Options::default()
    };
    let simulator = Simulator::start(options).await?;
    let args = args(&simulator, folder.path());
    let window = settled(&console, home.path(), args, "painted live", unlayered).await?;
    // How many come in a second is what a second listener counts.
    let rate = rate(&console, home.path(), &simulator).await?;
    let time = |updates: f64| Duration::from_secs_f64(updates / rate).min(LIMIT);
    sleep(time(WARM)).await;
    let (began, before) = (Instant::now(), look(window.id()?).await?);
    sleep(time(UPDATES).saturating_sub(began.elapsed())).await;
    let updates = rate * began.elapsed().as_secs_f64();
    Ok(Figures { empty, before, after: end(window).await?, updates })
}

/// A program that has said that it has begun, some time ago.
async fn settled(
    program: &Path,
    home: &Path,
    args: Vec<OsString>,
    begun: &str,
    unlayered: bool,
) -> Result<Running, Fault> {
    let mut command = command(program, home);
    if unlayered {
        command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
    }
    let mut window = Running::of(command.args(args))?;
    window.until(begun).await?;
    sleep(SETTLE).await;
    Ok(window)
}

/// The last look at a program, which ends then.
async fn end(window: Running) -> Result<Memory, Fault> {
    let memory = look(window.id()?).await?;
    window.end().await?;
    Ok(memory)
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

/// The median of several looks at a program and all that it has started.
async fn look(program: u32) -> Result<Memory, Fault> {
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for _ in 0..LOOKS {
        sleep(BETWEEN).await;
        let family = family(program)?;
        let of = |processes: &[u32]| -> f64 {
            processes.iter().filter_map(|process| own(*process)).sum::<u64>() as f64 / 1024.0
        };
        let (head, tail) = family.split_at(1);
        first.push(of(head));
        others.push(of(tail));
    }
    Ok(Memory { own: percentile(&first, 0.5), web: percentile(&others, 0.5) })
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

impl Memory {
    fn all(self) -> f64 {
        self.own + self.web
    }

    fn json(self) -> Value {
        json!({ "program": tidy(self.own), "webView": tidy(self.web) })
    }
}

impl Figures {
    fn over(&self) -> f64 {
        self.before.all() - self.empty.all()
    }

    fn growth(&self) -> f64 {
        self.after.all() / self.before.all()
    }

    fn json(&self) -> Value {
        let Self { empty, before, after, updates } = self;
        json!({ "emptyMb": empty.json(), "consoleMb": before.json(), "afterMb": after.json(),
            "ratio": tidy(before.all() / empty.all()), "overMb": tidy(self.over()),
            "updates": updates.round(), "growth": tidy(self.growth()) })
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { empty, before, after, updates } = self;
        let (console, bare) = (before.all(), empty.all());
        write!(f, "empty window {bare:.0}, console {console:.0} ({:.2}): ", console / bare)?;
        write!(f, "{:.0} more, of it {:.0} program ", self.over(), before.own - empty.own)?;
        write!(f, "and {:.0} web view; ", before.web - empty.web)?;
        write!(f, "after {updates:.0} updates {:.0}, {:.3} of it", after.all(), self.growth())
    }
}

impl Report {
    /// For the line of JSON.
    pub fn json(&self) -> Value {
        let Self { layers, unlayered } = self;
        json!({ "agents": AGENTS, "queues": QUEUES, "layers": layers.json(),
            "unlayered": unlayered.json(), "bar": BAR, "pass": layers.over() <= BAR,
            "flat": { "bar": FLAT, "pass": layers.growth() <= FLAT } })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { layers, unlayered } = self;
        let met = |figures: &Figures| {
            let (over, growth) = (figures.over() <= BAR, figures.growth() <= FLAT);
            format!("bar {BAR}: {}, bar {FLAT}: {}", verdict(over), verdict(growth))
        };
        writeln!(f, "F6  memory with {AGENTS} agents and {QUEUES} queues live, megabytes")?;
        writeln!(f, "    {layers}  {}", met(layers))?;
        write!(f, "    without layers: {unlayered}  {}", met(unlayered))
    }
}
