//! The system's own sign-in: the current logon, or a password; Kerberos or NTLM as the system
//! chooses. The calls themselves are in [`calls`], the only place that the compiler cannot check.

#[expect(unsafe_code, reason = "the system's calls take plain pointers")]
mod calls;

use windows::Win32::Foundation::{
    SEC_E_BAD_BINDINGS, SEC_E_CONTEXT_EXPIRED, SEC_E_INVALID_TOKEN, SEC_E_LOGON_DENIED,
    SEC_E_MUTUAL_AUTH_FAILED, SEC_E_NO_AUTHENTICATING_AUTHORITY, SEC_E_NO_CREDENTIALS,
    SEC_E_NO_IP_ADDRESSES, SEC_E_TARGET_UNKNOWN, SEC_E_TIME_SKEW, SEC_E_UNKNOWN_CREDENTIALS,
    SEC_E_WRONG_PRINCIPAL,
};
use windows::core::Error;

use self::calls::{Context, Handle};
use super::{Engine, EngineError, Mechanism, Peer, Scheme, is_ntlm};
use crate::account::Credentials;

/// A context of the system's.
pub(super) struct Sspi {
    context: Context,
    scheme: Scheme,
    /// Whether NTLM may be the outcome.
    ntlm: bool,
}

impl Sspi {
    pub(super) fn new(
        credentials: &Credentials,
        peer: &Peer,
        scheme: Scheme,
        ntlm: bool,
    ) -> Result<Self, EngineError> {
        let package = scheme.as_str();
        let account = match credentials {
            Credentials::Logon => None,
            Credentials::Password(account) => Some(account),
        };
        let handle = Handle::acquire(package, account, ntlm).map_err(|error| told(&error))?;
        let service = peer.service.clone().unwrap_or_else(|| format!("HTTP/{}", peer.host));
        let context = Context::new(handle, package, &service, peer.binding.as_deref());
        Ok(Self { context: context.map_err(|error| told(&error))?, scheme, ntlm })
    }
}

impl Engine for Sspi {
    fn scheme(&self) -> Scheme {
        self.scheme
    }

    fn step(&mut self, input: Option<&[u8]>) -> Result<Option<Vec<u8>>, EngineError> {
        let token = self.context.step(input).map_err(|error| told(&error))?;
        // The list of packages forbids it beforehand; a system that does not heed it is told here,
        // before the token leaves.
        if !self.ntlm && is_ntlm(&token) {
            return Err(EngineError::NoTicket("the system would use NTLM".to_owned()));
        }
        Ok(Some(token).filter(|token| !token.is_empty()))
    }

    fn is_done(&self) -> bool {
        self.context.is_done()
    }

    fn mechanism(&self) -> Option<Mechanism> {
        let package = self.context.package()?;
        Some(if package.eq_ignore_ascii_case("NTLM") {
            Mechanism::Ntlm
        } else {
            Mechanism::Kerberos
        })
    }

    fn is_mutual(&self) -> bool {
        self.is_done() && self.context.is_mutual()
    }
}

fn told(error: &Error) -> EngineError {
    let code = error.code();
    let detail = || {
        let words: String = error.message().chars().filter(|c| !c.is_control()).take(300).collect();
        format!("{words} (0x{:08X})", code.0)
    };
    match code {
        SEC_E_NO_CREDENTIALS => EngineError::NoTicket(detail()),
        SEC_E_LOGON_DENIED | SEC_E_UNKNOWN_CREDENTIALS => EngineError::WrongPassword,
        SEC_E_CONTEXT_EXPIRED => EngineError::TicketExpired,
        SEC_E_TIME_SKEW => EngineError::ClockSkew,
        SEC_E_TARGET_UNKNOWN | SEC_E_WRONG_PRINCIPAL => EngineError::UnknownServer,
        SEC_E_NO_AUTHENTICATING_AUTHORITY | SEC_E_NO_IP_ADDRESSES => {
            EngineError::NoDomain(detail())
        }
        SEC_E_INVALID_TOKEN | SEC_E_MUTUAL_AUTH_FAILED | SEC_E_BAD_BINDINGS => {
            EngineError::BadToken(detail())
        }
        _ => of_status(code.0).unwrap_or_else(|| EngineError::Other(detail())),
    }
}

/// A domain's answer about the account ([MS-ERREF] 2.3.1): as it is, or marked as one
/// (`FACILITY_NT_BIT`).
fn of_status(code: i32) -> Option<EngineError> {
    const MARK: u32 = 0x1000_0000;
    match code as u32 & !MARK {
        // No such user.
        0xC000_0064 => Some(EngineError::UnknownUser),
        // Wrong password; logon failure.
        0xC000_006A | 0xC000_006D => Some(EngineError::WrongPassword),
        // Restricted, disabled, locked out.
        0xC000_006E | 0xC000_0072 | 0xC000_0234 => Some(EngineError::AccountDisabled),
        // Expired; to be changed first.
        0xC000_0071 | 0xC000_0224 => Some(EngineError::PasswordExpired),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_account_is_told_in_either_form() {
        for code in [0xC000_0234_u32, 0xD000_0234] {
            assert_eq!(of_status(code as i32), Some(EngineError::AccountDisabled));
        }
        assert_eq!(of_status(SEC_E_NO_CREDENTIALS.0), None);
    }
}
