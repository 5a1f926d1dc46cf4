//! The task itself: makes the steps, pumps what is pushed, follows what it is told to, and begins
//! again after a loss.

use std::sync::Arc;
use std::time::Duration;

use connect_client::Client;
use connect_ipc::{DoctorStep, Failure};
use connect_model::{Catalogue, Mbu, Strings};
use connect_webapi::methods::Unregister;
use tokio::sync::{Notify, mpsc, oneshot, watch};
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::alerts::follow;
use super::door::Door;
use super::errands::Desk;
use super::pump::{Gate, Pump};
use super::{Departure, Events, LinkEvent, LinkOrder};
use crate::backoff::Backoff;
use crate::client_log::Delivery;
use crate::look::{ChosenColumns, Look};
use crate::steps::{BoardColumns, Live, Steps};
use crate::subscriptions::{Wanted, smallest, tables};
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
    retry: Arc<Notify>,
    pub(super) orders: mpsc::Receiver<LinkOrder>,
    pub(super) client: Option<Client>,
    pub(super) ground: Option<Ground>,
    pub(super) gaps: Gaps,
    /// What the user does, under way; it ends with the link.
    pub(super) deeds: JoinSet<()>,
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
    mbu: Arc<Mbu>,
    pub(super) dashboard: Vec<String>,
    pub(super) catalogue: Catalogue,
    pub(super) columns: BoardColumns,
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
        orders: mpsc::Receiver<LinkOrder>,
    ) -> Self {
        let Departure { target, who, vault, language, guess, look } = departure;
        let door = Door::new(who, vault);
        let (client, ground, gaps, deeds) = (None, None, Gaps::default(), JoinSet::new());
        Self {
            target,
            door,
            language,
            guess,
            look,
            accepted: ChosenColumns::default(),
            events,
            retry,
            orders,
            client,
            ground,
            gaps,
            deeds,
        }
    }

    /// Until the console leaves.
    pub(super) async fn run(&mut self, mut delivery: Delivery) {
        let mut backoff = Backoff::default();
        loop {
            let failure = match self.connect().await {
                Ok(live) => {
                    let began = Instant::now();
                    let client = self.client.clone();
                    let end = delivery.beside(client, Box::pin(self.stay(live))).await;
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
            if delivery.beside(outlet, Box::pin(self.rest(pause))).await {
                return;
            }
        }
    }

    /// A server may refuse a table for a metric that somebody has chosen, as nobody can tell it
    /// beforehand: it is not asked for then, until another choice. False if it was not that.
    fn does_without(&mut self, failure: &Failure) -> bool {
        let Failure::Rejected { method, .. } = failure else { return false };
        let (chosen, accepted) = (&mut self.look.columns, &self.accepted);
        let less = match method.split(' ').next() {
            Some("U1") => chosen.agents.do_without(&accepted.agents.ids),
            Some("U4") => chosen.queues.do_without(&accepted.queues.ids),
            _ => false,
        };
        if less {
            tracing::warn!(%method, "asked again without metrics that were chosen");
        }
        less
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
                    LinkOrder::Look(look) => self.look = look.after(&self.look),
                    LinkOrder::Language(locale) => self.guess = locale,
                    LinkOrder::Act(deed) => self.cannot(&deed).await,
                    // The next connection brings everything anew.
                    LinkOrder::Fill(_) | LinkOrder::Own(_) => {}
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
            self.accepted = self.look.columns.clone();
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
            goodbye: route.goodbye.clone(),
        });
        let wanted = self.wanted();
        let late_locale = route.late_locale.clone();
        self.events.send(LinkEvent::Offset(client.clock().offset())).await;
        self.events.send(LinkEvent::Loaded(Box::new(organisation), columns)).await;
        self.events.send(LinkEvent::Looking(Box::new(self.look.clone()))).await;
        // The words of the user's language are no reason to wait with the figures.
        let late = self.late_strings(&client, late_locale);
        let (live, ()) = tokio::join!(steps.go_live(&route, wanted), late);
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

    /// The least of what is followed.
    pub(super) fn smallest(&self) -> Option<Wanted> {
        let ground = self.ground.as_ref()?;
        smallest(&ground.mbu, &self.look.scope.known_in(&ground.mbu), &ground.columns)
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
    async fn stay(&mut self, live: Live) -> End {
        let Live { client, mut connection, mut subscriptions } = live;
        let (gate, seen) = watch::channel(Gate::Open);
        let quiet = Arc::new(Notify::new());
        let events = self.events.clone();
        let pump = Pump { client: client.clone(), events, gate: seen, quiet: quiet.clone() };
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
        let desk = Desk { client, id, subscriptions, gate, quiet, alerts };
        let end = tokio::select! {
            end = pump.run(&mut connection) => end,
            end = self.obey(desk) => end,
            end = following => end,
        };
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
