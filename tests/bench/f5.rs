//! F5: from the start of the process to the board of the last time, and to the live board.
//!
//! The measure is an empty window in the same run. An empty window, the console without a server
//! and the console with one take turns, so that a slow moment of the computer meets them all. What
//! the server's round trips cost is what the same steps take the doctor, who opens no window.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use connect_cache::{Cache, Deployment};
use connect_simulator::{Options, Simulator};
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};
use tokio::time::sleep;

use crate::Fault;
use crate::process::{Running, command, copy, program};
use crate::stats::{Spread, tidy, verdict};

const BAR: f64 = 1.3;
const RUNS: usize = 7;
/// Agents, queues and updates per second of the centres.
const CENTRES: [(usize, usize, u32); 2] = [(40, 8, 20), (5_000, 500, 1_000)];
/// After so long what is live is in the store.
const STORED: Duration = Duration::from_secs(4);

struct Bench {
    console: PathBuf,
    empty: PathBuf,
    home: TempDir,
    /// The offline store of the last time; every run has a copy.
    store: TempDir,
    simulator: Simulator,
}

/// The figures of one centre, in milliseconds.
pub struct Report {
    agents: usize,
    queues: usize,
    empty: Spread,
    board: Spread,
    live: Spread,
    trips: Spread,
}

/// Measures.
pub async fn measure() -> Result<Vec<Report>, Fault> {
    let mut reports = Vec::new();
    for (agents, queues, updates_per_second) in CENTRES {
        let options = Options { agents, queues, updates_per_second, ..Options::default() };
        let mut bench = Bench {
            console: program("CONNECT_CONSOLE_BIN")?,
            empty: program("CONNECT_EMPTY_WINDOW_BIN")?,
            home: tempdir()?,
            store: tempdir()?,
            simulator: Simulator::start(options).await?,
        };
        bench.fill(agents + queues).await?;
        let mut taken: [Vec<f64>; 4] = Default::default();
        // The first run warms up.
        for run in 0..=RUNS {
            let times = bench.run().await?;
            for (taken, time) in taken.iter_mut().zip(times).filter(|_| run > 0) {
                taken.push(time);
            }
        }
        let [empty, board, live, trips] = taken.map(|times| Spread::of(&times));
        reports.push(Report { agents, queues, empty, board, live, trips });
    }
    Ok(reports)
}

impl Bench {
    /// Lets the console fill its store as it does, and looks that it has.
    async fn fill(&self, rows: usize) -> Result<(), Fault> {
        let folder = self.store.path();
        let mut console = Running::start(&self.console, self.home.path(), &self.args(folder))?;
        console.until("painted live").await?;
        sleep(STORED).await;
        console.end().await?;
        let cache = Cache::open(folder)?.cache;
        let (server, client_id) = (self.simulator.root(), self.simulator.client_id());
        let client_id = client_id.to_ascii_lowercase();
        let saved = cache.load(&Deployment { server, client_id }).await?;
        let found = saved.map_or(0, |saved| saved.rows.len());
        if found != rows {
            return Err(format!("{found} rows in the store instead of {rows}").into());
        }
        Ok(cache.flush().await?)
    }

    fn args(&self, folder: &Path) -> Vec<OsString> {
        let words =
            ["--server", &self.simulator.root(), "--client-id", &self.simulator.client_id()];
        let mut args: Vec<OsString> = words.into_iter().map(OsString::from).collect();
        args.extend(["--language", "en", "--data-dir"].map(OsString::from));
        args.push(folder.into());
        args.push("--mark-painted".into());
        args
    }

    /// One after another: the empty window, the board without a server, with one, and the trips.
    async fn run(&mut self) -> Result<[f64; 4], Fault> {
        self.simulator.pause();
        self.simulator.stop().await;
        let empty = self.time(&self.empty, "painted", &[]).await?;
        let board = self.console("painted board").await?;
        self.simulator.restart().await?;
        self.simulator.resume();
        let live = self.console("painted live").await?;
        Ok([empty, board, live, self.trips().await?])
    }

    async fn console(&self, beginning: &str) -> Result<f64, Fault> {
        let folder = tempdir()?;
        copy(self.store.path(), folder.path())?;
        self.time(&self.console, beginning, &self.args(folder.path())).await
    }

    async fn time(&self, what: &Path, beginning: &str, args: &[OsString]) -> Result<f64, Fault> {
        let mut running = Running::start(what, self.home.path(), args)?;
        let time = running.until(beginning).await?;
        running.end().await?;
        Ok(time)
    }

    /// The sum of the steps that lead to live data.
    async fn trips(&self) -> Result<f64, Fault> {
        let mut args = vec![OsString::from("doctor"), "--json".into()];
        args.extend(self.args(self.store.path()).into_iter().filter(|arg| arg != "--mark-painted"));
        let output = command(&self.console, self.home.path()).args(args).output().await?;
        let report: Value = serde_json::from_slice(&output.stdout)?;
        let steps = report["steps"].as_array().filter(|_| report["ok"] == true);
        let steps = steps.ok_or("the doctor did not reach the server")?.iter();
        let before = steps.filter(|step| step["id"] != "U9");
        Ok(before.filter_map(|step| step["ms"].as_f64()).sum())
    }
}

impl Report {
    fn ratio(&self, of: Spread) -> f64 {
        of.median / self.empty.median
    }

    fn board_passes(&self) -> bool {
        self.ratio(self.board) <= BAR
    }

    /// The longest that the live board may take.
    fn allowed(&self) -> f64 {
        BAR * self.empty.median + self.trips.median
    }

    fn live_passes(&self) -> bool {
        self.live.median <= self.allowed()
    }

    /// For the line of JSON.
    pub fn json(&self) -> Value {
        json!({ "agents": self.agents, "queues": self.queues, "bar": BAR,
            "emptyMs": self.empty.json(), "roundTripsMs": self.trips.json(),
            "board": { "ms": self.board.json(), "ratio": tidy(self.ratio(self.board)),
                "pass": self.board_passes() },
            "live": { "ms": self.live.json(), "ratio": tidy(self.ratio(self.live)),
                "allowedMs": tidy(self.allowed()), "pass": self.live_passes() } })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { agents, queues, empty, board, live, trips } = self;
        writeln!(f, "F5  start with {agents} agents and {queues} queues, milliseconds from the")?;
        writeln!(f, "    start of the process: median (least–most) of {RUNS} runs")?;
        writeln!(f, "    {:<22} {empty:>20}  ratio", "empty window painted")?;
        let ratio = self.ratio(*board);
        write!(f, "    {:<22} {board:>20}  {ratio:>5.2}", "cached board painted")?;
        writeln!(f, "  bar {BAR}: {}", verdict(self.board_passes()))?;
        let (ratio, allowed) = (self.ratio(*live), self.allowed());
        write!(f, "    {:<22} {live:>20}  {ratio:>5.2}", "live board painted")?;
        write!(f, "  bar {BAR} and the round trips, {allowed:.0} ms: ")?;
        writeln!(f, "{}", verdict(self.live_passes()))?;
        write!(f, "    {:<22} {trips:>20}", "server's round trips")
    }
}
