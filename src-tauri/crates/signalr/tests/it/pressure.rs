//! An application that does not take what comes.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use connect_signalr::{InvokeError, connect};
use tokio::sync::Notify;

use super::*;

/// Long enough for many frames to be read, if they were.
const LIMIT: Duration = Duration::from_millis(500);
/// Events that wait for the application, and frames that may be on their way beside them.
const WAITING: usize = 64;

#[tokio::test]
async fn nothing_is_read_but_a_stop_works_at_once() {
    for transport in [Transport::WebSockets, Transport::ServerSentEvents] {
        let mut server = Server::start().await;
        let options = Options { invoke_limit: LIMIT, ..options(&server, &[transport]) };
        let (connection, mut channel) = tokio::join!(connect(options), server.let_in(transport));
        let mut connection = connection.unwrap();
        let (written, enough) = (Arc::new(AtomicU32::new(0)), Arc::new(Notify::new()));
        let (counter, reached) = (written.clone(), enough.clone());
        // Much more than networks hold; what is written of the last ones has been read before.
        let large = "x".repeat(1 << 20);
        let writing = tokio::spawn(async move {
            for number in 1..2000 {
                let frame = envelope(number).replace("\"m\"", &format!("\"{large}\""));
                channel.send(&frame).await;
                if counter.fetch_add(1, Ordering::Relaxed) == 64 {
                    reached.notify_one();
                }
            }
        });
        enough.notified().await;
        // The clock goes on: a result that cannot be read is not waited for.
        let outcome = connection.invoke("Hub", "echo", &[1]).await;
        assert_eq!(outcome.unwrap_err(), InvokeError::TimedOut);
        connection.stop();
        server.take("abort").await.answer(String::new());
        let mut taken = 0;
        while let Some(Event::Messages(messages)) = connection.next().await {
            taken += 1;
            assert_eq!(messages.arguments().collect::<Vec<_>>(), [taken.to_string()]);
        }
        assert!(connection.next().await.is_none());
        assert!((30..=WAITING + 2).contains(&taken), "{taken}");
        assert!(writing.await.is_err() && written.load(Ordering::Relaxed) < 1000);
    }
}

#[tokio::test]
async fn what_waited_comes_in_order_once_it_is_taken() {
    for transport in [Transport::WebSockets, Transport::ServerSentEvents] {
        let mut server = Server::start().await;
        let (connection, mut channel) =
            tokio::join!(connect(options(&server, &[transport])), server.let_in(transport));
        let mut connection = connection.unwrap();
        for number in 1..=300 {
            channel.send(&envelope(number)).await;
        }
        for number in 1..=300 {
            assert_eq!(numbers(&mut connection).await, [number]);
        }
    }
}
