//! Why a call failed.

use connect_auth::{SignInError, TlsError};
use connect_webapi::MethodInfo;
use thiserror::Error;

use crate::AddressError;

/// Why a call failed. `method` names the row of the coverage table.
#[derive(Debug, Clone, Error)]
#[allow(missing_docs, reason = "the fields are named in the words above")]
pub enum CallError {
    /// The address cannot be used.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The system's certificate store cannot be used.
    #[error("{0}")]
    Store(String),
    /// No connection, or it was lost.
    #[error("{host} cannot be reached: {detail}")]
    Unreachable { host: String, detail: String },
    /// The secure connection was refused.
    #[error("no secure connection to {host}: {detail}")]
    Tls { host: String, detail: String },
    /// No answer within the deadline.
    #[error("{method}: no answer within {seconds} s")]
    TimedOut { method: MethodInfo, seconds: u64 },
    /// The answer is no JSON of this API; `found` says what it looks like.
    #[error("{method}: not the Web API but {found}")]
    NotConnect { method: MethodInfo, found: String },
    /// The challenge names no sign-in service.
    #[error("no sign-in service in {header:?}")]
    Challenge { header: String },
    /// The challenge names a host that gets no credentials.
    #[error("sign-in service on {host}, which is not trusted")]
    HostNotTrusted { host: String },
    /// The challenge names a host over plain http.
    #[error("sign-in service on {host} over plain http")]
    SignInPlainHttp { host: String },
    /// The sign-in failed.
    #[error("sign-in: {0}")]
    SignIn(#[from] SignInError),
    /// A fresh token was refused here, and is accepted elsewhere.
    #[error("{method}: not allowed")]
    Forbidden { method: MethodInfo },
    /// A fresh token was refused, also for what every agent may ask.
    #[error("{method}: a token just issued is refused")]
    TokenRefused { method: MethodInfo },
    /// The answer broke off, or was not compressed as it said.
    #[error("{method}: answer broken: {detail}")]
    Cut { method: MethodInfo, detail: String },
    /// Another status than success; `message` is the server's text, if it sent one.
    #[error("{method}: {status}")]
    Status { method: MethodInfo, status: u16, message: Option<String> },
    /// The answer could not be read.
    #[error("{method}: {path}: {detail}")]
    Malformed { method: MethodInfo, path: String, detail: String },
    /// The answer was larger than is taken.
    #[error("{method}: more than {limit_mb} MB")]
    TooLarge { method: MethodInfo, limit_mb: u32 },
    /// The call has not left this computer, for this reason: the server knows nothing of it.
    #[error("not sent: {0}")]
    NotSent(Box<CallError>),
}

impl From<TlsError> for CallError {
    fn from(error: TlsError) -> Self {
        Self::Store(error.to_string())
    }
}

impl CallError {
    /// True if the server has no such method.
    pub fn is_not_offered(&self) -> bool {
        matches!(self, Self::Status { status: 404 | 405 | 501, .. })
    }
}
