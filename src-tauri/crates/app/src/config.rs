//! What is kept in `settings.json` of the data folder: the user's settings, and what an
//! administrator may add to them.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use connect_auth::{HandshakeRules, HostRule, NtlmRule};
use connect_cache::Deployment;
use connect_client::Address;
use connect_ipc::{AccountArgs, Settings};
use connect_webapi::Names;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::shelf::Shelf;

/// The file.
const FILE: &str = "settings.json";

/// Settings and administration.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Config {
    /// The user's own.
    #[serde(flatten)]
    pub settings: Settings,
    /// True after the user signed out: the next start does not sign in by itself.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub signed_out: bool,
    /// Hosts that may get credentials beside the server itself: `host`, `*.suffix`, with a port
    /// where it is not the usual one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub trusted_hosts: Vec<String>,
    /// Sign-in services that the user has accepted, each for one server alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<Accepted>,
    /// Whether NTLM may be used where Kerberos is not possible: `allowed` or `never`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ntlm: Option<NtlmRule>,
    /// The sign-in service's name in the domain (`HTTP/host`) where it is not that of its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_name: Option<String>,
    /// The mapping table of undocumented names, as far as it differs from the built-in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub names: Option<Names>,
    /// What is still to be deleted of those who have signed out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forgetting: Vec<Forgetting>,
    /// What is looked at on other servers, and by other users.
    #[serde(skip_serializing_if = "Shelf::is_empty")]
    pub shelf: Shelf,
}

/// A sign-in service that the user has accepted for a server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// The server's origin.
    pub server: String,
    /// The sign-in service's origin.
    pub service: String,
}

/// A server of which nothing is to be kept any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Forgetting {
    /// The server's origin.
    pub server: String,
    /// The client id.
    pub client_id: String,
}

impl Forgetting {
    pub(crate) fn of(deployment: &Deployment) -> Self {
        let Deployment { server, client_id } = deployment.clone();
        Self { server, client_id }
    }

    pub(crate) fn deployment(&self) -> Deployment {
        let Self { server, client_id } = self.clone();
        Deployment { server, client_id }
    }
}

/// Why settings were not read or written.
#[derive(Debug, Error)]
#[allow(missing_docs, reason = "the fields are named in the words above")]
pub enum ConfigError {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("{}: {source}", path.display())]
    Unreadable { path: PathBuf, source: serde_json::Error },
}

impl ConfigError {
    /// What went wrong, in a word that names no file.
    pub(crate) fn kind(&self) -> io::ErrorKind {
        match self {
            Self::Io { source, .. } => source.kind(),
            Self::Unreadable { .. } => io::ErrorKind::InvalidData,
        }
    }
}

impl Config {
    /// Reads the settings; a folder without any has the defaults. Settings that cannot be read are
    /// set aside, so that the user's file is not overwritten.
    pub fn load(folder: &Path) -> Result<Self, ConfigError> {
        let path = folder.join(FILE);
        let text = match fs::read(&path) {
            Ok(text) => text,
            // There is none.
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                return Ok(Self::default());
            }
            Err(source) => return Err(ConfigError::Io { path, source }),
        };
        serde_json::from_slice(&text).map_err(|source| {
            // What cannot be set aside stays where it is.
            match fs::rename(&path, folder.join("settings.unreadable.json")) {
                Ok(()) => ConfigError::Unreadable { path, source },
                Err(source) => ConfigError::Io { path, source },
            }
        })
    }

    /// Writes the settings: beside the old ones first, and onto the disk, so that a crash or a loss of
    /// power leaves one of both whole.
    pub fn save(&self, folder: &Path) -> Result<(), ConfigError> {
        let path = folder.join(FILE);
        let text = serde_json::to_vec_pretty(self)
            .map_err(|source| ConfigError::Unreadable { path: path.clone(), source })?;
        let beside = folder.join("settings.new.json");
        fs::create_dir_all(folder)
            .and_then(|()| fs::File::create(&beside))
            .and_then(|mut file| file.write_all(&text).and_then(|()| file.sync_all()))
            .and_then(|()| fs::rename(&beside, &path))
            .map_err(|source| ConfigError::Io { path, source })
    }

    /// The mapping table.
    pub fn names(&self) -> Names {
        self.names.clone().unwrap_or_default()
    }

    /// How it may be proven who signs in.
    pub fn rules(&self) -> HandshakeRules {
        HandshakeRules { ntlm: self.ntlm.unwrap_or_default(), service: self.service_name.clone() }
    }

    /// Somebody signs in: what is looked at is theirs from now on.
    pub(crate) fn move_to(&mut self, server: &str, user: &str) {
        self.shelf.move_to(&mut self.settings, server, user);
    }

    /// The hosts that the user has accepted for this server.
    pub(crate) fn accepted_by(&self, server: &Address) -> Vec<HostRule> {
        let server = server.url().origin().ascii_serialization();
        let own = self.accepted.iter().filter(|accepted| accepted.server == server);
        own.filter_map(|accepted| HostRule::of_origin(&accepted.service)).collect()
    }

    /// The account that signs in to this server by itself.
    pub(crate) fn remembered_at(&self, server: &str) -> Option<AccountArgs> {
        let server = Address::parse(server).ok()?.url().origin().ascii_serialization();
        let own = self.settings.remembered.as_ref().filter(|own| own.server == server)?;
        Some(AccountArgs { user: own.user.clone(), password: None, remember: true })
    }

    /// The trusted hosts; entries that are none are left out and logged.
    pub fn listed(&self) -> Vec<HostRule> {
        let rule = |text: &String| {
            let rule = HostRule::parse(text);
            if rule.is_none() {
                tracing::warn!(entry = %text, "trustedHosts: not a host");
            }
            rule
        };
        self.trusted_hosts.iter().filter_map(rule).collect()
    }
}

#[cfg(test)]
mod tests {
    use connect_ipc::Remembered;

    use super::*;

    #[test]
    fn what_is_saved_is_loaded() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(Config::load(folder.path()).ok(), Some(Config::default()));
        let settings = Settings { server: "connect.example".to_owned(), ..Settings::default() };
        let config =
            Config { settings, trusted_hosts: vec!["*.corp".to_owned()], ..Config::default() };
        config.save(folder.path()).expect("saves");
        assert_eq!(Config::load(folder.path()).ok(), Some(config));
    }

    #[test]
    fn a_host_is_accepted_for_one_server_and_an_account_remembered_for_one() {
        let server = "https://connect.example".to_owned();
        let remembered = Remembered {
            user: "anna".to_owned(),
            server: server.clone(),
            service: "https://auth.example".to_owned(),
            refused: false,
        };
        let settings = Settings { remembered: Some(remembered), ..Settings::default() };
        let accepted = vec![Accepted { server, service: "https://auth.example".to_owned() }];
        let config = Config { settings, accepted, ..Config::default() };
        for (typed, own) in [
            ("connect.example", true),
            ("https://CONNECT.example/webapi", true),
            ("https://connect.example:8443", false),
            ("other.example", false),
            ("", false),
        ] {
            let hosts = Address::parse(typed).map(|address| config.accepted_by(&address));
            let own_hosts = vec![HostRule::of_origin("https://auth.example").expect("a rule")];
            let expected = if own { own_hosts } else { vec![] };
            assert_eq!(hosts.unwrap_or_default(), expected, "{typed}");
            assert_eq!(config.remembered_at(typed).is_some(), own, "{typed}");
        }
    }

    #[test]
    fn client_logs_are_on_unless_switched_off() {
        for (text, on) in [("{}", true), (r#"{"clientLogs": false}"#, false)] {
            let folder = tempfile::tempdir().expect("a folder");
            fs::write(folder.path().join(FILE), text).expect("writes");
            let config = Config::load(folder.path()).ok();
            assert_eq!(config.map(|config| config.settings.client_logs), Some(on), "{text}");
        }
    }

    #[test]
    fn settings_without_a_choice_of_columns_have_the_usual_ones() {
        let ids = |ids: &[&str]| Some(ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>());
        for (text, queues) in [
            (r#"{"board": {"grouping": "team"}}"#, None),
            (r#"{"board": {"columns": {"agents": ["team"]}}}"#, None),
            (r#"{"board": {"columns": {"queues": []}}}"#, ids(&[])),
            (r#"{"board": {"columns": {"queues": ["trend", "gone"]}}}"#, ids(&["trend", "gone"])),
        ] {
            let folder = tempfile::tempdir().expect("a folder");
            fs::write(folder.path().join(FILE), text).expect("writes");
            let config = Config::load(folder.path()).ok();
            let kept = config.map(|config| config.settings.board.columns.queues);
            assert_eq!(kept, Some(queues), "{text}");
        }
    }

    #[test]
    fn an_unreadable_file_is_set_aside() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(FILE), "{\"server\": 5").expect("writes");
        assert!(Config::load(folder.path()).is_err());
        assert!(folder.path().join("settings.unreadable.json").exists());
        assert_eq!(Config::load(folder.path()).ok(), Some(Config::default()));
    }
}
