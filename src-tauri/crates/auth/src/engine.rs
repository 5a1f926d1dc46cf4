//! What proves who signs in: a security context that makes tokens out of the server's tokens. The
//! system's own calls and a library stand behind one trait; which of them there are depends on the
//! system the console runs on.

#[cfg(unix)]
mod gss;
#[cfg(unix)]
mod ntlm;
mod thread;
#[cfg(windows)]
mod windows;

use thiserror::Error;

use crate::account::Credentials;

pub(crate) use thread::Running;

/// The word before a token in a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Kerberos, or NTLM where there is none.
    Negotiate,
    /// NTLM.
    Ntlm,
}

impl Scheme {
    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Negotiate => "Negotiate",
            Self::Ntlm => "NTLM",
        }
    }
}

/// How it was proven who signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mechanism {
    /// A ticket for this server; the server proves itself, too.
    Kerberos,
    /// An answer to a challenge, made with the password; the server is proven by its certificate
    /// alone.
    Ntlm,
}

/// Whom the proof is for.
#[derive(Debug, Clone)]
pub struct Peer {
    /// The host of the sign-in service's address.
    pub host: String,
    /// Its service name where that is not `HTTP/` and the host.
    pub service: Option<String>,
    /// What ties the proof to the secure connection; none over plain http.
    pub binding: Option<Vec<u8>>,
}

/// Why an engine has no token to send.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EngineError {
    /// Nobody is logged on to a domain here.
    #[error("no ticket: {0}")]
    NoTicket(String),
    /// The logon to the domain is too old.
    #[error("the ticket has expired")]
    TicketExpired,
    /// This computer's clock and the domain's differ too much.
    #[error("the clocks differ too much")]
    ClockSkew,
    /// The domain knows the user and not this password.
    #[error("the password is wrong")]
    WrongPassword,
    /// The domain does not know the user.
    #[error("the user is unknown")]
    UnknownUser,
    /// The account is locked or disabled.
    #[error("the account is locked or disabled")]
    AccountDisabled,
    /// The password has to be changed first.
    #[error("the password has expired")]
    PasswordExpired,
    /// The domain does not know the server.
    #[error("the server is unknown to the domain")]
    UnknownServer,
    /// Nothing is known of the domain here, or it does not answer.
    #[error("no domain: {0}")]
    NoDomain(String),
    /// The server negotiates, and wants NTLM instead.
    #[error("the server wants NTLM")]
    #[cfg_attr(windows, allow(dead_code, reason = "the system goes on with it by itself"))]
    WantsNtlm,
    /// The server's token is none, or not this server's.
    #[error("the server's token is wrong: {0}")]
    BadToken(String),
    /// Something else.
    #[error("{0}")]
    Other(String),
}

impl EngineError {
    /// True if the password was not tried: another engine may have more success with it.
    pub(crate) fn tried_nothing(&self) -> bool {
        matches!(
            self,
            Self::NoDomain(_) | Self::UnknownServer | Self::UnknownUser | Self::ClockSkew
        )
    }
}

/// A security context. Its calls may block for as long as the domain takes.
pub trait Engine: Send {
    /// The word before its tokens.
    fn scheme(&self) -> Scheme;

    /// The next token to send, made with the server's last one; none if there is nothing more to
    /// say.
    fn step(&mut self, input: Option<&[u8]>) -> Result<Option<Vec<u8>>, EngineError>;

    /// True once it has nothing more to ask of the server.
    fn is_done(&self) -> bool;

    /// How it proves; known once it is done.
    fn mechanism(&self) -> Option<Mechanism>;

    /// True if the server has proven itself, too; known once it is done.
    fn is_mutual(&self) -> bool;
}

/// NTLM's own mark; it stands at the beginning of a token, or within the envelope of a negotiation.
fn is_ntlm(token: &[u8]) -> bool {
    token.windows(8).take(256).any(|bytes| bytes == b"NTLMSSP\0")
}

/// Which engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The system's Kerberos calls.
    #[cfg(unix)]
    Gss,
    /// NTLM by a library.
    #[cfg(unix)]
    Ntlm(Scheme),
    /// The system's own sign-in, with NTLM if that is allowed.
    #[cfg(windows)]
    Windows { scheme: Scheme, ntlm: bool },
}

/// The engines to try, in order: Kerberos first, NTLM only where it is allowed.
#[cfg(unix)]
pub(crate) fn plan(
    credentials: &Credentials,
    offered: &[Scheme],
    peer: &Peer,
    ntlm: bool,
) -> Vec<Kind> {
    let negotiates = offered.contains(&Scheme::Negotiate);
    let mut kinds = Vec::new();
    // An address of numbers has no service name, and so no ticket.
    if negotiates && (peer.service.is_some() || !is_numbers(&peer.host)) {
        kinds.push(Kind::Gss);
    }
    if ntlm && matches!(credentials, Credentials::Password(_)) {
        let bare = offered.contains(&Scheme::Ntlm);
        let scheme =
            if bare { Some(Scheme::Ntlm) } else { negotiates.then_some(Scheme::Negotiate) };
        kinds.extend(scheme.map(Kind::Ntlm));
    }
    kinds
}

/// The engine to try: the system chooses between Kerberos and NTLM by itself.
#[cfg(windows)]
pub(crate) fn plan(_: &Credentials, offered: &[Scheme], _: &Peer, ntlm: bool) -> Vec<Kind> {
    let negotiates = offered.contains(&Scheme::Negotiate);
    let scheme = if negotiates { Some(Scheme::Negotiate) } else { ntlm.then_some(Scheme::Ntlm) };
    scheme
        .filter(|scheme| offered.contains(scheme))
        .map(|scheme| Kind::Windows { scheme, ntlm })
        .into_iter()
        .collect()
}

#[cfg(unix)]
fn is_numbers(host: &str) -> bool {
    host.trim_start_matches('[').trim_end_matches(']').parse::<std::net::IpAddr>().is_ok()
}

impl Kind {
    /// Makes the context. May block.
    pub(crate) fn start(
        self,
        credentials: &Credentials,
        peer: &Peer,
    ) -> Result<Box<dyn Engine>, EngineError> {
        match self {
            #[cfg(unix)]
            Self::Gss => Ok(Box::new(gss::Gss::new(credentials, peer)?)),
            #[cfg(unix)]
            Self::Ntlm(scheme) => Ok(Box::new(ntlm::Ntlm::new(credentials, peer, scheme)?)),
            #[cfg(windows)]
            Self::Windows { scheme, ntlm } => {
                Ok(Box::new(windows::Sspi::new(credentials, peer, scheme, ntlm)?))
            }
        }
    }
}
