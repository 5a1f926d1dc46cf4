//! What is offered on an agent now, as the window is told it.

use connect_ipc::{ActionKind, DenialKind, HeardBy, JoinedKind, OfferView};
use connect_model::{Action, Denial, Facts, JoinedHow, allows};

use super::Actions;

/// An agent, what is known of it, and what has been done to it.
pub(crate) struct Standing<'a> {
    pub(crate) agent: i64,
    /// Without what the machine knows.
    pub(crate) facts: Facts<'a>,
    pub(crate) actions: &'a Actions,
}

impl Standing<'_> {
    /// Why an action is not allowed; none if it is.
    pub(crate) fn denial(&self, kind: ActionKind, session: Option<i64>) -> Option<DenialKind> {
        let sessions = self.facts.sessions;
        let known = session.and_then(|id| sessions.iter().find(|session| session.id == id));
        let facts = Facts {
            refused: self.actions.is_refused(self.agent, kind),
            under_way: self.actions.is_under_way(self.agent, kind, session),
            joined: self.actions.joined().is_some(),
            ..self.facts
        };
        allows(action(kind), &facts, known).err().map(denial)
    }

    /// Every action: what is about a session once for each. Of two that exclude each other, such as
    /// suspending and resuming, the one that makes sense.
    pub(crate) fn offers(&self) -> Vec<OfferView> {
        let mut offers = Vec::new();
        for one in Action::ALL {
            let kind = kind(one);
            if !self.makes_sense(one) {
                continue;
            }
            let mut offer = |session| {
                let denial = self.denial(kind, session);
                offers.push(OfferView { action: kind, session, denial, heard_by: heard_by(kind) });
            };
            if !one.is_of_session() || self.facts.sessions.is_empty() {
                offer(None);
                continue;
            }
            let fits = |mine: Option<JoinedHow>| one != Action::Leave || mine.is_some();
            for session in self.facts.sessions.iter().filter(|session| fits(session.mine)) {
                offer(Some(session.id));
            }
        }
        offers
    }

    fn makes_sense(&self, action: Action) -> bool {
        let recorded = self.facts.sessions.iter().any(|session| session.recording);
        match action {
            // Of whom nobody knows it, either may.
            Action::Suspend => self.facts.unseen || !self.facts.suspended,
            Action::Resume => self.facts.unseen || self.facts.suspended,
            Action::StopRecording => recorded,
            // Where some sessions are recorded, the others can be, too.
            Action::StartRecording => {
                let silent = self.facts.sessions.iter().any(|session| !session.recording);
                !recorded || silent
            }
            Action::Leave => self.facts.sessions.iter().any(|session| session.mine.is_some()),
            _ => true,
        }
    }
}

fn heard_by(kind: ActionKind) -> Option<HeardBy> {
    match kind {
        ActionKind::SilentJoin => Some(HeardBy::Nobody),
        ActionKind::Whisper => Some(HeardBy::Agent),
        ActionKind::BargeIn => Some(HeardBy::Everybody),
        _ => None,
    }
}

/// In the words of the rights.
pub(crate) fn joined_how(kind: JoinedKind) -> JoinedHow {
    match kind {
        JoinedKind::Silent => JoinedHow::Silent,
        JoinedKind::Whisper => JoinedHow::Whisper,
        JoinedKind::BargeIn => JoinedHow::BargeIn,
    }
}

macro_rules! pairs {
    ($to:ident, $back:ident, $model:ident, $ipc:ident: $($name:ident,)*) => {
        fn $to(value: $model) -> $ipc {
            match value { $($model::$name => $ipc::$name,)* }
        }
        pairs!(@back $back, $model, $ipc: $($name,)*);
    };
    (@back none, $model:ident, $ipc:ident: $($name:ident,)*) => {};
    (@back $back:ident, $model:ident, $ipc:ident: $($name:ident,)*) => {
        fn $back(value: $ipc) -> $model {
            match value { $($ipc::$name => $model::$name,)* }
        }
    };
}

pairs!(kind, action, Action, ActionKind:
    SetStatus, Suspend, Resume, SilentJoin, Whisper, BargeIn, Leave, StartRecording, StopRecording,
);
pairs!(denial, none, Denial, DenialKind:
    Offline, Refused, NoRight, RecordingHidden, SuspendSelf, NoSession, NotLookedAt,
    NotInConversation,
    OwnSession, SessionForbids, OtherJoined, JoinedByMe, JoinedElsewhere, NotJoined, Recording,
    NotRecording, Suspended, NotSuspended, UnderWay,
);
