//! How callers sign in, and who did.

use std::path::PathBuf;
use std::str::FromStr;

use thiserror::Error;

/// How callers sign in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Auth {
    /// Everybody gets the token of [`crate::Options::agent`].
    #[default]
    Open,
    /// With the password of one of [`crate::Options::accounts`], by NTLM. It is checked by Samba's
    /// `ntlm_auth`, which has to be installed; no other part of Samba has to run.
    Ntlm,
    /// With a Kerberos ticket for `HTTP/` and [`crate::Options::host`], whose key is in the
    /// keytab that the environment names (`KRB5_KTNAME`); and by NTLM if there are accounts. Needs
    /// the feature `windows-auth`.
    Negotiate,
}

/// Users with a password. They have one in common: the checker knows no more than one.
#[derive(Clone, Default)]
pub struct Accounts {
    /// Their names.
    pub users: Vec<WindowsUser>,
    /// The password.
    pub password: String,
}

impl std::fmt::Debug for Accounts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Accounts").field("users", &self.users).finish_non_exhaustive()
    }
}

/// A user of a Windows domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowsUser {
    /// The short name of the domain.
    pub domain: String,
    /// The user's name in it.
    pub name: String,
}

/// What should be a user of a domain and is none.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0:?} is no user; write DOMAIN\\name")]
pub struct WindowsUserError(String);

impl FromStr for WindowsUser {
    type Err = WindowsUserError;

    /// `DOMAIN\name`
    fn from_str(text: &str) -> Result<Self, WindowsUserError> {
        match text.split_once('\\') {
            Some((domain, name)) if !domain.is_empty() && !name.is_empty() => {
                Ok(Self { domain: domain.to_owned(), name: name.to_owned() })
            }
            _ => Err(WindowsUserError(text.to_owned())),
        }
    }
}

/// Whether a sign-in has to be tied to its secure connection, as IIS' Extended Protection. Over
/// plain http there is nothing to tie it to, and nothing is asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Binding {
    /// One that is not, or to another connection, is refused.
    Required,
    /// One that is tied to another connection is refused.
    #[default]
    Accepted,
    /// Nobody looks.
    Ignored,
}

/// A certificate and its key, both PEM files.
#[derive(Debug, Clone)]
pub struct Tls {
    /// The server's certificate, and those between it and the root.
    pub certificate: PathBuf,
    /// Its key.
    pub key: PathBuf,
}

/// How somebody proved who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mechanism {
    /// A ticket.
    Kerberos,
    /// An answer to a challenge.
    Ntlm,
}

/// A proof that was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// As whom: `DOMAIN\name` or `name@REALM`.
    pub user: String,
    /// How.
    pub mechanism: Mechanism,
    /// True if it was tied to its secure connection.
    pub bound: bool,
}

impl SignIn {
    /// The name without the domain.
    pub(crate) fn name(&self) -> &str {
        let name = self.user.rsplit_once('\\').map_or(&*self.user, |(_, name)| name);
        name.split_once('@').map_or(name, |(name, _)| name)
    }
}
