//! Kerberos by the system's GSSAPI: with the logon's tickets, or with a password, which goes to no
//! cache.

mod negotiation;

use std::time::Duration;

use libgssapi::context::{ClientCtx, CtxFlags, SecurityContext};
use libgssapi::credential::{Cred, CredUsage};
use libgssapi::error::Error;
use libgssapi::name::Name;
use libgssapi::oid::{GSS_MECH_KRB5, GSS_NT_HOSTBASED_SERVICE, GSS_NT_USER_NAME, OidSet};

use super::{Engine, EngineError, Mechanism, Peer, Scheme};
use crate::account::{Account, Credentials, UserName};

/// A context of GSSAPI.
pub(super) struct Gss {
    context: ClientCtx,
    binding: Option<Vec<u8>>,
    /// Whether the server has proven itself; known once it is done.
    mutual: bool,
}

impl Gss {
    pub(super) fn new(credentials: &Credentials, peer: &Peer) -> Result<Self, EngineError> {
        let context = context(credentials, peer)?;
        Ok(Self { context, binding: peer.binding.clone(), mutual: false })
    }
}

fn context(credentials: &Credentials, peer: &Peer) -> Result<ClientCtx, EngineError> {
    let mechanisms = OidSet::singleton(GSS_MECH_KRB5).map_err(told)?;
    let held = match credentials {
        Credentials::Logon => Cred::acquire(None, None, CredUsage::Initiate, Some(&mechanisms)),
        Credentials::Password(account) => with_password(account, &mechanisms),
    };
    let held = held.map_err(told)?;
    // Of what has expired no life is told, but an error.
    match held.lifetime() {
        Err(error) if routine(error) == CREDENTIALS_EXPIRED => {
            return Err(EngineError::TicketExpired);
        }
        Ok(Duration::ZERO) => return Err(EngineError::TicketExpired),
        _ => {}
    }
    let service = service(peer);
    let name = Name::new(service.as_bytes(), Some(GSS_NT_HOSTBASED_SERVICE)).map_err(told)?;
    // Nothing is delegated: the server gets no ticket of the user's to act with.
    let flags = CtxFlags::GSS_C_MUTUAL_FLAG | CtxFlags::GSS_C_INTEG_FLAG;
    Ok(ClientCtx::new(Some(held), name, flags, Some(GSS_MECH_KRB5)))
}

fn with_password(account: &Account, mechanisms: &OidSet) -> Result<Cred, Error> {
    let user = Name::new(principal(account.user()).as_bytes(), Some(GSS_NT_USER_NAME))?;
    let password = account.expose_password();
    Cred::acquire_with_password(Some(&user), password, None, CredUsage::Initiate, Some(mechanisms))
}

fn principal(user: &UserName) -> String {
    // What is special in a principal's text stands for itself in a name.
    let name = user.name().replace('\\', "\\\\").replace('/', "\\/").replace('@', "\\@");
    user.realm().map_or_else(|| name.clone(), |realm| format!("{name}@{realm}"))
}

/// `HTTP/host` of a setting, or the host's own, as GSSAPI writes it.
fn service(peer: &Peer) -> String {
    match peer.service.as_deref().and_then(|service| service.split_once('/')) {
        Some((class, host)) => format!("{class}@{host}"),
        None => format!("HTTP@{}", peer.host),
    }
}

impl Engine for Gss {
    fn scheme(&self) -> Scheme {
        Scheme::Negotiate
    }

    fn step(&mut self, input: Option<&[u8]>) -> Result<Option<Vec<u8>>, EngineError> {
        let binding = self.binding.as_deref();
        let token = match input {
            None => self.context.step(None, binding).map_err(told)?,
            Some(input) => match negotiation::answer(input)? {
                Some(answer) => self.context.step(Some(answer), binding).map_err(of_server)?,
                // It has nothing to say, least of all a proof of its own.
                None => return Ok(None),
            },
        };
        if self.context.is_complete() {
            // Before it is complete these are the flags that were asked for; a context whose
            // ticket has just expired has none.
            let flags = self.context.flags().map_err(told)?;
            self.mutual = flags.contains(CtxFlags::GSS_C_MUTUAL_FLAG);
        }
        let enveloped = if input.is_none() { negotiation::first } else { negotiation::next };
        Ok(token.map(|token| enveloped(&token)))
    }

    fn is_done(&self) -> bool {
        self.context.is_complete()
    }

    fn mechanism(&self) -> Option<Mechanism> {
        // Nothing else is let through. Known before it is done: whose last token does not come has
        // not proven itself.
        Some(Mechanism::Kerberos)
    }

    fn is_mutual(&self) -> bool {
        self.mutual
    }
}

/// Where Kerberos' own errors begin; the first of them are those of the protocol (RFC 4120, 7.5.9).
const KRB5: u32 = 0x96c7_3a00;

/// GSSAPI's routine errors (RFC 2744, 3.9.1).
const NO_CRED: u32 = 7;
const DEFECTIVE_TOKEN: u32 = 9;
const CREDENTIALS_EXPIRED: u32 = 11;
const CONTEXT_EXPIRED: u32 = 12;

fn routine(error: Error) -> u32 {
    error.major.bits() >> 16 & 0xff
}

fn told(error: Error) -> EngineError {
    of_codes(routine(error), error.minor, detail(error))
}

#[allow(clippy::needless_pass_by_value, reason = "as its neighbours")]
fn detail(error: Error) -> String {
    error.to_string().chars().filter(|c| !c.is_control()).take(300).collect()
}

/// What the server's token makes of it. It is not believed where it speaks of the password, which it
/// has not seen.
fn of_server(error: Error) -> EngineError {
    match told(error) {
        EngineError::TicketExpired => EngineError::TicketExpired,
        EngineError::ClockSkew => EngineError::ClockSkew,
        EngineError::BadToken(detail) => EngineError::BadToken(detail),
        _ => EngineError::Other(detail(error)),
    }
}

fn of_codes(routine: u32, minor: u32, detail: String) -> EngineError {
    match minor.wrapping_sub(KRB5) {
        6 => EngineError::UnknownUser,
        7 => EngineError::UnknownServer,
        18 => EngineError::AccountDisabled,
        23 => EngineError::PasswordExpired,
        // A wrong password is a failed proof, with or without proof beforehand; the third is the
        // library's own word for it.
        24 | 31 | 210 => EngineError::WrongPassword,
        32 => EngineError::TicketExpired,
        // Not yet valid is what a clock that is behind makes of a ticket.
        33 | 37 => EngineError::ClockSkew,
        // No such realm, no answer from it, no address of it, no realm at all.
        154 | 156 | 220 | 224 => EngineError::NoDomain(detail),
        // No cache, and no file where it should be.
        141 | 195 => EngineError::NoTicket(detail),
        _ => match routine {
            NO_CRED => EngineError::NoTicket(detail),
            CREDENTIALS_EXPIRED | CONTEXT_EXPIRED => EngineError::TicketExpired,
            DEFECTIVE_TOKEN => EngineError::BadToken(detail),
            _ => EngineError::Other(detail),
        },
    }
}

#[cfg(test)]
mod tests {
    use libgssapi::error::MajorFlags;

    use super::*;

    #[test]
    fn a_server_is_not_believed_of_the_password() {
        let said = |code| {
            let major = MajorFlags::GSS_S_FAILURE;
            of_server(Error { major, minor: KRB5 + code })
        };
        assert_eq!(said(32), EngineError::TicketExpired);
        assert_eq!(said(37), EngineError::ClockSkew);
        for code in [6, 18, 23, 24, 31] {
            assert!(matches!(said(code), EngineError::Other(_)), "{code}");
        }
    }

    #[test]
    fn services_and_principals_as_the_system_writes_them() {
        let peer = |service: Option<&str>| Peer {
            host: "connect.contoso.com".to_owned(),
            service: service.map(str::to_owned),
            binding: None,
        };
        assert_eq!(service(&peer(None)), "HTTP@connect.contoso.com");
        assert_eq!(service(&peer(Some("HTTP/pool.contoso.com"))), "HTTP@pool.contoso.com");
        for (text, wanted) in [
            ("CONTOSO\\anna", "anna@CONTOSO"),
            ("anna@contoso.com", "anna@CONTOSO.COM"),
            ("anna@mail@contoso.com", "anna\\@mail@CONTOSO.COM"),
            ("anna", "anna"),
        ] {
            assert_eq!(principal(&UserName::parse(text).expect(text)), wanted);
        }
    }
}
