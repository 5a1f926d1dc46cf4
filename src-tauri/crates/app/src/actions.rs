//! What the user does to agents and sessions: requested, then confirmed by the live data or failed.
//!
//! The machine sends nothing and reads no clock. It never asks for the same twice by itself: an
//! answer that was lost is "nobody knows" until the live data tells.

mod evidence;
mod export;
mod joins;
mod offers;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::time::Duration;

use connect_ipc::{
    ActionKind, ActionState, ActionView, ActionsView, Failure, JoinedView, RecordingAnswer,
    StatusChoice,
};
use connect_model::Millis;
use tokio::time::Instant;

pub(crate) use evidence::{Evidence, SessionSight, Sight};
pub(crate) use export::{Words, csv};
pub(crate) use joins::joined_by;
pub(crate) use offers::{Standing, joined_how};

/// The live data shows what was done within this time of the answer, or it is said that it does not.
const SHOWN_WITHIN: Duration = Duration::from_secs(10);
/// How long what has ended is remembered: what the live data shows later than in time still counts.
const REMEMBERED: Duration = Duration::from_secs(600);
/// No more than so many that have ended.
const MOST: usize = 50;

/// What somebody wishes to be done, checked.
#[derive(Debug, Clone)]
pub(crate) struct Wish {
    pub(crate) action: ActionKind,
    pub(crate) agent: i64,
    pub(crate) agent_name: String,
    pub(crate) session: Option<i64>,
    pub(crate) customer: String,
    pub(crate) status: Option<StatusChoice>,
    /// Of recordings: the sessions that they are to change.
    pub(crate) recorded: Vec<i64>,
}

/// What the link tells of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Told {
    /// The server has taken it; of recordings with its answer for each session.
    Taken(Option<Vec<RecordingAnswer>>),
    /// It was not done.
    Failed(Failure),
    /// It may have been done: the answer was lost on its way.
    Lost(Failure),
    /// The server has no such method; where the softphone finds the session instead.
    NotOffered(Failure, Option<String>),
    /// The server's record of the session shows it.
    Shown,
}

#[derive(Debug)]
struct Deed {
    view: ActionView,
    /// When it was requested, answered, or ended.
    since: Instant,
    /// The sessions whose recording was to change.
    recorded: Vec<i64>,
}

impl Deed {
    fn is_under_way(&self) -> bool {
        matches!(
            self.view.state,
            ActionState::Requested | ActionState::Accepted | ActionState::Unsure
        )
    }

    /// True if the live data may still show that it was done.
    fn may_be_shown(&self) -> bool {
        matches!(
            self.view.state,
            ActionState::Accepted
                | ActionState::Unsure
                | ActionState::Unconfirmed
                | ActionState::Unknown
        )
    }
}

/// The machine.
#[derive(Debug, Default)]
pub(crate) struct Actions {
    last: i64,
    /// The oldest first.
    deeds: Vec<Deed>,
    joined: Option<JoinedView>,
    refused: HashSet<(i64, ActionKind)>,
    /// For the window.
    changed: bool,
    /// For the journal: which are to be written.
    unwritten: Vec<i64>,
}

impl Actions {
    /// One whose numbers come after this one. The time is such a number: nobody acts a thousand times
    /// a second, so that the numbers of one run of the program go on after those of another.
    pub(crate) fn after(last: i64) -> Self {
        Self { last, ..Self::default() }
    }

    /// Somebody has signed in: what was refused may be allowed now.
    pub(crate) fn signed_in(&mut self) {
        self.refused.clear();
    }

    /// A number that nothing else has.
    pub(crate) fn number(&mut self) -> i64 {
        self.last += 1;
        self.last
    }

    /// Something is asked for; answers its number.
    pub(crate) fn request(&mut self, wish: Wish, now: Millis, at: Instant) -> i64 {
        let id = self.number();
        let view = ActionView {
            id,
            action: wish.action,
            agent: wish.agent,
            agent_name: wish.agent_name,
            session: wish.session,
            customer: wish.customer,
            status: wish.status,
            state: ActionState::Requested,
            at: now,
            ended: None,
            failure: None,
            recordings: Vec::new(),
            softphone: None,
        };
        self.deeds.push(Deed { view, since: at, recorded: wish.recorded });
        self.note(id);
        id
    }

    /// The link says something of it. Only the first answer counts.
    pub(crate) fn tell(&mut self, id: i64, told: Told, now: Millis, at: Instant) {
        let Some(deed) = self.deeds.iter_mut().find(|deed| deed.view.id == id) else { return };
        let shown = told == Told::Shown;
        if shown != (deed.view.state != ActionState::Requested) {
            return;
        }
        if shown && !deed.may_be_shown() {
            return;
        }
        let view = &mut deed.view;
        match told {
            Told::Taken(answers) => {
                let nothing = answers.as_ref().is_some_and(|answers| {
                    answers.iter().all(|answer| answer.denied || answer.failed)
                });
                view.recordings = answers.unwrap_or_default();
                view.state = ActionState::Accepted;
                if nothing {
                    view.state = ActionState::Failed;
                    view.failure = Some(Failure::RecordingNotDone);
                }
            }
            Told::Failed(failure) => {
                if is_refusal(&failure) {
                    self.refused.insert((view.agent, view.action));
                }
                view.state = ActionState::Failed;
                view.failure = Some(failure);
            }
            Told::Lost(failure) => {
                view.state = ActionState::Unsure;
                view.failure = Some(failure);
            }
            Told::NotOffered(failure, softphone) => {
                view.state = ActionState::Failed;
                view.failure = Some(failure);
                view.softphone = softphone;
            }
            Told::Shown => {
                view.state = ActionState::Confirmed;
                view.failure = None;
            }
        }
        if !deed.is_under_way() {
            deed.view.ended = Some(now);
        }
        deed.since = at;
        let view = deed.view.clone();
        self.join_by(&view, now);
        self.note(id);
    }

    /// Nobody will hear an answer any more to what was sent.
    pub(crate) fn break_off(&mut self, now: Millis, at: Instant) {
        let requested = |deed: &&Deed| deed.view.state == ActionState::Requested;
        let ids: Vec<_> = self.deeds.iter().filter(requested).map(|deed| deed.view.id).collect();
        for id in ids {
            self.tell(id, Told::Lost(Failure::ConnectionLost), now, at);
        }
        self.changed = true;
    }

    /// Looks at the live data. It is asked only while it follows the server.
    pub(crate) fn look(&mut self, evidence: &impl Evidence, now: Millis, at: Instant) {
        let joined = self.joined.as_ref();
        let is_shown = |deed: &&Deed| {
            deed.may_be_shown() && evidence::shows(&deed.view, &deed.recorded, joined, evidence)
        };
        let shown: Vec<i64> = self.deeds.iter().filter(is_shown).map(|deed| deed.view.id).collect();
        for id in shown {
            self.tell(id, Told::Shown, now, at);
        }
        self.check_joined(evidence);
    }

    /// Time passed.
    pub(crate) fn tick(&mut self, now: Millis, at: Instant) {
        let mut late = Vec::new();
        for deed in &mut self.deeds {
            let state = match deed.view.state {
                ActionState::Accepted => ActionState::Unconfirmed,
                ActionState::Unsure => ActionState::Unknown,
                _ => continue,
            };
            if at.duration_since(deed.since) >= SHOWN_WITHIN {
                deed.view.state = state;
                deed.view.ended = Some(now);
                deed.since = at;
                late.push(deed.view.id);
            }
        }
        for id in late {
            self.note(id);
        }
        let old = |deed: &Deed| !deed.is_under_way() && at.duration_since(deed.since) >= REMEMBERED;
        let before = self.deeds.len();
        let mut over = self.deeds.iter().filter(|deed| !deed.is_under_way()).count();
        over = over.saturating_sub(MOST);
        self.deeds.retain(|deed| {
            let dropped = old(deed) || (over > 0 && !deed.is_under_way());
            over = over.saturating_sub(usize::from(dropped));
            !dropped
        });
        self.changed |= self.deeds.len() != before;
    }

    /// What the window shows.
    pub(crate) fn view(&self) -> ActionsView {
        let recent = self.deeds.iter().rev().map(|deed| deed.view.clone()).collect();
        ActionsView { recent, joined: self.joined.clone() }
    }

    /// True if the window has something new to show.
    pub(crate) fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }

    /// What is to be written in the journal, the oldest first.
    pub(crate) fn take_unwritten(&mut self) -> Vec<ActionView> {
        let ids = std::mem::take(&mut self.unwritten);
        let deeds = self.deeds.iter().filter(|deed| ids.contains(&deed.view.id));
        deeds.map(|deed| deed.view.clone()).collect()
    }

    /// The agent that something is done to.
    pub(crate) fn agent_of(&self, id: i64) -> Option<i64> {
        self.deeds.iter().find(|deed| deed.view.id == id).map(|deed| deed.view.agent)
    }

    /// True if something is under way for an agent.
    pub(crate) fn is_busy(&self, agent: i64) -> bool {
        self.deeds.iter().any(|deed| deed.is_under_way() && deed.view.agent == agent)
    }

    /// Where the softphone finds the session of an action that the server does not offer.
    pub(crate) fn softphone(&self, id: i64) -> Option<&str> {
        let deed = self.deeds.iter().find(|deed| deed.view.id == id)?;
        deed.view.softphone.as_deref()
    }

    /// True if the server has refused this for this agent since the last sign-in.
    pub(crate) fn is_refused(&self, agent: i64, action: ActionKind) -> bool {
        self.refused.contains(&(agent, action))
    }

    /// True if something of the same kind is under way.
    pub(crate) fn is_under_way(
        &self,
        agent: i64,
        action: ActionKind,
        session: Option<i64>,
    ) -> bool {
        let same = |view: &ActionView| match session {
            // Nobody is joined twice at once, to whatever session.
            Some(_) => view.session.is_some(),
            None => view.agent == agent && class(view.action) == class(action),
        };
        self.deeds.iter().any(|deed| deed.is_under_way() && same(&deed.view))
    }

    fn note(&mut self, id: i64) {
        self.changed = true;
        if !self.unwritten.contains(&id) {
            self.unwritten.push(id);
        }
    }
}

/// Actions of one class undo each other.
fn class(action: ActionKind) -> u8 {
    match action {
        ActionKind::SetStatus => 0,
        ActionKind::Suspend | ActionKind::Resume => 1,
        ActionKind::StartRecording | ActionKind::StopRecording => 2,
        ActionKind::SilentJoin | ActionKind::Whisper | ActionKind::BargeIn | ActionKind::Leave => 3,
    }
}

fn is_refusal(failure: &Failure) -> bool {
    matches!(failure, Failure::Forbidden { .. } | Failure::Rejected { status: 403, .. })
}
