//! The console's one owner of state: takes orders from the window and events from the link, feeds
//! the window and the store.

mod account;
mod coming;
mod deeds;
mod events;
mod forgetting;
mod joining;
mod journal;
mod output;
mod pausing;
mod places;
mod reports;
mod sessions;
mod settings;
mod telling;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use connect_auth::Vault;
use connect_cache::{Cache, Deployment};
use connect_ipc::{
    ActArgs, AlertTarget, Failure, LeadView, OffersView, Phase, Settings, SettingsArgs, SignInArgs,
    SignInView, StartView, StatusChoice,
};
use connect_l10n::Messages;
use connect_model::Mbu;
use tokio::sync::{mpsc, oneshot};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

pub(crate) use self::journal::JournalPlace;
pub(crate) use self::reports::Report;
use crate::client_log::ClientLog;
use crate::config::Config;
use crate::connection::Light;
use crate::feed::{Feed, Parts, Sink, VISIBLE};
use crate::language;
use crate::link::LinkEvent;
use crate::notifier::Notifier;
use crate::outlet::Reader;
use crate::pause::Pause;
use crate::sample::Sample;
use crate::session::{AgentSource, Session, TrendPlace};
use crate::settings_file::{Saved, SettingsFile};
use crate::shelf::Place;
use crate::target::Target;
use crate::who::Who;

pub(crate) use sessions::{Begun, Save, SessionOrder, Ticket};

/// Events of the link on their way; when the console does not keep up, the socket is read no more.
const EVENTS: usize = 256;

/// Reports of the tasks beside, on their way.
const REPORTS: usize = 16;

/// A disk that hangs keeps neither the sign-in nor the end of the program waiting for longer.
pub(crate) const STORE_LIMIT: Duration = Duration::from_secs(5);

/// What asks the server, and the number of the link that it asks by.
pub(crate) struct Asker {
    pub(crate) reader: Reader,
    pub(crate) link: u32,
}

/// What the window asks.
pub(crate) enum Order {
    Start(oneshot::Sender<StartView>),
    SignIn(SignInArgs, oneshot::Sender<Result<(), Failure>>),
    Explore(Sample, oneshot::Sender<Result<(), Failure>>),
    SignOut,
    Forget,
    /// Answers when it is written down, too.
    Trust(String, oneshot::Sender<Result<Option<Saved>, Failure>>),
    Retry,
    OpenFeed(Box<dyn Sink>),
    Ack(u32),
    Visible(bool),
    /// Answers when it is written down, too.
    Set(SettingsArgs, oneshot::Sender<(Settings, Option<Saved>)>),
    Config(oneshot::Sender<Config>),
    Pause(bool),
    Session(SessionOrder),
    Act(ActArgs, oneshot::Sender<Result<i64, Failure>>),
    Offers(i64, oneshot::Sender<Result<OffersView, Failure>>),
    /// Something to ask the server with, for what answers one command.
    Reader(oneshot::Sender<Result<Asker, Failure>>),
    /// What T3 lists for an agent, as the server of this link says.
    Statuses(u32, i64, Vec<StatusChoice>),
    /// What an agent in full is asked for with.
    Agent(oneshot::Sender<Result<AgentSource, Failure>>),
    /// The address of the softphone that an action has told of.
    Softphone(i64, oneshot::Sender<Option<String>>),
    Journal(oneshot::Sender<Result<JournalPlace, Failure>>),
    Trends(oneshot::Sender<Option<TrendPlace>>),
    QueueAgents(i64, oneshot::Sender<Vec<i64>>),
    Organisation(oneshot::Sender<Arc<Mbu>>),
    /// Something that the user should know.
    Notice(Failure),
    /// Everything to the store, for the end of the program.
    Finish(oneshot::Sender<()>),
}

/// What the console begins with.
pub(crate) struct Beginning {
    pub(crate) folder: PathBuf,
    pub(crate) config: Config,
    /// True if the settings are not to be written down.
    pub(crate) blocked: bool,
    pub(crate) cache: Option<Cache>,
    /// What the user should know of the start.
    pub(crate) notice: Option<Failure>,
    /// A language given on the command line.
    pub(crate) language: Option<String>,
    pub(crate) sign_in: Option<SignInArgs>,
    pub(crate) client_log: ClientLog,
    pub(crate) vault: Vault,
    pub(crate) notifier: Arc<dyn Notifier>,
}

/// What comes to the console.
struct Inbox {
    orders: mpsc::Receiver<Order>,
    events: mpsc::Receiver<(u32, LinkEvent)>,
    leads: mpsc::Receiver<(u32, Option<AlertTarget>)>,
    reports: mpsc::Receiver<Report>,
}

pub(crate) struct Console {
    file: SettingsFile,
    config: Config,
    cache: Option<Cache>,
    notice: Option<Failure>,
    /// A language given on the command line: goes before the settings, and is not kept in them.
    given_language: Option<String>,
    messages: Messages,
    session: Option<Session>,
    sign_in: Option<SignInView>,
    phase: Phase,
    light: Light,
    offset: i64,
    feed: Option<Feed>,
    parts: Parts,
    pause: Option<Pause>,
    /// What is looked at on the server, while sample data are shown.
    aside: Option<Place>,
    links: u32,
    events: mpsc::Sender<(u32, LinkEvent)>,
    notifier: Arc<dyn Notifier>,
    /// Which notifications were chosen: the link whose server spoke, and where it leads.
    leads: mpsc::Sender<(u32, Option<AlertTarget>)>,
    /// Where the window is to go.
    lead: Option<LeadView>,
    client_log: ClientLog,
    vault: Vault,
    /// Passwords that are being deleted.
    forgetting: JoinSet<()>,
    /// What is being deleted of those who have signed out.
    tasks: HashMap<Deployment, AbortHandle>,
    /// To the tasks beside.
    reports: mpsc::Sender<Report>,
    stored: Instant,
}

impl Console {
    /// Starts the task.
    pub(crate) fn start(beginning: Beginning, orders: mpsc::Receiver<Order>) {
        let (events, received) = mpsc::channel(EVENTS);
        let (leads, chosen) = mpsc::channel(1);
        let (reports, reported) = mpsc::channel(REPORTS);
        let Beginning { folder, config, blocked, cache, notice, language, .. } = beginning;
        let Beginning { sign_in, client_log, vault, notifier, .. } = beginning;
        let spoken = language::choose(language.as_deref(), &config.settings, None);
        let mut console = Self {
            file: SettingsFile::new(folder, blocked, reports.clone()),
            config,
            cache,
            notice,
            given_language: language,
            messages: Messages::new(spoken),
            session: None,
            sign_in: None,
            phase: Phase::FirstStart,
            light: Light::new(),
            offset: 0,
            feed: None,
            parts: Parts::default(),
            pause: None,
            aside: None,
            links: 0,
            events,
            notifier,
            leads,
            lead: None,
            client_log,
            vault,
            forgetting: JoinSet::new(),
            tasks: HashMap::new(),
            reports,
            stored: Instant::now(),
        };
        let inbox = Inbox { orders, events: received, leads: chosen, reports: reported };
        tokio::spawn(async move { console.run(inbox, sign_in).await });
    }

    async fn run(&mut self, inbox: Inbox, sign_in: Option<SignInArgs>) {
        let Inbox { mut orders, mut events, mut leads, mut reports } = inbox;
        self.go_on_forgetting();
        if let Some(args) = sign_in {
            let target = Target::check(&args, &self.config);
            match target.and_then(|target| Ok((target, Who::check(args.account)?))) {
                Ok((target, who)) => self.open(target, self.at_start(who), None).await,
                Err(failure) => self.refused(failure),
            }
        }
        let mut ticker = interval(VISIBLE);
        ticker.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                order = orders.recv() => match order {
                    Some(order) => self.obey(order).await,
                    None => return,
                },
                Some((number, event)) = events.recv() => {
                    // A link that was replaced may still have had something to say.
                    if number == self.links {
                        self.on(event);
                    }
                }
                Some((link, target)) = leads.recv() => self.lead(link, target),
                Some(report) = reports.recv() => self.hear(report),
                now = ticker.tick() => self.tick(now),
            }
        }
    }

    async fn obey(&mut self, order: Order) {
        // Whoever asked may have gone away meanwhile: then nobody needs the answer.
        match order {
            Order::Start(reply) => drop(reply.send(self.start_view())),
            Order::SignIn(args, reply) => drop(reply.send(self.enter(args).await)),
            Order::Explore(sample, reply) => drop(reply.send(self.explore(sample).await)),
            Order::SignOut => self.sign_out(),
            Order::Forget => self.forget_account(),
            Order::Trust(host, reply) => drop(reply.send(self.trust(&host))),
            Order::Retry => {
                if let Some(session) = &self.session {
                    session.link.retry();
                }
            }
            Order::OpenFeed(sink) => {
                let seq = self.feed.as_ref().map_or(0, Feed::seq);
                self.feed = Some(Feed::new(sink, seq));
                self.parts = Parts::ALL;
                // A window that has just come up has nothing to hold on to.
                self.pause = None;
                if let Some(session) = &mut self.session {
                    session.alerts.reset();
                    session.trends.reset();
                    session.board.reset();
                }
                self.feed(Instant::now());
            }
            Order::Ack(seq) => {
                if let Some(feed) = &mut self.feed {
                    feed.ack(seq);
                }
            }
            Order::Visible(visible) => {
                if let Some(feed) = &mut self.feed {
                    feed.set_visible(visible);
                }
            }
            Order::Set(args, reply) => drop(reply.send(self.set(args).await)),
            Order::Config(reply) => drop(reply.send(self.config.clone())),
            Order::Pause(paused) => self.set_paused(paused),
            Order::Session(order) => self.obey_session(order),
            Order::Act(args, reply) => drop(reply.send(self.act(args))),
            Order::Offers(agent, reply) => drop(reply.send(self.offers(agent))),
            Order::Reader(reply) => drop(reply.send(self.reader())),
            Order::Statuses(link, agent, choices) => {
                // What another server said is nothing to this one.
                if let Some(session) = self.session.as_mut().filter(|_| link == self.links) {
                    session.statuses.insert(agent, choices);
                }
            }
            Order::Agent(reply) => {
                let source = self.session.as_ref().and_then(Session::agent_source);
                drop(reply.send(source.ok_or(Failure::NotConnected)));
            }
            Order::Softphone(action, reply) => drop(reply.send(self.softphone(action))),
            Order::Journal(reply) => drop(reply.send(self.journal_place())),
            Order::Trends(reply) => {
                drop(reply.send(self.session.as_ref().and_then(Session::trend_place)));
            }
            Order::QueueAgents(queue, reply) => {
                let session = self.session.as_ref();
                let agents = session.map(|session| session.board.agent_ids_of_queue(queue));
                drop(reply.send(agents.unwrap_or_default()));
            }
            Order::Organisation(reply) => drop(reply.send(self.organisation())),
            Order::Notice(failure) => self.notify(failure),
            Order::Finish(reply) => {
                self.store();
                if let Some(session) = self.session.take() {
                    session.link.leave().await;
                }
                if let Some(cache) = &self.cache {
                    drop(timeout(STORE_LIMIT, cache.flush()).await);
                }
                if let Some(saved) = self.save() {
                    drop(timeout(STORE_LIMIT, saved).await);
                }
                self.until_forgotten().await;
                let _ = reply.send(());
            }
        }
    }
}
