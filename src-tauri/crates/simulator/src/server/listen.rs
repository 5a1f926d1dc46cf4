//! A listener whose connections can all be cut at once, as when a server goes down.

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

use super::windows::Seat;

/// Takes connections until its end; they end when `down` changes or its sender is gone.
pub(crate) struct Door {
    listener: TcpListener,
    /// Where connections are to be secure.
    tls: Option<TlsAcceptor>,
    down: watch::Receiver<bool>,
    /// Connections that are not secure yet. Nobody else waits for them.
    greeted: JoinSet<io::Result<(Box<dyn Stream>, SocketAddr)>>,
}

impl Door {
    pub(crate) fn new(
        listener: TcpListener,
        tls: Option<TlsAcceptor>,
        down: watch::Receiver<bool>,
    ) -> Self {
        Self { listener, tls, down, greeted: JoinSet::new() }
    }

    fn line(&self, stream: Box<dyn Stream>) -> Line {
        let mut down = self.down.clone();
        let cut = Box::pin(async move { drop(down.wait_for(|down| *down).await) });
        Line { stream, cut, seat: Seat::default() }
    }
}

/// A connection's bytes, as they are sent or secured.
trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

impl Listener for Door {
    type Io = Line;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Line, SocketAddr) {
        loop {
            let accepted = tokio::select! {
                accepted = self.listener.accept() => accepted,
                Some(secured) = self.greeted.join_next() => {
                    // Who does not get that far has gone.
                    let Ok(Ok((stream, from))) = secured else { continue };
                    return (self.line(stream), from);
                }
            };
            // Out of file handles, or the caller gave up: try again in a while.
            let Ok((stream, from)) = accepted else {
                tokio::time::sleep(Duration::from_millis(20)).await;
                continue;
            };
            // Updates are small and urgent. Where it cannot be set they are only later.
            drop(stream.set_nodelay(true));
            let Some(tls) = &self.tls else { return (self.line(Box::new(stream)), from) };
            let securing = tls.accept(stream);
            self.greeted.spawn(async move { Ok((Box::new(securing.await?) as _, from)) });
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection that can be cut.
pub(crate) struct Line {
    stream: Box<dyn Stream>,
    cut: Pin<Box<dyn Future<Output = ()> + Send>>,
    seat: Seat,
}

impl Connected<IncomingStream<'_, Door>> for Seat {
    fn connect_info(incoming: IncomingStream<'_, Door>) -> Self {
        incoming.io().seat.clone()
    }
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.cut.as_mut().poll(cx).is_ready() {
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
