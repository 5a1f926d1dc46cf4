//! One web socket: frames out, calls in, signs of life.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::WebSocketUpgrade;
use axum::extract::ws::{CloseFrame, Message, WebSocket, close_code};
use axum::response::Response;
use tokio::time::{Instant, MissedTickBehavior, interval_at};

use super::connection::Joined;
use super::hub::{Channel, Out};
use super::{Shared, signalr};

/// The genuine server's limit for what comes in.
const INCOMING: usize = 64 * 1024;

pub(super) fn open(
    upgrade: WebSocketUpgrade,
    simulated: &Shared,
    id: String,
    agent: i64,
    joined: Joined,
) -> Response {
    let simulated = Arc::clone(simulated);
    upgrade.max_message_size(INCOMING).on_upgrade(move |socket| async move {
        let channel = simulated.state().hub.open(&id, agent, joined);
        let number = channel.number;
        run(socket, channel, &simulated).await;
        simulated.state().hub.closed(&id, number);
    })
}

async fn run(mut socket: WebSocket, channel: Channel, simulated: &Shared) {
    let Channel { mut frames, cut, .. } = channel;
    // A cut leaves no time for a parting word, as when a cable is pulled.
    tokio::select! {
        biased;
        _ = cut => {}
        () = serve(&mut socket, &mut frames, simulated) => {}
    }
}

async fn serve(
    socket: &mut WebSocket,
    frames: &mut tokio::sync::mpsc::Receiver<Out>,
    simulated: &Shared,
) {
    let beat = (simulated.options.keep_alive_timeout / 2).max(Duration::from_millis(50));
    let mut beats = interval_at(Instant::now() + beat, beat);
    beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let message = tokio::select! {
            out = frames.recv() => match out {
                Some(Out::Frame(text)) => Message::text(text),
                Some(Out::Close) => {
                    let end = CloseFrame { code: close_code::NORMAL, reason: "".into() };
                    // Whoever is gone already needs no farewell.
                    drop(socket.send(Message::Close(Some(end))).await);
                    return;
                }
                None => return,
            },
            _ = beats.tick() => Message::text("{}"),
            incoming = socket.recv() => match incoming {
                Some(Ok(Message::Text(call))) => match signalr::invoked(simulated, &call) {
                    Some(answer) => Message::text(answer),
                    None => continue,
                },
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
                Some(Ok(Message::Binary(_) | Message::Close(_)) | Err(_)) | None => return,
            },
        };
        if socket.send(message).await.is_err() {
            return;
        }
    }
}
