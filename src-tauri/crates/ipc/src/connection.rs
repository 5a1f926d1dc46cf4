//! How fresh the data is, in the words of the connection light.

use serde::Serialize;
use ts_rs::TS;

use crate::Failure;

/// The state of the live connection as the user is told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ConnectionState {
    /// Connecting for the first time in this run.
    Connecting,
    /// Connected, the snapshot is still coming in; what is shown is older.
    CatchingUp,
    /// Everything shown follows the server.
    Live,
    /// Nothing came for two thirds of the keep-alive time.
    Slow,
    /// The channel is gone and being opened again; what is shown is as of `as_of`.
    Reconnecting,
    /// Not connected; what is shown is as of `since`.
    Offline,
    /// Nobody is signed in.
    SignedOut,
}

/// How it was proven who signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Mechanism {
    /// A ticket of the domain; the server proves itself, too.
    Kerberos,
    /// An answer to a challenge; the server is proven by its certificate alone.
    Ntlm,
}

/// Who is signed in, and how safely that was proven.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProofView {
    /// The account, if it is not the one that is logged on to this computer.
    pub user: Option<String>,
    /// How; none if the sign-in service asked for no proof.
    pub mechanism: Option<Mechanism>,
    /// True if the sign-in service has proven itself to the domain, too.
    pub mutual: bool,
    /// True if the proof is tied to the secure connection, and worth nothing on another.
    pub bound: bool,
}

/// The tables that the server lets nobody follow, each with the reason; the other one goes on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RefusedTables {
    /// Why there are no queues.
    pub queues: Option<Failure>,
    /// Why there are no agents.
    pub agents: Option<Failure>,
}

/// The connection light.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionView {
    /// The state.
    pub state: ConnectionState,
    /// The transport in use, in the protocol's own word (`webSockets`).
    pub transport: Option<String>,
    /// When this state began: milliseconds since 1970 on this computer's clock.
    pub since: i64,
    /// When the newest datum on the board was received, same clock; none if there is none.
    pub as_of: Option<i64>,
    /// Why it is offline, if it is.
    pub failure: Option<Failure>,
    /// What is not followed although the console is connected.
    pub refused: RefusedTables,
    /// When the next attempt is made, same clock.
    pub next_attempt: Option<i64>,
    /// True on the built-in simulator: the data is sample data.
    pub sample_data: bool,
    /// How the sign-in was proven; none before one.
    pub proof: Option<ProofView>,
}
