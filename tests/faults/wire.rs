//! Faults of a channel: it is lost, falls silent, or brings what it should not.

use std::time::Duration;

use connect_ipc::ConnectionState;
use connect_simulator::LiveFaultKind::{
    Cut, Duplicated, Large, Malformed, NoKeepAlives, Overflow, ReconnectRefused, Reordered,
    Restart, Silence, StartFails, Uninitialized, UpgradeRefused,
};
use connect_simulator::{LiveFault, LiveFaultKind, Options, Quirk, Transport};

use crate::case::{Case, Outcome, options};

/// Cut again and again, and mended where it was.
pub async fn cut(over: Transport) -> Outcome {
    let mut case = Case::start(over).await?;
    for round in 1..=4 {
        case.set(Cut);
        case.is_struck("cut", round).await?;
        case.is_honest("cut").await?;
        case.becomes_true("after a cut").await?;
    }
    case.recovers().await
}

/// The server takes the client for gone, and ends its subscriptions: while the channel is cut, and
/// between two polls, where no reconnect tells of it.
pub async fn given_up(over: Transport) -> Outcome {
    let mut case = Case::start(over).await?;
    case.set(Cut);
    case.simulator.give_up_lost_connections();
    case.is_struck("cut", 1).await?;
    case.is_honest("given up").await?;
    case.becomes_true("after that").await?;
    if over == Transport::LongPolling {
        is_given_up_between_polls(&mut case).await?;
        case.is_honest("given up between two polls").await?;
        case.becomes_true("after that").await?;
    }
    case.recovers().await
}

/// Between two polls is a short time: it is tried until it is met.
async fn is_given_up_between_polls(case: &mut Case) -> Outcome {
    for _ in 0..1_000 {
        case.advance(Duration::from_secs(1));
        for _ in 0..20 {
            case.simulator.give_up_lost_connections();
            if case.simulator.counters().subscriptions == 0 {
                return Ok(());
            }
            tokio::task::yield_now().await;
        }
        case.desk.look(Duration::from_millis(1)).await;
    }
    Err("never between two polls".to_owned())
}

/// The channel stays open, and nothing comes over it: the one that is open, then each.
pub async fn silence(over: Transport) -> Outcome {
    let mut case = Case::start(over).await?;
    case.set(LiveFault::from(Silence).once());
    case.is_struck("silence", 1).await?;
    case.is_honest("one silent channel").await?;
    case.becomes_true("after a silent channel").await?;
    if !case.desk.states.contains(&ConnectionState::Slow) {
        return Err(format!("silence was not seen: {:?}", case.desk.states));
    }
    case.set(Silence);
    case.is_honest("silence").await?;
    case.shows(ConnectionState::Offline).await?;
    case.is_honest("long silence").await?;
    case.recovers().await
}

/// Data goes on, signs of life do not: fine while there is data.
pub async fn no_keep_alives(over: Transport) -> Outcome {
    let mut case = Case::start(over).await?;
    case.set(NoKeepAlives);
    case.is_honest("with data").await?;
    case.shows(ConnectionState::Slow).await?;
    case.is_struck("no-keep-alives", 1).await?;
    case.is_honest("without data").await?;
    case.recovers().await
}

/// Something between the two lets no web socket through: other transports serve.
pub async fn upgrade_refused(over: Transport) -> Outcome {
    let all = Options { transports: Transport::ALL.to_vec(), ..options(over) };
    let mut case = Case::start_with(all).await?;
    case.goes_over(over)?;
    case.set(UpgradeRefused);
    case.set(Cut);
    case.is_struck("upgrade-refused", 2).await?;
    case.is_honest("without web sockets").await?;
    case.becomes_true("without web sockets").await?;
    case.goes_over(Transport::ServerSentEvents)?;
    case.recovers().await
}

/// A new connection is wanted, and this goes wrong with it.
async fn anew(over: Transport, fault: LiveFaultKind) -> Outcome {
    let mut case = Case::start(over).await?;
    let name = fault.name();
    case.set(LiveFault::from(fault).times(2));
    case.set(Restart);
    case.is_struck(name, 1).await?;
    case.is_honest("not started").await?;
    case.is_struck(name, 2).await?;
    case.recovers().await
}

/// The channel opens, and nobody says that it is up.
pub async fn uninitialized(over: Transport) -> Outcome {
    anew(over, Uninitialized).await
}

/// `/start` has another answer.
pub async fn start_fails(over: Transport) -> Outcome {
    anew(over, StartFails(500)).await
}

/// The channel is cut, and this is the answer to the attempt to open it again.
async fn refused(over: Transport, code: u16) -> Outcome {
    let mut case = Case::start(over).await?;
    for round in 1..=2 {
        case.set(LiveFault::from(ReconnectRefused(code)).once());
        case.set(Cut);
        case.is_struck("reconnect-refused", round).await?;
        case.is_honest("refused").await?;
        case.becomes_true("after a refusal").await?;
    }
    case.recovers().await
}

/// The server does not know the token of the connection.
pub async fn reconnect_400(over: Transport) -> Outcome {
    refused(over, 400).await
}

/// The server takes the client for another user.
pub async fn reconnect_403(over: Transport) -> Outcome {
    refused(over, 403).await
}

/// Messages are lost in the server's buffer, and nothing on the wire says so: what comes next does.
pub async fn overflow(over: Transport) -> Outcome {
    // So many messages as there are entities, as some servers send them.
    let quirks = [Quirk::SingleObjects].into_iter().collect();
    let mut case = Case::start_with(Options { quirks, ..options(over) }).await?;
    for round in 1..=3 {
        // More than a poll brings.
        let lost = 300;
        case.set(LiveFault::from(Overflow).times(lost));
        while case.struck("overflow") < round * u64::from(lost) {
            case.live_on().await;
        }
        case.is_honest("after a loss").await?;
        case.becomes_true("after a loss").await?;
    }
    case.recovers().await
}

/// Frames come twice.
pub async fn duplicated(over: Transport) -> Outcome {
    let mut case = Case::start(over).await?;
    case.set(Duplicated);
    for _ in 0..4 {
        case.is_honest("with duplicates").await?;
    }
    case.is_struck("duplicated", 3).await?;
    case.becomes_true("with duplicates").await?;
    case.recovers().await
}

/// A frame comes after the one that was sent after it.
pub async fn reordered(over: Transport) -> Outcome {
    let mut case = Case::start(over).await?;
    for round in 1..=3 {
        case.set(LiveFault::from(Reordered).once());
        // The frame that comes too late is held back by a server that sends no other.
        case.live_on().await;
        case.is_struck("reordered", round).await?;
        case.is_honest("out of order").await?;
        case.becomes_true("after frames out of order").await?;
    }
    case.recovers().await
}

/// Of a frame the second half is missing.
pub async fn malformed(over: Transport) -> Outcome {
    let mut case = Case::start(over).await?;
    case.set(LiveFault::from(Malformed).once());
    case.is_honest("half a frame").await?;
    case.is_struck("malformed", 1).await?;
    case.recovers().await
}

/// A frame of 50 MB comes in between.
pub async fn large(over: Transport) -> Outcome {
    let mut case = Case::start(over).await?;
    case.set(LiveFault::from(Large(50)).once());
    case.is_struck("large", 1).await?;
    case.is_honest("a frame of 50 MB").await?;
    case.becomes_true("after 50 MB").await?;
    case.recovers().await
}
