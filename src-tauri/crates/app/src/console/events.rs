//! What the console makes of the link's events.

use std::time::Duration;

use connect_ipc::{ConnectionState, DoctorStep, Failure, Phase, SignInView, StepStatus};
use connect_live::Closing;
use connect_model::Strings;
use connect_signalr::Transport;

use super::Console;
use crate::connection::now;
use crate::feed::Parts;
use crate::link::LinkEvent;
use crate::look::Look;
use crate::steps::Refusal;

impl Console {
    pub(super) fn on(&mut self, event: LinkEvent) {
        let Some(session) = &mut self.session else { return };
        match event {
            LinkEvent::Step(step) => self.step(step),
            LinkEvent::Offset(offset) => {
                self.offset = offset;
                self.parts.clock = true;
            }
            LinkEvent::SignedIn(proof, remembered) => {
                session.actions.signed_in();
                session.drafts.signed_in();
                self.light.set_proof(proof);
                self.parts.connection = true;
                self.remember_account(remembered);
            }
            LinkEvent::Reachable(client) => session.connect(client),
            LinkEvent::Forgotten => drop(self.drop_account()),
            LinkEvent::Doubted => self.doubt_account(),
            LinkEvent::Loaded(organisation, columns) => {
                session.load(*organisation);
                session.columns = columns;
                self.phase = Phase::Board;
                self.remember();
                self.speak();
                self.parts = Parts { clock: self.parts.clock, ..Parts::ALL };
                self.look_for_join();
            }
            LinkEvent::Subscribed(transport, refusal) => self.subscribed(transport, refusal),
            LinkEvent::Updates(updates, at) => {
                session.resume();
                self.parts.alerts |= session.take_alerts(&updates, at);
                let generation = session.board.generation();
                session.board.apply_all(generation, updates, at);
            }
            LinkEvent::Alerts(followed) => {
                session.alerts.answer(followed, now() + self.offset);
                self.parts.alerts = true;
            }
            LinkEvent::Own(status) => session.own.tell(&status),
            LinkEvent::Slow => self.parts.connection |= self.light.set(ConnectionState::Slow),
            LinkEvent::Reconnecting => {
                session.suspend(now() + self.offset);
                self.light.set_as_of(session.as_of(self.offset));
                self.parts.connection |= self.light.set(ConnectionState::Reconnecting);
            }
            LinkEvent::Up => {
                // After a reconnect only what is pushed next shows that nothing is missing.
                let live = session.is_live();
                let state = if live { ConnectionState::Live } else { ConnectionState::CatchingUp };
                self.parts.connection |= self.light.set(state);
            }
            LinkEvent::Gap => {
                session.alerts.gap(now() + self.offset);
                self.parts.alerts = true;
                session.gap(now() + self.offset);
                self.light.set_as_of(session.as_of(self.offset));
                self.parts.connection |= self.light.set(ConnectionState::CatchingUp);
            }
            LinkEvent::Again => {
                session.alerts.lose(now() + self.offset);
                self.parts.alerts = true;
                session.suspend(now() + self.offset);
                self.light.set_as_of(session.as_of(self.offset));
                self.parts.connection |= self.light.set(ConnectionState::CatchingUp);
            }
            LinkEvent::StillRefused => {
                if let Some(failure) = self.light.refusal().cloned() {
                    self.notify(failure);
                }
            }
            LinkEvent::Answer(question, agents) => drop(session.board.answer(question, agents)),
            LinkEvent::Made(table, question) => {
                session.board.subscribed(table, question, now() + self.offset);
            }
            LinkEvent::Refused(table, question) => {
                session.board.refuse(table, question);
                // What cannot be asked for is pushed with a new subscription.
                session.board.close_agents_by(Closing::Subscription);
            }
            LinkEvent::Strings(locale, strings) => self.take_strings(locale, strings),
            LinkEvent::Columns(columns) => {
                session.follow(columns);
                self.parts.columns = true;
            }
            LinkEvent::Looking(look) => self.look_at(*look),
            LinkEvent::Told(id, told) => self.told(id, told),
            LinkEvent::Lost(failure, pause) => self.lost(failure, pause),
        }
    }

    /// Everything is asked for anew, but the table that is refused.
    fn subscribed(&mut self, transport: Transport, refusal: Option<Refusal>) {
        let Some(session) = &mut self.session else { return };
        session.resume();
        let generation = session.board.generation().next();
        session.board.close_agents_by(Closing::Answer);
        session.board.begin(generation, now() + self.offset);
        if let Some(refusal) = &refusal {
            session.shut(refusal.kind);
        }
        self.light.set_refusal(refusal);
        self.light.set_transport(transport.as_str());
        self.light.set(ConnectionState::CatchingUp);
        if let Some(sign_in) = &mut self.sign_in {
            sign_in.running = false;
        }
        self.parts.connection = true;
        self.parts.sign_in = true;
    }

    fn take_strings(&mut self, locale: String, strings: Strings) {
        let Some(session) = &mut self.session else { return };
        if let Some(cache) = &session.cache {
            drop(cache.save_strings(session.deployment(), &locale, strings.clone()));
        }
        // The rows stay subscribed to the metrics they were subscribed to.
        let columns = session.columns.clone();
        session.set_strings(locale, strings);
        session.columns = columns;
        self.parts.columns = true;
        self.parts.messages = true;
    }

    fn look_at(&mut self, look: Look) {
        if self.session.as_ref().is_some_and(|session| !session.is_at(&look)) {
            self.let_pass();
        }
        if let Some(session) = &mut self.session {
            session.look(look, now() + self.offset);
        }
    }

    /// A running step is replaced by its end; a first step begins a new list.
    fn step(&mut self, step: DoctorStep) {
        let view = self.sign_in.get_or_insert_with(|| SignInView {
            running: true,
            steps: Vec::new(),
            failure: None,
        });
        if matches!(step.id.as_str(), "A1" | "B1") && step.status == StepStatus::Running {
            let keep = if step.id == "B1" { 2 } else { 0 };
            view.steps.truncate(keep);
            view.running = true;
            view.failure = None;
        }
        match view.steps.last_mut().filter(|last| last.id == step.id) {
            Some(last) => *last = step,
            None => view.steps.push(step),
        }
        self.parts.sign_in = true;
    }

    fn lost(&mut self, failure: Failure, pause: Option<Duration>) {
        tracing::warn!(?failure, ?pause, kind = crate::failure::kind(&failure), "not connected");
        let Some(session) = &mut self.session else { return };
        session.go_offline(now() + self.offset);
        session.alerts.lose(now() + self.offset);
        self.parts.alerts = true;
        if let Some(sign_in) = &mut self.sign_in {
            sign_in.running = false;
            sign_in.failure = Some(failure.clone());
        }
        self.parts.sign_in = true;
        self.parts.connection = true;
        self.light.set_as_of(session.as_of(self.offset));
        if session.has_board {
            let since = session.stale_since(self.offset);
            self.light.offline(failure, pause, since);
        } else {
            // Nothing to show: the first screen says why, and the user decides.
            self.links += 1;
            self.session = None;
            self.light.set(ConnectionState::SignedOut);
        }
        self.store();
    }
}
