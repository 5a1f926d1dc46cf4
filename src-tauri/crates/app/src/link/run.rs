//! The task itself: makes the steps, pumps what is pushed, follows what it is told to, and begins
//! again after a loss.

use std::sync::Arc;
use std::time::Duration;

use connect_client::Client;
use connect_ipc::{DoctorStep, Failure};
use connect_model::{Catalogue, Mbu, Scope, Strings};
use connect_signalr::{Event, Messages, State};
use connect_webapi::methods::Unregister;
use connect_webapi::realtime::read_argument;
use tokio::sync::{Notify, mpsc};
use tokio::time::Instant;

use super::{Departure, Events, LinkEvent, LinkOrder};
use crate::backoff::Backoff;
use crate::client_log::Delivery;
use crate::failure::{of_call, of_closed};
use crate::steps::{BoardColumns, Live, Steps};
use crate::subscriptions::{Wanted, wanted};
use crate::target::Target;

/// A connection that lasted this long was a good one: the next attempts are soon again.
const STEADY: Duration = Duration::from_secs(20);

/// The task's own state.
pub(super) struct Run {
    target: Target,
    language: Option<String>,
    guess: String,
    scope: Scope,
    events: Events,
    retry: Arc<Notify>,
    orders: mpsc::Receiver<LinkOrder>,
    client: Option<Client>,
    ground: Option<Ground>,
}

/// What the subscriptions are made from.
struct Ground {
    mbu: Arc<Mbu>,
    dashboard: Vec<String>,
    columns: BoardColumns,
    goodbye: Unregister,
}

/// Why a live connection is over.
enum End {
    /// It was lost.
    Lost(Failure),
    /// What is to be followed takes a new one.
    Again,
    /// Updates may be missing: a new one brings everything anew.
    Gap,
    /// The console leaves.
    Left,
}

impl Run {
    pub(super) fn new(
        departure: Departure,
        events: Events,
        retry: Arc<Notify>,
        orders: mpsc::Receiver<LinkOrder>,
    ) -> Self {
        let Departure { target, language, guess, scope } = departure;
        Self { target, language, guess, scope, events, retry, orders, client: None, ground: None }
    }

    /// Until the console leaves.
    pub(super) async fn run(&mut self, mut delivery: Delivery) {
        let mut backoff = Backoff::default();
        loop {
            let failure = match self.connect().await {
                Ok(live) => {
                    let began = Instant::now();
                    let client = self.client.clone();
                    let end = delivery.beside(client, Box::pin(self.pump(live))).await;
                    // A server that lets everybody in and drops them at once is not asked ever faster.
                    if began.elapsed() >= STEADY {
                        backoff.reset();
                    }
                    match end {
                        End::Lost(failure) => failure,
                        End::Again => continue,
                        End::Gap => {
                            // After a server's restart not everybody comes back at the same moment.
                            if delivery
                                .beside(None::<Client>, Box::pin(self.rest(Some(backoff.pause()))))
                                .await
                            {
                                return;
                            }
                            continue;
                        }
                        End::Left => return,
                    }
                }
                Err(failure) => failure,
            };
            // A server that let us in and has not fallen silent can be told what is wrong.
            let outlet = self.client.clone().filter(|_| failure != Failure::ConnectionLost);
            // What only the user or an administrator can mend is not tried again by itself.
            let pause = (!is_final(&failure)).then(|| backoff.pause());
            self.events.send(LinkEvent::Lost(failure, pause)).await;
            if delivery.beside(outlet, Box::pin(self.rest(pause))).await {
                return;
            }
        }
    }

    /// Waits for the next attempt. True if the console leaves meanwhile.
    async fn rest(&mut self, pause: Option<Duration>) -> bool {
        let over = async {
            match pause {
                Some(pause) => tokio::time::sleep(pause).await,
                None => std::future::pending().await,
            }
        };
        tokio::pin!(over);
        loop {
            tokio::select! {
                () = &mut over => return false,
                () = self.retry.notified() => return false,
                Some(order) = self.orders.recv() => match order {
                    LinkOrder::Leave(done) => {
                        // Nobody waits if the program has ended.
                        let _ = done.send(());
                        return true;
                    }
                    LinkOrder::Look(scope) => self.scope = scope,
                    LinkOrder::Language(locale) => self.guess = locale,
                },
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
        if let Ok(live) = &result {
            self.events.send(LinkEvent::Subscribed(live.connection.transport())).await;
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
        let loading = steps.load(&client, self.language.as_deref(), &self.guess);
        let (organisation, route) = loading.await?;
        let columns = self.columns(organisation.strings.as_ref(), &organisation.dashboard);
        self.ground = Some(Ground {
            mbu: organisation.mbu.clone(),
            dashboard: organisation.dashboard.clone(),
            columns: columns.clone(),
            goodbye: route.goodbye.clone(),
        });
        let wanted = self.wanted();
        let late_locale = route.late_locale.clone();
        self.events.send(LinkEvent::Offset(client.clock().offset())).await;
        self.events.send(LinkEvent::Loaded(Box::new(organisation), columns)).await;
        self.events.send(LinkEvent::Looking(self.scope.clone())).await;
        // The words of the user's language are no reason to wait with the figures.
        let late = self.late_strings(&client, late_locale);
        let (live, ()) = tokio::join!(steps.go_live(&route, wanted), late);
        // Signed in once is signed in: the token source renews by itself.
        self.client = Some(client);
        live
    }

    fn columns(&self, strings: Option<&(String, Strings)>, dashboard: &[String]) -> BoardColumns {
        let catalogue = strings.map(|(_, strings)| Catalogue::from_strings(strings));
        let catalogue = catalogue.unwrap_or_default();
        let catalogue = catalogue.with_dashboard(dashboard.iter().map(String::as_str));
        BoardColumns::resolve(&self.target.names, &catalogue)
    }

    fn wanted(&self) -> Vec<Wanted> {
        let Some(ground) = &self.ground else { return Vec::new() };
        let scope = self.scope.known_in(&ground.mbu);
        wanted(&ground.mbu, &scope, &ground.columns)
    }

    /// The strings of the user's language, where those at hand are in another.
    async fn late_strings(&self, client: &Client, locale: Option<String>) {
        let Some(locale) = locale else { return };
        if let Ok((locale, strings)) =
            Steps::new(&self.target, &mut |_| {}).strings(client, &locale).await
        {
            self.events.send(LinkEvent::Strings(locale, strings)).await;
        }
    }

    /// Until the connection is over.
    async fn pump(&mut self, mut live: Live) -> End {
        loop {
            tokio::select! {
                event = live.connection.next() => match event {
                    Some(Event::Messages(messages)) => self.updates(&live.client, &messages).await,
                    Some(Event::State(State::Slow)) => self.events.send(LinkEvent::Slow).await,
                    Some(Event::State(State::Reconnecting)) => {
                        self.events.send(LinkEvent::Reconnecting).await;
                    }
                    Some(Event::Gap(why)) => {
                        tracing::info!(%why, "updates may be missing");
                        self.events.send(LinkEvent::Gap).await;
                        live.connection.stop();
                        return End::Gap;
                    }
                    Some(Event::State(State::Closed(why))) => return End::Lost(of_closed(why)),
                    Some(Event::State(_)) => self.events.send(LinkEvent::Up).await,
                    None => return End::Lost(Failure::ConnectionLost),
                },
                Some(order) = self.orders.recv() => if let Some(end) = self.obey(&mut live, order).await {
                    return end;
                },
            }
        }
    }

    async fn updates(&self, client: &Client, messages: &Messages) {
        let mut updates = Vec::new();
        for argument in messages.arguments() {
            match read_argument(argument) {
                Ok(read) => updates.extend(read),
                // One bad entity does not end the connection; it is logged by its place.
                Err(error) => tracing::warn!(%error, row = "R1", "live update not read"),
            }
        }
        if !updates.is_empty() {
            self.events.send(LinkEvent::Updates(updates, client.clock().now())).await;
        }
    }

    /// Does what the console asks. Answers how the connection ends, if it does.
    async fn obey(&mut self, live: &mut Live, order: LinkOrder) -> Option<End> {
        match order {
            LinkOrder::Language(locale) => self.speak(live, locale).await,
            LinkOrder::Look(scope) => {
                self.scope = scope;
                let end = self.follow(live).await;
                self.events.send(LinkEvent::Looking(self.scope.clone())).await;
                end
            }
            LinkOrder::Leave(done) => {
                self.say_goodbye(live).await;
                // Nobody waits if the program has ended.
                let _ = done.send(());
                Some(End::Left)
            }
        }
    }

    /// Fetches the strings of a language. Other metrics may be found in them.
    async fn speak(&mut self, live: &mut Live, locale: String) -> Option<End> {
        let strings =
            Steps::new(&self.target, &mut |_| {}).strings(&live.client, &locale).await.ok()?;
        self.guess.clone_from(&strings.0);
        self.language = Some(locale);
        let ground = self.ground.as_ref()?;
        let columns = self.columns(Some(&strings), &ground.dashboard);
        let changed = columns != ground.columns;
        self.events.send(LinkEvent::Strings(strings.0, strings.1)).await;
        if !changed {
            return None;
        }
        self.ground.as_mut()?.columns = columns.clone();
        let end = self.follow(live).await;
        self.events.send(LinkEvent::Columns(columns)).await;
        end
    }

    /// Makes the subscriptions what they should be.
    async fn follow(&mut self, live: &mut Live) -> Option<End> {
        let wanted = self.wanted();
        let changed = live.subscriptions.change(&live.client, &live.connection.id, wanted).await;
        match changed {
            Ok(true) => None,
            Ok(false) => {
                live.connection.stop();
                Some(End::Again)
            }
            Err(error) => Some(End::Lost(of_call(&error, &self.target.client_id))),
        }
    }

    /// U9, P4, and the end of the connection. What fails of it the server finds out by itself.
    async fn say_goodbye(&mut self, live: &mut Live) {
        let ended = live.subscriptions.end(&live.client, &live.connection.id).await;
        if let Err(error) = ended {
            tracing::debug!(%error, "subscriptions not ended");
        }
        if let Some(ground) = &self.ground
            && let Err(error) = live.client.send(&ground.goodbye).await
        {
            tracing::debug!(%error, "not unregistered");
        }
        live.connection.stop();
        while live.connection.next().await.is_some() {}
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
