//! The closed list of failures. It carries kinds and arguments; the words come from `locales`,
//! message `failure-<kind>` with its advice in the attribute `.advice`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{DenialKind, KeyringProblem};

/// Why something did not work. `method` is the row id of the coverage table with its name
/// (`P2 GET /profile/mbu`), `status` an HTTP status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[allow(missing_docs, reason = "the fields are named in the words above")]
pub enum Failure {
    /// The server address is no http(s) URL with a host.
    AddressInvalid { input: String },
    /// Plain http to a host that is not this computer, without the setting that allows it.
    HttpNotAllowed { host: String },
    /// The client id is no GUID.
    ClientIdInvalid { input: String },
    /// No answer at all: name not found, refused, cut, no route.
    Unreachable { host: String, detail: String },
    /// An answer did not come in time.
    TimedOut { method: String, seconds: u32 },
    /// The secure connection was refused; `detail` is the TLS library's reason.
    Tls { host: String, detail: String },
    /// Something answered, but not the Connect Web API (a web page, an empty answer).
    NotConnect { method: String, found: String },
    /// The 401 did not name a sign-in service that can be read; `header` quotes what came.
    ChallengeUnreadable { header: String },
    /// The server names a sign-in service on a host that is not trusted.
    HostNotTrusted { host: String, server: String },
    /// The server names a sign-in service that is not reached by https.
    SignInNotEncrypted { host: String, server: String },
    /// The server that is named for live data (row V1) gets no token; the root serves instead.
    LiveHostNotTrusted { host: String },
    /// The sign-in service refused the Windows user.
    SignInRefused,
    /// The sign-in service asks for a mechanism this program does not offer.
    SignInUnsupported { offered: String },
    /// Nobody is logged on to the domain on this computer; `detail` is the system's reason.
    LogonMissing { detail: String },
    /// The logon to the domain is too old.
    LogonExpired,
    /// User name or password are wrong.
    PasswordWrong,
    /// The password is wrong, or something stands between this computer and the sign-in service: it
    /// answers both alike.
    PasswordOrBinding,
    /// The account is locked or disabled.
    AccountDisabled,
    /// The password has to be changed first.
    PasswordExpired,
    /// What was typed is no user name.
    UserNameInvalid { input: String },
    /// There is no password, or it is longer than can be taken.
    PasswordInvalid,
    /// The keyring has no password of this user for the sign-in service.
    PasswordMissing { user: String },
    /// The system's keyring cannot be used; `detail` is its reason.
    KeyringUnusable { why: KeyringProblem, detail: String },
    /// The clocks of this computer and of the domain differ too much.
    ClockSkew,
    /// The domain cannot be asked; `detail` is the system's reason.
    DomainUnreachable { detail: String },
    /// The domain does not know the sign-in service on this host.
    ServiceUnknown { host: String },
    /// The sign-in service has not proven that it is the one it says.
    ServiceNotProven { detail: String },
    /// Only NTLM would do, which is not allowed here.
    NtlmNotAllowed,
    /// Only NTLM would do, which takes a user name and a password here.
    NtlmNeedsPassword,
    /// The handshake with the sign-in service failed.
    HandshakeFailed { detail: String },
    /// The sign-in service does not know the client id (400 `invalid_clientId`).
    ClientIdUnknown { client_id: String },
    /// The signed-in user has no agent profile (404 on P1 or P2).
    AgentUnknown,
    /// The user's place in the organisation does not allow this.
    Forbidden { method: String },
    /// The server refuses a token that it has just issued, also for what every agent may ask.
    TokenRefused { method: String },
    /// The server refused the request.
    Rejected { method: String, status: u16 },
    /// No session has this id, or the server failed: it answers both alike.
    SessionUnknown { method: String },
    /// The server failed.
    ServerFault { method: String, status: u16 },
    /// This server has no such method.
    NotOffered { method: String },
    /// The answer could not be read; `path` is the place in the JSON text.
    Malformed { method: String, path: String },
    /// The answer was larger than is accepted for this method.
    TooLarge { method: String, limit_mb: u32 },
    /// The live connection failed; `detail` is the protocol's reason.
    LiveConnection { detail: String },
    /// The live connection was cut, or fell silent for the keep-alive time.
    ConnectionLost,
    /// The console is not connected to a server now.
    NotConnected,
    /// An address that is not opened: no web page, or not the one that was shown.
    NotOpened { address: String },
    /// The offline store cannot be used; the console works without it.
    CacheUnusable { detail: String },
    /// What was kept of a user who has signed out is still there; `detail` is the store's reason.
    NotForgotten { detail: String },
    /// The settings could not be read; the usual ones are used, and nothing is written over them.
    SettingsNotRead { detail: String },
    /// The settings could not be written down.
    SettingsNotSaved { detail: String },
    /// A file could not be written into this folder; `detail` is the system's reason.
    FileNotWritten { folder: String, detail: String },
    /// It was not sent, because it cannot be done now.
    NotPossible { why: DenialKind },
    /// The recording of none of the sessions was started or stopped.
    RecordingNotDone,
    /// Somebody else has changed it meanwhile; nothing was written over.
    ChangedMeanwhile,
    /// A fault of this program; the log has it under `log_id`.
    Fault { log_id: String },
}
