//! Long polling: one request for each envelope, each with a limit of its own.

use std::time::Duration;

use super::{Effect, Machine, Moment, Silence, Stage};
use crate::endpoint::Action;

/// The longest pause between polls that a server is granted.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// A poll that ends sooner and brings nothing is fruitless.
const SOON: Duration = Duration::from_secs(1);
/// The pause after the first fruitless poll in a row; doubled with each further one.
const FRUITLESS: Duration = Duration::from_millis(100);
/// The longest of those.
const FRUITLESS_MOST: Duration = Duration::from_secs(2);

/// How the polls go.
#[derive(Debug, Default)]
pub(super) struct Polls {
    /// When the next one is to be made; none while one is under way.
    next: Option<Moment>,
    /// When the one under way began.
    began: Moment,
    /// How long an answer may take.
    limit: Option<Duration>,
    /// When that is over; none while none is under way.
    over: Option<Moment>,
    /// Whether signs of life come with polls: something on the way may keep them back. None is known
    /// until the first came or was missed.
    beats: Option<bool>,
    /// What the one under way has brought so far.
    pub brought: Brought,
    /// How many in a row were fruitless.
    fruitless: u32,
}

/// What came with a poll.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Brought {
    /// Anything that was worth an answer.
    pub news: bool,
    /// The pause that the server wants.
    pub pause: Duration,
    /// Whether the server wants a reconnect.
    pub reconnect: bool,
}

impl Polls {
    /// Nothing is known yet; answers may take this long.
    pub(super) fn anew(limit: Duration) -> Self {
        Self { limit: Some(limit), ..Self::default() }
    }

    /// A sign of life came with a poll.
    pub(super) fn note_beat(&mut self) {
        self.beats = Some(true);
    }

    /// None came when one was to be expected. If there never was one, none is expected any more.
    pub(super) fn miss_beat(&mut self) {
        self.beats.get_or_insert(false);
    }

    /// Whether signs of life are to be expected now.
    pub(super) fn beat(&self) -> bool {
        self.beats != Some(false) && self.next.is_none()
    }

    pub(super) fn next(&self) -> Option<Moment> {
        self.next
    }

    pub(super) fn deadline(&self, silence: &Silence) -> Option<Moment> {
        self.next.or_else(|| self.over.filter(|_| !silence.blocked))
    }

    /// One is under way.
    pub(super) fn begin(&mut self, now: Moment) {
        self.next = None;
        self.began = now;
        self.over = self.limit.map(|limit| now + limit);
        self.brought = Brought::default();
    }

    /// None is under way.
    pub(super) fn cease(&mut self) {
        self.next = None;
        self.over = None;
    }

    /// The time during which nothing was read does not count.
    pub(super) fn renew(&mut self, now: Moment) {
        if self.over.is_some() {
            self.over = self.limit.map(|limit| now + limit);
        }
    }

    /// The pause after the one that has just ended.
    fn pause(&mut self, now: Moment) -> Duration {
        if self.brought.news || now.saturating_sub(self.began) >= SOON {
            self.fruitless = 0;
        } else {
            // A server, or something before it, that answers at once and says nothing is not to be
            // asked ever faster. One that is new to a group may do so once.
            self.fruitless = self.fruitless.saturating_add(1);
        }
        let fruitless = match self.fruitless {
            0 | 1 => Duration::ZERO,
            more => (FRUITLESS * 2_u32.pow(more.min(8) - 2)).min(FRUITLESS_MOST),
        };
        self.brought.pause.min(LONGEST_PAUSE).max(fruitless)
    }
}

impl Machine {
    /// A poll ended, as each does.
    pub(super) fn poll_ended(&mut self, now: Moment) {
        self.sign_of_life(now);
        let brought = self.polls.brought;
        let pause = self.polls.pause(now);
        self.polls.cease();
        if brought.reconnect && self.stage == Stage::Up {
            return self.lost(now, "the server asked for a reconnect");
        }
        if pause.is_zero() {
            self.poll(now);
        } else {
            self.polls.next = Some(now + pause);
        }
    }

    fn poll(&mut self, now: Moment) {
        self.polls.begin(now);
        self.silence.restart(now);
        self.continuity.polled(now);
        self.effects.push_back(Effect::Open(self.request(Action::Poll)));
    }

    pub(super) fn tick_polls(&mut self, now: Moment) {
        if self.polls.next.is_some_and(|next| now >= next) {
            self.poll(now);
        }
        let over = self.polls.over.filter(|_| !self.silence.blocked);
        if self.stage == Stage::Up && over.is_some_and(|over| now >= over) {
            self.lost(now, "no answer to a poll in time");
        }
    }
}
