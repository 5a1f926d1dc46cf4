//! The months before the centre's life began: what customers called for then. It is made up when it
//! is asked for, always the same, and stored nowhere.
//!
//! Ids grow with time: the months are cut into layers, each with room for one session per customer,
//! in another order in each.

use super::customers::{Customer, LAYERS};
use super::moments::{Moment, What};
use super::parts::{How, Part};
use super::random::{Dice, Topic};
use super::sessions::{AUDIO, CHAT, End, Kind, MAIL, Session, Stage, TALK};
use super::{World, id_of};

/// The id of the first session there could be.
const FIRST: i64 = 1_000;
/// How far the months go back, and when they end before the centre's life begins.
const SPAN: i64 = 180 * 86_400_000;
const PAUSE: i64 = 86_400_000;
/// Room for the ids of a session's moments.
const MOMENTS: i64 = 64;

/// A session in a customer's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Earlier {
    /// When it began, in milliseconds since 1970.
    pub started: i64,
    pub id: i64,
}

/// The ids that sessions and moments of a centre's life begin after.
pub(super) fn first_ids(pool: usize) -> (i64, i64) {
    let session = FIRST + id_of(pool * LAYERS);
    (session, session * MOMENTS)
}

impl World {
    /// The ended sessions of a session's customer but for itself, the oldest first.
    pub(crate) fn customer_history(&self, session: &Session) -> Vec<Earlier> {
        let layers = self.layers_of(session.caller);
        let made_up = layers.into_iter().map(|layer| self.past_id(session.caller, layer));
        let made_up = made_up.map(|id| Earlier { id, started: self.past_time(id) });
        let kept = self.archive.of_customer(session.caller);
        let kept = kept.map(|kept| Earlier { id: kept.id, started: kept.started });
        let mut all: Vec<_> = made_up.chain(kept).filter(|one| one.id != session.id).collect();
        all.sort_unstable();
        all
    }

    /// The session of this id, if it is one of the months before.
    pub(super) fn past(&self, id: i64) -> Option<Session> {
        let (layer, place) = self.past_place(id)?;
        let customer = (place + self.pool - self.shift(layer)) % self.pool;
        self.layers_of(customer).contains(&layer).then(|| self.tell(id, customer))
    }

    /// The layer and the place in it.
    fn past_place(&self, id: i64) -> Option<(usize, usize)> {
        let place = usize::try_from(id - FIRST).ok()?;
        (place < LAYERS * self.pool).then_some((place / self.pool, place % self.pool))
    }

    fn past_id(&self, customer: usize, layer: usize) -> i64 {
        let place = (customer + self.shift(layer)) % self.pool;
        FIRST - 1 + id_of(layer * self.pool + place)
    }

    fn past_time(&self, id: i64) -> i64 {
        let share = (id - FIRST) as f64 / (self.pool * LAYERS) as f64;
        self.opened - PAUSE - SPAN + (share * SPAN as f64) as i64
    }

    /// How far the customers of a layer are moved against those of the first.
    fn shift(&self, layer: usize) -> usize {
        self.dice_of(Topic::Past, -id_of(layer)).below(self.pool)
    }

    fn tell(&self, id: i64, caller: usize) -> Session {
        let mut dice = self.dice_of(Topic::Past, id);
        let modality = match dice.below(100) {
            0..=71 => AUDIO,
            72..=91 => CHAT,
            _ => MAIL,
        };
        let kind = match dice.below(20) {
            0 if modality == AUDIO => Kind::DirectInbound,
            1 if modality == AUDIO => Kind::DirectOutbound,
            _ => Kind::Queued,
        };
        let mut session = Session::new(id, modality, kind, self.past_time(id));
        let Customer { name, .. } = self.customer(caller);
        session.caller = caller;
        session.customer = name.into();
        let mut told = Telling { session, at: 0 };
        let agent = if kind == Kind::Queued {
            let queue = dice.below(self.queues.len());
            told.session.queue = Some(queue);
            told.queue(queue, self.ivr_ms(&told.session));
            self.serving(queue, &mut dice)
        } else {
            told.at = told.session.started;
            told.add(What::Created);
            dice.below(self.agents.len())
        };
        told.outcome(agent, &mut dice);
        told.session
    }

    fn serving(&self, queue: usize, dice: &mut Dice) -> usize {
        let teams = &self.org.queue_teams[queue];
        let agents = &self.org.teams[teams[dice.below(teams.len())]].agents;
        agents[dice.below(agents.len())]
    }
}

/// A session that is being told, up to a moment.
struct Telling {
    session: Session,
    at: i64,
}

impl Telling {
    fn add(&mut self, what: What) {
        let id = self.session.id * MOMENTS + id_of(self.session.moments.len());
        self.session.moments.push(Moment { id, at: self.at, what });
    }

    /// From the beginning into the queue.
    fn queue(&mut self, queue: usize, ivr: i64) {
        self.at = self.session.started;
        self.add(What::Created);
        self.add(What::Status("New"));
        self.add(What::Attendant);
        self.at += ivr;
        self.session.arrived = self.at;
        self.add(What::Assigned(queue));
    }

    /// From the queue, or a direct call, to the end.
    fn outcome(&mut self, agent: usize, dice: &mut Dice) {
        let queued = self.session.queue.is_some();
        let end = match dice.below(100) {
            0..=8 if queued => End::Abandoned,
            9..=11 if queued => End::CompletedAfterHours,
            12..=15 if queued => End::Transferred,
            _ => End::Completed,
        };
        if end == End::CompletedAfterHours {
            self.add(What::Closed);
            return self.end(end);
        }
        if queued {
            self.add(What::Status("Queued"));
            self.at += 1_000 + dice.exponential(25_000.0);
        }
        if end == End::Abandoned {
            self.add(What::CustomerLeft);
            return self.end(end);
        }
        self.converse(agent, end, dice);
        self.end(end);
    }

    fn converse(&mut self, agent: usize, end: End, dice: &mut Dice) {
        let offered = self.at;
        let queued = self.session.queue.is_some();
        if queued {
            self.add(What::Offered(agent));
            self.at += dice.lognormal(4_000.0, 0.5).min(19_000);
        }
        self.add(if queued { What::Accepted(agent) } else { What::Dialled(agent) });
        self.add(What::Status("Active"));
        let mut part = Part::offer(agent, How::Agent, offered);
        part.accepted = Some(self.at);
        part.primary_since = Some(self.at);
        self.session.agent = Some(agent);
        self.session.responding = Some(agent);
        self.session.active_since = Some(self.at);
        self.at += dice.lognormal(TALK[self.session.modality], 0.6).clamp(8_000, 3_600_000);
        let out = end == End::Transferred;
        self.add(if out { What::TransferredOut(agent) } else { What::CustomerLeft });
        self.session.after_call_since = Some(self.at);
        if queued {
            part.after_call = Some(self.at);
            self.add(What::Status("AfterCall"));
            self.at += dice.lognormal(40_000.0, 0.4).clamp(5_000, 300_000);
        }
        part.ended = Some(self.at);
        self.session.parts.push(part);
    }

    fn end(&mut self, end: End) {
        self.add(What::Status(end.word()));
        self.add(What::Terminating);
        self.session.stage = Stage::Ended(end);
        self.session.ended = Some(self.at);
    }
}
