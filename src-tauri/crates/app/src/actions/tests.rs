//! The machine with a clock of its own.

mod files;
mod properties;

use std::collections::HashMap;

use connect_ipc::{JoinedKind, StatusKind};
use connect_model::AgentStatus;

use super::*;

const AGENT: i64 = 5;
const SESSION: i64 = 70;

/// What the live data says, changed by hand.
#[derive(Debug, Clone, Default)]
struct World {
    agents: HashMap<i64, Sight>,
}

impl World {
    fn talking() -> Self {
        let session = SessionSight { id: SESSION, in_conversation: true, ..Default::default() };
        let sight = Sight { sessions: vec![session], ..Sight::default() };
        Self { agents: [(AGENT, sight)].into() }
    }

    fn sight(&mut self) -> &mut Sight {
        self.agents.entry(AGENT).or_default()
    }

    fn one(&mut self) -> &mut SessionSight {
        &mut self.sight().sessions[0]
    }
}

impl Evidence for World {
    fn agent(&self, id: i64) -> Option<Sight> {
        self.agents.get(&id).cloned()
    }

    fn name(&self, id: i64) -> String {
        format!("agent {id}")
    }

    fn session(&self, _: i64, session: i64) -> Option<(i64, SessionSight)> {
        let has = |sight: &Sight| sight.sessions.iter().find(|one| one.id == session).copied();
        self.agents.iter().find_map(|(id, sight)| Some((*id, has(sight)?)))
    }
}

/// The machine with its clock.
struct Desk {
    actions: Actions,
    start: Instant,
    seconds: u64,
}

impl Desk {
    fn new() -> Self {
        Self { actions: Actions::default(), start: Instant::now(), seconds: 0 }
    }

    fn at(&self) -> (Millis, Instant) {
        let passed = Duration::from_secs(self.seconds);
        (i64::try_from(passed.as_millis()).unwrap(), self.start + passed)
    }

    fn ask(&mut self, action: ActionKind) -> i64 {
        let session = joined_by(action).is_some() || action == ActionKind::Leave;
        let status = (action == ActionKind::SetStatus).then(|| StatusChoice {
            id: 3,
            status: "unavailable".into(),
            kind: StatusKind::Away,
            reason_id: Some(2),
            reason: Some("At Lunch".into()),
        });
        let wish = Wish {
            action,
            agent: AGENT,
            agent_name: "Rob".into(),
            session: session.then_some(SESSION),
            customer: String::new(),
            status,
            recorded: if class(action) == 2 { vec![SESSION, SESSION + 1] } else { Vec::new() },
        };
        let (now, at) = self.at();
        self.actions.request(wish, now, at)
    }

    fn tell(&mut self, id: i64, told: Told) {
        let (now, at) = self.at();
        self.actions.tell(id, told, now, at);
    }

    fn look(&mut self, world: &World) {
        let (now, at) = self.at();
        self.actions.look(world, now, at);
    }

    fn pass(&mut self, seconds: u64) {
        self.seconds += seconds;
        let (now, at) = self.at();
        self.actions.tick(now, at);
    }

    fn state(&self, id: i64) -> ActionState {
        self.view(id).state
    }

    fn view(&self, id: i64) -> ActionView {
        self.actions.view().recent.into_iter().find(|view| view.id == id).unwrap()
    }

    fn joined(&self) -> Option<(JoinedKind, bool)> {
        self.actions.joined().map(|joined| (joined.how, joined.sure))
    }
}

fn lost() -> Failure {
    Failure::TimedOut { method: "S11".into(), seconds: 30 }
}

fn forbidden() -> Failure {
    Failure::Forbidden { method: "T2".into() }
}

#[test]
fn a_later_conversation_says_nothing_of_a_recording_whose_answer_was_lost() {
    for (action, on) in [(ActionKind::StartRecording, true), (ActionKind::StopRecording, false)] {
        let (mut desk, mut world) = (Desk::new(), World::talking());
        world.one().recording = !on;
        let id = desk.ask(action);
        desk.tell(id, Told::Lost(lost()));
        let here = world.clone();
        *world.one() = SessionSight { id: SESSION + 9, recording: on, ..*here.clone().one() };
        desk.look(&world);
        assert_eq!(desk.state(id), ActionState::Unsure);
        // The same conversation does.
        world = here;
        world.one().recording = on;
        desk.look(&world);
        assert_eq!(desk.state(id), ActionState::Confirmed);
    }
}

#[test]
fn a_status_is_confirmed_by_the_live_data_alone() {
    let (mut desk, mut world) = (Desk::new(), World::talking());
    let id = desk.ask(ActionKind::SetStatus);
    world.sight().status = Some(AgentStatus::parse("Unavailable"));
    world.sight().reason = Some("At Lunch".into());
    desk.look(&world);
    assert_eq!(desk.state(id), ActionState::Requested, "the server has not answered");
    world.sight().reason = Some("Training".into());
    desk.tell(id, Told::Taken(None));
    desk.look(&world);
    assert_eq!(desk.state(id), ActionState::Accepted, "for another reason");
    world.sight().reason = Some("At Lunch".into());
    desk.look(&world);
    assert_eq!((desk.state(id), desk.view(id).ended), (ActionState::Confirmed, Some(0)));
}

#[test]
fn what_is_not_shown_in_time_is_said_and_may_be_shown_later() {
    let (mut desk, mut world) = (Desk::new(), World::talking());
    let id = desk.ask(ActionKind::Suspend);
    desk.pass(25);
    assert_eq!(desk.state(id), ActionState::Requested, "the time limit of the call is not ours");
    desk.tell(id, Told::Taken(None));
    desk.pass(9);
    assert_eq!(desk.state(id), ActionState::Accepted);
    desk.pass(1);
    assert_eq!(desk.state(id), ActionState::Unconfirmed);
    world.sight().suspended = true;
    desk.look(&world);
    assert_eq!((desk.state(id), desk.view(id).ended), (ActionState::Confirmed, Some(35_000)));
    desk.pass(600);
    assert!(desk.actions.view().recent.is_empty(), "it is in the journal");
}

#[test]
fn a_lost_answer_is_unknown_until_the_live_data_tells() {
    for shown in [false, true] {
        let (mut desk, mut world) = (Desk::new(), World::talking());
        let id = desk.ask(ActionKind::Whisper);
        desk.tell(id, Told::Lost(lost()));
        assert_eq!(desk.state(id), ActionState::Unsure);
        assert_eq!(desk.joined(), Some((JoinedKind::Whisper, false)), "there is a way to leave");
        if shown {
            world.one().whisper_joined = true;
            desk.look(&world);
            assert_eq!((desk.state(id), desk.view(id).failure), (ActionState::Confirmed, None));
            assert_eq!(desk.joined(), Some((JoinedKind::Whisper, true)));
        } else {
            desk.pass(10);
            assert_eq!(desk.state(id), ActionState::Unknown);
            assert_eq!(desk.view(id).failure, Some(lost()));
        }
    }
}

#[test]
fn a_refusal_counts_for_that_agent_until_the_next_sign_in() {
    let mut desk = Desk::new();
    let id = desk.ask(ActionKind::SetStatus);
    desk.tell(id, Told::Failed(forbidden()));
    assert_eq!(desk.state(id), ActionState::Failed);
    assert!(desk.actions.is_refused(AGENT, ActionKind::SetStatus));
    assert!(!desk.actions.is_refused(AGENT, ActionKind::Suspend));
    assert!(!desk.actions.is_refused(AGENT + 1, ActionKind::SetStatus));
    desk.actions.signed_in();
    assert!(!desk.actions.is_refused(AGENT, ActionKind::SetStatus));
    // A server that failed has not refused.
    let id = desk.ask(ActionKind::SetStatus);
    desk.tell(id, Told::Failed(Failure::ServerFault { method: "T2".into(), status: 500 }));
    assert!(!desk.actions.is_refused(AGENT, ActionKind::SetStatus));
}

#[test]
fn a_join_goes_on_to_barging_in_and_ends_by_leaving() {
    let (mut desk, mut world) = (Desk::new(), World::talking());
    let join = desk.ask(ActionKind::SilentJoin);
    assert!(desk.actions.is_under_way(99, ActionKind::Whisper, Some(1)), "one join at a time");
    assert!(!desk.actions.is_under_way(AGENT, ActionKind::Suspend, None));
    desk.tell(join, Told::Taken(None));
    world.one().silent_joined = true;
    desk.look(&world);
    assert_eq!(desk.joined(), Some((JoinedKind::Silent, true)));

    let barge = desk.ask(ActionKind::BargeIn);
    desk.tell(barge, Told::Taken(None));
    world.one().silent_joined = false;
    desk.look(&world);
    assert_eq!(
        (desk.state(barge), desk.joined()),
        (ActionState::Accepted, Some((JoinedKind::BargeIn, false)),)
    );
    desk.tell(barge, Told::Shown);
    assert_eq!(desk.joined(), Some((JoinedKind::BargeIn, true)));

    let leave = desk.ask(ActionKind::Leave);
    desk.tell(leave, Told::Taken(None));
    desk.look(&world);
    assert_eq!(desk.state(leave), ActionState::Accepted);
    world.one().in_conversation = false;
    desk.look(&world);
    assert_eq!((desk.state(leave), desk.joined()), (ActionState::Confirmed, None));
}

#[test]
fn the_live_data_ends_a_join_and_moves_it() {
    let join = |world: &mut World| {
        let mut desk = Desk::new();
        let id = desk.ask(ActionKind::SilentJoin);
        desk.tell(id, Told::Taken(None));
        world.one().silent_joined = true;
        desk.look(world);
        assert!(desk.joined().is_some());
        desk
    };
    let mut world = World::talking();
    let mut desk = join(&mut world);
    let sight = world.agents.remove(&AGENT).unwrap();
    world.agents.insert(9, sight);
    desk.look(&world);
    let joined = desk.actions.joined().unwrap();
    assert_eq!((joined.agent, joined.agent_name.as_str()), (9, "agent 9"), "transferred");
    let sight = world.agents.remove(&9).unwrap();
    desk.look(&world);
    assert!(desk.joined().is_some(), "nobody knows");
    world.agents.insert(9, Sight { sessions: Vec::new(), ..sight });
    desk.look(&world);
    assert_eq!(desk.joined(), None, "the call is over");

    let mut world = World::talking();
    let mut desk = join(&mut world);
    world.one().silent_joined = false;
    desk.look(&world);
    assert_eq!(desk.joined(), None, "nobody is joined any more");
}

#[test]
fn a_join_that_perhaps_never_was_can_be_given_up() {
    let mut desk = Desk::new();
    let join = desk.ask(ActionKind::SilentJoin);
    desk.tell(join, Told::Lost(lost()));
    desk.pass(10);
    assert_eq!(desk.joined(), Some((JoinedKind::Silent, false)));
    let leave = desk.ask(ActionKind::Leave);
    desk.tell(leave, Told::Failed(Failure::Rejected { method: "S11".into(), status: 400 }));
    assert_eq!(desk.joined(), None);
}

#[test]
fn recordings_tell_of_each_session() {
    let answer = |session, denied, failed| RecordingAnswer {
        session,
        customer: String::new(),
        denied,
        failed,
    };
    let (mut desk, mut world) = (Desk::new(), World::talking());
    let second = SessionSight { id: 71, ..*world.one() };
    world.sight().sessions.push(second);
    let id = desk.ask(ActionKind::StartRecording);
    desk.tell(id, Told::Taken(Some(vec![answer(SESSION, false, false), answer(71, true, false)])));
    desk.look(&world);
    assert_eq!(desk.state(id), ActionState::Accepted);
    world.one().recording = true;
    desk.look(&world);
    assert_eq!((desk.state(id), desk.view(id).recordings.len()), (ActionState::Confirmed, 2));

    for answers in [vec![], vec![answer(SESSION, false, true), answer(71, true, false)]] {
        let id = desk.ask(ActionKind::StopRecording);
        desk.tell(id, Told::Taken(Some(answers)));
        assert_eq!(desk.state(id), ActionState::Failed);
        assert_eq!(desk.view(id).failure, Some(Failure::RecordingNotDone));
    }
    // Without an answer all sessions count that there were.
    let id = desk.ask(ActionKind::StartRecording);
    desk.tell(id, Told::Lost(lost()));
    desk.look(&world);
    assert_eq!(desk.state(id), ActionState::Unsure);
    world.sight().sessions[1].recording = true;
    desk.look(&world);
    assert_eq!(desk.state(id), ActionState::Confirmed);
}

#[test]
fn numbers_go_on_and_the_journal_gets_every_change_once() {
    let mut desk = Desk::new();
    desk.actions = Actions::after(41);
    let id = desk.ask(ActionKind::Suspend);
    assert_eq!(id, 42);
    let states = |views: Vec<ActionView>| views.iter().map(|view| view.state).collect::<Vec<_>>();
    assert_eq!(states(desk.actions.take_unwritten()), [ActionState::Requested]);
    assert!(desk.actions.take_changed());
    desk.tell(id, Told::NotOffered(forbidden(), Some("sip:a".into())));
    assert_eq!(desk.view(id).softphone.as_deref(), Some("sip:a"));
    assert_eq!(states(desk.actions.take_unwritten()), [ActionState::Failed]);
    desk.tell(id, Told::Taken(None));
    assert!(desk.actions.take_unwritten().is_empty(), "only the first answer counts");
}
