//! The task that keeps the console connected to one server: makes the steps, pumps the live
//! updates, and begins again after a loss. It tells the console everything and decides nothing else.

mod alerts;
mod clerk;
mod deeds;
mod door;
mod errands;
mod pump;
mod refused;
mod run;
mod words;

use std::sync::Arc;
use std::time::Duration;

use connect_auth::Vault;
use connect_client::Client;
use connect_ipc::{DoctorStep, Failure, ProofView, Remembered};
use connect_live::{Question, Table, Wish};
use connect_model::{EntityDiff, LiveUpdate, Millis, Strings};
use connect_signalr::Transport;
use connect_webapi::realtime::StatusDto;
use tokio::sync::{Notify, mpsc, oneshot, watch};

use self::clerk::{Clerk, Urgent};
pub(crate) use self::deeds::{Deed, DeedCall};
use self::run::{Run, Wished};
use crate::actions::Told;
use crate::client_log::{ClientLog, Delivery};
use crate::look::Look;
use crate::steps::{BoardColumns, Organisation, Refusal};
use crate::target::Target;
use crate::who::Who;

/// How long the goodbye may take.
const GOODBYE: Duration = Duration::from_secs(2);

/// What happened on the link.
#[derive(Debug)]
pub(crate) enum LinkEvent {
    /// A step began or ended.
    Step(DoctorStep),
    /// Somebody is signed in; with the account whose password is kept now, or why it is not.
    SignedIn(ProofView, Result<Option<Remembered>, Failure>),
    /// The server can be asked by this client.
    Reachable(Client),
    /// A kept password is wrong, and is kept no more.
    Forgotten,
    /// A kept password was refused, and may be right all the same.
    Doubted,
    /// The organisation is known, and what the boards show of it.
    Loaded(Box<Organisation>, BoardColumns),
    /// The live connection is up over this transport, and everything is subscribed to but the table
    /// that is refused.
    Subscribed(Transport, Option<Refusal>),
    /// Updates, with the server's time at which they came in.
    Updates(Vec<LiveUpdate>, Millis),
    /// Signs of life do not come in time.
    Slow,
    /// The channel is gone and being opened again; what comes after that goes on where it was.
    Reconnecting,
    /// Signs of life come in time again, or the channel is open again.
    Up,
    /// Updates may be missing. The connection goes on, and can be told what is wished for.
    Gap,
    /// Updates may be missing, and a new connection is made that brings everything anew.
    Again,
    /// What is refused is refused still, although the user had it asked for again.
    StillRefused,
    /// The snapshot of agents that was wished for.
    Answer(Question, Vec<EntityDiff>),
    /// The subscription that was wished for has been made.
    Made(Table, Question),
    /// What was wished for cannot be had.
    Refused(Table, Question),
    /// The server's alerts are followed, or why they are not.
    Alerts(Result<(), Failure>),
    /// The server's clock, as far as it is known.
    Offset(i64),
    /// The server's strings in another language.
    Strings(String, Strings),
    /// Other metrics are followed than before.
    Columns(BoardColumns),
    /// What is looked at has changed, and is followed.
    Looking(Box<Look>),
    /// The user's own status.
    Own(StatusDto),
    /// What came of something that the user does.
    Told(i64, Told),
    /// It ended; the next attempt is made after this long, or never without the user.
    Lost(Failure, Option<Duration>),
}

/// What the console asks of the link.
#[derive(Debug)]
pub(crate) enum LinkOrder {
    /// Fetch the strings of this language.
    Language(String),
    /// Follow this part of the organisation, in this way.
    Look(Box<Look>),
    /// Ask for what closes a gap.
    Fill(Vec<Wish>),
    /// Ask for the status of the user, who is this agent.
    Own(i64),
}

/// What a link begins with.
#[derive(Debug)]
pub(crate) struct Departure {
    pub(crate) target: Target,
    pub(crate) who: Who,
    pub(crate) vault: Vault,
    /// The language spoken, if it was chosen.
    pub(crate) language: Option<String>,
    /// The language of the server's strings to ask for before the profile is known.
    pub(crate) guess: String,
    pub(crate) look: Look,
}

/// The console's end of a link. Dropping it ends the task.
#[derive(Debug)]
pub(crate) struct Link {
    retry: Arc<Notify>,
    /// What is looked at, and the language of the server's strings: the latest counts.
    look: watch::Sender<Look>,
    locale: watch::Sender<Option<String>>,
    fills: mpsc::Sender<Vec<Wish>>,
    urgent: mpsc::Sender<Urgent>,
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
        departure: Departure,
        number: u32,
        events: mpsc::Sender<(u32, LinkEvent)>,
        client_log: ClientLog,
    ) -> Self {
        let retry = Arc::new(Notify::new());
        let (look, seen) = watch::channel(departure.look.clone());
        let (locale, chosen) = watch::channel(None);
        let (fills, gaps) = mpsc::channel(8);
        let (urgent, received) = mpsc::channel(32);
        let delivery = Delivery::new(client_log, departure.target.names.log_warning.clone());
        let events = Events { number, events };
        let mut clerk = Clerk::new(received, departure.target.clone(), events.clone());
        let wished = Wished { look: seen, locale: chosen, fills: gaps };
        let mut run = Run::new(departure, events, retry.clone(), wished);
        let task = tokio::spawn(async move { run.run(&mut clerk, delivery).await });
        Self { retry, look, locale, fills, urgent, task }
    }

    /// Ends the subscriptions and says goodbye to the server, as far as that can be done at once.
    pub(crate) async fn leave(self) {
        let (reply, done) = oneshot::channel();
        let left = async {
            if self.urgent.send(Urgent::Leave(reply)).await.is_ok() {
                // It is dropped without an answer if the link has ended by itself.
                let _ = done.await;
            }
        };
        let _ = tokio::time::timeout(GOODBYE, left).await;
    }

    /// Tries again at once.
    pub(crate) fn retry(&self) {
        self.retry.notify_one();
    }

    /// Does something; false if the link is busy with too much already.
    pub(crate) fn act(&self, deed: Deed) -> bool {
        self.urgent.try_send(Urgent::Act(Box::new(deed))).is_ok()
    }

    /// Asks for something. Of what is wished for the latest counts, however busy the link is; what
    /// else it has no room for is asked for again by who needs it.
    pub(crate) fn order(&self, order: LinkOrder) {
        let taken = match order {
            LinkOrder::Look(look) => {
                self.look.send_replace(*look);
                true
            }
            LinkOrder::Language(locale) => {
                self.locale.send_replace(Some(locale));
                true
            }
            LinkOrder::Fill(wishes) => self.fills.try_send(wishes).is_ok(),
            LinkOrder::Own(agent) => self.urgent.try_send(Urgent::Own(agent)).is_ok(),
        };
        if !taken {
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
