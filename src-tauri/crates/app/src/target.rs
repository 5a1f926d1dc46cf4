//! Where to sign in, checked.

use connect_auth::{Credentials, HandshakeRules, HostRule};
use connect_client::{Address, ServerOptions, SignIn};
use connect_ipc::{Failure, SignInArgs};
use connect_webapi::Names;

use crate::Config;
use crate::failure::of_address;

/// A checked sign-in: what the user typed, with what an administrator added.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) address: Address,
    pub(crate) client_id: String,
    pub(crate) allow_http: bool,
    pub(crate) listed: Vec<HostRule>,
    pub(crate) rules: HandshakeRules,
    pub(crate) names: Names,
    /// True on the built-in simulator.
    pub(crate) sample: bool,
}

impl Target {
    /// Checks address and client id before anything is sent.
    pub(crate) fn check(args: &SignInArgs, config: &Config) -> Result<Self, Failure> {
        let refused = |error| of_address(&error, &args.server);
        let address = Address::parse(&args.server).map_err(refused)?;
        address.trust(args.allow_http, Vec::new()).map_err(refused)?;
        let client_id = guid(&args.client_id).ok_or_else(|| Failure::ClientIdInvalid {
            input: args.client_id.chars().take(80).collect(),
        })?;
        let mut listed = config.listed();
        listed.extend(config.accepted_by(&address));
        Ok(Self {
            address,
            client_id,
            allow_http: args.allow_http,
            listed,
            rules: config.rules(),
            names: config.names(),
            sample: false,
        })
    }

    pub(crate) fn options(&self) -> ServerOptions {
        ServerOptions {
            address: self.address.clone(),
            allow_http: self.allow_http,
            listed: self.listed.clone(),
        }
    }

    pub(crate) fn sign_in(&self, credentials: Credentials) -> SignIn {
        SignIn { client_id: self.client_id.clone(), credentials, rules: self.rules.clone() }
    }
}

/// A GUID without the braces and blanks it may be pasted with.
fn guid(input: &str) -> Option<String> {
    let text = input.trim().trim_start_matches('{').trim_end_matches('}');
    let parts: Vec<&str> = text.split('-').collect();
    let lengths = parts.iter().map(|part| part.len());
    let hex = parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_hexdigit()));
    (hex && lengths.eq([8, 4, 4, 4, 12])).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guid_may_have_braces() {
        let id = "0224C392-3845-4AC0-B1A0-D63706181BA7";
        assert_eq!(guid(&format!(" {{{id}}} ")).as_deref(), Some(id));
        for wrong in ["", "0224C392", "0224C392-3845-4AC0-B1A0-D63706181BAX", "x"] {
            assert_eq!(guid(wrong), None, "{wrong}");
        }
    }
}
