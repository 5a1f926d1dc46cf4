//! Who is logged on to this computer, for a screen that offers to sign in as them.

use std::thread;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::timeout;

/// A screen does not wait longer for a name.
const LIMIT: Duration = Duration::from_secs(5);

/// Who is logged on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logon {
    /// The user's name, with the domain where one is known.
    pub name: String,
    /// True if it is a logon to a domain, which can sign in without a password.
    pub domain: bool,
}

impl Logon {
    /// Asks the system, on a thread of its own; none if it does not say.
    pub async fn current() -> Option<Self> {
        let (told, answer) = oneshot::channel();
        let ask = move || drop(told.send(system::current()));
        thread::Builder::new().name("logon".to_owned()).spawn(ask).ok()?;
        timeout(LIMIT, answer).await.ok()?.ok()?
    }
}

/// A variable of the environment that has something in it.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|text| !text.is_empty())
}

#[cfg(unix)]
mod system {
    use libgssapi::credential::{Cred, CredUsage};
    use libgssapi::oid::{GSS_MECH_KRB5, OidSet};

    use super::{Logon, variable};

    /// The owner of the tickets; without any, whoever started the program.
    pub(super) fn current() -> Option<Logon> {
        let ticket = principal().map(|name| Logon { name, domain: true });
        ticket.or_else(|| {
            let name = variable("USER").or_else(|| variable("LOGNAME"))?;
            Some(Logon { name, domain: false })
        })
    }

    fn principal() -> Option<String> {
        let mechanisms = OidSet::singleton(GSS_MECH_KRB5).ok()?;
        let held = Cred::acquire(None, None, CredUsage::Initiate, Some(&mechanisms)).ok()?;
        if held.lifetime().is_ok_and(|left| left.is_zero()) {
            return None;
        }
        let name = held.name().ok()?.display_name().ok()?;
        Some(String::from_utf8_lossy(&name).into_owned())
    }
}

#[cfg(windows)]
mod system {
    use super::{Logon, variable};

    /// As the logon has put it into the environment.
    pub(super) fn current() -> Option<Logon> {
        let name = variable("USERNAME")?;
        let name = match variable("USERDOMAIN") {
            Some(domain) => format!("{domain}\\{name}"),
            None => name,
        };
        // Set by logons to a domain alone.
        Some(Logon { name, domain: variable("USERDNSDOMAIN").is_some() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_is_logged_on_has_a_name() {
        // Nobody is possible, and nobody's name is not.
        assert!(Logon::current().await.is_none_or(|logon| !logon.name.is_empty()));
    }
}
