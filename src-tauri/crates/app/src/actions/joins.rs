//! What the user is joined to: by what was done, and by what the live data shows of it.

use connect_ipc::{ActionKind, ActionState, ActionView, JoinedKind, JoinedView};
use connect_model::Millis;

use super::{Actions, Deed, Evidence};

impl Actions {
    /// The user is joined to a session since an earlier run.
    pub(crate) fn go_on_joined(&mut self, joined: JoinedView) {
        let busy = |deed: &Deed| deed.is_under_way() && deed.view.session.is_some();
        if self.joined.is_none() && !self.deeds.iter().any(busy) {
            self.joined = Some(joined);
            self.changed = true;
        }
    }

    /// What the user is joined to.
    pub(crate) fn joined(&self) -> Option<&JoinedView> {
        self.joined.as_ref()
    }

    /// Who may be joined is shown as joined, so that there is a way to leave.
    pub(super) fn join_by(&mut self, view: &ActionView, now: Millis) {
        let Some(session) = view.session else { return };
        let sure = view.state == ActionState::Confirmed;
        let taken = sure || matches!(view.state, ActionState::Accepted | ActionState::Unsure);
        let mine = self.joined.as_mut().filter(|joined| joined.session == session);
        match (joined_by(view.action), mine) {
            (Some(how), mine) if taken => {
                let since = mine.map_or(now, |joined| joined.since);
                let (agent, agent_name) = (view.agent, view.agent_name.clone());
                let customer = view.customer.clone();
                self.joined =
                    Some(JoinedView { session, agent, agent_name, customer, how, since, sure });
            }
            (None, Some(joined)) if view.action == ActionKind::Leave => {
                // What perhaps never was, and cannot be left, is over.
                let over = sure || (view.state == ActionState::Failed && !joined.sure);
                if over {
                    self.joined = None;
                }
            }
            _ => {}
        }
    }

    /// The live data knows best whether the user is still joined.
    pub(super) fn check_joined(&mut self, evidence: &impl Evidence) {
        let busy = |deed: &Deed| deed.is_under_way() && deed.view.session.is_some();
        if self.deeds.iter().any(busy) {
            return;
        }
        let Some(joined) = &mut self.joined else { return };
        let Some((agent, session)) = evidence.session(joined.agent, joined.session) else {
            // Whose agent is not looked at, nobody can tell.
            if evidence.agent(joined.agent).is_some() {
                self.joined = None;
                self.changed = true;
            }
            return;
        };
        let there = match joined.how {
            JoinedKind::Silent => session.silent_joined,
            JoinedKind::Whisper => session.whisper_joined,
            // The live data has no flag for it.
            JoinedKind::BargeIn => true,
        };
        if !session.in_conversation || (joined.sure && !there) {
            self.joined = None;
            self.changed = true;
        } else if joined.agent != agent {
            joined.agent = agent;
            joined.agent_name = evidence.name(agent);
            self.changed = true;
        }
    }
}

/// The join that an action is.
pub(crate) fn joined_by(action: ActionKind) -> Option<JoinedKind> {
    match action {
        ActionKind::SilentJoin => Some(JoinedKind::Silent),
        ActionKind::Whisper => Some(JoinedKind::Whisper),
        ActionKind::BargeIn => Some(JoinedKind::BargeIn),
        _ => None,
    }
}
