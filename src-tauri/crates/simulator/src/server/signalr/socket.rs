//! Web sockets: frames out, calls in, signs of life.

use axum::extract::WebSocketUpgrade;
use axum::extract::ws::{CloseFrame, Message, WebSocket, close_code};
use axum::response::Response;
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;

use super::channel::{Channel, Next};
use super::invoke::{self, Begun};
use crate::server::Shared;
use crate::server::connection::End;
use crate::server::hub::Arrival;

/// The genuine server's limit for what comes in.
const INCOMING: usize = 64 * 1024;

pub(super) fn open(upgrade: WebSocketUpgrade, shared: &Shared, arrival: Arrival) -> Response {
    let shared = Shared::clone(shared);
    upgrade.max_message_size(INCOMING).on_upgrade(move |mut socket| async move {
        // A cursor that cannot be read ends the channel.
        if let Ok(mut channel) = Channel::open(&shared, &arrival)
            && serve(&mut socket, &mut channel, &shared).await == End::InOrder
        {
            let end = CloseFrame { code: close_code::NORMAL, reason: "".into() };
            // Whoever is gone already needs no farewell.
            drop(socket.send(Message::Close(Some(end))).await);
        }
    })
}

/// Until the end, and how that is to look.
async fn serve(socket: &mut WebSocket, channel: &mut Channel, shared: &Shared) -> End {
    let mut calls = FuturesUnordered::new();
    loop {
        let message = tokio::select! {
            next = channel.next() => match next {
                Next::Frame(text) => Message::text(text),
                Next::Beat => Message::text("{}"),
                Next::End(end) => return end,
            },
            Some(answer) = calls.next() => match speaking(shared, channel, answer) {
                Some(answer) => Message::text(answer),
                None => continue,
            },
            incoming = socket.recv() => match incoming {
                Some(Ok(Message::Text(call))) => match invoke::begin(shared, channel.id(), &call) {
                    Begun::Answer(answer) => match speaking(shared, channel, answer) {
                        Some(answer) => Message::text(answer),
                        None => continue,
                    },
                    Begun::Later(later) => {
                        calls.push(later);
                        continue;
                    }
                    Begun::Unanswered => continue,
                },
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => continue,
                Some(Ok(Message::Binary(_) | Message::Close(_)) | Err(_)) | None => {
                    return End::Cut;
                }
            },
        };
        // Who does not take it has to be cut off all the same.
        tokio::select! {
            biased;
            _ = channel.end() => return End::Cut,
            sent = socket.send(message) => if sent.is_err() {
                return End::Cut;
            },
        }
    }
}

/// An answer, if anything goes out.
fn speaking(shared: &Shared, channel: &Channel, answer: String) -> Option<String> {
    Some(answer).filter(|_| !shared.state().hub.is_silent(channel.id()))
}
