//! The task that keeps the console connected to one server: makes the steps, pumps the live
//! updates, and begins again after a loss. It tells the console everything and decides nothing else.

use std::sync::Arc;
use std::time::Duration;

use connect_client::Client;
use connect_ipc::{DoctorStep, Failure};
use connect_model::{Catalogue, LiveUpdate, Millis, Strings};
use connect_signalr::{Event, Messages, State};
use connect_webapi::realtime::read_argument;
use tokio::sync::{Notify, mpsc};
use tokio::time::Instant;

use crate::backoff::Backoff;
use crate::failure::of_closed;
use crate::steps::{BoardColumns, Live, Organisation, Steps};
use crate::target::Target;

/// A connection that lasted this long was a good one: the next attempts are soon again.
const STEADY: Duration = Duration::from_secs(20);

/// What happened on the link.
#[derive(Debug)]
pub(crate) enum LinkEvent {
    /// A step began or ended.
    Step(DoctorStep),
    /// The organisation is known, and what the boards show of it.
    Loaded(Box<Organisation>, BoardColumns),
    /// The live connection is up and everything is subscribed to.
    Subscribed,
    /// Updates, with the server's time at which they came in.
    Updates(Vec<LiveUpdate>, Millis),
    /// Signs of life come in time, or they do not.
    Slow(bool),
    /// The server's clock, as far as it is known.
    Offset(i64),
    /// The server's strings in another language.
    Strings(String, Strings),
    /// It ended; the next attempt is made after this long, or never without the user.
    Lost(Failure, Option<Duration>),
}

/// What the console asks of the link.
#[derive(Debug)]
pub(crate) enum LinkOrder {
    /// Fetch the strings of this language.
    Language(String),
}

/// The console's end of a link. Dropping it ends the task.
#[derive(Debug)]
pub(crate) struct Link {
    retry: Arc<Notify>,
    orders: mpsc::Sender<LinkOrder>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Link {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Link {
    /// Starts the task; its events go to `events` with the number of this link.
    pub(crate) fn start(
        target: Target,
        language: Option<String>,
        number: u32,
        events: mpsc::Sender<(u32, LinkEvent)>,
    ) -> Self {
        let retry = Arc::new(Notify::new());
        let (orders, received) = mpsc::channel(8);
        let events = Events { number, events };
        let mut run =
            Run { target, language, events, retry: retry.clone(), orders: received, client: None };
        let task = tokio::spawn(async move { run.run().await });
        Self { retry, orders, task }
    }

    /// Tries again at once.
    pub(crate) fn retry(&self) {
        self.retry.notify_one();
    }

    /// Asks for something; dropped if the link is busy with too much already.
    pub(crate) fn order(&self, order: LinkOrder) {
        if self.orders.try_send(order).is_err() {
            tracing::warn!("order to the link dropped");
        }
    }
}

#[derive(Clone)]
struct Events {
    number: u32,
    events: mpsc::Sender<(u32, LinkEvent)>,
}

impl Events {
    async fn send(&self, event: LinkEvent) {
        // The console is gone when the program ends.
        let _ = self.events.send((self.number, event)).await;
    }
}

struct Run {
    target: Target,
    language: Option<String>,
    events: Events,
    retry: Arc<Notify>,
    orders: mpsc::Receiver<LinkOrder>,
    client: Option<Client>,
}

impl Run {
    async fn run(&mut self) {
        let mut backoff = Backoff::default();
        loop {
            let failure = match self.connect().await {
                Ok(live) => {
                    let began = Instant::now();
                    let failure = self.pump(live).await;
                    // A server that lets everybody in and drops them at once is not asked ever faster.
                    if began.elapsed() >= STEADY {
                        backoff.reset();
                    }
                    failure
                }
                Err(failure) => failure,
            };
            // What only the user or an administrator can mend is not tried again by itself.
            let pause = (!is_final(&failure)).then(|| backoff.pause());
            self.events.send(LinkEvent::Lost(failure, pause)).await;
            match pause {
                Some(pause) => {
                    let _ = tokio::time::timeout(pause, self.retry.notified()).await;
                }
                None => self.retry.notified().await,
            }
        }
    }

    async fn connect(&mut self) -> Result<Live, Failure> {
        let (told, mut reports) = mpsc::unbounded_channel();
        let events = self.events.clone();
        let forward = tokio::spawn(async move {
            while let Some(step) = reports.recv().await {
                events.send(LinkEvent::Step(step)).await;
            }
        });
        let result = self.steps(&mut |step| drop(told.send(step))).await;
        drop(told);
        // All steps are told before what they led to.
        let _ = forward.await;
        if result.is_ok() {
            self.events.send(LinkEvent::Subscribed).await;
        }
        result
    }

    async fn steps(
        &mut self,
        report: &mut (dyn FnMut(DoctorStep) + Send),
    ) -> Result<Live, Failure> {
        let target = self.target.clone();
        let mut steps = Steps::new(&target, report);
        let client = match self.client.take() {
            Some(client) => client,
            None => steps.sign_in().await?,
        };
        let organisation = steps.load(&client, self.language.as_deref()).await?;
        let catalogue = organisation.strings.as_ref().map(|(_, s)| Catalogue::from_strings(s));
        let columns = BoardColumns::resolve(&target.names, &catalogue.unwrap_or_default());
        let mbu = organisation.mbu.clone();
        let loaded = LinkEvent::Loaded(Box::new(organisation), columns.clone());
        self.events.send(LinkEvent::Offset(client.clock().offset())).await;
        self.events.send(loaded).await;
        let live = steps.go_live(&client, &mbu, &columns).await;
        // Signed in once is signed in: the token source renews by itself.
        self.client = Some(client);
        live
    }

    /// Until the connection is over.
    async fn pump(&mut self, mut live: Live) -> Failure {
        loop {
            tokio::select! {
                event = live.connection.next() => match event {
                    Some(Event::Messages(messages)) => self.updates(&live.client, &messages).await,
                    Some(Event::State(State::Slow)) => self.events.send(LinkEvent::Slow(true)).await,
                    Some(Event::State(State::Closed(why))) => return of_closed(why),
                    Some(Event::State(_)) => self.events.send(LinkEvent::Slow(false)).await,
                    None => return Failure::ConnectionLost,
                },
                Some(order) = self.orders.recv() => self.obey(&live.client, order).await,
            }
        }
    }

    async fn updates(&self, client: &Client, messages: &Messages) {
        let mut updates = Vec::new();
        for argument in messages.arguments() {
            match read_argument(argument) {
                Ok(read) => updates.extend(read),
                // One bad entity does not end the connection; it is logged by its place.
                Err(error) => tracing::warn!(%error, "live update not read"),
            }
        }
        if !updates.is_empty() {
            self.events.send(LinkEvent::Updates(updates, client.clock().now())).await;
        }
    }

    async fn obey(&mut self, client: &Client, order: LinkOrder) {
        let LinkOrder::Language(locale) = order;
        let target = self.target.clone();
        let mut report = |_| {};
        let strings = Steps::new(&target, &mut report).strings(client, &locale).await;
        self.language = Some(locale.clone());
        if let Ok(strings) = strings {
            self.events.send(LinkEvent::Strings(locale, strings)).await;
        }
    }
}

fn is_final(failure: &Failure) -> bool {
    matches!(
        failure,
        Failure::AddressInvalid { .. }
            | Failure::HttpNotAllowed { .. }
            | Failure::ClientIdInvalid { .. }
            | Failure::ClientIdUnknown { .. }
            | Failure::HostNotTrusted { .. }
            | Failure::AgentUnknown
            | Failure::SignInRefused
            | Failure::SignInUnsupported { .. }
    )
}
