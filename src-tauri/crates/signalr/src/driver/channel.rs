//! The channel that frames come over: none, being opened, or open.

use futures_util::future::BoxFuture;
use http::HeaderValue;

use super::http::Http;
use super::poll::Poll;
use super::socket::Socket;
use super::stream::Stream;
use crate::endpoint::Request;
use crate::{Fault, Input, Transport};

/// The channel.
pub(super) enum Channel {
    None,
    Opening(BoxFuture<'static, (Result<Open, Fault>, Vec<HeaderValue>)>),
    Open(Open),
}

/// An open channel.
pub(super) enum Open {
    Socket(Box<Socket>),
    Stream(Box<Stream>),
    Poll(Box<Poll>),
}

impl Channel {
    /// Begins to open one.
    pub(super) fn open(mut http: Http, request: Request) -> Self {
        Self::Opening(Box::pin(async move {
            let open = http.open(&request).await;
            (open, http.set)
        }))
    }

    /// What comes next, and the cookies that opening it has set. It may be dropped at any time and
    /// asked again.
    pub(super) async fn next(&mut self) -> (Input, Vec<HeaderValue>) {
        let mut cookies = Vec::new();
        if let Self::Opening(opening) = self {
            let (open, set) = opening.await;
            match open {
                Ok(open) => *self = Self::Open(open),
                Err(fault) => {
                    *self = Self::None;
                    return (Input::Failed(fault), set);
                }
            }
            cookies = set;
        }
        let input = match self {
            Self::Open(Open::Socket(socket)) => socket.next().await,
            Self::Open(Open::Stream(stream)) => stream.next().await,
            Self::Open(Open::Poll(poll)) => poll.next().await,
            Self::None | Self::Opening(_) => std::future::pending().await,
        };
        if matches!(input, Input::Ended | Input::Failed(_)) {
            *self = Self::None;
        }
        (input, cookies)
    }

    /// Sends this, if there is a way back.
    pub(super) fn write(&mut self, text: String) {
        if let Self::Open(Open::Socket(socket)) = self {
            socket.write(text);
        }
    }

    /// Closes it as it should be.
    pub(super) async fn close(self) {
        if let Self::Open(Open::Socket(socket)) = self {
            socket.close().await;
        }
    }
}

impl Http {
    async fn open(&mut self, request: &Request) -> Result<Open, Fault> {
        Ok(match request.transport {
            Transport::WebSockets => Open::Socket(Box::new(self.socket(request).await?)),
            Transport::ServerSentEvents => {
                Open::Stream(Box::new(Stream::new(self.stream(request).await?)))
            }
            Transport::LongPolling => Open::Poll(Box::new(Poll::new(self.poll(request).await?))),
        })
    }
}
