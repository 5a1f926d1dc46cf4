//! F4: from an event in a large, busy centre to the window that has drawn it, and how long the
//! window is busy at a time.
//!
//! The measure is what the design allows to lie between them: a tick of the feed and a frame. The
//! times of both ends are those of the same computer's clock, read at the event and in the page
//! after the frame that shows it.

use std::fmt;
use std::time::Duration;

use connect_client::Client;
use connect_simulator::{Options, Simulator};
use connect_tests::caller::caller;
use connect_tests::webdriver::Window;
use connect_webapi::methods::{StatusChange, UpdateAgentStatus};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};
use tempfile::tempdir;
use tokio::time::sleep;

use crate::Fault;
use crate::stats::{percentile, tidy, verdict};

const AGENTS: usize = 5_000;
const QUEUES: usize = 500;
const UPDATES_PER_SECOND: u32 = 1_000;
/// Events that count, and such that warm up.
const EVENTS: usize = 200;
const WARM: usize = 20;

/// A tick of the feed and a frame, in milliseconds.
const LEAST: f64 = 50.0 + 1000.0 / 60.0;
const P50: f64 = 60.0;
const P95: f64 = 100.0;
/// The longest that the window may be busy at a time, in milliseconds.
const TASK: f64 = 50.0;

/// Answers when an agent has been drawn with this reason.
const WATCH: &str = r#"
const [agent, wanted, done] = arguments;
const grid = document.querySelector('[data-testid="agents-grid"]');
const cell = `[role=row][data-id="${agent}"] [data-col="status"]`;
const shown = () => grid.querySelector(cell)?.textContent.includes(wanted) === true;
const drawn = () => requestAnimationFrame(() => setTimeout(() => done(Date.now()), 0));
if (shown()) return drawn();
const watch = new MutationObserver(() => {
  if (!shown()) return;
  watch.disconnect();
  drawn();
});
watch.observe(grid, { subtree: true, childList: true, attributes: true, characterData: true });
"#;

/// Notes every time in which nothing else could be done, from a millisecond's wait to the next.
const BEAT: &str = r"
const busy = (window.busy = []);
let last = performance.now();
const beat = () => {
  const now = performance.now();
  if (now - last > arguments[0]) busy.push(now - last);
  last = now;
  setTimeout(beat, 1);
};
beat();
";

/// The figures, in milliseconds.
pub struct Report {
    p50: f64,
    p95: f64,
    most: f64,
    /// The times in which the window was busy for too long.
    busy: Vec<f64>,
    seconds: f64,
}

/// Measures.
pub async fn measure() -> Result<Report, Fault> {
    let options = Options {
        agents: AGENTS,
        queues: QUEUES,
        updates_per_second: UPDATES_PER_SECOND,
        ..Options::default()
    };
    let simulator = Simulator::start(options).await?;
    let client = caller(&simulator).await;
    let (agent, name) = somebody(&simulator, &client).await?;
    let folder = tempdir()?;
    let (root, id) = (simulator.root(), simulator.client_id());
    let arguments = ["--server", &root, "--client-id", &id, "--language", "en"];
    let window = Window::open_as_on_a_desktop(folder.path(), &arguments).await;
    let window = window.ok_or("there is no driver for the window")?;
    window.until_attribute("connection", "data-state", "live").await;
    window.click("nav-agents").await;
    let filter = window.find("filter").await;
    filter.send_keys(&name).await?;
    let mut times = Vec::new();
    let mut dice = ChaCha8Rng::seed_from_u64(1);
    let mut began = jiff::Timestamp::now();
    for event in 0..WARM + EVENTS {
        if event == WARM {
            window.run(BEAT, vec![json!(TASK)]).await;
            began = jiff::Timestamp::now();
        }
        // At any moment between two ticks.
        let pause = Duration::from_millis(100 + dice.random_range(0..50));
        let time = time(&window, &client, agent, event % 2 == 0, pause).await?;
        if event >= WARM {
            times.push(time);
        }
    }
    let busy: Vec<f64> =
        serde_json::from_value(window.run("return window.busy;", Vec::new()).await)?;
    let seconds = jiff::Timestamp::now().duration_since(began).as_secs_f64();
    window.close().await;
    let [p50, p95, most] = [0.5, 0.95, 1.0].map(|share| percentile(&times, share));
    Ok(Report { p50, p95, most, busy, seconds })
}

/// An agent that nothing else happens to, whose name is nobody else's.
async fn somebody(simulator: &Simulator, client: &Client) -> Result<(i64, String), Fault> {
    let truth = simulator.truth();
    let alone = |name: &str| truth.agents.iter().filter(|it| it.name.contains(name)).count() == 1;
    let free = truth.agents.iter().find(|it| it.status == "available" && alone(&it.name));
    let agent = free.ok_or("no agent is available")?;
    let change = StatusChange::suspend(true);
    client.send(&UpdateAgentStatus { agent: agent.id, change }).await?;
    Ok((agent.id, agent.name.clone()))
}

/// How long a change of status takes to be drawn.
async fn time(
    window: &Window,
    client: &Client,
    agent: i64,
    meets: bool,
    pause: Duration,
) -> Result<f64, Fault> {
    // Who is away is left alone by the centre, so that nothing else happens to the agent.
    let (reason, shown) = if meets { (3, "In A Meeting") } else { (2, "At Lunch") };
    let change = StatusChange::away(Some(reason));
    let watch = window.client.execute_async(WATCH, vec![json!(agent), json!(shown)]);
    let event = async {
        sleep(pause).await;
        let at = jiff::Timestamp::now();
        client.send(&UpdateAgentStatus { agent, change }).await.map(|_| at)
    };
    let (drawn, event) = tokio::join!(watch, event);
    let event = event?.as_microsecond() as f64 / 1000.0;
    Ok(drawn?.as_f64().ok_or("the page has no clock")? - event)
}

impl Report {
    fn is_fast(&self) -> bool {
        self.p50 <= P50 && self.p95 <= P95
    }

    fn longest(&self) -> f64 {
        self.busy.iter().copied().fold(0.0, f64::max)
    }

    /// For the line of JSON.
    pub fn json(&self) -> Value {
        let Self { p50, p95, most, busy, seconds } = self;
        json!({ "agents": AGENTS, "queues": QUEUES, "updatesPerSecond": UPDATES_PER_SECOND,
            "events": EVENTS, "leastMs": tidy(LEAST), "seconds": tidy(*seconds),
            "p50": { "ms": tidy(*p50), "ratio": tidy(p50 / LEAST), "bar": P50 },
            "p95": { "ms": tidy(*p95), "ratio": tidy(p95 / LEAST), "bar": P95 },
            "mostMs": tidy(*most), "pass": self.is_fast(),
            "tasks": { "over": TASK, "count": busy.len(), "longestMs": tidy(self.longest()),
                "pass": busy.is_empty() } })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { p50, p95, most, busy, seconds } = self;
        writeln!(
            f,
            "F4  event to drawn, {AGENTS} agents, {QUEUES} queues, {UPDATES_PER_SECOND} updates/s;"
        )?;
        writeln!(
            f,
            "    milliseconds of {EVENTS} events, and by a tick and a frame ({LEAST:.0} ms)"
        )?;
        write!(f, "    p50 {p50:.0} ({:.2}), p95 {p95:.0} ({:.2}), ", p50 / LEAST, p95 / LEAST)?;
        writeln!(f, "most {most:.0}  bar {P50} and {P95}: {}", verdict(self.is_fast()))?;
        let (count, longest) = (busy.len(), self.longest());
        write!(f, "    busy for over {TASK} ms: {count} times in {seconds:.0} s, ")?;
        write!(f, "at most {longest:.0}  bar none: {}", verdict(busy.is_empty()))
    }
}
