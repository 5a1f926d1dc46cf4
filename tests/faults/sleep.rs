//! A laptop that sleeps: the application is a process of its own, which is stopped and goes on.
//!
//! A stopped process differs from a sleeping computer in one thing: the clock of the network and of
//! timers goes on. What it shows is that an application that was not run for long, with the network
//! full of old frames, does not take those for the present.

use std::env;
use std::io::{self, BufRead, Write};
use std::process::Stdio;
use std::time::Duration;

use connect_ipc::{ConnectionState, SignInArgs};
use connect_simulator::{Options, Transport};
use connect_tests::desk::Desk;
use connect_tests::expected::{Cells, claims, lie, shown};
use connect_tests::wait::LIMIT;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::time::{Instant, sleep};

use crate::case::{Outcome, SETTLED, options, server};

/// The first argument of the process that sleeps.
pub const SLEEPER: &str = "sleeper";

/// Longer than the server and the client wait for each other: disconnect and keep-alive timeouts.
const NIGHT: Duration = Duration::from_secs(12);
/// Shorter than that.
const NAP: Duration = Duration::from_secs(4);

/// How long a token lives: the centre's clock goes on for longer in a nap already.
const TOKEN: Duration = Duration::from_secs(300);

/// A night, with the server having given the client up, and a nap. After either the token has
/// expired.
pub async fn sleeps(over: Transport) -> Outcome {
    let simulator = server(Options { token_life: TOKEN, ..options(over) }).await?;
    let mut sleeper = Sleeper::start(&simulator.root(), &simulator.client_id())?;
    let truth = simulator.truth();
    sleeper.until(LIMIT, |said| said.is_true(&truth)).await?;
    for (time, gone) in [(NAP, false), (NIGHT, true)] {
        sleeper.signal("-STOP").await?;
        let until = Instant::now() + time;
        while Instant::now() < until {
            simulator.advance(Duration::from_secs(30));
            // The server's side of it takes time by the machine's clock.
            sleep(Duration::from_millis(250)).await;
        }
        let issued = simulator.counters().tokens_issued;
        if gone {
            simulator.cut_connections();
            simulator.give_up_lost_connections();
        }
        let truth = simulator.truth();
        sleeper.signal("-CONT").await?;
        sleeper.until(SETTLED, |said| lie(said.claims(), &truth)).await?;
        sleeper.until(LIMIT, |said| said.is_true(&truth)).await?;
        simulator.advance(Duration::from_secs(60));
        let truth = simulator.truth();
        sleeper.until(LIMIT, |said| said.is_true(&truth)).await?;
        // Who comes back as somebody new has to sign in anew.
        let signed_in = simulator.counters().tokens_issued - issued;
        if gone && signed_in != 1 {
            return Err(format!("signed in {signed_in} times"));
        }
    }
    Ok(())
}

/// The process, seen from outside; it ends with this.
struct Sleeper {
    child: Child,
    asks: ChildStdin,
    lines: Lines<BufReader<ChildStdout>>,
}

/// What it shows.
struct Said(Value);

impl Said {
    fn cells(&self, name: &str) -> Cells {
        serde_json::from_value(self.0[name].clone()).unwrap_or_default()
    }

    fn claims(&self) -> (Cells, Cells) {
        (self.cells("claimedQueues"), self.cells("claimedAgents"))
    }

    fn is_true(&self, truth: &connect_simulator::Truth) -> Outcome {
        let live = format!("{:?}", ConnectionState::Live);
        if self.0["state"] != live.as_str() {
            return Err(self.0["state"].to_string());
        }
        connect_tests::expected::unequal(&(self.cells("queues"), self.cells("agents")), truth)
    }
}

impl Sleeper {
    fn start(root: &str, client_id: &str) -> Result<Self, String> {
        let program = env::current_exe().map_err(|error| error.to_string())?;
        let mut child = Command::new(program)
            .args([SLEEPER, root, client_id])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| error.to_string())?;
        let (asks, told) = (child.stdin.take(), child.stdout.take());
        let (asks, told) = asks.zip(told).ok_or("no pipes")?;
        Ok(Self { child, asks, lines: BufReader::new(told).lines() })
    }

    /// Stops the process, or lets it go on.
    async fn signal(&self, signal: &str) -> Outcome {
        let id = self.child.id().ok_or("it has ended")?.to_string();
        let sent = Command::new("kill").args([signal, &id]).status().await;
        match sent {
            Ok(status) if status.success() => Ok(()),
            other => Err(format!("kill {signal}: {other:?}")),
        }
    }

    async fn ask(&mut self) -> Result<Said, String> {
        let wrong = |error: io::Error| error.to_string();
        self.asks.write_all(b"\n").await.map_err(wrong)?;
        let line = self.lines.next_line().await.map_err(wrong)?.ok_or("it has ended")?;
        serde_json::from_str(&line).map(Said).map_err(|error| error.to_string())
    }

    /// Asks until the answer is as wanted, for this long at most.
    async fn until(&mut self, limit: Duration, wanted: impl Fn(&Said) -> Outcome) -> Outcome {
        let over = Instant::now() + limit;
        loop {
            let answer = wanted(&self.ask().await?);
            if answer.is_ok() || Instant::now() >= over {
                return answer;
            }
        }
    }
}

/// The process itself: the application, which says what it shows for each line it is told.
pub async fn sleep_and_tell(root: &str, client_id: &str) -> Outcome {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let sign_in = SignInArgs {
        server: root.to_owned(),
        client_id: client_id.to_owned(),
        allow_http: false,
        account: None,
    };
    let mut desk = Desk::start(folder.path(), Some(sign_in)).await;
    let (asked, mut questions) = tokio::sync::mpsc::unbounded_channel();
    // A thread: standard input cannot be waited for otherwise.
    std::thread::spawn(move || {
        for _ in io::stdin().lock().lines() {
            if asked.send(()).is_err() {
                return;
            }
        }
    });
    loop {
        desk.look(Duration::from_millis(25)).await;
        match questions.try_recv() {
            Ok(()) => say(&desk).map_err(|error| error.to_string())?,
            Err(tokio::sync::mpsc::error::TryRecvError::Empty) => {}
            Err(tokio::sync::mpsc::error::TryRecvError::Disconnected) => return Ok(()),
        }
    }
}

fn say(desk: &Desk) -> io::Result<()> {
    let (queues, agents) = shown(&desk.screen);
    let (claimed_queues, claimed_agents) = claims(&desk.screen);
    let said = json!({
        "state": desk.screen.state().map(|state| format!("{state:?}")),
        "queues": queues,
        "agents": agents,
        "claimedQueues": claimed_queues,
        "claimedAgents": claimed_agents,
    });
    writeln!(io::stdout(), "{said}")
}
