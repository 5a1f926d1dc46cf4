//! A handshake under way, with whoever checks it.

use std::io;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::helper::{Dialect, Helper};
use super::kerberos::Acceptor;
use super::message::{Message, hashed};
use super::{Gate, Scheme, Step};
use crate::sign_in::{Binding, Mechanism};

/// What a negotiation's first token begins with, and so does a ticket without one (RFC 2743, 3.1).
const FIRST: u8 = 0x60;
/// The greeting among NTLM's messages.
const GREETING: u32 = 1;
/// The last of them.
const ANSWER: u32 = 3;

/// A handshake under way.
pub(super) struct Handshake {
    scheme: Scheme,
    checker: Checker,
}

enum Checker {
    Samba(Box<Helper>),
    /// None while it is at work.
    Kerberos(Option<Acceptor>),
}

/// The bytes of a token; none if there are none.
pub(super) fn decode(token: &str) -> Option<Vec<u8>> {
    BASE64_STANDARD.decode(token).ok().filter(|token| !token.is_empty())
}

impl Handshake {
    /// A handshake for its first token; none if it is not one. NTLM may come bare also where it is
    /// negotiated: Windows does that.
    pub(super) fn begin(gate: &Gate, scheme: Scheme, token: &[u8]) -> io::Result<Option<Self>> {
        if !is_first(token) {
            return Ok(None);
        }
        let ntlm = !gate.accounts.users.is_empty();
        let samba = |dialect| {
            Helper::start(&gate.accounts, dialect).map(|helper| Checker::Samba(Box::new(helper)))
        };
        let checker = match (Message::bare(token), Message::find(token)) {
            (Some(_), _) if ntlm => samba(Dialect::Bare)?,
            (None, found) if scheme == Scheme::Negotiate => {
                // A ticket holds no message of NTLM's.
                if gate.kerberos && found.is_none() {
                    Checker::Kerberos(Some(Acceptor::start().map_err(io::Error::other)?))
                } else if ntlm {
                    samba(Dialect::Enveloped)?
                } else {
                    return Ok(None);
                }
            }
            _ => return Ok(None),
        };
        Ok(Some(Self { scheme, checker }))
    }

    /// True if a token is the next of this handshake, and not the first of another.
    pub(super) fn goes_on(&self, scheme: Scheme, token: &[u8]) -> bool {
        scheme == self.scheme && !is_first(token)
    }

    pub(super) fn mechanism(&self) -> Mechanism {
        match self.checker {
            Checker::Samba(_) => Mechanism::Ntlm,
            Checker::Kerberos(_) => Mechanism::Kerberos,
        }
    }

    /// What is said to a token. Fails if nobody is there to say it.
    pub(super) async fn step(&mut self, gate: &Gate, token: &[u8]) -> io::Result<Step> {
        match &mut self.checker {
            Checker::Samba(helper) => {
                let mut step = helper.step(&BASE64_STANDARD.encode(token)).await?;
                if let Step::Proven { bound, .. } = &mut step {
                    match tie(gate, token) {
                        Some(tied) => *bound = Some(tied),
                        None => return Ok(Step::Refused("tied to something else".to_owned())),
                    }
                }
                Ok(step)
            }
            Checker::Kerberos(acceptor) => {
                let Some(mut working) = acceptor.take() else {
                    return Err(io::ErrorKind::BrokenPipe.into());
                };
                let (token, end_point) = (token.to_vec(), gate.end_point.clone());
                let binding = gate.binding;
                let work = tokio::task::spawn_blocking(move || {
                    let step = working.step(&token, end_point.as_deref(), binding);
                    (step, working)
                });
                let (step, worked) = work.await?;
                *acceptor = Some(worked);
                Ok(step)
            }
        }
    }
}

/// Whether a right answer of NTLM's is tied to the connection; none if it is to something else. So
/// is one that says it is tied to nothing: IIS does not let that in either.
fn tie(gate: &Gate, token: &[u8]) -> Option<bool> {
    let Some(end_point) = gate.end_point.as_deref() else { return Some(false) };
    let message = Message::find(token).filter(|message| message.number() == Some(ANSWER));
    match message.and_then(|message| message.binding()) {
        Some(said) if said == hashed(end_point) => Some(true),
        Some(_) if gate.binding != Binding::Ignored => None,
        _ => Some(false),
    }
}

fn is_first(token: &[u8]) -> bool {
    match Message::bare(token) {
        Some(message) => message.number() == Some(GREETING),
        None => token.first() == Some(&FIRST),
    }
}
