//! The application's end of a connection.

use serde::Serialize;
use serde_json::value::to_raw_value;
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot};

use super::options::Options;
use super::task::{Order, Task};
use crate::invoke::Caller;
use crate::{Closed, GapReason, InvokeError, Messages, Outcome, State, Transport};

/// Events on their way to the application. When it does not keep up, the network is read no more.
const EVENTS: usize = 64;
/// Calls on their way to the network.
const ORDERS: usize = 64;

/// What comes from a connection.
#[derive(Debug)]
pub enum Event {
    /// How it is. [`State::Closed`] is always the last event.
    State(State),
    /// What the server pushed.
    Messages(Messages),
    /// Messages may be missing here, between those before and those after. What is known from them
    /// has to be asked for anew.
    Gap(GapReason),
    /// Polls bring signs of life and nothing else for a while. A server that was started anew, and
    /// knows nothing of what it was to push, does the same: whoever can should make it push
    /// something. If nothing comes then either, [`GapReason::Unconfirmed`] follows.
    Quiet,
}

/// A connection. Dropping it stops it.
#[derive(Debug)]
pub struct Connection {
    /// The name the server has for it. It stays the same over reconnects.
    pub id: String,
    transport: Transport,
    events: mpsc::Receiver<Event>,
    orders: mpsc::Sender<Order>,
    stop: Option<oneshot::Sender<()>>,
    over: bool,
}

impl Connection {
    /// Waits until the connection is up; what was pushed before comes after that.
    pub async fn started(&mut self) -> Result<(), Closed> {
        self.reach(&State::Connected).await
    }

    async fn reach(&mut self, wanted: &State) -> Result<(), Closed> {
        loop {
            match self.next().await {
                Some(Event::State(state)) if state == *wanted => return Ok(()),
                Some(Event::State(State::Closed(why))) => return Err(why),
                Some(_) => {}
                None => return Err(Closed::NotStarted("the connection is over".to_owned())),
            }
        }
    }

    /// The next event; none after [`State::Closed`].
    pub async fn next(&mut self) -> Option<Event> {
        if self.over {
            return None;
        }
        // A task that ended without a word has failed: that is a state too.
        let last = || Event::State(State::Closed(Closed::Lost("its task ended".to_owned())));
        let event = self.events.recv().await.unwrap_or_else(last);
        self.over = matches!(event, Event::State(State::Closed(_)));
        Some(event)
    }

    /// The transport in use.
    pub fn transport(&self) -> Transport {
        self.transport
    }

    /// Calls a method of a hub. `arguments` are what serializes as a list: a tuple, a slice. The
    /// call is made whether or not the answer is polled, but events have to be taken meanwhile: the
    /// result comes in its turn.
    ///
    /// A call fails when the channel is lost, and while it is being opened again.
    pub fn invoke(&self, hub: &str, method: &str, arguments: &impl Serialize) -> Outcome {
        let (caller, outcome) = Outcome::new();
        let arguments = match to_raw_value(arguments) {
            Ok(list) if list.get().starts_with('[') => list,
            Ok(_) => return refuse(caller, outcome, "the arguments are no list"),
            Err(error) => return refuse(caller, outcome, &error.to_string()),
        };
        let (hub, method) = (hub.to_owned(), method.to_owned());
        match self.orders.try_send(Order { hub, method, arguments, caller }) {
            Ok(()) => {}
            Err(TrySendError::Full(order)) => order.caller.answer(Err(InvokeError::TooMany)),
            Err(TrySendError::Closed(order)) => order.caller.answer(Err(InvokeError::NotConnected)),
        }
        outcome
    }

    /// Says goodbye to the server; the last event follows.
    pub fn stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The task may have ended by itself already.
            let _ = stop.send(());
        }
    }
}

fn refuse(caller: Caller, outcome: Outcome, why: &str) -> Outcome {
    caller.answer(Err(InvokeError::Malformed(why.to_owned())));
    outcome
}

/// Connects: negotiate, a transport that works, the first frame, start.
pub async fn connect(options: Options) -> Result<Connection, Closed> {
    let mut connection = open(options).await?;
    connection.started().await?;
    Ok(connection)
}

/// Opens a connection as far as the first frame: the server knows its id from then on. It goes on
/// to start by itself; see [`Connection::started`].
pub async fn open(options: Options) -> Result<Connection, Closed> {
    let (events, received) = mpsc::channel(EVENTS);
    let (orders, ordered) = mpsc::channel(ORDERS);
    let (stop, stopped) = oneshot::channel();
    let (opened, known) = oneshot::channel();
    let task = Task::new(options, events, ordered, stopped, opened);
    tokio::spawn(task.run());
    let mut connection = Connection {
        id: String::new(),
        transport: Transport::WebSockets,
        events: received,
        orders,
        stop: Some(stop),
        over: false,
    };
    connection.reach(&State::Initialized).await?;
    let known = known.await;
    (connection.id, connection.transport) =
        known.map_err(|_| Closed::NotStarted("its task ended".to_owned()))?;
    Ok(connection)
}
