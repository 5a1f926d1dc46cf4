//! The one place where errors become failures the user is told of.

use connect_auth::{AccountError, SignInError, VaultError};
use connect_client::{AddressError, CallError, LiveError};
use connect_ipc::{Failure, KeyringProblem};
use connect_signalr::Closed;
use connect_webapi::Refusal;

/// What the user is told of a failed call. `client_id` is the one that was used.
pub(crate) fn of_call(error: &CallError, client_id: &str) -> Failure {
    match error {
        CallError::Address(error) => of_address(error, ""),
        CallError::Store(detail) => Failure::Tls { host: String::new(), detail: detail.clone() },
        CallError::Unreachable { host, detail } => {
            Failure::Unreachable { host: host.clone(), detail: detail.clone() }
        }
        CallError::Tls { host, detail } => {
            Failure::Tls { host: host.clone(), detail: detail.clone() }
        }
        CallError::TimedOut { method, seconds } => {
            Failure::TimedOut { method: method.to_string(), seconds: small(*seconds) }
        }
        CallError::NotConnect { method, found } => {
            Failure::NotConnect { method: method.to_string(), found: found.clone() }
        }
        CallError::Challenge { header } => Failure::ChallengeUnreadable { header: header.clone() },
        CallError::HostNotTrusted { host } => {
            Failure::HostNotTrusted { host: host.clone(), server: String::new() }
        }
        CallError::SignInPlainHttp { host } => {
            Failure::SignInNotEncrypted { host: host.clone(), server: String::new() }
        }
        CallError::SignIn(error) => of_sign_in(error, client_id),
        CallError::Forbidden { method } => Failure::Forbidden { method: method.to_string() },
        CallError::TokenRefused { method } => Failure::TokenRefused { method: method.to_string() },
        CallError::Cut { method, .. } => {
            Failure::Malformed { method: method.to_string(), path: "body".to_owned() }
        }
        CallError::Status { method, status: 500, .. }
            if method.refusals.contains(&Refusal::SessionUnknown) =>
        {
            Failure::SessionUnknown { method: method.to_string() }
        }
        CallError::Status { method, status, .. } => {
            of_status(method.row, &method.to_string(), *status)
        }
        CallError::Malformed { method, path, .. } => {
            Failure::Malformed { method: method.to_string(), path: path.clone() }
        }
        CallError::TooLarge { method, limit_mb } => {
            Failure::TooLarge { method: method.to_string(), limit_mb: *limit_mb }
        }
        CallError::NotSent(why) => of_call(why, client_id),
    }
}

/// True if what was sent may be done all the same: the answer was lost, or is from somebody in
/// between.
pub(crate) fn may_be_done(failure: &Failure) -> bool {
    match failure {
        Failure::Rejected { status, .. } | Failure::ServerFault { status, .. } => {
            matches!(status, 408 | 502 | 503 | 504)
        }
        Failure::Unreachable { .. }
        | Failure::TimedOut { .. }
        | Failure::NotConnect { .. }
        | Failure::Malformed { .. }
        | Failure::TooLarge { .. }
        | Failure::ConnectionLost
        | Failure::NotConnected => true,
        _ => false,
    }
}

/// The failure's kind, as the contract with the window writes it: `connectionLost`.
pub(crate) fn kind(failure: &Failure) -> String {
    let value = serde_json::to_value(failure).unwrap_or_default();
    value["kind"].as_str().unwrap_or_default().to_owned()
}

/// What the user is told of an address.
pub(crate) fn of_address(error: &AddressError, input: &str) -> Failure {
    match error {
        AddressError::Invalid => Failure::AddressInvalid { input: short(input) },
        AddressError::PlainHttp { host } => Failure::HttpNotAllowed { host: host.clone() },
    }
}

/// What the user is told of an account that was typed.
pub(crate) fn of_account(error: AccountError, user: &str) -> Failure {
    match error {
        AccountError::Name => Failure::UserNameInvalid { input: short(user) },
        AccountError::Password => Failure::PasswordInvalid,
    }
}

/// Why the keyring cannot be used.
pub(crate) fn of_keyring(error: &VaultError) -> KeyringProblem {
    match error {
        VaultError::Absent { .. } => KeyringProblem::Absent,
        VaultError::Locked => KeyringProblem::Locked,
        VaultError::TimedOut { .. } => KeyringProblem::Silent,
        VaultError::Other { .. } => KeyringProblem::Failed,
    }
}

/// What the user is told of the keyring.
pub(crate) fn of_vault(error: &VaultError) -> Failure {
    Failure::KeyringUnusable { why: of_keyring(error), detail: short(&error.to_string()) }
}

/// What the user is told of the live connection.
pub(crate) fn of_live(error: &LiveError, client_id: &str) -> Failure {
    match error {
        LiveError::Call(error) => of_call(error, client_id),
        LiveError::Protocol(detail) => Failure::LiveConnection { detail: short(detail) },
    }
}

/// What the user is told of a live connection that ended.
pub(crate) fn of_closed(why: Closed) -> Failure {
    match why {
        Closed::Refused(detail) => Failure::LiveConnection { detail: short(&detail) },
        Closed::Malformed(detail) => {
            Failure::Malformed { method: "R1 live connection".to_owned(), path: short(&detail) }
        }
        Closed::Stopped | Closed::NotStarted(_) | Closed::Lost(_) | Closed::Slept => {
            Failure::ConnectionLost
        }
    }
}

fn of_sign_in(error: &SignInError, client_id: &str) -> Failure {
    const METHOD: &str = "A2 POST token";
    let method = METHOD.to_owned();
    match error {
        SignInError::Unreachable { host, detail } => {
            Failure::Unreachable { host: host.clone(), detail: detail.clone() }
        }
        SignInError::Tls { host, detail } => {
            Failure::Tls { host: host.clone(), detail: detail.clone() }
        }
        SignInError::Cut { detail } => {
            Failure::Unreachable { host: String::new(), detail: detail.clone() }
        }
        SignInError::TimedOut { seconds } => Failure::TimedOut { method, seconds: small(*seconds) },
        SignInError::Unsupported { offered } => {
            Failure::SignInUnsupported { offered: offered.clone() }
        }
        SignInError::NtlmNotAllowed => Failure::NtlmNotAllowed,
        SignInError::NtlmNeedsPassword => Failure::NtlmNeedsPassword,
        SignInError::NoTicket { detail } => Failure::LogonMissing { detail: short(detail) },
        SignInError::TicketExpired => Failure::LogonExpired,
        SignInError::ClockSkew => Failure::ClockSkew,
        SignInError::WrongPassword => Failure::PasswordWrong,
        SignInError::PasswordOrBinding => Failure::PasswordOrBinding,
        SignInError::AccountDisabled => Failure::AccountDisabled,
        SignInError::PasswordExpired => Failure::PasswordExpired,
        SignInError::LogonRefused => Failure::SignInRefused,
        SignInError::ServerUnknown { host } => Failure::ServiceUnknown { host: host.clone() },
        SignInError::NoDomain { detail } => Failure::DomainUnreachable { detail: short(detail) },
        SignInError::NotProven { detail } => Failure::ServiceNotProven { detail: short(detail) },
        SignInError::Handshake { detail } => Failure::HandshakeFailed { detail: short(detail) },
        SignInError::ClientIdUnknown => {
            Failure::ClientIdUnknown { client_id: client_id.to_owned() }
        }
        SignInError::Status { status } if *status >= 500 => {
            Failure::ServerFault { method, status: *status }
        }
        SignInError::Status { status } => Failure::Rejected { method, status: *status },
        SignInError::Malformed => Failure::Malformed { method, path: "access_token".to_owned() },
    }
}

/// A 404 on the own profile or organisation means that the user is no agent.
fn of_status(row: &str, method: &str, status: u16) -> Failure {
    let method = method.to_owned();
    match status {
        404 if matches!(row, "P1" | "P2") => Failure::AgentUnknown,
        404 | 405 | 501 => Failure::NotOffered { method },
        500.. => Failure::ServerFault { method, status },
        _ => Failure::Rejected { method, status },
    }
}

fn small(seconds: u64) -> u32 {
    u32::try_from(seconds).unwrap_or(u32::MAX)
}

/// Texts from outside are shown in part only.
fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(300).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_a_word_without_what_goes_with_it() {
        let detail = "connect.contoso.com".to_owned();
        assert_eq!(kind(&Failure::CacheUnusable { detail }), "cacheUnusable");
        assert_eq!(kind(&Failure::ConnectionLost), "connectionLost");
    }
}
