//! The settings file, written beside everything else: the console waits for no disk. Of what is asked
//! for while the disk is busy only the last is written.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use connect_ipc::Failure;
use tokio::sync::{mpsc, oneshot};
use tokio::task::spawn_blocking;
use tokio::time::sleep;

use crate::config::{Config, ConfigError};
use crate::console::Report;

/// How often the file is read, and after how long again: another program may have it open.
const READS: u32 = 3;
const READ_PAUSE: Duration = Duration::from_millis(150);

/// Resolves when the settings are written, or will not be.
pub(crate) type Saved = oneshot::Receiver<()>;

type Save = (Config, oneshot::Sender<()>);

/// Reads the settings; the usual ones, and why, if that is not possible. Then nothing may be written
/// over what is there.
pub(crate) async fn read(folder: &Path) -> (Config, Option<Failure>) {
    let mut error = None;
    for attempt in 0..READS {
        if attempt > 0 {
            sleep(READ_PAUSE).await;
        }
        match Config::load(folder) {
            Ok(config) => return (config, None),
            // It was set aside, and is in nobody's way.
            Err(ConfigError::Unreadable { .. }) => return (Config::default(), None),
            Err(failed) => error = Some(failed),
        }
    }
    let failure = error.map(|error| {
        tracing::warn!(%error, kind = ?error.kind(), "settings not read; the usual ones are used");
        Failure::SettingsNotRead { detail: error.to_string() }
    });
    (Config::default(), failure)
}

/// Writes the file.
#[derive(Debug)]
pub(crate) struct SettingsFile {
    saves: Option<mpsc::UnboundedSender<Save>>,
}

impl SettingsFile {
    /// Of this folder; what fails is reported, once until it goes well again. None is written if
    /// `blocked`.
    pub(crate) fn new(folder: PathBuf, blocked: bool, reports: mpsc::Sender<Report>) -> Self {
        if blocked {
            return Self { saves: None };
        }
        let (saves, asked) = mpsc::unbounded_channel();
        tokio::spawn(write(Arc::from(folder), asked, reports));
        Self { saves: Some(saves) }
    }

    /// Writes it; none if nothing is written.
    pub(crate) fn save(&self, config: Config) -> Option<Saved> {
        let (reply, saved) = oneshot::channel();
        self.saves.as_ref()?.send((config, reply)).ok()?;
        Some(saved)
    }
}

async fn write(
    folder: Arc<Path>,
    mut asked: mpsc::UnboundedReceiver<Save>,
    reports: mpsc::Sender<Report>,
) {
    let mut well = true;
    while let Some((mut config, reply)) = asked.recv().await {
        let mut replies = vec![reply];
        while let Ok((newer, reply)) = asked.try_recv() {
            config = newer;
            replies.push(reply);
        }
        let folder = folder.clone();
        let written = spawn_blocking(move || config.save(&folder)).await;
        if let Ok(Err(error)) = &written {
            tracing::warn!(%error, kind = ?error.kind(), "settings not saved");
            let detail = error.to_string();
            if well {
                // The console is gone when the program ends.
                let _ = reports.send(Report::Notice(Failure::SettingsNotSaved { detail })).await;
            }
        }
        well = matches!(written, Ok(Ok(())));
        for reply in replies {
            // Whoever asked need not wait for it.
            let _ = reply.send(());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_cannot_be_read_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        // A folder in its place: there is something, and it cannot be read.
        fs::create_dir(folder.path().join("settings.json")).unwrap();
        let (config, failure) = read(folder.path()).await;
        assert_eq!(config, Config::default());
        assert!(matches!(failure, Some(Failure::SettingsNotRead { .. })), "{failure:?}");
        let (reports, _) = mpsc::channel(1);
        let file = SettingsFile::new(folder.path().to_owned(), failure.is_some(), reports);
        assert!(file.save(config).is_none());
        // One that is no settings is set aside, and a new one may be written.
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("settings.json"), "{").unwrap();
        assert_eq!(read(folder.path()).await.1, None);
    }

    #[tokio::test]
    async fn what_is_asked_for_last_is_written_and_a_failure_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let (reports, mut told) = mpsc::channel(9);
        let file = SettingsFile::new(folder.path().to_owned(), false, reports.clone());
        let with = |server: &str| {
            let mut config = Config::default();
            server.clone_into(&mut config.settings.server);
            config
        };
        let all: Vec<_> = ["one", "two", "three"].map(|server| file.save(with(server))).into();
        for saved in all {
            saved.unwrap().await.unwrap();
        }
        assert_eq!(Config::load(folder.path()).unwrap(), with("three"));
        let below_a_file = folder.path().join("settings.json").join("data");
        let file = SettingsFile::new(below_a_file, false, reports);
        for server in ["one", "two"] {
            file.save(with(server)).unwrap().await.unwrap();
        }
        let notice = told.try_recv().unwrap();
        assert!(matches!(notice, Report::Notice(Failure::SettingsNotSaved { .. })), "{notice:?}");
        assert!(told.try_recv().is_err(), "it is told once");
    }
}
