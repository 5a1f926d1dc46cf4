//! The task that keeps the console connected to one server: makes the steps, pumps the live
//! updates, and begins again after a loss. It tells the console everything and decides nothing else.

mod alerts;
mod deeds;
mod door;
mod errands;
mod pump;
mod run;

use std::sync::Arc;
use std::time::Duration;

use connect_auth::Vault;
use connect_client::Client;
use connect_ipc::{DoctorStep, Failure, ProofView, Remembered};
use connect_live::{Question, Table, Wish};
use connect_model::{EntityDiff, LiveUpdate, Millis, Strings};
use connect_signalr::Transport;
use connect_webapi::realtime::StatusDto;
use tokio::sync::{Notify, mpsc, oneshot};

pub(crate) use self::deeds::{Deed, DeedCall};
use self::run::Run;
use crate::actions::Told;
use crate::client_log::{ClientLog, Delivery};
use crate::look::Look;
use crate::steps::{BoardColumns, Organisation};
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
    /// The live connection is up over this transport, and everything is subscribed to.
    Subscribed(Transport),
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
    /// Do this, once.
    Act(Box<Deed>),
    /// End the subscriptions, say goodbye to the server, and answer when that is done.
    Leave(oneshot::Sender<()>),
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
        departure: Departure,
        number: u32,
        events: mpsc::Sender<(u32, LinkEvent)>,
        client_log: ClientLog,
    ) -> Self {
        let retry = Arc::new(Notify::new());
        let (orders, received) = mpsc::channel(8);
        let delivery = Delivery::new(client_log, departure.target.names.log_warning.clone());
        let mut run = Run::new(departure, Events { number, events }, retry.clone(), received);
        let task = tokio::spawn(async move { run.run(delivery).await });
        Self { retry, orders, task }
    }

    /// Ends the subscriptions and says goodbye to the server, as far as that can be done at once.
    pub(crate) async fn leave(self) {
        let (reply, done) = oneshot::channel();
        self.order(LinkOrder::Leave(reply));
        // A link that is not connected has nobody to say goodbye to.
        let _ = tokio::time::timeout(GOODBYE, done).await;
    }

    /// Tries again at once.
    pub(crate) fn retry(&self) {
        self.retry.notify_one();
    }

    /// Does something; false if the link is busy with too much already.
    pub(crate) fn act(&self, deed: Deed) -> bool {
        self.orders.try_send(LinkOrder::Act(Box::new(deed))).is_ok()
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
