//! What goes wrong in a soak: one trouble after another, chosen by a seed.

use std::time::Duration;

use connect_simulator::LiveFaultKind::{
    ClockOff, Cut, Duplicated, Error, Large, Late, Malformed, NoKeepAlives, ReconnectRefused,
    Redirect, Reordered, Restart, ShouldReconnect, Silence, StartFails, Unauthorized,
    Uninitialized, UpgradeRefused,
};
use connect_simulator::{Fault, LiveFault, Simulator, Transport};

/// A trouble.
#[derive(Clone, Copy)]
pub struct Trouble {
    /// Its name.
    pub name: &'static str,
    /// What the server counts it as: a fault of the live connection, or of a row.
    pub counts_as: &'static str,
    /// How many minutes of the centre it lasts at most; it does not end before it has struck.
    pub lasts: u64,
    /// How often it is to strike.
    pub strikes: u64,
    /// Begins it.
    pub begin: fn(&Simulator),
}

/// The ones that the server is told of.
pub const TROUBLES: &[Trouble] = &[
    at_once("cut", "cut", |it| it.set_live_fault(Cut)),
    at_once("silent channel", "silence", |it| it.set_live_fault(once(Silence))),
    for_seconds(3, lasting("silence", "silence", 3, |it| it.set_live_fault(Silence))),
    for_seconds(
        2,
        lasting("no keep-alives", "no-keep-alives", 3, |it| {
            it.set_live_fault(NoKeepAlives);
        }),
    ),
    at_once("restart", "restart", |it| it.set_live_fault(Restart)),
    at_once("given up", "cut", |it| {
        it.set_live_fault(Cut);
        it.give_up_lost_connections();
    }),
    at_once("400 on reconnect", "reconnect-refused", |it| refuse(it, 400)),
    at_once("403 on reconnect", "reconnect-refused", |it| refuse(it, 403)),
    at_once("500 on reconnect", "reconnect-refused", |it| refuse(it, 500)),
    at_once("start fails", "start-fails", |it| anew(it, StartFails(503))),
    at_once("S:1 withheld", "uninitialized", |it| anew(it, Uninitialized)),
    at_once("redirect", "redirect", |it| {
        let url = format!("{}/webapi/signalr", it.root());
        anew(it, Redirect { url, access_token: None });
    }),
    lasting("duplicates", "duplicated", 3, |it| it.set_live_fault(Duplicated)),
    at_once("out of order", "reordered", |it| it.set_live_fault(once(Reordered))),
    at_once("half a frame", "malformed", |it| it.set_live_fault(once(Malformed))),
    at_once("large frame", "large", |it| it.set_live_fault(once(Large(5)))),
    at_once("end by the server", "error", |it| {
        it.set_live_fault(once(Error("going down".to_owned())));
    }),
    at_once("reconnect wanted", "should-reconnect", |it| it.set_live_fault(once(ShouldReconnect))),
    at_once("401", "unauthorized", |it| it.set_live_fault(Unauthorized)),
    lasting("storm of 500", "R1", 4, |it| {
        it.set_fault("*", Fault::status(500));
        it.set_live_fault(Cut);
    }),
    lasting("slow answers", "late", 4, |it| {
        it.set_fault("*", Fault::latency(Duration::from_millis(200)));
        it.set_live_fault(Late(Duration::from_millis(200)));
        it.set_live_fault(Cut);
    }),
    lasting("clock ahead", "clock-off", 9, |it| clock(it, 3600)),
    lasting("clock behind", "clock-off", 9, |it| clock(it, -3600)),
];

const fn at_once(name: &'static str, counts_as: &'static str, begin: fn(&Simulator)) -> Trouble {
    lasting(name, counts_as, 1, begin)
}

/// What is noticed by the machine's clock: signs of life are due each second.
const fn for_seconds(strikes: u64, trouble: Trouble) -> Trouble {
    Trouble { strikes, ..trouble }
}

const fn lasting(
    name: &'static str,
    counts_as: &'static str,
    lasts: u64,
    begin: fn(&Simulator),
) -> Trouble {
    Trouble { name, counts_as, lasts, strikes: 1, begin }
}

fn once(kind: impl Into<LiveFault>) -> LiveFault {
    kind.into().once()
}

fn refuse(simulator: &Simulator, code: u16) {
    simulator.set_live_fault(once(ReconnectRefused(code)));
    simulator.set_live_fault(Cut);
}

/// What strikes a new connection, and the need of one.
fn anew(simulator: &Simulator, kind: impl Into<LiveFault>) {
    simulator.set_live_fault(once(kind));
    simulator.set_live_fault(Restart);
}

fn clock(simulator: &Simulator, seconds: i64) {
    simulator.set_live_fault(ClockOff(seconds));
    simulator.set_live_fault(Restart);
}

/// Lets this transport through and no better one, from the next connection on.
pub fn narrow(simulator: &Simulator, to: Transport) {
    if to != Transport::WebSockets {
        simulator.set_live_fault(LiveFault::from(UpgradeRefused));
    }
    if to == Transport::LongPolling {
        simulator.set_live_fault(LiveFault::from(Uninitialized).on(Transport::ServerSentEvents));
    }
}
