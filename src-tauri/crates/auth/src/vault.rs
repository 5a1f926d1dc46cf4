//! The vault: passwords that the user wants kept, in the system's own keyring and nowhere else.
//!
//! A password is kept for one sign-in service and one user; the name it is found under holds both,
//! so that it cannot be taken out for another service. It knows nothing of when one is kept.

mod system;
mod worker;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use keyring_core::api::CredentialStore;
use keyring_core::{Entry, Error};
use secrecy::SecretString;
use thiserror::Error as ThisError;
use url::Url;

use self::worker::Worker;
use crate::account::{Account, UserName};

/// Whose the passwords are and what they are for.
const SERVICE: &str = "org.connect-console.console sign-in";
/// How long a call may take: the system may ask the user to unlock the keyring first.
const LIMIT: Duration = Duration::from_secs(60);
/// How long it may take to find out whether there is a keyring.
const LOOK_LIMIT: Duration = Duration::from_secs(5);

/// Why a password could not be kept, found or deleted.
#[derive(Debug, Clone, PartialEq, Eq, ThisError)]
pub enum VaultError {
    /// This system has no keyring, or it is not running.
    #[error("no keyring: {detail}")]
    Absent {
        /// The system's reason.
        detail: String,
    },
    /// The keyring is locked, or the user does not let us in.
    #[error("the keyring is locked")]
    Locked,
    /// The keyring did not answer within the limit.
    #[error("the keyring did not answer within {seconds} s")]
    TimedOut {
        /// The limit.
        seconds: u64,
    },
    /// Something else.
    #[error("the keyring failed: {detail}")]
    Other {
        /// The system's reason.
        detail: String,
    },
}

/// A store, and what an entry is made with.
struct Opened {
    store: Arc<CredentialStore>,
    modifiers: HashMap<&'static str, &'static str>,
}

type Open = dyn Fn() -> keyring_core::Result<Opened> + Send + Sync;

/// The keyring. Clones share its thread.
#[derive(Clone)]
pub struct Vault {
    open: Arc<Open>,
    worker: Arc<Worker>,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vault")
    }
}

impl Vault {
    /// The system's keyring. Nothing is opened before the first call.
    pub fn system() -> Self {
        Self { open: Arc::new(system::open), worker: Arc::default() }
    }

    /// Another store in place of the system's.
    pub fn of_store(store: Arc<CredentialStore>) -> Self {
        let open = move || Ok(Opened { store: store.clone(), modifiers: HashMap::new() });
        Self { open: Arc::new(open), worker: Arc::default() }
    }

    /// Whether there is a keyring at all. The user is not asked for anything.
    pub async fn look(&self) -> Result<(), VaultError> {
        self.call(LOOK_LIMIT, |_| Ok(())).await
    }

    /// Keeps the account's password for the sign-in service at `service`, in place of one that is
    /// kept already.
    pub async fn keep(&self, service: &Url, account: &Account) -> Result<(), VaultError> {
        let (key, account) = (key(service, account.user()), account.clone());
        let kept =
            move |opened: &Opened| opened.entry(&key)?.set_password(account.expose_password());
        self.call(LIMIT, kept).await
    }

    /// The user's account at the sign-in service at `service`, if its password is kept.
    pub async fn find(
        &self,
        service: &Url,
        user: &UserName,
    ) -> Result<Option<Account>, VaultError> {
        let key = key(service, user);
        let found = move |opened: &Opened| match opened.entry(&key)?.get_password() {
            Ok(password) => Ok(Some(SecretString::from(password))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        };
        // What could not have been kept is not found either.
        let password = self.call(LIMIT, found).await?;
        Ok(password.and_then(|password| Account::new(&user.to_string(), password).ok()))
    }

    /// Deletes the user's password for the sign-in service at `service`; it need not be there.
    pub async fn delete(&self, service: &Url, user: &UserName) -> Result<(), VaultError> {
        let key = key(service, user);
        let deleted = move |opened: &Opened| match opened.entry(&key)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(error),
        };
        self.call(LIMIT, deleted).await
    }

    async fn call<T: Send + 'static>(
        &self,
        limit: Duration,
        work: impl FnOnce(&Opened) -> keyring_core::Result<T> + Send + 'static,
    ) -> Result<T, VaultError> {
        let open = self.open.clone();
        // Opened for each call: a keyring that was restarted meanwhile knows nothing of older ones.
        let job = move || {
            let opened =
                open().map_err(|error| VaultError::Absent { detail: error.to_string() })?;
            work(&opened).map_err(VaultError::of)
        };
        self.worker.run(limit, job).await?
    }
}

impl Opened {
    fn entry(&self, key: &str) -> keyring_core::Result<Entry> {
        self.store.build(SERVICE, key, Some(&self.modifiers))
    }
}

/// What a password is found under: the service it was typed for, and the user.
fn key(service: &Url, user: &UserName) -> String {
    // Neither can have this character.
    format!("{}|{user}", service.origin().ascii_serialization())
}

impl VaultError {
    fn of(error: Error) -> Self {
        match error {
            Error::NoStorageAccess(_) => Self::Locked,
            Error::NoDefaultStore | Error::NotSupportedByStore(_) => {
                Self::Absent { detail: error.to_string() }
            }
            error => Self::Other { detail: error.to_string() },
        }
    }
}

#[cfg(test)]
mod tests {
    use keyring_core::mock;

    use super::*;

    fn vault() -> Vault {
        Vault::of_store(mock::Store::new().expect("a store"))
    }

    fn url(text: &str) -> Url {
        Url::parse(text).expect("a URL")
    }

    fn account(user: &str, password: &str) -> Account {
        Account::new(user, password.into()).expect("an account")
    }

    #[tokio::test]
    async fn a_password_is_kept_found_and_deleted() {
        let (vault, service) = (vault(), url("https://connect.example/webauth/token"));
        let anna = account("CONTOSO\\anna", "Sesame-7");
        assert_eq!(vault.look().await, Ok(()));
        assert!(vault.find(&service, anna.user()).await.expect("a keyring").is_none());
        vault.keep(&service, &account("CONTOSO\\anna", "Sesame-6")).await.expect("kept");
        vault.keep(&service, &anna).await.expect("kept again");
        let found = vault.find(&service, anna.user()).await.expect("a keyring").expect("found");
        assert_eq!(found.expose_password(), "Sesame-7");
        assert_eq!(found.user(), anna.user());
        vault.delete(&service, anna.user()).await.expect("deleted");
        assert!(vault.find(&service, anna.user()).await.expect("a keyring").is_none());
        vault.delete(&service, anna.user()).await.expect("nothing to delete");
    }

    #[tokio::test]
    async fn a_password_is_for_its_service_and_its_user_alone() {
        let vault = vault();
        let anna = account("CONTOSO\\anna", "Sesame-7");
        let service = url("https://connect.example/webauth/token");
        vault.keep(&service, &anna).await.expect("kept");
        for (place, user, there) in [
            ("https://CONNECT.example:443/other", "CONTOSO\\anna", true),
            ("https://connect.example:8443/webauth/token", "CONTOSO\\anna", false),
            ("http://connect.example/webauth/token", "CONTOSO\\anna", false),
            ("https://connect.example.evil/webauth/token", "CONTOSO\\anna", false),
            ("https://connect.example/webauth/token", "anna", false),
        ] {
            let user = UserName::parse(user).expect("a user");
            let found = vault.find(&url(place), &user).await.expect("a keyring");
            assert_eq!(found.is_some(), there, "{place} {user}");
        }
    }

    #[tokio::test]
    async fn a_keyring_that_cannot_be_opened_is_absent() {
        let open: Arc<Open> = Arc::new(|| Err(Error::NoDefaultStore));
        let vault = Vault { open, worker: Arc::default() };
        assert!(matches!(vault.look().await, Err(VaultError::Absent { .. })));
        let kept = vault.keep(&url("https://a.example"), &account("anna", "Sesame-7")).await;
        assert!(matches!(kept, Err(VaultError::Absent { .. })));
    }

    #[tokio::test(start_paused = true)]
    async fn a_keyring_that_blocks_is_given_up_and_the_next_call_may_succeed() {
        let (release, blocked) = std::sync::mpsc::channel::<()>();
        let blocked = std::sync::Mutex::new(Some(blocked));
        let store = mock::Store::new().expect("a store");
        let open: Arc<Open> = Arc::new(move || {
            let first = blocked.lock().expect("a lock").take();
            if let Some(blocked) = first {
                // Ends when the test does.
                let _ = blocked.recv();
            }
            Ok(Opened { store: store.clone(), modifiers: HashMap::new() })
        });
        let vault = Vault { open, worker: Arc::default() };
        let service = url("https://connect.example");
        let user = UserName::parse("anna").expect("a user");
        let timed_out = Some(VaultError::TimedOut { seconds: LIMIT.as_secs() });
        assert_eq!(vault.find(&service, &user).await.err(), timed_out);
        tokio::time::resume();
        assert_eq!(vault.delete(&service, &user).await, Ok(()));
        drop(release);
    }
}
