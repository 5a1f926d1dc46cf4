//! Channels that are answers of HTTP: server-sent events, and polls. What is written goes out at
//! once, since the next thing is asked for only when there is nothing left to write.

use std::io;

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio::task::yield_now;
use tokio::time::{Instant, sleep_until};

use super::channel::{Channel, Next};
use super::request::JSON;
use crate::server::Shared;
use crate::server::connection::End;

/// A piece of an answer, or its violent end.
type Piece = Result<Bytes, io::Error>;

/// Server-sent events. Frames end as lines do on the server's system, all else with LF.
pub(super) fn events(channel: Channel) -> Response {
    let begin = stream::iter([Ok(Bytes::from_static(b"data: initialized\n\n"))]);
    let events = stream::unfold(Some(channel), |channel| async {
        let mut channel = channel?;
        match channel.next().await {
            Next::Frame(text) => Some((Ok(format!("data: {text}\r\n\r\n").into()), Some(channel))),
            Next::Beat => Some((Ok("data: {}\n\n".into()), Some(channel))),
            Next::End(End::InOrder) => None,
            Next::End(End::Cut) => Some((cut(), None)),
        }
    });
    answer("text/event-stream", Body::from_stream(stream::StreamExt::chain(begin, events)))
}

/// How far the answer to a poll has come.
enum Stage {
    /// There may be more.
    Open(Channel),
    /// It breaks off next.
    Broken,
    /// That was all.
    Over,
}

/// The answer to a poll: a blank for each sign of life, then one frame.
pub(super) fn poll(shared: &Shared, channel: Channel) -> Response {
    let until = Instant::now() + shared.options.connection_timeout;
    let pieces = stream::unfold(Stage::Open(channel), move |stage| async move {
        let mut channel = match stage {
            Stage::Open(channel) => channel,
            Stage::Broken => {
                // What is written so far goes out first.
                yield_now().await;
                return Some((cut(), Stage::Over));
            }
            Stage::Over => return None,
        };
        let next = tokio::select! {
            next = channel.next() => next,
            () = sleep_until(until) => Next::End(End::InOrder),
        };
        let (text, stage) = match next {
            Next::Beat => (" ".to_owned(), Stage::Open(channel)),
            // Without a beginning, a browser would take it for the end of an idle connection and
            // ask again by itself.
            Next::End(End::Cut) => (" ".to_owned(), Stage::Broken),
            Next::Frame(text) => {
                channel.finish();
                (text, Stage::Over)
            }
            Next::End(End::InOrder) => {
                channel.finish();
                (channel.empty(), Stage::Over)
            }
        };
        Some((Ok(text.into()), stage))
    });
    answer(JSON, Body::from_stream(pieces))
}

/// An answer that breaks off takes its connection with it.
fn cut() -> Piece {
    Err(io::ErrorKind::ConnectionAborted.into())
}

fn answer(kind: &'static str, body: Body) -> Response {
    ([(CONTENT_TYPE, kind)], body).into_response()
}
