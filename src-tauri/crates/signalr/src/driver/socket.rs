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
        let connector = self.tls.clone().map(Connector::Rustls);
        let connecting = tokio_tungstenite::connect_async_tls_with_config(
            request,
            Some(limits(FRAME_LIMIT)),
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

/// Messages of this many bytes at most, in one frame or in many.
fn limits(most: usize) -> WebSocketConfig {
    WebSocketConfig::default().max_message_size(Some(most)).max_frame_size(Some(most))
}

fn fault(error: &Error) -> Fault {
    match error {
        Error::Http(answer) => Fault::Status(answer.status().as_u16()),
        Error::Capacity(error) => Fault::Unreadable(error.to_string()),
        Error::Utf8(error) => Fault::Unreadable(error.clone()),
        other => Fault::Network(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;
    use tokio_tungstenite::tungstenite::protocol::Role;

    use super::*;

    /// What comes of these bytes, where messages of `most` bytes are taken.
    async fn read(most: usize, bytes: &[u8]) -> Input {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (server, _) = listener.accept().await.unwrap();
        server.writable().await.unwrap();
        assert_eq!(server.try_write(bytes).unwrap(), bytes.len());
        let stream = MaybeTlsStream::Plain(client);
        let stream = WebSocketStream::from_raw_socket(stream, Role::Client, Some(limits(most)));
        Socket { stream: stream.await, outgoing: VecDeque::new(), told: true }.next().await
    }

    /// A frame of text as a server writes it.
    fn frame(first: u8, text: &str) -> Vec<u8> {
        [&[first, u8::try_from(text.len()).unwrap()], text.as_bytes()].concat()
    }

    #[tokio::test]
    async fn a_message_that_is_too_large_is_named_with_its_size() {
        let too_long = |input| match input {
            Input::Failed(Fault::Unreadable(why)) => why,
            other => panic!("{other:?}"),
        };
        // The length stands before the message: it is refused before anything of it is held.
        let length = FRAME_LIMIT as u64 + 1;
        let head = [&[0x81, 127][..], &length.to_be_bytes()].concat();
        let why = too_long(read(FRAME_LIMIT, &head).await);
        assert!(why.contains(&length.to_string()), "{why}");
        assert!(why.contains(&FRAME_LIMIT.to_string()), "{why}");
        // In pieces, each of which is small enough.
        let pieces = [frame(0x01, "1234567"), frame(0x80, "8901")].concat();
        let why = too_long(read(10, &pieces).await);
        assert!(why.contains("11") && why.contains("10"), "{why}");
        let Input::Frame(text) = read(11, &pieces).await else { panic!("no frame") };
        assert_eq!(text, "12345678901");
    }
}
