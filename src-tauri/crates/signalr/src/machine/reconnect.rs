//! A channel that was lost is opened again: with the same token, where the cursor stands.

use std::time::Duration;

use super::{Closed, Effect, Fault, Machine, Moment, Stage, State};
use crate::endpoint::Action;

/// The pause between attempts, a quarter more or less.
const PAUSE: Duration = Duration::from_secs(2);

/// How reconnecting goes.
#[derive(Debug, Default)]
pub(super) struct Reconnect {
    /// Since when the connection has been without a channel that works.
    since: Option<Moment>,
    /// When the channel was opened again the last time.
    reopened: Option<Moment>,
    /// When the channel was lost.
    lost: Moment,
    /// Why the last attempt failed.
    why: String,
}

impl Reconnect {
    /// Something came over the channel that was opened again.
    pub(super) fn succeeded(&mut self) {
        self.since = None;
    }
}

impl Machine {
    /// The channel that was up is gone.
    pub(super) fn lost(&mut self, now: Moment, why: &str) {
        self.lost_since(now, now, why);
    }

    /// The same, where it is gone since an earlier moment.
    pub(super) fn lost_since(&mut self, now: Moment, since: Moment, why: &str) {
        let before = self.reconnect.reopened;
        let lasted = before.is_none_or(|reopened| now.saturating_sub(reopened) >= PAUSE);
        if lasted && self.keep_alive().is_none() {
            // No sign of life was to be expected.
            self.reconnect.succeeded();
        }
        self.reconnect.since.get_or_insert(since);
        self.reconnect.lost = since;
        why.clone_into(&mut self.reconnect.why);
        if self.give_up_at().is_some_and(|limit| now >= limit) {
            return self.close(Closed::Lost(self.reconnect.why.clone()));
        }
        self.fail_calls();
        self.polls.cease();
        self.effects.push_back(Effect::Drop);
        self.report(State::Reconnecting);
        // At once, but for a server that lets everybody in and drops them again.
        if lasted {
            self.reopen(now);
        } else {
            self.wait(now);
        }
    }

    fn wait(&mut self, now: Moment) {
        self.stage = Stage::Waiting;
        self.limit = Some(now + PAUSE.mul_f64(0.75 + self.dice.share() / 2.0));
    }

    fn reopen(&mut self, now: Moment) {
        self.stage = Stage::Reopening;
        self.limit = self.negotiation.as_ref().map(|known| now + known.connect_limit());
        self.effects.push_back(Effect::Open(self.request(Action::Reconnect)));
    }

    /// The channel is open again.
    pub(super) fn reopened(&mut self, now: Moment) {
        self.stage = Stage::Up;
        self.limit = None;
        self.reconnect.reopened = Some(now);
        // Without keep-alives a connection may have been silent for long and well.
        let from = match self.keep_alive() {
            Some(_) => self.silence.heard,
            None => self.reconnect.lost,
        };
        let pause = now.saturating_sub(from);
        if let Some(gap) = self.continuity.reopened(now, pause, self.patience()) {
            self.effects.push_back(Effect::Gap(gap));
        }
        self.silence.sign(now);
        // The request is the first poll as well.
        if self.transport == crate::Transport::LongPolling {
            self.polls.begin(now);
        }
        self.report(State::Connected);
    }

    /// An attempt failed.
    pub(super) fn not_reopened(&mut self, now: Moment, fault: &Fault) {
        self.effects.push_back(Effect::Drop);
        self.reconnect.why = format!("reconnect: {fault}");
        match fault {
            // The server knows this connection no longer, or will not have it: a new one is needed.
            Fault::Status(400 | 401 | 403 | 404 | 410) => {
                self.close(Closed::Lost(self.reconnect.why.clone()));
            }
            _ => self.wait(now),
        }
    }

    /// When it is not worth it any more.
    pub(super) fn give_up_at(&self) -> Option<Moment> {
        self.reconnect.since.map(|since| since + self.reconnect_limit())
    }

    pub(super) fn tick_reconnect(&mut self, now: Moment) {
        let passed = |moment: Option<Moment>| moment.is_some_and(|moment| now >= moment);
        if passed(self.give_up_at()) {
            return self.close(Closed::Lost(self.reconnect.why.clone()));
        }
        if !passed(self.limit) {
            return;
        }
        if self.stage == Stage::Waiting {
            self.reopen(now);
        } else {
            self.not_reopened(now, &Fault::Network("no answer in time".to_owned()));
        }
    }
}
