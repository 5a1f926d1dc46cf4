//! As whom to sign in.

use std::fmt;
use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};
use thiserror::Error;

/// The longest user name that is taken, in characters.
const NAME_LIMIT: usize = 256;
/// The longest password that is taken, in UTF-16 units: what every system's keyring can hold.
const PASSWORD_LIMIT: usize = 1280;

/// As whom to sign in.
#[derive(Debug, Clone, Default)]
pub enum Credentials {
    /// As whoever is logged on to this computer.
    #[default]
    Logon,
    /// As somebody whose password is known.
    Password(Account),
}

/// A user and the password. The password is erased when the last clone is dropped.
#[derive(Clone)]
pub struct Account {
    user: UserName,
    password: Arc<SecretString>,
}

/// A user, as Windows writes it: `DOMAIN\name`, `name@domain`, or a bare name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserName {
    name: String,
    domain: Option<Domain>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Domain {
    /// Before the name.
    Short(String),
    /// Behind it.
    Suffix(String),
}

/// Why an account is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AccountError {
    /// No name, too long a name, or characters that no name has.
    #[error("not a user name")]
    Name,
    /// No password, or one that no keyring could hold.
    #[error("not a password")]
    Password,
}

impl UserName {
    /// Reads what somebody typed.
    pub fn parse(text: &str) -> Result<Self, AccountError> {
        let text = text.trim();
        let (name, domain) = match (text.split_once('\\'), text.rsplit_once('@')) {
            (Some((domain, name)), _) => (name, Some(Domain::Short(domain.to_owned()))),
            (None, Some((name, suffix))) => (name, Some(Domain::Suffix(suffix.to_owned()))),
            (None, None) => (text, None),
        };
        let plain = |part: &str| {
            !part.is_empty()
                && !part.chars().any(|c| c.is_control() || "\\/\"[]:;|=,+*?<>".contains(c))
        };
        let domain_is_plain = match &domain {
            Some(Domain::Short(domain) | Domain::Suffix(domain)) => plain(domain),
            None => true,
        };
        if text.chars().count() > NAME_LIMIT || !plain(name) || !domain_is_plain {
            return Err(AccountError::Name);
        }
        Ok(Self { name: name.to_owned(), domain })
    }

    /// The name without its domain.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The domain before the name, as NTLM wants it.
    pub fn short_domain(&self) -> Option<&str> {
        match &self.domain {
            Some(Domain::Short(domain)) => Some(domain),
            _ => None,
        }
    }

    /// The domain in either form, as the realm of Kerberos: in capitals.
    pub fn realm(&self) -> Option<String> {
        match &self.domain {
            Some(Domain::Short(domain) | Domain::Suffix(domain)) => Some(domain.to_uppercase()),
            None => None,
        }
    }
}

impl fmt::Display for UserName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.domain {
            Some(Domain::Short(domain)) => write!(f, "{domain}\\{}", self.name),
            Some(Domain::Suffix(domain)) => write!(f, "{}@{domain}", self.name),
            None => f.write_str(&self.name),
        }
    }
}

impl Account {
    /// An account of what somebody typed.
    pub fn new(user: &str, password: SecretString) -> Result<Self, AccountError> {
        let user = UserName::parse(user)?;
        let text = password.expose_secret();
        if text.is_empty() || text.contains('\0') || text.encode_utf16().count() > PASSWORD_LIMIT {
            return Err(AccountError::Password);
        }
        Ok(Self { user, password: Arc::new(password) })
    }

    /// The user.
    pub fn user(&self) -> &UserName {
        &self.user
    }

    /// The password, for the system's sign-in calls and the keyring, and nothing else.
    pub fn expose_password(&self) -> &str {
        self.password.expose_secret()
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account").field("user", &self.user).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_windows_writes_them() {
        for (text, name, short, realm) in [
            ("CONTOSO\\anna", "anna", Some("CONTOSO"), Some("CONTOSO")),
            (" anna@contoso.com ", "anna", None, Some("CONTOSO.COM")),
            ("anna", "anna", None, None),
            ("first.last@mail@contoso.com", "first.last@mail", None, Some("CONTOSO.COM")),
        ] {
            let user = UserName::parse(text).expect(text);
            assert_eq!(user.name(), name);
            assert_eq!(user.short_domain(), short);
            assert_eq!(user.realm().as_deref(), realm);
            assert_eq!(user.to_string(), text.trim());
        }
        for wrong in ["", " ", "\\anna", "CONTOSO\\", "@contoso", "anna@", "a\\b\\c", "a\u{7}b"] {
            assert_eq!(UserName::parse(wrong), Err(AccountError::Name), "{wrong:?}");
        }
        assert_eq!(UserName::parse(&"x".repeat(257)), Err(AccountError::Name));
    }

    #[test]
    fn a_password_fits_a_keyring_and_does_not_show_itself() {
        let account = |password: &str| Account::new("anna", password.into());
        assert_eq!(account("").err(), Some(AccountError::Password));
        assert_eq!(account("a\0b").err(), Some(AccountError::Password));
        assert_eq!(account(&"x".repeat(1281)).err(), Some(AccountError::Password));
        let account = account("Sesame-7").expect("an account");
        assert!(!format!("{account:?}").contains("Sesame"));
        assert!(!format!("{:?}", Credentials::Password(account)).contains("Sesame"));
    }
}
