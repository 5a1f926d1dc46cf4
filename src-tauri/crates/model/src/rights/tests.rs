//! Every reason, one row each, and what must hold of all of them.

use super::*;
use crate::AgentId;

fn entry(id: i64, rights: &str) -> Agent {
    Agent {
        id: AgentId(id),
        name: String::new(),
        team: None,
        can_silent_join: rights.contains('s'),
        can_whisper_join: rights.contains('w'),
        can_record: rights.contains('r'),
    }
}

fn talking() -> SessionFacts {
    SessionFacts { id: 7, in_conversation: true, ..SessionFacts::default() }
}

fn flags(recorded: Option<bool>, silent: Option<bool>, whisper: Option<bool>) -> SessionFlags {
    SessionFlags { be_recorded: recorded, be_silent_joined: silent, be_whisper_joined: whisper }
}

/// Live facts with these rights on the target's and on one's own entry.
fn with<T>(
    target: &str,
    own: &str,
    sessions: &[SessionFacts],
    look: impl Fn(&Facts<'_>) -> T,
) -> T {
    let (target, own) = (entry(2, target), entry(1, own));
    look(&Facts {
        target: Some(&target),
        own: Some(&own),
        live: true,
        sessions,
        ..Facts::default()
    })
}

fn said(action: Action, target: &str, own: &str, session: SessionFacts) -> Result<(), Denial> {
    with(target, own, &[session], |facts| allows(action, facts, Some(&facts.sessions[0])))
}

#[test]
fn either_entry_is_enough() {
    use Action::{BargeIn, SilentJoin, StartRecording, Whisper};
    for (action, right) in
        [(SilentJoin, "s"), (Whisper, "w"), (BargeIn, "s"), (BargeIn, "w"), (StartRecording, "r")]
    {
        assert_eq!(said(action, right, "", talking()), Ok(()), "{action:?} by the target's");
        assert_eq!(said(action, "", right, talking()), Ok(()), "{action:?} by one's own");
        assert_eq!(said(action, "", "", talking()), Err(Denial::NoRight), "{action:?}");
    }
    assert_eq!(said(SilentJoin, "wr", "wr", talking()), Err(Denial::NoRight));
    assert_eq!(said(Whisper, "sr", "sr", talking()), Err(Denial::NoRight));
    assert_eq!(said(BargeIn, "r", "r", talking()), Err(Denial::NoRight));
    assert_eq!(said(StartRecording, "sw", "sw", talking()), Err(Denial::NoRight));
}

#[test]
fn the_session_has_its_say() {
    use Action::{BargeIn, Leave, SilentJoin, StartRecording, StopRecording, Whisper};
    use Denial as D;
    let is = |change: fn(&mut SessionFacts)| {
        let mut session = talking();
        change(&mut session);
        session
    };
    let quiet = is(|s| s.in_conversation = false);
    let closed = is(|s| s.can = flags(Some(false), Some(false), Some(false)));
    let listened = is(|s| (s.silent_joined, s.can) = (true, flags(None, Some(false), Some(false))));
    let whispered = is(|s| s.whisper_joined = true);
    let recorded = is(|s| s.recording = true);
    let mine = |how| SessionFacts { mine: Some(how), silent_joined: true, ..talking() };
    let perhaps = SessionFacts { mine: Some(JoinedHow::Whisper), perhaps: true, ..talking() };
    for (action, session, expected) in [
        (SilentJoin, quiet, Err(D::NotInConversation)),
        (SilentJoin, closed, Err(D::SessionForbids)),
        (Whisper, closed, Err(D::SessionForbids)),
        (BargeIn, closed, Err(D::SessionForbids)),
        (SilentJoin, listened, Err(D::OtherJoined)),
        (Whisper, whispered, Err(D::OtherJoined)),
        (BargeIn, listened, Ok(())),
        (SilentJoin, mine(JoinedHow::Silent), Err(D::JoinedByMe)),
        (Whisper, mine(JoinedHow::Silent), Err(D::JoinedByMe)),
        (BargeIn, mine(JoinedHow::Silent), Ok(())),
        (BargeIn, mine(JoinedHow::Whisper), Ok(())),
        (BargeIn, mine(JoinedHow::BargeIn), Err(D::JoinedByMe)),
        (Leave, mine(JoinedHow::BargeIn), Ok(())),
        (Whisper, perhaps, Ok(())),
        (SilentJoin, perhaps, Ok(())),
        (Leave, perhaps, Ok(())),
        (Leave, listened, Err(D::NotJoined)),
        (StartRecording, quiet, Err(D::NotInConversation)),
        (StartRecording, closed, Err(D::SessionForbids)),
        (StartRecording, recorded, Err(D::Recording)),
        (StopRecording, recorded, Ok(())),
        (StopRecording, talking(), Err(D::NotRecording)),
    ] {
        assert_eq!(said(action, "swr", "", session), expected, "{action:?} {session:?}");
    }
    // The flags that the server has not said forbid nothing.
    for action in [SilentJoin, Whisper, BargeIn, StartRecording] {
        assert_eq!(said(action, "swr", "", talking()), Ok(()));
    }
}

#[test]
fn recording_is_about_all_sessions_of_the_agent() {
    let recorded = SessionFacts { recording: true, ..talking() };
    let closed = SessionFacts { can: flags(Some(false), None, None), ..talking() };
    let ask = |action, sessions: &[SessionFacts]| {
        with("r", "", sessions, |facts| allows(action, facts, None))
    };
    assert_eq!(ask(Action::StartRecording, &[]), Err(Denial::NoSession));
    with("rs", "", &[], |facts| {
        let unseen = Facts { unseen: true, ..*facts };
        for action in [Action::StartRecording, Action::StopRecording, Action::SilentJoin] {
            assert_eq!(allows(action, &unseen, None), Err(Denial::NotLookedAt));
        }
    });
    assert_eq!(ask(Action::StartRecording, &[recorded, talking()]), Ok(()));
    assert_eq!(ask(Action::StartRecording, &[recorded, closed]), Err(Denial::Recording));
    assert_eq!(ask(Action::StopRecording, &[closed, recorded]), Ok(()));
}

#[test]
fn what_the_user_is_and_does_counts() {
    use Action::{BargeIn, Leave, Resume, SetStatus, SilentJoin, StartRecording, Suspend};
    use Denial as D;
    type Change = fn(&mut Facts<'_>);
    let rows: [(Action, Change, Result<(), Denial>); 16] = [
        (SetStatus, |_| {}, Ok(())),
        (SetStatus, |f| f.is_self = true, Ok(())),
        (SetStatus, |f| f.live = false, Err(D::Offline)),
        (SetStatus, |f| f.refused = true, Err(D::Refused)),
        (SetStatus, |f| f.under_way = true, Err(D::UnderWay)),
        (Suspend, |_| {}, Ok(())),
        (Suspend, |f| f.is_self = true, Err(D::SuspendSelf)),
        (Suspend, |f| (f.is_self, f.suspend_self) = (true, true), Ok(())),
        (Suspend, |f| f.suspended = true, Err(D::Suspended)),
        (Resume, |_| {}, Err(D::NotSuspended)),
        (Resume, |f| f.unseen = true, Ok(())),
        (Suspend, |f| (f.unseen, f.suspended) = (true, true), Ok(())),
        (SilentJoin, |f| f.is_self = true, Err(D::OwnSession)),
        (BargeIn, |f| f.joined = true, Err(D::JoinedElsewhere)),
        (StartRecording, |f| f.recording_hidden = true, Err(D::RecordingHidden)),
        (Leave, |f| f.refused = true, Err(D::NotJoined)),
    ];
    for (action, change, expected) in rows {
        with("swr", "", &[talking()], |facts| {
            let mut facts = *facts;
            change(&mut facts);
            assert_eq!(allows(action, &facts, Some(&facts.sessions[0])), expected, "{action:?}");
        });
    }
}

#[test]
fn nothing_but_leaving_is_offered_while_the_values_do_not_follow_the_server() {
    with("swr", "swr", &[talking()], |facts| {
        let facts = Facts { live: false, ..*facts };
        let mine = SessionFacts { mine: Some(JoinedHow::Whisper), ..talking() };
        assert_eq!(allows(Action::Leave, &facts, Some(&mine)), Ok(()));
        for action in Action::ALL.into_iter().filter(|action| *action != Action::Leave) {
            assert_eq!(allows(action, &facts, Some(&talking())), Err(Denial::Offline));
        }
    });
}
