//! Faults of the server: it goes away, is another one, refuses, is slow, or has another time.

use std::time::Duration;

use connect_ipc::ConnectionState;
use connect_simulator::LiveFaultKind::{
    ClockOff, Cut, Late, ReconnectRefused, Redirect, Restart, RestartUnseen, Unauthorized,
};
use connect_simulator::{Fault, LiveFault, Options, SERVERS, Transport};

use crate::case::{Case, Outcome, options, server};

/// An hour in seconds.
const HOUR: i64 = 3600;
/// How long a poll waits by default.
const LONG_POLL: Duration = Duration::from_secs(110);

/// Another process goes on at the same address: it knows no subscription and no cursor.
pub async fn restart(over: Transport) -> Outcome {
    let mut case = Case::start(over).await?;
    for round in 1..=3 {
        case.set(Restart);
        case.is_struck("restart", round).await?;
        case.is_honest("restarted").await?;
        case.becomes_true("after a restart").await?;
    }
    case.recovers().await
}

/// The same between two polls, of which the next lasts as long as it does by default: nothing breaks
/// off that would tell of it.
pub async fn restart_unseen(over: Transport) -> Outcome {
    let mut case =
        Case::start_with(Options { connection_timeout: LONG_POLL, ..options(over) }).await?;
    for round in 1..=3 {
        case.set(LiveFault::from(RestartUnseen).once());
        while case.struck("restart-unseen") < round {
            case.live_on().await;
        }
        case.is_honest("restarted between two polls").await?;
        case.becomes_true("after that").await?;
    }
    case.recovers().await
}

/// Nobody listens for a while.
pub async fn down(over: Transport) -> Outcome {
    let mut case = Case::start(over).await?;
    case.simulator.stop().await;
    case.is_honest("down").await?;
    case.shows(ConnectionState::Offline).await?;
    case.is_honest("offline").await?;
    case.simulator.restart().await.map_err(|error| error.to_string())?;
    case.recovers().await
}

/// The token is not taken any more, in the middle of it all.
pub async fn unauthorized(over: Transport) -> Outcome {
    let mut case = Case::start(over).await?;
    for round in 1..=3 {
        let before = case.simulator.counters().tokens_issued;
        case.set(Unauthorized);
        case.is_struck("unauthorized", round).await?;
        case.is_honest("without a token").await?;
        case.becomes_true("with another token").await?;
        let issued = case.simulator.counters().tokens_issued - before;
        if issued != 1 {
            return Err(format!("{issued} tokens were asked for instead of one"));
        }
    }
    case.recovers().await
}

/// Whatever is asked for fails.
pub async fn storm(over: Transport) -> Outcome {
    let mut case = Case::start(over).await?;
    case.simulator.set_fault("*", Fault::status(500));
    case.set(Cut);
    case.is_struck("R1", 2).await?;
    case.is_honest("in a storm").await?;
    case.shows(ConnectionState::Offline).await?;
    case.is_struck("B1", 2).await?;
    case.is_honest("in a long storm").await?;
    case.recovers().await
}

/// Every answer comes late, and a new connection is wanted.
pub async fn slow(over: Transport) -> Outcome {
    let mut case = Case::start(over).await?;
    let late = Duration::from_millis(500);
    case.simulator.set_fault("*", Fault::latency(late));
    case.set(Late(late));
    case.set(Restart);
    case.is_struck("late", 2).await?;
    case.is_struck("B1", 1).await?;
    case.is_honest("slow").await?;
    case.becomes_true("slow").await?;
    case.recovers().await
}

/// The server that the live connection goes to dies, and another is named.
pub async fn failover(over: Transport) -> Outcome {
    let [second, third] = SERVERS;
    let simulator = server(options(over)).await?;
    simulator.set_specific_server(Some(&simulator.root_of(second)));
    let mut case = Case::beside(simulator).await?;
    let asked = |case: &Case| {
        let counters = case.simulator.counters();
        SERVERS.map(|name| counters.servers.get(name).copied().unwrap_or_default())
    };
    let before = asked(&case);
    if before[0] == 0 || before[1] > 0 {
        return Err(format!("{before:?} requests of {SERVERS:?}"));
    }
    case.is_honest("before").await?;
    case.simulator.set_specific_server(Some(&case.simulator.root_of(third)));
    case.simulator.stop_server(second);
    case.is_honest("the second server is dead").await?;
    case.becomes_true("at the third server").await?;
    let after = asked(&case);
    if after[1] == 0 {
        return Err(format!("{after:?} requests of {SERVERS:?}"));
    }
    case.recovers().await?;
    if asked(&case)[0] > after[0] {
        return Err("the dead server is still asked".to_owned());
    }
    Ok(())
}

/// Negotiating leads to another address: this server itself, then in circles, then elsewhere.
pub async fn redirect(over: Transport) -> Outcome {
    let mut case = Case::start(over).await?;
    let to = |url: String| LiveFault::from(Redirect { url, access_token: None });
    let here = format!("{}/webapi/signalr", case.simulator.root());
    case.set(to(here.clone()).once());
    case.set(Restart);
    case.is_struck("redirect", 1).await?;
    case.is_honest("redirected").await?;
    case.becomes_true("redirected").await?;
    for url in [here, "http://connect.example/webapi/signalr".to_owned()] {
        case.set(to(url));
        case.set(Restart);
        let before = case.struck("redirect");
        case.is_struck("redirect", before + 1).await?;
        case.is_honest("redirected to nowhere").await?;
        case.shows(ConnectionState::Offline).await?;
        case.simulator.clear_live_faults();
        case.becomes_true("redirected no more").await?;
    }
    case.recovers().await
}

/// The server's clock is off by an hour, one way and then the other.
pub async fn clock(over: Transport) -> Outcome {
    let simulator = server(options(over)).await?;
    simulator.set_live_fault(ClockOff(HOUR));
    let mut case = Case::beside(simulator).await?;
    case.is_struck("clock-off", 1).await?;
    for off in [HOUR, -HOUR] {
        case.set(ClockOff(off));
        case.is_honest("with another clock").await?;
        case.becomes_true("with another clock").await?;
        // How old the board is counts by this computer's clock.
        case.set(LiveFault::from(ReconnectRefused(500)).once());
        case.set(Cut);
        case.shows(ConnectionState::Reconnecting).await?;
        let as_of = case.desk.screen.connection.as_ref().and_then(|light| light.as_of);
        let now = jiff::Timestamp::now().as_millisecond();
        let age = as_of.map(|as_of| (now - as_of) / 1000);
        if age.is_none_or(|age| age.abs() > HOUR / 4) {
            return Err(format!("the board is {age:?} s old"));
        }
        case.is_honest("reconnected").await?;
        case.becomes_true("reconnected").await?;
        case.set(Restart);
        case.is_honest("connected anew").await?;
        case.becomes_true("connected anew").await?;
    }
    case.recovers().await
}
