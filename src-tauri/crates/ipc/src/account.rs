//! Signing in with a name and a password, and who would sign in without.

use std::fmt;

use secrecy::SecretString;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

/// A password on its way from the window: it does not show itself, is not copied, and is erased
/// when dropped.
pub struct Password(SecretString);

impl Password {
    /// The password, for the sign-in.
    pub fn into_secret(self) -> SecretString {
        self.0
    }
}

impl From<String> for Password {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

impl<'de> Deserialize<'de> for Password {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

/// Another account than the one that is logged on to this computer.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct AccountArgs {
    /// The user: `DOMAIN\name`, `name@domain`, or a bare name.
    pub user: String,
    /// The password; none for the one that the keyring keeps.
    #[serde(default)]
    #[ts(as = "Option<String>")]
    pub password: Option<Password>,
    /// Keep the password in the system's keyring once it was accepted.
    pub remember: bool,
}

/// An account whose password the system's keyring keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Remembered {
    /// The user.
    pub user: String,
    /// The origin of the server it signs in to.
    pub server: String,
    /// The origin of the sign-in service; the password goes to no other.
    pub service: String,
    /// True if the service has refused it, which may have another reason than the password: it is
    /// not tried again before the user says so.
    #[serde(default)]
    pub refused: bool,
}

/// Why the system's keyring cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum KeyringProblem {
    /// There is none, or it is not running.
    Absent,
    /// It is locked.
    Locked,
    /// It does not answer.
    Silent,
    /// It failed.
    Failed,
}

/// Who would sign in, and whether a password could be kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogonView {
    /// Who is logged on to this computer, with the domain where one is known.
    pub user: Option<String>,
    /// True if that is a logon to a domain, which can sign in without a password.
    pub domain: bool,
    /// Why no password can be kept, if none can.
    pub keyring: Option<KeyringProblem>,
}

/// A sign-in service to be trusted from now on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TrustArgs {
    /// Its host, as the failure `hostNotTrusted` named it.
    pub host: String,
}

#[cfg(test)]
mod tests {
    use crate::SignInArgs;

    #[test]
    fn a_password_is_read_and_does_not_show_itself() {
        let text = r#"{"server":"s","clientId":"c","allowHttp":false,
            "account":{"user":"anna","password":"Sesame-7","remember":true}}"#;
        let args: SignInArgs = serde_json::from_str(text).unwrap();
        assert!(!format!("{args:?}").contains("Sesame"));
        let account = args.account.unwrap();
        assert_eq!((account.user.as_str(), account.remember), ("anna", true));
        assert!(account.password.is_some());
        let text = r#"{"server":"s","clientId":"c","allowHttp":false}"#;
        assert!(serde_json::from_str::<SignInArgs>(text).unwrap().account.is_none());
    }
}
