//! Sends what waits for the server's log, batch by batch, beside other work.

use std::convert::Infallible;
use std::future::pending;

use connect_client::{Batch, CallError, Client};
use connect_webapi::NoContent;
use connect_webapi::methods::{WriteLog, WriteLogBody};
use tokio::time::{Instant, sleep_until};

use super::ClientLog;
use super::batches::Batches;
use super::layer::unheard;
use super::queue::Outcome;

/// Where lines are written.
pub(crate) trait Outlet: Send + Sync {
    /// Writes lines; answers what became of each, in their order.
    fn write(&self, lines: Vec<WriteLogBody>) -> impl Future<Output = Vec<Outcome>> + Send;
}

/// The delivery for one sign-in. Dropping it forgets what the server was not told.
#[derive(Debug)]
pub(crate) struct Delivery {
    batches: Batches,
}

impl Delivery {
    /// A delivery that has not begun. `warning` is what the server calls a warning.
    pub(crate) fn new(log: ClientLog, warning: String) -> Self {
        Self { batches: Batches::new(log, warning) }
    }

    /// Does some work, and sends what is due while it goes on; nothing without an outlet. What is
    /// under way when the work ends counts as not arrived.
    pub(crate) async fn beside<T>(
        &mut self,
        outlet: Option<impl Outlet>,
        work: impl Future<Output = T>,
    ) -> T {
        let Some(outlet) = outlet else { return work.await };
        tokio::select! {
            done = work => done,
            never = self.run(&outlet) => match never {},
        }
    }

    async fn run(&mut self, outlet: &impl Outlet) -> Infallible {
        self.batches.begin(Instant::now());
        loop {
            let Some(due) = self.batches.due() else { return pending().await };
            sleep_until(due).await;
            let lines = self.batches.take(Instant::now());
            if !lines.is_empty() {
                let outcomes = unheard(Box::pin(outlet.write(lines))).await;
                self.batches.done(Instant::now(), &outcomes);
            }
        }
    }
}

impl Outlet for Client {
    async fn write(&self, lines: Vec<WriteLogBody>) -> Vec<Outcome> {
        let mut batch = Batch::default();
        let tickets: Vec<_> = lines.into_iter().map(|line| batch.add(&WriteLog(line))).collect();
        let answers = self.send_batch(batch).await;
        let written = |ticket| match &answers {
            Ok(answers) => answers.get(&ticket),
            Err(error) => Err(error.clone()),
        };
        let outcome = |ticket: Result<_, CallError>| match ticket.and_then(written) {
            Ok(NoContent) => Outcome::Written,
            Err(error) => outcome(&error),
        };
        tickets.into_iter().map(outcome).collect()
    }
}

fn outcome(error: &CallError) -> Outcome {
    match error {
        // Asking again would renew the token each time, for nothing.
        CallError::Forbidden { .. } | CallError::TokenRefused { .. } => Outcome::NotOffered,
        error if error.is_not_offered() => Outcome::NotOffered,
        CallError::Status { status: 408 | 429 | 500.., .. }
        | CallError::Unreachable { .. }
        | CallError::TimedOut { .. }
        | CallError::Cut { .. }
        | CallError::SignIn(_) => Outcome::Later,
        CallError::NotSent(why) => outcome(why),
        _ => Outcome::Refused,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use connect_webapi::Method;
    use tokio::sync::Mutex;
    use tokio::time::sleep;

    use super::super::batches::{FIRST, PAUSE};
    use super::super::record::Record;
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    /// A batch: after how long it came, and its messages.
    type Told = (Duration, Vec<String>);

    /// A server that answers every line so, and notes when it was told what.
    #[derive(Clone)]
    struct Server {
        answer: Outcome,
        takes: Duration,
        told: Arc<Mutex<Vec<Told>>>,
        began: Instant,
    }

    impl Server {
        fn new(answer: Outcome) -> Self {
            let (told, began) = (Arc::default(), Instant::now());
            Self { answer, takes: Duration::ZERO, told, began }
        }

        async fn told(&self) -> Vec<Told> {
            std::mem::take(&mut *self.told.lock().await)
        }
    }

    impl Outlet for Server {
        async fn write(&self, lines: Vec<WriteLogBody>) -> Vec<Outcome> {
            let outcomes = vec![self.answer; lines.len()];
            let messages = lines.into_iter().filter_map(|line| line.message).collect();
            self.told.lock().await.push((self.began.elapsed(), messages));
            sleep(self.takes).await;
            outcomes
        }
    }

    fn add(log: &ClientLog, text: &str) {
        log.add(Record { text: text.to_owned(), ..Record::lost(0) });
    }

    fn delivery() -> (ClientLog, Delivery) {
        let log = ClientLog::default();
        (log.clone(), Delivery::new(log, "warning".to_owned()))
    }

    #[tokio::test(start_paused = true)]
    async fn batches_come_late_and_seldom() {
        let (log, mut delivery) = delivery();
        let server = Server::new(Outcome::Written);
        add(&log, "at the start");
        let work = async {
            // Never at the very time of a batch.
            sleep(Duration::from_millis(500)).await;
            for _ in 0..24 {
                sleep(Duration::from_secs(1)).await;
                add(&log, "a second");
            }
            sleep(MINUTE).await;
            "done"
        };
        assert_eq!(delivery.beside(Some(server.clone()), work).await, "done");
        let told = server.told().await;
        let times: Vec<_> = told.iter().map(|(at, _)| *at).collect();
        // Nothing is sent when there is nothing to tell.
        assert_eq!(times, [FIRST, FIRST + PAUSE, FIRST + PAUSE * 2]);
        assert_eq!(told[0].1, ["at the start", "a second (4 times)"]);
        assert_eq!(told[1].1, ["a second (10 times)"]);
    }

    #[tokio::test(start_paused = true)]
    async fn nothing_is_sent_while_offline() {
        let (log, mut delivery) = delivery();
        let server = Server::new(Outcome::Written);
        add(&log, "not connected");
        delivery.beside(None::<Server>, sleep(MINUTE)).await;
        assert_eq!(server.told().await, []);
        delivery.beside(Some(server.clone()), sleep(MINUTE)).await;
        let message = "not connected (65 s ago)".to_owned();
        assert_eq!(server.told().await, [(MINUTE + FIRST, vec![message])]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_batch_that_does_not_arrive_is_dropped_after_another_try() {
        let (log, mut delivery) = delivery();
        let server = Server::new(Outcome::Later);
        add(&log, "a");
        delivery.beside(Some(server.clone()), sleep(MINUTE)).await;
        let told = ["a", "a"].map(|text| vec![text.to_owned()]);
        assert_eq!(
            server.told().await,
            [FIRST, FIRST + PAUSE].into_iter().zip(told).collect::<Vec<_>>()
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_batch_that_is_cut_off_is_sent_again() {
        let (log, mut delivery) = delivery();
        let server = Server { takes: MINUTE, ..Server::new(Outcome::Written) };
        add(&log, "a");
        delivery.beside(Some(server.clone()), sleep(FIRST * 2)).await;
        let server = Server { takes: Duration::ZERO, ..server };
        delivery.beside(Some(server.clone()), sleep(MINUTE)).await;
        assert_eq!(server.told().await.len(), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn off_sends_nothing() {
        let (log, mut delivery) = delivery();
        let server = Server::new(Outcome::Written);
        add(&log, "before");
        let work = async {
            log.set_on(false);
            add(&log, "while off");
            sleep(MINUTE).await;
            log.set_on(true);
            add(&log, "after");
            sleep(MINUTE).await;
        };
        delivery.beside(Some(server.clone()), work).await;
        let told: Vec<_> = server.told().await.into_iter().flat_map(|(_, lines)| lines).collect();
        assert_eq!(told, ["after"]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_server_without_the_method_is_asked_once() {
        let (log, mut delivery) = delivery();
        let server = Server::new(Outcome::NotOffered);
        for _ in 0..3 {
            add(&log, "a");
            delivery.beside(Some(server.clone()), sleep(MINUTE)).await;
        }
        assert_eq!(server.told().await.len(), 1);
    }

    #[test]
    fn what_errors_mean_for_a_line() {
        let method = WriteLog::INFO;
        let status = |status| outcome(&CallError::Status { method, status, message: None });
        for code in [404, 405, 501] {
            assert_eq!(status(code), Outcome::NotOffered, "{code}");
        }
        for code in [408, 429, 500, 503] {
            assert_eq!(status(code), Outcome::Later, "{code}");
        }
        assert_eq!(status(400), Outcome::Refused);
        assert_eq!(outcome(&CallError::Forbidden { method }), Outcome::NotOffered);
        let cut = CallError::Cut { method, detail: String::new() };
        assert_eq!(outcome(&cut), Outcome::Later);
    }
}
