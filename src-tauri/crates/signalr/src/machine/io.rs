//! What goes into the machine and what comes out of it.

use std::time::Duration;

use serde_json::value::RawValue;
use thiserror::Error;

use crate::endpoint::Request;
use crate::negotiate::{Answer, Redirect};
use crate::{InvokeError, Messages, Transport};

/// A point in time: the span since any fixed moment.
pub type Moment = Duration;

/// How a machine is to go about it.
#[derive(Debug, Clone)]
pub struct Config {
    /// The transports to be tried, in this order.
    pub transports: Vec<Transport>,
    /// How long `/negotiate` and `/start` may take; the protocol sets no limit to them.
    pub answer_limit: Duration,
    /// How long the result of an invocation may take; the protocol sets no limit to that either.
    pub invoke_limit: Duration,
    /// Spreads the attempts of many clients; the same seed, the same pauses.
    pub seed: u64,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            transports: Transport::ALL.to_vec(),
            answer_limit: Duration::from_secs(15),
            invoke_limit: Duration::from_secs(30),
            seed: 0,
        }
    }
}

/// What happened.
#[derive(Debug)]
pub enum Input {
    /// The answer to `/negotiate`.
    Negotiated(Answer),
    /// The channel is open: the handshake of the socket, the first event of the stream, the head of
    /// the answer to a poll.
    Opened,
    /// A frame came in.
    Frame(String),
    /// A sign of life of a poll that has nothing to say yet.
    Beat,
    /// Bytes came that are no whole frame yet.
    Piece,
    /// The server ended the channel. A poll ends each time.
    Ended,
    /// Negotiating failed, or the channel.
    Failed(Fault),
    /// `/start` was answered as it should.
    Started,
    /// `/start` was not.
    NotStarted(Fault),
    /// The application calls a method of a hub.
    Invoke(Outgoing),
    /// What `/send` answered.
    Sent {
        /// The invocation's number.
        id: u64,
        /// The body, or why there is none.
        answer: Result<String, Fault>,
    },
    /// The application does not take what is there for it: nothing is read until it does, so that
    /// silence says nothing about the server.
    Blocked,
    /// The application has taken everything, and reading goes on.
    Unblocked,
    /// The computer slept for so long, and has just woken up; moments go on through a sleep.
    Slept(Duration),
    /// Time passed.
    Tick,
    /// The application wants to stop.
    Stop,
}

/// A call of a hub's method.
#[derive(Debug)]
pub struct Outgoing {
    /// A number that no other call of this connection has; later ones are greater.
    pub id: u64,
    /// The hub.
    pub hub: String,
    /// The method.
    pub method: String,
    /// A JSON array.
    pub arguments: Box<RawValue>,
}

/// Why the network, or the server as far as the network shows it, did not do what it should.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// No connection, or an answer that is not the protocol's.
    #[error("{0}")]
    Network(String),
    /// Another status than success.
    #[error("answered {0}")]
    Status(u16),
    /// A frame that is too large or no text.
    #[error("{0}")]
    Unreadable(String),
}

/// What is to be done.
#[derive(Debug)]
pub enum Effect {
    /// Ask `/negotiate`, at another place if one is named.
    Negotiate(Option<Redirect>),
    /// Open the channel. What is open or being opened is dropped.
    Open(Request),
    /// Drop the channel.
    Drop,
    /// Ask `/start`.
    Start(Request),
    /// Tell the server with `/abort` that this is the end, and close the channel.
    Abort(Request),
    /// Send this over the socket.
    Write(String),
    /// Post this as `data` to `/send`.
    Post {
        /// Where to.
        request: Request,
        /// The invocation's number, for [`Input::Sent`].
        id: u64,
        /// The JSON text.
        data: String,
    },
    /// Tell whoever invoked how it ended.
    Answer {
        /// The invocation's number.
        id: u64,
        /// What the method returned.
        result: Result<Box<RawValue>, InvokeError>,
    },
    /// Tell whoever invoked how far it has come.
    Progress {
        /// The invocation's number.
        id: u64,
        /// What the method says.
        value: Box<RawValue>,
    },
    /// Hand this to the application.
    Deliver(Messages),
    /// Tell the application that messages may be missing here.
    Gap(GapReason),
    /// Tell the application that something which makes the server push would be welcome.
    Quiet,
    /// Tell the application.
    Report(State),
}

/// How the connection is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Everything up to the server's first frame.
    Connecting,
    /// The server knows the connection and may be asked to push to it; what it pushes is held until
    /// `/start` is answered.
    Initialized,
    /// Connected, and signs of life come in time.
    Connected,
    /// Nothing came for two thirds of the keep-alive timeout.
    Slow,
    /// The channel is gone, and being opened again. [`State::Connected`] says that it is.
    Reconnecting,
    /// Over. A machine that is closed stays so.
    Closed(Closed),
}

/// Why a connection is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closed {
    /// The application stopped it.
    Stopped,
    /// It never came up; the text says why in the protocol's words.
    NotStarted(String),
    /// The channel was lost and could not be opened again.
    Lost(String),
    /// A frame could not be read; the text says where.
    Malformed(String),
    /// The computer slept longer than the server waits.
    Slept,
    /// The server said so (`Error`, `E`, or `D` of old servers).
    Refused(String),
}

/// Why messages may be missing. The protocol itself never says that some are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum GapReason {
    /// The server that goes on is another one, or was started anew: it began where it was.
    #[error("another server, or a restarted one, goes on")]
    OtherServer,
    /// The channel was lost before there was a cursor to go on from.
    #[error("there was no cursor to go on from")]
    NoCursor,
    /// The cursor went back within a channel: frames came in another order than was sent.
    #[error("the cursor went back")]
    WentBack,
    /// Topics are gone or have begun anew: the server had taken the client for gone, and with it
    /// what it was told on this connection.
    #[error("the server had forgotten this client")]
    Forgotten,
    /// The cursor went on farther than the messages that came with it account for: the server's
    /// buffer has overflowed.
    #[error("the server's buffer overflowed")]
    Overflow,
    /// The channel was away for so long that the server's buffer may have overflowed, or that the
    /// server may have taken the client for gone.
    #[error("the connection was away for too long")]
    LongPause,
    /// Nothing has come since the channel was opened again, or a poll began, that shows where the
    /// server goes on.
    #[error("nothing shows where the server goes on")]
    Unconfirmed,
}
