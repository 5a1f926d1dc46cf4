//! Kerberos by the system's GSSAPI: tickets for the key in the keytab that the environment names.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use libgssapi::context::{SecurityContext, ServerCtx};
use libgssapi::credential::{Cred, CredUsage};
use libgssapi::error::Error;
use libgssapi::oid::{GSS_MECH_KRB5, GSS_MECH_SPNEGO, OidSet};

use super::Step;
use crate::sign_in::Binding;

/// Set in a context that the initiator has tied to the same connection: MIT's
/// `GSS_C_CHANNEL_BOUND_FLAG`.
const CHANNEL_BOUND: u32 = 0x800;

/// A context under way.
pub(super) struct Acceptor(ServerCtx);

/// Fails if there is no keytab with a key.
pub(crate) fn check() -> Result<(), String> {
    held(&[GSS_MECH_KRB5]).map(drop).map_err(|error| error.to_string())
}

fn held(mechanisms: &[libgssapi::oid::Oid<'static>]) -> Result<Cred, Error> {
    let mut set = OidSet::new();
    for mechanism in mechanisms {
        set.add(*mechanism)?;
    }
    Cred::acquire(None, None, CredUsage::Accept, Some(&set))
}

impl Acceptor {
    /// A context for a handshake that begins.
    pub(super) fn start() -> Result<Self, String> {
        let held = held(&[GSS_MECH_SPNEGO, GSS_MECH_KRB5]).map_err(|error| error.to_string())?;
        Ok(Self(ServerCtx::new(Some(held))))
    }

    /// What it says to a token. Reads files, and may wait for them.
    pub(super) fn step(
        &mut self,
        token: &[u8],
        end_point: Option<&[u8]>,
        binding: Binding,
    ) -> Step {
        match self.try_step(token, end_point.filter(|_| binding != Binding::Ignored)) {
            Ok(step) => step,
            Err(error) => Step::Refused(error.to_string()),
        }
    }

    fn try_step(&mut self, token: &[u8], end_point: Option<&[u8]>) -> Result<Step, Error> {
        let answer = self.0.step(token, end_point)?.map(|token| BASE64_STANDARD.encode(&*token));
        if !self.0.is_complete() {
            return Ok(Step::GoOn(answer.unwrap_or_default()));
        }
        let user = self.0.source_name()?.display_name()?;
        let bound = end_point.is_some() && self.0.flags()?.bits() & CHANNEL_BOUND != 0;
        Ok(Step::Proven {
            user: String::from_utf8_lossy(&user).into_owned(),
            bound: Some(bound),
            last_word: answer,
        })
    }
}
