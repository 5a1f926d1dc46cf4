//! Which action on which agent or session is offered, or why it is not (spec note 18).
//!
//! The flags of an agent's entry can be read in two ways, so one of both entries is enough: the
//! target's or one's own. What the server has refused once is not offered again.

use crate::{Agent, SessionFlags};

/// Something that can be done to an agent or to a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Set the agent's status (T2).
    SetStatus,
    /// Take the agent out of the distribution of sessions (T2).
    Suspend,
    /// Put it back in (T2).
    Resume,
    /// Listen without being heard (S11).
    SilentJoin,
    /// Speak to the agent alone (S11).
    Whisper,
    /// Speak to everybody (S11).
    BargeIn,
    /// Leave what was joined (S11).
    Leave,
    /// Record all sessions of the agent (S9).
    StartRecording,
    /// Stop recording them (S10).
    StopRecording,
}

impl Action {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Leave,
        Self::SilentJoin,
        Self::Whisper,
        Self::BargeIn,
        Self::StartRecording,
        Self::StopRecording,
        Self::SetStatus,
        Self::Suspend,
        Self::Resume,
    ];

    /// True if it is about one session, not about the agent.
    pub fn is_of_session(self) -> bool {
        matches!(self, Self::SilentJoin | Self::Whisper | Self::BargeIn | Self::Leave)
    }
}

/// How somebody is joined to a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JoinedHow {
    /// Hears everybody, and is heard by nobody.
    Silent,
    /// Is heard by the agent alone.
    Whisper,
    /// Is heard by everybody.
    BargeIn,
}

/// Why an action is not offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Denial {
    /// The values do not follow the server now, so nobody knows what it would do.
    Offline,
    /// The server has refused it for this agent since the last sign-in.
    Refused,
    /// Neither the agent's entry nor one's own allows it.
    NoRight,
    /// The profile hides recording.
    RecordingHidden,
    /// The profile does not let the agent suspend itself.
    SuspendSelf,
    /// The agent has no session.
    NoSession,
    /// The agent is not among those looked at, so nobody knows its sessions.
    NotLookedAt,
    /// Nobody talks in the session now.
    NotInConversation,
    /// The user is in the session as its agent.
    OwnSession,
    /// The session's own flags forbid it.
    SessionForbids,
    /// Somebody else is joined.
    OtherJoined,
    /// The user is joined already, in this way or one that says more.
    JoinedByMe,
    /// The user is joined to another session.
    JoinedElsewhere,
    /// The user is not joined.
    NotJoined,
    /// It is being recorded already.
    Recording,
    /// Nothing is being recorded.
    NotRecording,
    /// The agent is suspended already.
    Suspended,
    /// The agent is not suspended.
    NotSuspended,
    /// The same is under way for the same agent.
    UnderWay,
}

/// What is known of the agent that something is to be done to.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Facts<'a> {
    /// The agent's entry in the organisation; none if it is not in it.
    pub target: Option<&'a Agent>,
    /// The user's own entry.
    pub own: Option<&'a Agent>,
    /// Whether what is known follows the server.
    pub live: bool,
    /// Whether the agent is the user.
    pub is_self: bool,
    /// The agent is not among those looked at: neither its sessions are known nor whether it is
    /// suspended.
    pub unseen: bool,
    /// The profile hides recording.
    pub recording_hidden: bool,
    /// The profile lets the user suspend itself.
    pub suspend_self: bool,
    /// The agent is suspended.
    pub suspended: bool,
    /// The sessions of the agent.
    pub sessions: &'a [SessionFacts],
    /// The server has refused this action for this agent.
    pub refused: bool,
    /// This action is under way for this agent or session.
    pub under_way: bool,
    /// The user is joined to a session, of whomever.
    pub joined: bool,
}

impl Facts<'_> {
    /// Why there is no session to do something to.
    fn no_session(&self) -> Denial {
        if self.unseen { Denial::NotLookedAt } else { Denial::NoSession }
    }
}

/// What is known of a session.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct SessionFacts {
    /// Its id.
    pub id: i64,
    /// Customer and agent talk or write to each other.
    pub in_conversation: bool,
    /// It is being recorded.
    pub recording: bool,
    /// Somebody is silently joined.
    pub silent_joined: bool,
    /// Somebody whispers.
    pub whisper_joined: bool,
    /// What its own flags say.
    pub can: SessionFlags,
    /// How the user is joined to it.
    pub mine: Option<JoinedHow>,
    /// That the user is joined was asked for, and nothing shows it.
    pub perhaps: bool,
}

/// Whether an action is offered; `session` is one of the facts' for those that are about one.
///
/// # Errors
///
/// The first reason why it is not: what nobody can change for the moment comes first.
pub fn allows(
    action: Action,
    facts: &Facts<'_>,
    session: Option<&SessionFacts>,
) -> Result<(), Denial> {
    let no = |is: bool, denial: Denial| if is { Err(denial) } else { Ok(()) };
    // Who is joined may always try to leave, whatever is known or was refused since.
    if action != Action::Leave {
        no(!facts.live, Denial::Offline)?;
        no(facts.refused, Denial::Refused)?;
    }
    match action {
        Action::SetStatus => {}
        Action::Suspend => {
            no(facts.is_self && !facts.suspend_self, Denial::SuspendSelf)?;
            no(facts.suspended && !facts.unseen, Denial::Suspended)?;
        }
        Action::Resume => {
            no(facts.is_self && !facts.suspend_self, Denial::SuspendSelf)?;
            no(!facts.suspended && !facts.unseen, Denial::NotSuspended)?;
        }
        Action::SilentJoin | Action::Whisper | Action::BargeIn => join(action, facts, session)?,
        Action::Leave => {
            let session = session.ok_or(Denial::NoSession)?;
            no(session.mine.is_none(), Denial::NotJoined)?;
        }
        Action::StartRecording | Action::StopRecording => recording(action, facts)?,
    }
    no(facts.under_way, Denial::UnderWay)
}

fn join(action: Action, facts: &Facts<'_>, session: Option<&SessionFacts>) -> Result<(), Denial> {
    let one_of =
        |right: fn(&Agent) -> bool| facts.target.is_some_and(right) || facts.own.is_some_and(right);
    let allowed = match action {
        Action::SilentJoin => one_of(|agent| agent.can_silent_join),
        Action::Whisper => one_of(|agent| agent.can_whisper_join),
        // There is no flag of its own: it is how who listens or whispers goes on.
        _ => one_of(|agent| agent.can_silent_join || agent.can_whisper_join),
    };
    if !allowed {
        return Err(Denial::NoRight);
    }
    let session = session.ok_or(facts.no_session())?;
    if facts.is_self {
        return Err(Denial::OwnSession);
    }
    if !session.in_conversation {
        return Err(Denial::NotInConversation);
    }
    // What perhaps never was may be asked for again.
    match (session.mine.filter(|_| !session.perhaps), action) {
        (Some(JoinedHow::Silent | JoinedHow::Whisper), Action::BargeIn) => return Ok(()),
        (Some(_), _) => return Err(Denial::JoinedByMe),
        (None, _) if facts.joined && session.mine.is_none() => {
            return Err(Denial::JoinedElsewhere);
        }
        (None, _) => {}
    }
    let somebody = session.silent_joined || session.whisper_joined;
    let (silent, whisper) = (session.can.be_silent_joined, session.can.be_whisper_joined);
    let forbidden = match action {
        Action::SilentJoin => silent == Some(false),
        Action::Whisper => whisper == Some(false),
        // Both are false as well while somebody is joined, which keeps nobody from barging in.
        _ => !somebody && silent == Some(false) && whisper == Some(false),
    };
    match (action, somebody) {
        (Action::SilentJoin | Action::Whisper, true) => Err(Denial::OtherJoined),
        _ if forbidden => Err(Denial::SessionForbids),
        _ => Ok(()),
    }
}

/// Recording is by agent: it is about all sessions at once.
fn recording(action: Action, facts: &Facts<'_>) -> Result<(), Denial> {
    if facts.recording_hidden {
        return Err(Denial::RecordingHidden);
    }
    let right = |agent: Option<&Agent>| agent.is_some_and(|agent| agent.can_record);
    if !right(facts.target) && !right(facts.own) {
        return Err(Denial::NoRight);
    }
    if facts.sessions.is_empty() {
        return Err(facts.no_session());
    }
    let mut talking = facts.sessions.iter().filter(|session| session.in_conversation);
    if action == Action::StopRecording {
        let recorded = facts.sessions.iter().any(|session| session.recording);
        return if recorded { Ok(()) } else { Err(Denial::NotRecording) };
    }
    if talking.clone().next().is_none() {
        return Err(Denial::NotInConversation);
    }
    let may = |session: &SessionFacts| session.can.be_recorded != Some(false);
    if talking.clone().any(|session| may(session) && !session.recording) {
        return Ok(());
    }
    let recorded = talking.any(|session| session.recording);
    Err(if recorded { Denial::Recording } else { Denial::SessionForbids })
}

#[cfg(test)]
mod tests;
