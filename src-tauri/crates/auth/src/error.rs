//! Why a sign-in failed.

use thiserror::Error;

use crate::engine::EngineError;

/// Why a sign-in failed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SignInError {
    /// No connection.
    #[error("{host} cannot be reached: {detail}")]
    Unreachable {
        /// The host.
        host: String,
        /// The system's reason.
        detail: String,
    },
    /// The secure connection was refused.
    #[error("no secure connection to {host}: {detail}")]
    Tls {
        /// The host.
        host: String,
        /// The TLS library's reason.
        detail: String,
    },
    /// The connection was lost on the way, and again when it was tried anew.
    #[error("the connection was lost: {detail}")]
    Cut {
        /// The reason.
        detail: String,
    },
    /// No answer within the limit.
    #[error("no answer within {seconds} s")]
    TimedOut {
        /// The limit.
        seconds: u64,
    },
    /// The service does not ask for a Windows sign-in, or for one that is not possible here.
    #[error("the service asks for {offered:?}")]
    Unsupported {
        /// The schemes it offers.
        offered: String,
    },
    /// Only NTLM would do, which is not allowed.
    #[error("NTLM is not allowed here")]
    NtlmNotAllowed,
    /// Only NTLM would do, which takes a password here.
    #[error("NTLM takes a user name and a password here")]
    NtlmNeedsPassword,
    /// Nobody is logged on to the domain here, so a password is needed.
    #[error("no logon to the domain: {detail}")]
    NoTicket {
        /// The system's reason.
        detail: String,
    },
    /// The logon to the domain is too old.
    #[error("the logon to the domain has expired")]
    TicketExpired,
    /// This computer's clock and the domain's differ too much.
    #[error("the clocks of this computer and of the domain differ too much")]
    ClockSkew,
    /// The password is wrong, or the user is unknown.
    #[error("user name or password are wrong")]
    WrongPassword,
    /// The password is wrong, or the service does not accept what ties the sign-in to the secure
    /// connection: it answers both alike.
    #[error("user name or password are wrong, or the secure connection is not the service's own")]
    PasswordOrBinding,
    /// The account is locked or disabled.
    #[error("the account is locked or disabled")]
    AccountDisabled,
    /// The password has to be changed first.
    #[error("the password has expired")]
    PasswordExpired,
    /// The service does not let the user in whom the domain knows.
    #[error("the user is refused")]
    LogonRefused,
    /// The domain does not know the sign-in service.
    #[error("the domain does not know {host}")]
    ServerUnknown {
        /// The host.
        host: String,
    },
    /// The domain cannot be asked.
    #[error("the domain cannot be reached: {detail}")]
    NoDomain {
        /// The system's reason.
        detail: String,
    },
    /// The service did not prove that it is the one it says.
    #[error("the sign-in service has not proven itself: {detail}")]
    NotProven {
        /// What was wrong.
        detail: String,
    },
    /// The handshake does not come to an end, or the system refuses it.
    #[error("the handshake failed: {detail}")]
    Handshake {
        /// What was wrong.
        detail: String,
    },
    /// The service knows the user and not the client id.
    #[error("client id unknown")]
    ClientIdUnknown,
    /// The service answered something else.
    #[error("the service answered {status}")]
    Status {
        /// The HTTP status.
        status: u16,
    },
    /// The answer holds no token.
    #[error("the answer holds no token")]
    Malformed,
}

impl SignInError {
    pub(crate) fn cut(error: &hyper::Error) -> Self {
        Self::Cut { detail: error.to_string() }
    }

    /// What an engine's error means at this host.
    pub(crate) fn of_engine(error: EngineError, host: &str) -> Self {
        match error {
            EngineError::NoTicket(detail) => Self::NoTicket { detail },
            EngineError::TicketExpired => Self::TicketExpired,
            EngineError::ClockSkew => Self::ClockSkew,
            EngineError::WrongPassword | EngineError::UnknownUser => Self::WrongPassword,
            EngineError::AccountDisabled => Self::AccountDisabled,
            EngineError::PasswordExpired => Self::PasswordExpired,
            EngineError::UnknownServer => Self::ServerUnknown { host: host.to_owned() },
            EngineError::NoDomain(detail) => Self::NoDomain { detail },
            EngineError::WantsNtlm => Self::NtlmNeedsPassword,
            EngineError::BadToken(detail) => Self::NotProven { detail },
            EngineError::Other(detail) => Self::Handshake { detail },
        }
    }

    /// True if the password must not be tried again by itself: the domain counts the attempts and
    /// locks the account.
    pub fn spends_password(&self) -> bool {
        matches!(
            self,
            Self::WrongPassword
                | Self::PasswordOrBinding
                | Self::AccountDisabled
                | Self::PasswordExpired
        )
    }
}
