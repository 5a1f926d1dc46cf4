//! Each fault on each transport.

use connect_simulator::Transport;
use futures_util::future::BoxFuture;

use crate::case::Outcome;
use crate::{server, sleep, wire};

/// A fault.
pub struct Fault {
    /// Its name.
    pub name: &'static str,
    /// The case, over a transport.
    pub run: fn(Transport) -> BoxFuture<'static, Outcome>,
    /// Why it makes no sense over a transport.
    pub pointless: fn(Transport) -> Option<&'static str>,
}

/// The matrix of design/quality, with a server that is not there and one that gives up beside it.
pub const FAULTS: &[Fault] = &[
    fault("connection cut", |over| Box::pin(wire::cut(over))),
    fault("given up by the server", |over| Box::pin(wire::given_up(over))),
    fault("half-open silence", |over| Box::pin(wire::silence(over))),
    fault("keep-alives stopped", |over| Box::pin(wire::no_keep_alives(over))),
    Fault {
        name: "upgrade refused",
        run: |over| Box::pin(wire::upgrade_refused(over)),
        pointless: |over| match over {
            Transport::WebSockets => None,
            _ => Some("only web sockets are upgraded to"),
        },
    },
    fault("S:1 withheld", |over| Box::pin(wire::uninitialized(over))),
    fault("/start failing", |over| Box::pin(wire::start_fails(over))),
    fault("400 on reconnect", |over| Box::pin(wire::reconnect_400(over))),
    fault("403 on reconnect", |over| Box::pin(wire::reconnect_403(over))),
    fault("server restart", |over| Box::pin(server::restart(over))),
    Fault {
        name: "restart unseen",
        run: |over| Box::pin(server::restart_unseen(over)),
        pointless: |over| match over {
            Transport::LongPolling => None,
            _ => Some("only polls leave a server and come back"),
        },
    },
    fault("server down", |over| Box::pin(server::down(over))),
    fault("buffer overflow", |over| Box::pin(wire::overflow(over))),
    fault("duplicated frames", |over| Box::pin(wire::duplicated(over))),
    fault("reordered frames", |over| Box::pin(wire::reordered(over))),
    fault("malformed JSON", |over| Box::pin(wire::malformed(over))),
    fault("frame of 50 MB", |over| Box::pin(wire::large(over))),
    fault("401 in mid-stream", |over| Box::pin(server::unauthorized(over))),
    fault("storm of 500", |over| Box::pin(server::storm(over))),
    fault("slow answers", |over| Box::pin(server::slow(over))),
    fault("failover", |over| Box::pin(server::failover(over))),
    fault("redirect", |over| Box::pin(server::redirect(over))),
    fault("clock off by an hour", |over| Box::pin(server::clock(over))),
    Fault {
        name: "laptop sleep",
        run: |over| Box::pin(sleep::sleeps(over)),
        pointless: |_| {
            if cfg!(unix) { None } else { Some("processes are stopped and go on under Unix alone") }
        },
    },
];

const fn fault(name: &'static str, run: fn(Transport) -> BoxFuture<'static, Outcome>) -> Fault {
    Fault { name, run, pointless: |_| None }
}
