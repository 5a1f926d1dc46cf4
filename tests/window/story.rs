//! A centre with the console's window on it, as most tests of the window begin.

use std::ffi::OsStr;
use std::path::Path;

use connect_cache::{Cache, Deployment};
use connect_simulator::{Clock, Options, Simulator};
use connect_tests::wait::until;
use connect_tests::webdriver::Window;
use tempfile::TempDir;

/// The centre and the window.
pub(crate) struct Story {
    /// Its time stands still unless the test moves it.
    pub(crate) simulator: Simulator,
    pub(crate) window: Window,
    pub(crate) folder: TempDir,
}

/// A centre whose time stands still.
pub(crate) async fn centre(options: Options) -> Simulator {
    Simulator::start(Options { clock: Clock::Manual, ..options }).await.unwrap()
}

/// Opens the window on a centre and waits until it is live; none if window tests are to be left out.
pub(crate) async fn live(simulator: Simulator) -> Option<Story> {
    let story = opened(simulator).await?;
    story.window.until_attribute("connection", "data-state", "live").await;
    Some(story)
}

/// Opens the window on a centre.
pub(crate) async fn opened(simulator: Simulator) -> Option<Story> {
    opened_in(simulator, &[]).await
}

/// The same with variables of the environment.
pub(crate) async fn opened_in(
    simulator: Simulator,
    environment: &[(&str, &OsStr)],
) -> Option<Story> {
    let folder = tempfile::tempdir().unwrap();
    let (root, id) = (simulator.root(), simulator.client_id());
    let arguments = ["--server", &root, "--client-id", &id, "--language", "en"];
    let window = Window::open_in(folder.path(), &arguments, environment).await?;
    Some(Story { simulator, window, folder })
}

/// Opens the window on what an earlier one has left in a folder.
pub(crate) async fn again(folder: &Path) -> Window {
    let window = Window::open(folder, &["--language", "en"]).await;
    window.expect("a window, as there was one before")
}

impl Story {
    /// Waits until the store has nothing of the tables that is older than this: the driver ends the
    /// program without a word, as a crash would.
    pub(crate) async fn until_stored(&self, after: i64) {
        let cache = Cache::open(self.folder.path()).unwrap().cache;
        let deployment = self.deployment();
        until("the store", || async {
            let saved = cache.load(&deployment).await.map_err(|error| error.to_string())?;
            let rows = saved.ok_or("nothing stored")?.rows;
            let old = rows.iter().filter(|row| row.as_of < after).count();
            if old == 0 { Ok(()) } else { Err(format!("{old} of {} rows are older", rows.len())) }
        })
        .await;
    }

    /// What the store knows the centre by.
    pub(crate) fn deployment(&self) -> Deployment {
        let client_id = self.simulator.client_id().to_ascii_lowercase();
        Deployment { server: self.simulator.root(), client_id }
    }
}
