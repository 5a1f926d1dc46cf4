//! The task of a connection: carries out what the machine wants, and tells it what happened.

use std::collections::{HashMap, VecDeque};
use std::future::poll_fn;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use futures_util::stream::FuturesUnordered;
use http::HeaderValue;
use serde_json::value::RawValue;
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

use super::channel::Channel;
use super::clock::{Clock, LOOK};
use super::connection::Event;
use super::cookies::Cookies;
use super::http::Http;
use super::options::{Options, RedirectCheck};
use crate::endpoint::Request;
use crate::invoke::Caller;
use crate::machine::{Config, Effect, Fault, Input, Machine, Outgoing, State};
use crate::negotiate::Redirect;
use crate::{Transport, machine};

/// How long a parting word may take.
const ABORT_LIMIT: Duration = Duration::from_secs(2);

/// A call that the application makes.
#[derive(Debug)]
pub(super) struct Order {
    pub hub: String,
    pub method: String,
    pub arguments: Box<RawValue>,
    pub caller: Caller,
}

/// A request under way: what it leads to, and the cookies it sets.
type UnderWay = BoxFuture<'static, (Input, Vec<HeaderValue>)>;

/// What was waited for.
enum Happened {
    /// The application has room again.
    Room,
    Slept(Duration),
    Ordered(Order),
    Done(Input, Vec<HeaderValue>),
}

/// What became of the events for the application.
enum Handed {
    /// It has what it has room for.
    Some,
    /// That has changed whether the network is read.
    Turned,
    /// It has the last one.
    All,
    /// It has gone.
    Gone,
}

/// The task.
pub(super) struct Task {
    machine: Machine,
    clock: Clock,
    http: Http,
    redirects: RedirectCheck,
    channel: Channel,
    /// Negotiate or start.
    request: Option<UnderWay>,
    posts: FuturesUnordered<UnderWay>,
    callers: HashMap<u64, Caller>,
    calls: u64,
    orders: mpsc::Receiver<Order>,
    /// What the application has no room for yet. As long as it is not empty, nothing is read.
    outbox: VecDeque<Event>,
    events: mpsc::Sender<Event>,
    blocked: bool,
    stop: Option<oneshot::Receiver<()>>,
    opened: Option<oneshot::Sender<(String, Transport)>>,
}

impl Task {
    pub(super) fn new(
        options: Options,
        events: mpsc::Sender<Event>,
        orders: mpsc::Receiver<Order>,
        stop: oneshot::Receiver<()>,
        opened: oneshot::Sender<(String, Transport)>,
    ) -> Self {
        let config = Config {
            transports: options.transports,
            answer_limit: options.answer_limit,
            invoke_limit: options.invoke_limit,
            seed: rand::random(),
        };
        Self {
            machine: Machine::new(machine::Moment::ZERO, config),
            clock: Clock::new(options.wall),
            http: Http {
                endpoint: options.endpoint,
                client: options.http,
                headers: options.headers,
                bearer: None,
                cookies: Cookies::default(),
                set: Vec::new(),
                tls: options.tls,
            },
            redirects: options.redirects,
            channel: Channel::None,
            request: None,
            posts: FuturesUnordered::new(),
            callers: HashMap::new(),
            calls: 0,
            orders,
            outbox: VecDeque::new(),
            events,
            blocked: false,
            stop: Some(stop),
            opened: Some(opened),
        }
    }

    /// Until the last event has been taken.
    pub(super) async fn run(mut self) {
        loop {
            while let Some(effect) = self.machine.effect() {
                self.carry_out(effect).await;
            }
            match self.hand_over() {
                Handed::Some => self.wait().await,
                Handed::Turned => {}
                Handed::All => return,
                Handed::Gone if self.outbox.iter().any(is_last) => return,
                Handed::Gone => {
                    self.outbox.clear();
                    self.handle(Input::Stop);
                }
            }
        }
    }

    /// Hands the application what it has room for.
    fn hand_over(&mut self) -> Handed {
        while let Some(event) = self.outbox.pop_front() {
            let last = is_last(&event);
            match self.events.try_send(event) {
                Err(TrySendError::Full(event)) => {
                    self.outbox.push_front(event);
                    break;
                }
                _ if last => return Handed::All,
                Ok(()) => {}
                Err(TrySendError::Closed(_)) => return Handed::Gone,
            }
        }
        let blocked = !self.outbox.is_empty();
        if blocked == self.blocked {
            return Handed::Some;
        }
        self.blocked = blocked;
        self.handle(if blocked { Input::Blocked } else { Input::Unblocked });
        Handed::Turned
    }

    fn handle(&mut self, input: Input) {
        self.machine.handle(self.clock.now(), input);
    }

    /// Waits for one thing to happen.
    async fn wait(&mut self) {
        let deadline = self.machine.deadline().map(|moment| self.clock.instant(moment));
        let (clock, least) = (&mut self.clock, self.machine.sleep_limit());
        let reads = !self.blocked && self.machine.reads();
        // Frames before time: after a full mailbox both are ready, and a frame that waits in the
        // socket is a sign of life.
        let happened = tokio::select! {
            biased;
            () = stopped(&mut self.stop) => Happened::Done(Input::Stop, Vec::new()),
            // Before frames: what waits in the socket was written before the sleep.
            slept = poll_fn(|_| clock.slept(least)) => Happened::Slept(slept),
            _ = self.events.reserve(), if self.blocked => Happened::Room,
            Some(order) = self.orders.recv() => Happened::Ordered(order),
            (input, cookies) = answer(&mut self.request) => Happened::Done(input, cookies),
            Some((input, cookies)) = self.posts.next(), if !self.posts.is_empty() => {
                Happened::Done(input, cookies)
            }
            (input, cookies) = self.channel.next(), if reads => Happened::Done(input, cookies),
            () = sleep_until(deadline) => Happened::Done(Input::Tick, Vec::new()),
        };
        match happened {
            Happened::Room => {}
            Happened::Slept(span) => self.handle(Input::Slept(span)),
            Happened::Ordered(order) => {
                let input = self.number(order);
                self.handle(input);
            }
            Happened::Done(input, cookies) => {
                self.http.cookies.note(&cookies);
                self.handle(input);
            }
        }
    }

    fn number(&mut self, order: Order) -> Input {
        let Order { hub, method, arguments, caller } = order;
        let id = self.calls;
        self.calls += 1;
        self.callers.insert(id, caller);
        Input::Invoke(Outgoing { id, hub, method, arguments })
    }

    async fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Negotiate(redirect) => self.negotiate(redirect),
            Effect::Open(request) => self.channel = Channel::open(self.http.clone(), request),
            Effect::Drop => self.channel = Channel::None,
            Effect::Start(request) => self.start(request),
            Effect::Abort(request) => self.abort(&request).await,
            Effect::Write(text) => self.channel.write(text),
            Effect::Post { request, id, data } => self.post(request, id, data),
            Effect::Answer { id, result } => {
                if let Some(caller) = self.callers.remove(&id) {
                    caller.answer(result);
                }
            }
            Effect::Progress { id, value } => {
                if let Some(caller) = self.callers.get(&id) {
                    caller.report(value);
                }
            }
            Effect::Deliver(messages) => self.outbox.push_back(Event::Messages(messages)),
            Effect::Gap(reason) => {
                tracing::debug!(%reason, "messages may be missing");
                self.outbox.push_back(Event::Gap(reason));
            }
            Effect::Quiet => self.outbox.push_back(Event::Quiet),
            Effect::Report(state) => self.report(state),
        }
    }

    fn report(&mut self, state: State) {
        tracing::debug!(?state, transport = %self.machine.transport(), "connection");
        if state == State::Initialized
            && let (Some(opened), Some(id)) = (self.opened.take(), self.machine.connection_id())
        {
            // Nobody waits for the id if the caller went away.
            let _ = opened.send((id.to_owned(), self.machine.transport()));
        }
        if matches!(state, State::Closed(_)) {
            self.channel = Channel::None;
            self.request = None;
            self.posts.clear();
        }
        self.outbox.push_back(Event::State(state));
    }

    fn negotiate(&mut self, redirect: Option<Redirect>) {
        if let Some(redirect) = redirect
            && let Err(fault) = self.redirect(&redirect)
        {
            return self.handle(Input::Failed(fault));
        }
        let mut http = self.http.clone();
        self.request = Some(Box::pin(async move {
            let input = http.negotiate().await.map_or_else(Input::Failed, Input::Negotiated);
            (input, http.set)
        }));
    }

    fn redirect(&mut self, redirect: &Redirect) -> Result<(), Fault> {
        let url = self.http.endpoint.base().join(&redirect.url);
        let url = url.map_err(|error| Fault::Network(format!("redirect: {error}")))?;
        if let Err(why) = self.redirects.check(&url) {
            let host = url.host_str().unwrap_or_default();
            return Err(Fault::Network(format!("redirect to {host}: {why}")));
        }
        self.http.redirect(url, redirect.access_token.as_deref())
    }

    fn start(&mut self, request: Request) {
        let mut http = self.http.clone();
        self.request = Some(Box::pin(async move {
            let done = http.start(&request).await;
            (done.map_or_else(Input::NotStarted, |()| Input::Started), http.set)
        }));
    }

    fn post(&mut self, request: Request, id: u64, data: String) {
        let mut http = self.http.clone();
        self.posts.push(Box::pin(async move {
            let answer = http.post(&request, &data).await;
            (Input::Sent { id, answer }, http.set)
        }));
    }

    async fn abort(&mut self, request: &Request) {
        self.request = None;
        let channel = std::mem::replace(&mut self.channel, Channel::None);
        let parting = async {
            self.http.abort(request).await;
            channel.close().await;
        };
        // Whether the server hears of it changes nothing.
        let _ = tokio::time::timeout(ABORT_LIMIT, parting).await;
    }
}

fn is_last(event: &Event) -> bool {
    matches!(event, Event::State(State::Closed(_)))
}

/// Once: by the application, or by its going away.
async fn stopped(stop: &mut Option<oneshot::Receiver<()>>) {
    match stop {
        Some(receiver) => {
            let _ = receiver.await;
            *stop = None;
        }
        None => std::future::pending().await,
    }
}

/// The answer to the request under way.
async fn answer(request: &mut Option<UnderWay>) -> (Input, Vec<HeaderValue>) {
    let Some(under_way) = request else { return std::future::pending().await };
    let done = under_way.await;
    *request = None;
    done
}

/// Until then, or until the clocks are to be looked at again.
async fn sleep_until(deadline: Option<Instant>) {
    let look = Instant::now() + LOOK;
    tokio::time::sleep_until(deadline.map_or(look, |deadline| deadline.min(look))).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_clocks_are_looked_at_whatever_is_waited_for() {
        let soon = Duration::from_millis(300);
        for (wanted, waits) in [(None, LOOK), (Some(LOOK * 9), LOOK), (Some(soon), soon)] {
            let began = Instant::now();
            sleep_until(wanted.map(|wanted| began + wanted)).await;
            assert_eq!(began.elapsed(), waits);
        }
    }
}
