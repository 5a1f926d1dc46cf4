//! Takes the pictures of the README, of the real window. `CONNECT_PICTURES` names the folder to put
//! them in.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "it fails by panicking")]

use std::env;
use std::path::PathBuf;
use std::time::Duration;

use connect_simulator::{Clock, Options, Simulator};
use connect_tests::expected::queues;
use connect_tests::webdriver::{Window, within_limit};
use tokio::process::Command;

/// A centre in the middle of its day, always the same.
async fn centre(locale: &str) -> Simulator {
    let options = Options {
        agents: 60,
        queues: 12,
        seed: 7,
        clock: Clock::Manual,
        locale: locale.to_owned(),
        ..Options::default()
    };
    let simulator = Simulator::start(options).await.unwrap();
    simulator.advance(Duration::from_secs(95));
    simulator
}

async fn picture(window: &Window, name: &str) {
    let folder = env::var_os("CONNECT_PICTURES").expect("CONNECT_PICTURES names a folder");
    // The pointer out of the way, and a frame for what hangs on it.
    let settled = r"
        const done = arguments[arguments.length - 1];
        document.activeElement?.blur();
        requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
    window.client.execute_async(settled, vec![]).await.unwrap();
    // What is on the screen, not what the driver would draw: the real window.
    let path = PathBuf::from(folder).join(format!("{name}.png"));
    let taken = Command::new("import").args(["-window", "root"]).arg(path).status().await;
    assert!(taken.expect("ImageMagick is installed").success());
}

async fn theme(window: &Window, theme: &str) {
    window.click("settings").await;
    window.find("theme").await.select_by_value(theme).await.unwrap();
    window.click("settings").await;
}

async fn board(simulator: &Simulator, folder: &std::path::Path) -> Option<Window> {
    let (root, id) = (simulator.root(), simulator.client_id());
    let window = Window::open(folder, &["--server", &root, "--client-id", &id]).await?;
    window.until_attribute("connection", "data-state", "live").await;
    window.until_table("queues-grid", || queues(&simulator.truth())).await;
    Some(window)
}

/// Opens the first agent who talks to somebody.
async fn open_agent(window: &Window) {
    let talks = "[data-testid=agents-grid] [data-value=onCall]";
    window.until_there(talks).await;
    let open = "document.querySelector(arguments[0]).dispatchEvent(\
        new MouseEvent('dblclick', { bubbles: true }))";
    window.run(open, vec![talks.into()]).await;
    window.until_there("[data-testid=agent-panel] [data-testid=day-strip]").await;
}

/// What is asked before one whispers in the agent's session.
async fn whisper(window: &Window) {
    let first = "document.querySelector('[data-testid=agent-sessions] button').click()";
    window.run(first, vec![]).await;
    window.until_there("[data-testid=session-panel] [data-testid=notes]").await;
    window.click("agent-actions").await;
    window.until_there("[data-testid=action-menu] [data-testid=offer-whisper]").await;
    window.click("offer-whisper").await;
    window.until_there("[data-testid=confirm]").await;
}

#[tokio::main]
async fn main() {
    within_limit(async {
        let folder = tempfile::tempdir().unwrap();
        let Some(window) = Window::open(folder.path(), &["--language", "en"]).await else { return };
        window.find("first-start").await;
        picture(&window, "first-start").await;
        window.close().await;

        let mut simulator = centre("en-us").await;
        let Some(window) = board(&simulator, folder.path()).await else { return };
        picture(&window, "queues-light").await;
        window.click("nav-agents").await;
        picture(&window, "agents-light").await;
        open_agent(&window).await;
        picture(&window, "agent-light").await;
        theme(&window, "dark").await;
        whisper(&window).await;
        picture(&window, "whisper-dark").await;
        window.click("confirm-no").await;
        window.click("session-close").await;
        window.click("agent-close").await;
        picture(&window, "agents-dark").await;
        window.click("nav-queues").await;
        picture(&window, "queues-dark").await;
        theme(&window, "light").await;
        simulator.stop().await;
        window.until_attribute("connection", "data-state", "offline").await;
        window.find("offline-banner").await;
        picture(&window, "offline").await;
        window.close().await;

        let folder = tempfile::tempdir().unwrap();
        let simulator = centre("ar-sa").await;
        let Some(window) = board(&simulator, folder.path()).await else { return };
        picture(&window, "arabic").await;
        window.close().await;
    })
    .await;
}
