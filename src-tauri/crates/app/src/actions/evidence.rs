//! Whether the live data shows that something was done.

use connect_ipc::{ActionKind, ActionView, JoinedKind, JoinedView, RecordingAnswer, StatusChoice};
use connect_model::{AgentStatus, same};

use super::joined_by;

/// What the live data says of an agent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Sight {
    pub(crate) status: Option<AgentStatus>,
    pub(crate) reason: Option<String>,
    pub(crate) suspended: bool,
    pub(crate) sessions: Vec<SessionSight>,
}

/// What the live data says of a session.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "they are the session's own flags")]
pub(crate) struct SessionSight {
    pub(crate) id: i64,
    pub(crate) in_conversation: bool,
    pub(crate) recording: bool,
    pub(crate) silent_joined: bool,
    pub(crate) whisper_joined: bool,
}

/// The live data.
pub(crate) trait Evidence {
    /// An agent; none if nothing is known of it.
    fn agent(&self, id: i64) -> Option<Sight>;

    /// An agent's name.
    fn name(&self, id: i64) -> String;

    /// A session with the agent who has it now, who most likely is the given one; none if nobody
    /// has it any more.
    fn session(&self, agent: i64, session: i64) -> Option<(i64, SessionSight)>;
}

/// True if the live data shows it as done. What it cannot show, such as who has barged in, it never
/// shows. `recorded` are the sessions whose recording was to change when that was asked for.
pub(super) fn shows(
    view: &ActionView,
    recorded: &[i64],
    joined: Option<&JoinedView>,
    evidence: &impl Evidence,
) -> bool {
    match view.action {
        ActionKind::SetStatus => {
            let sight = evidence.agent(view.agent);
            sight.zip(view.status.as_ref()).is_some_and(|(sight, wanted)| is_in(&sight, wanted))
        }
        ActionKind::Suspend => evidence.agent(view.agent).is_some_and(|sight| sight.suspended),
        ActionKind::Resume => evidence.agent(view.agent).is_some_and(|sight| !sight.suspended),
        ActionKind::StartRecording => records(view, recorded, evidence, true),
        ActionKind::StopRecording => records(view, recorded, evidence, false),
        ActionKind::SilentJoin | ActionKind::Whisper => {
            let session = view.session.and_then(|id| evidence.session(view.agent, id));
            session.is_some_and(|(_, session)| match joined_by(view.action) {
                Some(JoinedKind::Silent) => session.silent_joined,
                _ => session.whisper_joined,
            })
        }
        // The live data has no flag for it; the session's record has.
        ActionKind::BargeIn => false,
        ActionKind::Leave => left(view, joined, evidence),
    }
}

fn is_in(sight: &Sight, wanted: &StatusChoice) -> bool {
    let status = sight.status.as_ref().is_some_and(|status| {
        status.id().map_or_else(|| same(status.as_str(), &wanted.status), |id| id == wanted.id)
    });
    let reason = wanted.reason.as_deref().is_none_or(|wanted| {
        sight.reason.as_deref().is_some_and(|reason| reason.trim() == wanted.trim())
    });
    status && reason
}

/// All sessions that the server has taken the request for; without its answer, those that there were
/// then: a later conversation may be recorded for another reason.
fn records(view: &ActionView, recorded: &[i64], evidence: &impl Evidence, on: bool) -> bool {
    let Some(sight) = evidence.agent(view.agent) else { return false };
    let done = |answer: &RecordingAnswer| !answer.denied && !answer.failed;
    let meant = |session: &&SessionSight| {
        session.in_conversation
            && if view.recordings.is_empty() {
                recorded.contains(&session.id)
            } else {
                view.recordings.iter().any(|one| one.session == session.id && done(one))
            }
    };
    let mut sessions = sight.sessions.iter().filter(meant).peekable();
    sessions.peek().is_some() && sessions.all(|session| session.recording == on)
}

fn left(view: &ActionView, joined: Option<&JoinedView>, evidence: &impl Evidence) -> bool {
    let Some(id) = view.session else { return false };
    let Some((_, session)) = evidence.session(view.agent, id) else {
        // Whose agent is not looked at, nobody can tell.
        return evidence.agent(view.agent).is_some();
    };
    if !session.in_conversation {
        return true;
    }
    match joined.filter(|joined| joined.session == id).map(|joined| joined.how) {
        Some(JoinedKind::Silent) => !session.silent_joined,
        Some(JoinedKind::Whisper) => !session.whisper_joined,
        Some(JoinedKind::BargeIn) => false,
        None => true,
    }
}
