//! The task itself: makes the steps, pumps what is pushed, follows what it is told to, and begins
//! again after a loss.

use std::sync::Arc;
use std::time::Duration;

use connect_client::Client;
use connect_ipc::{DoctorStep, Failure};
use connect_live::Wish;
use connect_model::{Catalogue, Mbu, Strings};
use connect_webapi::methods::Unregister;
use tokio::sync::{Notify, mpsc, oneshot, watch};
use tokio::time::Instant;

use super::alerts::follow;
use super::clerk::Clerk;
use super::door::Door;
use super::errands::Desk;
use super::pump::{Gate, Losses, Pump};
use super::{Departure, Events, LinkEvent};
use crate::backoff::Backoff;
use crate::client_log::Delivery;
use crate::look::{ChosenColumns, Look};
use crate::steps::{BoardColumns, Live, Refusal, Steps};
use crate::subscriptions::{Wanted, tables};
use crate::sums;
use crate::target::Target;

/// A connection that lasted this long was a good one: the next attempts are soon again.
const STEADY: Duration = Duration::from_secs(20);

/// The task's own state.
pub(super) struct Run {
    pub(super) target: Target,
    door: Door,
    pub(super) language: Option<String>,
    pub(super) guess: String,
    pub(super) look: Look,
    /// The columns that the server has followed last.
    pub(super) accepted: ChosenColumns,
    pub(super) events: Events,
    pub(super) retry: Arc<Notify>,
    /// The table that the server lets nobody follow.
    pub(super) refusal: Option<Refusal>,
    pub(super) wished: Wished,
    client: Option<Client>,
    pub(super) ground: Option<Ground>,
    /// The language of strings that is wanted, where those at hand are in another.
    pub(super) late_locale: Option<String>,
    pub(super) gaps: Gaps,
    /// What was told of the server's clock.
    offset: i64,
}

/// What the console wishes for, as far as it has not been heard.
pub(super) struct Wished {
    /// What to look at.
    pub(super) look: watch::Receiver<Look>,
    /// The language of the server's strings.
    pub(super) locale: watch::Receiver<Option<String>>,
    /// What closes gaps.
    pub(super) fills: mpsc::Receiver<Vec<Wish>>,
}

/// The gaps closed so far.
#[derive(Debug, Default)]
pub(super) struct Gaps {
    backoff: Backoff,
    closed: Option<Instant>,
}

impl Gaps {
    /// How long to wait before another one is closed: ever longer while they follow each other.
    pub(super) fn pause(&mut self) -> Duration {
        if self.closed.is_none_or(|closed| closed.elapsed() >= STEADY) {
            self.backoff.reset();
        }
        self.backoff.pause()
    }

    /// What there is to ask for one has been asked.
    pub(super) fn closed(&mut self) {
        self.closed = Some(Instant::now());
    }
}

/// What the subscriptions are made from.
pub(super) struct Ground {
    pub(super) mbu: Arc<Mbu>,
    pub(super) dashboard: Vec<String>,
    pub(super) catalogue: Catalogue,
    pub(super) columns: BoardColumns,
    /// The language of the strings at hand.
    pub(super) locale: Option<String>,
    pub(super) goodbye: Unregister,
}

/// Why a live connection is over.
pub(super) enum End {
    /// It was lost.
    Lost(Failure),
    /// What is to be followed takes a new one.
    Again,
    /// Updates may be missing: a new one brings everything anew.
    Gap,
    /// The console has left, and waits to hear of it.
    Left(oneshot::Sender<()>),
}

impl Run {
    pub(super) fn new(
        departure: Departure,
        events: Events,
        retry: Arc<Notify>,
        wished: Wished,
    ) -> Self {
        let Departure { target, who, vault, language, guess, look } = departure;
        let door = Door::new(who, vault);
        Self {
            target,
            door,
            language,
            guess,
            look,
            accepted: ChosenColumns::default(),
            events,
            retry,
            refusal: None,
            wished,
            client: None,
            ground: None,
            late_locale: None,
            gaps: Gaps::default(),
            offset: 0,
        }
    }

    /// Until the console leaves.
    pub(super) async fn run(&mut self, clerk: &mut Clerk, mut delivery: Delivery) {
        let mut backoff = Backoff::default();
        loop {
            let connected = tokio::select! {
                connected = self.connect() => connected,
                done = clerk.refuse() => {
                    // Nobody waits if the program has ended.
                    let _ = done.send(());
                    return;
                }
            };
            let failure = match connected {
                Ok(Live { refusal: Some(refusal), .. }) if self.does_without(&refusal.failure) => {
                    continue;
                }
                Ok(live) => {
                    let began = Instant::now();
                    let client = self.client.clone();
                    let end = delivery.beside(client, Box::pin(self.stay(live, clerk))).await;
                    // A server that lets everybody in and drops them at once is not asked ever faster.
                    if began.elapsed() >= STEADY {
                        backoff.reset();
                    }
                    match end {
                        End::Lost(failure) => failure,
                        End::Again => continue,
                        End::Gap => {
                            // After a server's restart not everybody comes back at the same moment.
                            let rest = Box::pin(self.rest(clerk, Some(backoff.pause())));
                            if delivery.beside(None::<Client>, rest).await {
                                return;
                            }
                            continue;
                        }
                        End::Left(done) => {
                            // Nobody waits if the program has ended.
                            let _ = done.send(());
                            return;
                        }
                    }
                }
                Err(failure) if self.does_without(&failure) => continue,
                Err(failure) => failure,
            };
            self.door.heed(&failure, &self.events).await;
            // A server that let us in and has not fallen silent can be told what is wrong.
            let outlet = self.client.clone().filter(|_| failure != Failure::ConnectionLost);
            // What only the user or an administrator can mend is not tried again by itself.
            let pause = (!is_final(&failure)).then(|| backoff.pause());
            self.events.send(LinkEvent::Lost(failure, pause)).await;
            if delivery.beside(outlet, Box::pin(self.rest(clerk, pause))).await {
                return;
            }
        }
    }

    /// Waits for the next attempt. True if the console leaves meanwhile.
    async fn rest(&self, clerk: &mut Clerk, pause: Option<Duration>) -> bool {
        let over = async {
            match pause {
                Some(pause) => tokio::time::sleep(pause).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            () = over => false,
            () = self.retry.notified() => false,
            done = clerk.refuse() => {
                // Nobody waits if the program has ended.
                let _ = done.send(());
                true
            }
        }
    }

    /// Hears what was wished for while there was no connection.
    fn take_wishes(&mut self) {
        if self.wished.look.has_changed().unwrap_or_default() {
            self.look = self.wished.look.borrow_and_update().clone().after(&self.look);
        }
        if self.wished.locale.has_changed().unwrap_or_default() {
            self.take_language();
        }
        // A new connection brings everything anew.
        while self.wished.fills.try_recv().is_ok() {}
    }

    /// The language that is wanted now: also where its strings cannot be had now.
    pub(super) fn take_language(&mut self) {
        if let Some(locale) = self.wished.locale.borrow_and_update().clone() {
            self.guess.clone_from(&locale);
            self.language = Some(locale);
        }
    }

    async fn connect(&mut self) -> Result<Live, Failure> {
        self.take_wishes();
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
            None => self.door.enter(&mut steps, &target, &self.events).await?,
        };
        self.events.send(LinkEvent::Reachable(client.clone())).await;
        let loading = steps.load(&client, self.language.as_deref(), &self.guess);
        let (organisation, route) = loading.await?;
        let catalogue = catalogue(organisation.strings.as_ref(), &organisation.dashboard);
        let columns = self.columns(&catalogue);
        self.ground = Some(Ground {
            mbu: organisation.mbu.clone(),
            dashboard: organisation.dashboard.clone(),
            catalogue,
            columns: columns.clone(),
            locale: organisation.strings.as_ref().map(|(locale, _)| locale.clone()),
            goodbye: route.goodbye.clone(),
        });
        let wanted = self.wanted();
        self.late_locale.clone_from(&route.late_locale);
        if let (Some((locale, _)), None) = (&organisation.strings, &self.late_locale) {
            self.guess.clone_from(locale);
        }
        self.offset = client.clock().offset();
        self.events.send(LinkEvent::Offset(self.offset)).await;
        self.events.send(LinkEvent::Loaded(Box::new(organisation), columns)).await;
        self.events.send(LinkEvent::Looking(Box::new(self.look.clone()))).await;
        let live = steps.go_live(&route, wanted).await;
        // Signed in once is signed in: the token source renews by itself.
        self.client = Some(client);
        live
    }

    /// The columns that are wanted, as far as this catalogue has them.
    pub(super) fn columns(&self, catalogue: &Catalogue) -> BoardColumns {
        BoardColumns::resolve(&self.target.names, catalogue, &self.look.columns)
    }

    pub(super) fn wanted(&self) -> Vec<Wanted> {
        let Some(ground) = &self.ground else { return Vec::new() };
        let scope = self.look.scope.known_in(&ground.mbu);
        let seen = scope.select(&ground.mbu);
        let mut wanted = tables(&ground.mbu, &scope, &ground.columns);
        wanted.extend(sums::wanted(&ground.mbu, &seen, &self.look, &ground.columns));
        wanted
    }

    /// Until the connection is over.
    async fn stay(&mut self, live: Live, clerk: &mut Clerk) -> End {
        let Live { client, mut connection, mut subscriptions, refusal } = live;
        self.accepted = self.look.columns.clone();
        self.refusal.clone_from(&refusal);
        if let Some(Refusal { failure, .. }) = &refusal {
            tracing::warn!(kind = crate::failure::kind(failure), "a table is not followed");
        }
        self.events.send(LinkEvent::Subscribed(connection.transport(), refusal)).await;
        let (gate, seen) = watch::channel(Gate::Open);
        let quiet = Arc::new(Notify::new());
        let events = self.events.clone();
        let pump = Pump {
            client: client.clone(),
            events,
            gate: seen,
            quiet: quiet.clone(),
            offset: self.offset,
            losses: Losses::default(),
        };
        let id = connection.id.clone();
        let subscriptions = &mut subscriptions;
        // Beside the rest: an order must not wait for it, nor it for an order.
        let (told, alerts) = oneshot::channel();
        let (asker, name) = (client.clone(), self.target.client_id.clone());
        let following = follow(asker, id.clone(), name, self.events.clone());
        let following = async move {
            // Nobody asks for the id any more if the connection is over.
            let _ = told.send(following.await);
            std::future::pending().await
        };
        let root = self.client.clone().unwrap_or_else(|| client.clone());
        let serving = client.clone();
        let mut desk = Desk { client, id, subscriptions, gate, quiet, alerts };
        let end = tokio::select! {
            end = pump.run(&mut connection) => end,
            end = self.do_errands(&mut desk) => end,
            done = clerk.serve(&root, &serving) => End::Left(done),
            end = following => end,
        };
        if matches!(end, End::Left(_)) {
            self.say_goodbye(&mut desk).await;
        }
        connection.stop();
        if matches!(end, End::Left(_)) {
            while connection.next().await.is_some() {}
        }
        end
    }
}

/// The metrics that a deployment is known to have.
pub(super) fn catalogue(strings: Option<&(String, Strings)>, dashboard: &[String]) -> Catalogue {
    let catalogue = strings.map(|(_, strings)| Catalogue::from_strings(strings));
    catalogue.unwrap_or_default().with_dashboard(dashboard.iter().map(String::as_str))
}

fn is_final(failure: &Failure) -> bool {
    matches!(
        failure,
        Failure::AddressInvalid { .. }
            | Failure::HttpNotAllowed { .. }
            | Failure::ClientIdInvalid { .. }
            | Failure::ClientIdUnknown { .. }
            | Failure::HostNotTrusted { .. }
            | Failure::SignInNotEncrypted { .. }
            | Failure::AgentUnknown
            | Failure::SignInRefused
            | Failure::SignInUnsupported { .. }
            | Failure::PasswordWrong
            | Failure::PasswordOrBinding
            | Failure::AccountDisabled
            | Failure::PasswordExpired
            | Failure::PasswordMissing { .. }
            | Failure::KeyringUnusable { .. }
            | Failure::ServiceNotProven { .. }
            | Failure::NtlmNotAllowed
            | Failure::NtlmNeedsPassword
    )
}
