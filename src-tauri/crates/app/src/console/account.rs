//! Whose password is kept, and which sign-in services the user trusts.

use std::time::Duration;

use connect_auth::UserName;
use connect_client::Address;
use connect_ipc::{Failure, Remembered};
use url::Url;

use super::Console;
use crate::config::Accepted;
use crate::settings_file::Saved;
use crate::steps::forget;
use crate::who::Who;

/// How long the end of the program waits for passwords to be deleted.
const PATIENCE: Duration = Duration::from_secs(2);

impl Console {
    /// Somebody is signed in. The next start signs in as them, so no other password is kept.
    pub(super) fn remember_account(&mut self, remembered: Result<Option<Remembered>, Failure>) {
        if self.session.as_ref().is_none_or(|session| session.target.sample) {
            return;
        }
        let remembered = remembered.unwrap_or_else(|failure| {
            tracing::warn!(kind = crate::failure::kind(&failure), "the password is not kept");
            self.notify(failure);
            None
        });
        let place = |of: &Remembered| (of.user.clone(), of.service.clone());
        let old = self.config.settings.remembered.as_ref();
        if old == remembered.as_ref() {
            return;
        }
        // The keyring has one password of a user at a service, whichever server leads there.
        if old.map(place) != remembered.as_ref().map(place) {
            self.forget_account();
        }
        self.config.settings.remembered = remembered;
        self.parts.settings = true;
        drop(self.save());
    }

    /// The password that is kept was refused, and may be right all the same: it stays, and is not
    /// tried again by itself, by the next start neither.
    pub(super) fn doubt_account(&mut self) {
        if let Some(remembered) = &mut self.config.settings.remembered {
            remembered.refused = true;
            self.parts.settings = true;
            drop(self.save());
        }
    }

    /// As whom the program begins.
    pub(super) fn at_start(&self, who: Who) -> Who {
        let remembered = self.config.settings.remembered.as_ref();
        match who {
            Who::Kept(_) if remembered.is_some_and(|kept| kept.refused) => {
                Who::Refused(Failure::PasswordOrBinding)
            }
            who => who,
        }
    }

    /// Deletes the password that is kept.
    pub(super) fn forget_account(&mut self) {
        let Some(old) = self.drop_account() else { return };
        let (Ok(service), Ok(user)) = (Url::parse(&old.service), UserName::parse(&old.user)) else {
            return;
        };
        let vault = self.vault.clone();
        // The keyring may ask the user first, and nobody needs to wait for it.
        self.forgetting.spawn(async move { forget(&vault, &service, &user).await });
    }

    /// The keyring has the password no more.
    pub(super) fn drop_account(&mut self) -> Option<Remembered> {
        let old = self.config.settings.remembered.take()?;
        self.parts.settings = true;
        drop(self.save());
        Some(old)
    }

    /// Waits for passwords that are being deleted.
    pub(super) async fn until_forgotten(&mut self) {
        let all = async { while self.forgetting.join_next().await.is_some() {} };
        if tokio::time::timeout(PATIENCE, all).await.is_err() {
            tracing::warn!("the keyring does not answer: a password may stay in it");
        }
    }

    /// Trusts the sign-in service that the server has just named. Only a host that was refused and
    /// shown can be accepted.
    pub(super) fn trust(&mut self, host: &str) -> Result<Option<Saved>, Failure> {
        let refused = self.sign_in.as_ref().and_then(|view| view.failure.clone());
        let server = Address::parse(&self.config.settings.server);
        match (refused, server) {
            (Some(Failure::HostNotTrusted { host: refused, .. }), Ok(server))
                if refused == host =>
            {
                let accepted = Accepted {
                    server: server.url().origin().ascii_serialization(),
                    service: format!("https://{host}"),
                };
                if self.config.accepted.contains(&accepted) {
                    return Ok(None);
                }
                self.config.accepted.push(accepted);
                Ok(self.save())
            }
            _ => {
                let server = self.config.settings.server.clone();
                Err(Failure::HostNotTrusted { host: host.to_owned(), server })
            }
        }
    }
}
