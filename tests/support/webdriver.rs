//! The real window, driven by WebDriver.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};
use tokio::sync::Mutex;

use crate::expected::{Cells, text};
use crate::programs::{console, tauri_driver};
use crate::wait::until;

/// Reads a whole table by scrolling through it, since only what can be seen is there.
const READ_TABLE: &str = r#"
const [testid] = arguments;
const done = arguments[arguments.length - 1];
const frame = () => new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
(async () => {
  const grid = document.querySelector(`[data-testid="${testid}"]`);
  if (!grid) return done(null);
  const rows = {};
  for (let top = 0; ; top += Math.max(grid.clientHeight / 2, 64)) {
    grid.scrollTop = top;
    await frame();
    for (const row of grid.querySelectorAll("[role=row][data-id]")) {
      const cells = {};
      for (const cell of row.querySelectorAll("[data-col]")) {
        cells[cell.dataset.col] = { value: cell.dataset.value ?? null, text: cell.textContent };
      }
      rows[row.dataset.id] = cells;
    }
    if (top + grid.clientHeight >= grid.scrollHeight) break;
  }
  grid.scrollTop = 0;
  done(rows);
})();
"#;

/// The longest that one test of the window may take: a driver that hangs must not hang the rest.
const TEST_LIMIT: Duration = Duration::from_secs(240);

/// One window at a time: two cores draw one well.
static TURN: Mutex<()> = Mutex::const_new(());

/// Runs a test of the window when its turn comes, within its limit.
pub async fn within_limit(test: impl Future<Output = ()>) {
    let _turn = TURN.lock().await;
    tokio::time::timeout(TEST_LIMIT, test).await.expect("the window answers in time");
}

/// A running console with its window.
pub struct Window {
    /// WebDriver's client.
    pub client: Client,
    driver: Child,
}

impl Window {
    /// Opens the window with these arguments and the data folder, within [`within_limit`]; none if
    /// window tests are to be left out.
    pub async fn open(folder: &Path, arguments: &[&str]) -> Option<Self> {
        Self::open_in(folder, arguments, &[]).await
    }

    /// The same with variables of the environment.
    pub async fn open_in(
        folder: &Path,
        arguments: &[&str],
        environment: &[(&str, &OsStr)],
    ) -> Option<Self> {
        Self::open_by(Command::new(tauri_driver()?), folder, arguments, environment).await
    }

    /// The same, drawn as on a user's desktop: without compositing the web view waits half a second
    /// now and then.
    pub async fn open_as_on_a_desktop(folder: &Path, arguments: &[&str]) -> Option<Self> {
        let mut driver = Command::new(tauri_driver()?);
        driver.env_remove("WEBKIT_DISABLE_COMPOSITING_MODE");
        Self::open_by(driver, folder, arguments, &[]).await
    }

    async fn open_by(
        mut driver: Command,
        folder: &Path,
        arguments: &[&str],
        environment: &[(&str, &OsStr)],
    ) -> Option<Self> {
        let (port, native) = (free_port().await, free_port().await);
        let driver = driver
            .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
            .env("CONNECT_CONSOLE_LOG", "error")
            // What the web view keeps is this test's own.
            .env("XDG_DATA_HOME", folder.join("web"))
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("tauri-driver starts");
        let mut all = vec!["--data-dir", folder.to_str().expect("a plain path")];
        all.extend(arguments);
        let options = json!({ "application": console(), "args": all });
        let capabilities: Capabilities =
            [("tauri:options".to_owned(), options)].into_iter().collect();
        let address = format!("http://127.0.0.1:{port}");
        let client = until("the driver", || {
            let (address, capabilities) = (address.clone(), capabilities.clone());
            async move {
                let mut builder = ClientBuilder::new(HttpConnector::new());
                builder.capabilities(capabilities);
                builder.connect(&address).await.map_err(|error| error.to_string())
            }
        })
        .await;
        Some(Self { client, driver })
    }

    /// Closes the window as a user does, so that the program ends by itself.
    pub async fn close(mut self) {
        self.client.clone().close().await.expect("the session ends");
        if let Some(id) = self.driver.id() {
            // A polite end: the driver takes its own helper with it.
            let kill = Command::new("kill").arg(id.to_string()).status().await;
            assert!(kill.expect("kill runs").success());
        }
        drop(self.driver.wait().await);
    }

    /// The first element of a test id, once it is there.
    pub async fn find(&self, testid: &str) -> fantoccini::elements::Element {
        let css = format!("[data-testid=\"{testid}\"]");
        until(testid, || async {
            let found = self.client.find(Locator::Css(&css)).await;
            found.map_err(|error| error.to_string())
        })
        .await
    }

    /// Waits until an element fits this selector.
    pub async fn until_there(&self, css: &str) {
        self.until_true(css, "return !!document.querySelector(arguments[0])", css).await;
    }

    /// Waits until none does.
    pub async fn until_gone(&self, css: &str) {
        self.until_true(css, "return !document.querySelector(arguments[0])", css).await;
    }

    /// Waits until a script answers true for this argument.
    pub async fn until_true(&self, what: &str, script: &str, argument: &str) {
        until(what, || async {
            let found = self.run(script, vec![json!(argument)]).await;
            if found == json!(true) {
                Ok(())
            } else {
                Err(format!("{found}{}", self.fault().await))
            }
        })
        .await;
    }

    /// What the window says of itself if it has failed.
    async fn fault(&self) -> String {
        let script = "return document.querySelector('[data-testid=fault]')?.innerText ?? ''";
        self.run(script, vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// What the element of a test id says, be it cut off, without the marks that isolate directions.
    pub async fn said(&self, testid: &str) -> String {
        let element = self.find(testid).await;
        let text = element.prop("textContent").await.expect("its text").unwrap_or_default();
        bare(&text)
    }

    /// Waits until it says this.
    pub async fn until_said(&self, testid: &str, words: &str) {
        until(testid, || async {
            let said = self.said(testid).await;
            if said == words { Ok(()) } else { Err(format!("{said:?} instead of {words:?}")) }
        })
        .await;
    }

    /// Clicks the element of a test id.
    pub async fn click(&self, testid: &str) {
        let element = self.find(testid).await;
        element.click().await.expect("clicked");
    }

    /// Types into an input after emptying it.
    pub async fn fill(&self, name: &str, value: &str) {
        let css = format!("input[name=\"{name}\"]");
        let element = self.client.find(Locator::Css(&css)).await.expect("an input");
        element.clear().await.expect("emptied");
        element.send_keys(value).await.expect("typed");
    }

    /// Waits until an attribute of an element has a value.
    pub async fn until_attribute(&self, testid: &str, attribute: &str, wanted: &str) {
        let script = "const e = document.querySelector(arguments[0]); \
            return e && e.getAttribute(arguments[1]);";
        let css = format!("[data-testid=\"{testid}\"]");
        until(&format!("{testid} {attribute}={wanted}"), || async {
            let found = self.run(script, vec![json!(css), json!(attribute)]).await;
            if found == wanted { Ok(()) } else { Err(found.to_string()) }
        })
        .await;
    }

    /// Runs a script.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.expect("the script runs")
    }

    /// A whole table: by id and column the value, or the text where there is none.
    pub async fn table(&self, testid: &str) -> Cells {
        let table = self.client.execute_async(READ_TABLE, vec![json!(testid)]).await;
        let mut cells = Cells::new();
        let rows = table.expect("the script runs");
        for (id, row) in rows.as_object().into_iter().flatten() {
            let row = row.as_object().into_iter().flatten();
            let row: BTreeMap<_, _> =
                row.map(|(column, cell)| (column.clone(), plain(column, cell))).collect();
            cells.insert(id.parse().expect("a number"), row);
        }
        cells
    }

    /// Waits until a table shows what it has to; columns that are not asked for do not count.
    pub async fn until_table(&self, testid: &str, wanted: impl Fn() -> Cells) {
        until(testid, || async {
            let shown = self.table(testid).await;
            crate::expected::difference(&wanted(), &shown).map_or(Ok(()), Err)
        })
        .await;
    }
}

/// Numbers in the form of [`text`]; names without the marks that isolate their direction.
fn plain(column: &str, cell: &Value) -> String {
    let value = cell["value"].as_str();
    let is_text = matches!(column, "name" | "businessUnit" | "team" | "status" | "agents");
    match value {
        Some(value) if !is_text => value.parse().map_or_else(|_| value.to_owned(), text),
        Some(value) => value.to_owned(),
        None => bare(cell["text"].as_str().unwrap_or_default()),
    }
}

/// Without blanks around it, and without the marks that isolate its direction.
fn bare(text: &str) -> String {
    text.trim().chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect()
}

async fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    listener.local_addr().expect("an address").port()
}
