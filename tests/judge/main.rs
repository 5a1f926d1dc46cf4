//! Microsoft's own client judges the simulator: in jsdom, and in Chromium, on each transport.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

use std::process::{Output, Stdio};

use connect_simulator::Transport;
use connect_tests::programs;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// The keep-alive timeout in seconds: short, as silence is waited for.
const KEEP_ALIVE: &str = "3";

/// How long a transport may take to start, in seconds: two of them are waited out.
const CONNECT: &str = "3";

/// A running simulator; it ends with this.
struct Server {
    _process: Child,
    root: String,
    client_id: String,
}

impl Server {
    async fn start() -> Self {
        let mut process = Command::new(programs::simulator())
            .args(["--json", "--test-hub", "--agents", "5", "--queues", "2"])
            .args(["--keep-alive", KEEP_ALIVE, "--transport-connect-timeout", CONNECT])
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let line = lines.next_line().await.unwrap().expect("it says where it is");
        let at: Value = serde_json::from_str(&line).unwrap();
        let text = |name: &str| at[name].as_str().unwrap().to_owned();
        Self { root: text("root"), client_id: text("clientId"), _process: process }
    }
}

async fn judged(page: &str, transport: Transport) -> Output {
    let server = Server::start().await;
    let node = Command::new("node")
        .current_dir(programs::judge())
        .args(["main.js", page, transport.name(), &server.root, &server.client_id, KEEP_ALIVE])
        .kill_on_drop(true)
        .output();
    node.await.expect("Node is there")
}

/// All transports at once, each with a simulator of its own: most of the time is spent waiting.
async fn judge_in(page: &str) {
    let [one, two, three] = Transport::ALL.map(|transport| judged(page, transport));
    let (one, two, three) = tokio::join!(one, two, three);
    let outputs = [one, two, three];
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let said: String = outputs.iter().map(|output| text(&output.stdout)).collect();
    let wrong: String = outputs.iter().map(|output| text(&output.stderr)).collect();
    assert!(outputs.iter().all(|output| output.status.success()), "{said}{wrong}");
    for transport in Transport::ALL {
        let passed = said.matches(&format!("ok {page} {transport}: ")).count();
        assert!(passed >= 12, "{passed} of {transport}\n{said}");
    }
}

#[tokio::test]
async fn in_a_page_without_a_browser() {
    judge_in("jsdom").await;
}

#[tokio::test]
async fn in_a_browser() {
    judge_in("chromium").await;
}
