//! The channel of web sockets.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::task::{Context, Poll, ready};

use futures_util::{Sink, SinkExt, StreamExt};
use http::header::SET_COOKIE;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{Connector, MaybeTlsStream, WebSocketStream};

use super::FRAME_LIMIT;
use super::http::Http;
use crate::endpoint::Request;
use crate::{Fault, Input};

/// An open socket, with what is to go out.
#[derive(Debug)]
pub(super) struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    outgoing: VecDeque<String>,
    told: bool,
}

impl Http {
    /// Opens a socket.
    pub(super) async fn socket(&mut self, request: &Request) -> Result<Socket, Fault> {
        let url = self.endpoint.url(request);
        let mut request = url.as_str().into_client_request().map_err(|error| fault(&error))?;
        request.headers_mut().extend(self.head().await?);
        let config = WebSocketConfig::default()
            .max_message_size(Some(FRAME_LIMIT))
            .max_frame_size(Some(FRAME_LIMIT));
        let connector = self.tls.clone().map(Connector::Rustls);
        let connecting = tokio_tungstenite::connect_async_tls_with_config(
            request,
            Some(config),
            true,
            connector,
        );
        let (stream, answer) = connecting.await.map_err(|error| fault(&error))?;
        self.set.extend(answer.headers().get_all(SET_COOKIE).iter().cloned());
        Ok(Socket { stream, outgoing: VecDeque::new(), told: false })
    }
}

impl Socket {
    /// Sends this while the next frame is waited for.
    pub(super) fn write(&mut self, text: String) {
        self.outgoing.push_back(text);
    }

    /// What comes next. It may be dropped at any time and asked again.
    pub(super) async fn next(&mut self) -> Input {
        if !self.told {
            self.told = true;
            return Input::Opened;
        }
        poll_fn(|cx| self.poll_next(cx)).await
    }

    fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Input> {
        loop {
            if let Err(error) = self.poll_write(cx) {
                return Poll::Ready(Input::Failed(fault(&error)));
            }
            match ready!(self.stream.poll_next_unpin(cx)) {
                Some(Ok(Message::Text(text))) => {
                    return Poll::Ready(Input::Frame(text.as_str().to_owned()));
                }
                Some(Ok(Message::Close(_))) | None => return Poll::Ready(Input::Ended),
                // Pings are answered with the next write; binary frames are no part of the protocol.
                Some(Ok(_)) => {}
                Some(Err(error)) => return Poll::Ready(Input::Failed(fault(&error))),
            }
        }
    }

    /// Writes as far as the network takes it.
    fn poll_write(&mut self, cx: &mut Context<'_>) -> Result<(), Error> {
        let mut sink = std::pin::Pin::new(&mut self.stream);
        while !self.outgoing.is_empty() {
            match sink.as_mut().poll_ready(cx) {
                Poll::Ready(ready) => ready?,
                Poll::Pending => return Ok(()),
            }
            if let Some(text) = self.outgoing.pop_front() {
                sink.as_mut().start_send(Message::text(text))?;
            }
        }
        match sink.poll_flush(cx) {
            Poll::Ready(flushed) => flushed,
            Poll::Pending => Ok(()),
        }
    }

    /// The normal end.
    pub(super) async fn close(mut self) {
        // Whoever is gone already needs no farewell.
        let _ = self.stream.close(None).await;
        let _ = self.stream.flush().await;
    }
}

fn fault(error: &Error) -> Fault {
    match error {
        Error::Http(answer) => Fault::Status(answer.status().as_u16()),
        Error::Capacity(error) => Fault::Unreadable(error.to_string()),
        Error::Utf8(error) => Fault::Unreadable(error.clone()),
        other => Fault::Network(other.to_string()),
    }
}
