//! What the user does to agents and sessions: each outcome, against the simulator.

use std::time::Duration;

use connect_ipc::{
    ActArgs, ActionKind, ActionState, ActionView, AgentArgs, DenialKind, Failure, Handlers,
    JoinedKind, JournalArgs, JournalKind, JournalView, OpenSoftphoneArgs, ScopeView, SettingsArgs,
    StatusChoice,
};
use connect_simulator::{Clock, Fault, Options, Quirk, Role, Simulator};
use connect_tests::desk::{Desk, Screen};

use crate::args;

async fn centre(options: Options) -> Simulator {
    Simulator::start(Options { clock: Clock::Manual, ..options }).await.unwrap()
}

async fn desk(folder: &tempfile::TempDir, simulator: &Simulator) -> Desk {
    let mut desk = Desk::start(folder.path(), Some(args(simulator))).await;
    desk.until_true("live", simulator).await;
    desk
}

/// An agent in a call that can be joined and recorded, with the session's id.
fn talking(simulator: &Simulator) -> (i64, i64) {
    let truth = simulator.truth();
    let mut all = truth.agents.iter().filter(|agent| agent.id != 1);
    let found = all.find_map(|agent| {
        let session = agent.sessions.first()?;
        let fits = session.status == "Active"
            && session.agent == Some(agent.id)
            && session.can_be_joined
            && session.can_be_recorded
            && !session.recording;
        fits.then_some((agent.id, session.id))
    });
    found.expect("somebody talks")
}

fn asks(action: ActionKind, agent: i64, session: Option<i64>) -> ActArgs {
    ActArgs { action, agent, session, status: None, reason: None }
}

fn of(screen: &Screen, id: i64) -> Option<&ActionView> {
    screen.actions.recent.iter().find(|view| view.id == id)
}

async fn until(desk: &mut Desk, id: i64, state: ActionState) -> ActionView {
    let wanted = format!("{state:?}");
    desk.until_ok(&wanted, |screen| match of(screen, id) {
        Some(view) if view.state == state => Ok(()),
        other => Err(format!("{other:?}")),
    })
    .await;
    of(&desk.screen, id).unwrap().clone()
}

async fn done(desk: &mut Desk, args: ActArgs) -> ActionView {
    let id = desk.app.act(args).await.unwrap();
    until(desk, id, ActionState::Confirmed).await
}

async fn denial(desk: &Desk, agent: i64, action: ActionKind) -> Option<DenialKind> {
    let view = desk.app.offers(AgentArgs { agent }).await.unwrap();
    let offer = view.offers.iter().find(|offer| offer.action == action);
    offer.unwrap_or_else(|| panic!("{action:?} in {:?}", view.offers)).denial
}

async fn journal(desk: &Desk) -> Vec<JournalView> {
    desk.app.journal(JournalArgs::default()).await.unwrap().entries
}

#[tokio::test(flavor = "multi_thread")]
async fn a_status_is_set_with_its_reason_and_suspension_goes_both_ways() {
    let simulator = centre(Options::default()).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder, &simulator).await;
    let truth = simulator.truth();
    let idle = truth.agents.iter().find(|agent| agent.status == "available" && !agent.suspended);
    let agent = idle.expect("somebody waits").id;
    let listed = desk.app.statuses(AgentArgs { agent }).await.unwrap();
    let lunch = listed.iter().find(|choice| choice.reason.as_deref() == Some("At Lunch")).unwrap();
    let set = ActArgs {
        status: Some(lunch.id),
        reason: lunch.reason_id,
        ..asks(ActionKind::SetStatus, agent, None)
    };
    let view = done(&mut desk, set).await;
    assert_eq!(view.status.unwrap().reason.as_deref(), Some("At Lunch"));
    let is = simulator.truth().agent(agent).unwrap().clone();
    assert_eq!((is.status.as_str(), is.reason.as_deref()), ("unavailable", Some("At Lunch")));

    done(&mut desk, asks(ActionKind::Suspend, agent, None)).await;
    assert!(simulator.truth().agent(agent).unwrap().suspended);
    let again = desk.app.act(asks(ActionKind::Suspend, agent, None)).await;
    assert_eq!(again, Err(Failure::NotPossible { why: DenialKind::Suspended }));
    done(&mut desk, asks(ActionKind::Resume, agent, None)).await;
    assert!(!simulator.truth().agent(agent).unwrap().suspended);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_joined_in_every_way_and_left() {
    let simulator = centre(Options::default()).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder, &simulator).await;
    let (agent, session) = talking(&simulator);
    let offers = desk.app.offers(AgentArgs { agent }).await.unwrap();
    assert!(!offers.sessions[0].other_listens && offers.sessions[0].mine.is_none());
    for how in [ActionKind::SilentJoin, ActionKind::Whisper] {
        done(&mut desk, asks(how, agent, Some(session))).await;
        let joined = desk.screen.actions.joined.clone().unwrap();
        assert!(joined.sure && joined.session == session && joined.agent == agent);
        assert_eq!(denial(&desk, agent, how).await, Some(DenialKind::JoinedByMe));
        done(&mut desk, asks(ActionKind::Leave, agent, Some(session))).await;
        assert_eq!(desk.screen.actions.joined, None);
    }
    // Barging in shows in the session's record alone.
    done(&mut desk, asks(ActionKind::SilentJoin, agent, Some(session))).await;
    done(&mut desk, asks(ActionKind::BargeIn, agent, Some(session))).await;
    assert_eq!(desk.screen.actions.joined.as_ref().unwrap().how, JoinedKind::BargeIn);
    done(&mut desk, asks(ActionKind::Leave, agent, Some(session))).await;
    assert_eq!(desk.screen.actions.joined, None);
    assert_eq!(journal(&desk).await.len(), 7);
}

#[tokio::test(flavor = "multi_thread")]
async fn recording_starts_and_stops_and_each_session_says_how() {
    for fails in [false, true] {
        let simulator = centre(Options { recorder_fails: fails, ..Options::default() }).await;
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder, &simulator).await;
        let (agent, session) = talking(&simulator);
        let start = asks(ActionKind::StartRecording, agent, None);
        if fails {
            let id = desk.app.act(start).await.unwrap();
            let view = until(&mut desk, id, ActionState::Failed).await;
            assert_eq!(view.failure, Some(Failure::RecordingNotDone));
            let answer = &view.recordings[0];
            assert!(answer.session == session && answer.failed && !answer.customer.is_empty());
            continue;
        }
        let view = done(&mut desk, start).await;
        assert_eq!((view.recordings[0].session, view.recordings[0].failed), (session, false));
        done(&mut desk, asks(ActionKind::StopRecording, agent, None)).await;
        let is = simulator.truth().agent(agent).unwrap().sessions[0].recording;
        assert!(!is);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rights_hold_in_either_reading() {
    for quirk in [None, Some(Quirk::RightsOfAgent)] {
        let quirks = quirk.into_iter().collect();
        let simulator =
            centre(Options { role: Some(Role::Supervisor), quirks, ..Options::default() }).await;
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder, &simulator).await;
        let (agent, session) = talking(&simulator);
        done(&mut desk, asks(ActionKind::Whisper, agent, Some(session))).await;
    }
    // An agent sees itself alone, and may join nobody.
    let simulator = centre(Options { role: Some(Role::Agent), ..Options::default() }).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_live().await;
    for action in [ActionKind::SilentJoin, ActionKind::Whisper, ActionKind::BargeIn] {
        assert_eq!(denial(&desk, 1, action).await, Some(DenialKind::NoRight));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_server_refuses_is_not_offered_again() {
    let simulator = centre(Options::default()).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder, &simulator).await;
    let (agent, session) = talking(&simulator);
    simulator.set_fault("S11", Fault::status(401));
    let id = desk.app.act(asks(ActionKind::SilentJoin, agent, Some(session))).await.unwrap();
    let view = until(&mut desk, id, ActionState::Failed).await;
    assert!(matches!(view.failure, Some(Failure::Forbidden { .. })), "{:?}", view.failure);
    simulator.clear_faults();
    assert_eq!(denial(&desk, agent, ActionKind::SilentJoin).await, Some(DenialKind::Refused));
    assert_eq!(denial(&desk, agent, ActionKind::Whisper).await, None);
    // Of somebody else it is offered.
    done(&mut desk, asks(ActionKind::Whisper, agent, Some(session))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_joins_says_so_and_the_softphone_finds_the_session() {
    for quirks in [vec![Quirk::NoJoins], vec![Quirk::NoJoins, Quirk::GruuObject]] {
        let quirks = quirks.into_iter().collect();
        let simulator = centre(Options { quirks, ..Options::default() }).await;
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(&folder, &simulator).await;
        let (agent, session) = talking(&simulator);
        let id = desk.app.act(asks(ActionKind::BargeIn, agent, Some(session))).await.unwrap();
        let view = until(&mut desk, id, ActionState::Failed).await;
        assert!(matches!(view.failure, Some(Failure::NotOffered { .. })), "{:?}", view.failure);
        let softphone = view.softphone.expect("an address");
        assert!(softphone.starts_with("sip:") && softphone.contains('@'), "{softphone}");
        assert_eq!(desk.screen.actions.joined, None);
        // It is opened as it was shown, and nothing else is.
        let open = async |action, address: &str| {
            let address = address.to_owned();
            desk.app.open_softphone(OpenSoftphoneArgs { action, address }).await
        };
        for (action, address) in [(id, "sip:else@contoso.com"), (id + 1, softphone.as_str())] {
            let refused = open(action, address).await;
            assert_eq!(refused, Err(Failure::NotOpened { address: address.to_owned() }));
        }
        assert_eq!(open(id, &softphone).await, Ok(()));
        assert_eq!(desk.shell().opened(), [softphone]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_is_told_and_nothing_is_sent_twice() {
    let simulator = centre(Options::default()).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder, &simulator).await;
    let (agent, session) = talking(&simulator);
    simulator.set_fault("S11", Fault::status(500));
    let before = simulator.counters().round_trips.get("S11").copied().unwrap_or_default();
    let whisper = asks(ActionKind::Whisper, agent, Some(session));
    let id = desk.app.act(whisper).await.unwrap();
    let view = until(&mut desk, id, ActionState::Failed).await;
    assert!(matches!(view.failure, Some(Failure::ServerFault { status: 500, .. })));
    let sent = simulator.counters().round_trips.get("S11").copied().unwrap_or_default();
    assert_eq!(sent - before, 1);
    simulator.clear_faults();
    // Again, as the user asks for it.
    done(&mut desk, whisper).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_lost_answer_the_live_data_tells() {
    let simulator = centre(Options::default()).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder, &simulator).await;
    let (agent, session) = talking(&simulator);
    simulator.set_fault("S11", "drop-after".parse().unwrap());
    let view = done(&mut desk, asks(ActionKind::SilentJoin, agent, Some(session))).await;
    assert_eq!(view.failure, None);
    assert!(desk.screen.actions.joined.as_ref().unwrap().sure);
    // One that never got there stays unknown, and it is sent once.
    simulator.set_fault("T2", "drop".parse().unwrap());
    let id = desk.app.act(asks(ActionKind::Suspend, agent, None)).await.unwrap();
    until(&mut desk, id, ActionState::Unsure).await;
    assert_eq!(denial(&desk, agent, ActionKind::Suspend).await, Some(DenialKind::UnderWay));
    let view = until(&mut desk, id, ActionState::Unknown).await;
    assert!(matches!(view.failure, Some(Failure::Unreachable { .. })), "{:?}", view.failure);
    assert!(!simulator.truth().agent(agent).unwrap().suspended);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_accepted_and_not_done_is_not_confirmed() {
    let simulator = centre(Options::default()).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder, &simulator).await;
    let (agent, _) = talking(&simulator);
    simulator.set_fault("T2", Fault::status(204).body(""));
    let id = desk.app.act(asks(ActionKind::Suspend, agent, None)).await.unwrap();
    until(&mut desk, id, ActionState::Accepted).await;
    let view = until(&mut desk, id, ActionState::Unconfirmed).await;
    assert!(view.ended.is_some() && view.failure.is_none());
    // It comes late, and is seen all the same.
    simulator.clear_faults();
    let again = desk.app.act(asks(ActionKind::Suspend, agent, None)).await.unwrap();
    until(&mut desk, again, ActionState::Confirmed).await;
    until(&mut desk, id, ActionState::Confirmed).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn offline_nothing_is_offered_and_nothing_is_sent() {
    let mut simulator = centre(Options::default()).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder, &simulator).await;
    let (agent, _) = talking(&simulator);
    simulator.stop().await;
    desk.until("not live", |screen| screen.agents.values().all(|row| row.stale)).await;
    let offers = desk.app.offers(AgentArgs { agent }).await.unwrap().offers;
    assert!(offers.iter().all(|offer| offer.denial == Some(DenialKind::Offline)), "{offers:?}");
    let refused = desk.app.act(asks(ActionKind::Suspend, agent, None)).await;
    assert_eq!(refused, Err(Failure::NotPossible { why: DenialKind::Offline }));
    assert!(journal(&desk).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_journal_survives_a_restart_and_goes_into_a_file() {
    let simulator = centre(Options::default()).await;
    let folder = tempfile::tempdir().unwrap();
    let mut first = desk(&folder, &simulator).await;
    let (agent, session) = talking(&simulator);
    assert!(simulator.set_customer(session, "=cmd|'/c calc'!A1, \"Ltd\""));
    let named = |screen: &Screen| {
        screen.sessions.get(&session).is_some_and(|row| row.customer.contains("calc"))
    };
    first.until("the customer's name", named).await;
    done(&mut first, asks(ActionKind::SilentJoin, agent, Some(session))).await;
    // The answer of this one is never known: the program is gone before.
    simulator.set_fault("T2", Fault::latency(Duration::from_secs(60)));
    let id = first.app.act(asks(ActionKind::Suspend, agent, None)).await.unwrap();
    until(&mut first, id, ActionState::Requested).await;
    drop(first);
    simulator.clear_faults();

    let mut second = desk(&folder, &simulator).await;
    let entries = journal(&second).await;
    let states: Vec<_> = entries.iter().map(|view| (view.action, view.state)).collect();
    let expected = [
        (JournalKind::Action(ActionKind::Suspend), ActionState::Unknown),
        (JournalKind::Action(ActionKind::SilentJoin), ActionState::Confirmed),
    ];
    assert_eq!(states, expected);
    let next = second.app.act(asks(ActionKind::Suspend, agent, None)).await.unwrap();
    assert!(next > id, "numbers go on");
    until(&mut second, next, ActionState::Confirmed).await;
    let only = JournalArgs { states: vec![ActionState::Unknown], ..JournalArgs::default() };
    assert_eq!(second.app.journal(only).await.unwrap().entries.len(), 1);

    let file = second.app.export_journal(JournalArgs::default()).await.unwrap();
    let text = std::fs::read_to_string(&file.path).unwrap();
    let lines: Vec<_> = text.trim_start_matches('\u{feff}').split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 4, "{text}");
    assert!(lines[3].contains("\"'=cmd|'/c calc'!A1, \"\"Ltd\"\"\""), "{}", lines[3]);
    let other = second.app.export_journal(JournalArgs::default()).await.unwrap();
    assert_ne!(other.path, file.path);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_joined_can_be_left_after_another_sign_in_and_after_a_restart() {
    let simulator = centre(Options::default()).await;
    let folder = tempfile::tempdir().unwrap();
    let mut first = desk(&folder, &simulator).await;
    let (agent, session) = talking(&simulator);
    done(&mut first, asks(ActionKind::SilentJoin, agent, Some(session))).await;
    // It may be so quick that nobody sees it: what is known from here on comes from the new link.
    first.screen.actions.joined = None;
    first.app.sign_in(args(&simulator)).await.unwrap();
    first.until("joined still", |screen| screen.actions.joined.is_some()).await;
    first.until_true("signed in again", &simulator).await;
    let joined = first.screen.actions.joined.clone().unwrap();
    assert_eq!((joined.session, joined.how, joined.sure), (session, JoinedKind::Silent, true));
    assert_eq!(first.screen.actions.recent.len(), 1, "what was done is known, too");
    drop(first);

    let mut second = desk(&folder, &simulator).await;
    second.until("joined still", |screen| screen.actions.joined.is_some()).await;
    let joined = second.screen.actions.joined.clone().unwrap();
    assert_eq!((joined.session, joined.agent, joined.how), (session, agent, JoinedKind::Silent));
    done(&mut second, asks(ActionKind::Leave, agent, Some(session))).await;
    drop(second);

    // It was left: nothing is asked any more.
    simulator.reset_counters();
    let third = desk(&folder, &simulator).await;
    assert_eq!((simulator.counters().asked("S3"), &third.screen.actions.joined), (0, &None));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_own_status_is_known_and_set_also_from_another_scope() {
    let simulator = centre(Options::default()).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder, &simulator).await;
    let own = desk.screen.profile.as_ref().unwrap().agent_id;
    let truth = simulator.truth();
    let mine = truth.agent(own).unwrap().team;
    let other = truth.agents.iter().map(|agent| agent.team).find(|team| *team != mine).unwrap();
    let scope = ScopeView { teams: vec![other], ..ScopeView::default() };
    let elsewhere = SettingsArgs { scope: Some(scope), ..SettingsArgs::default() };
    desk.app.set_settings(elsewhere).await.unwrap();
    let there = |screen: &Screen| !screen.agents.contains_key(&own) && screen.own.is_some();
    desk.until("the own status", there).await;

    let choices = desk.app.statuses(AgentArgs { agent: own }).await.unwrap();
    let known = desk.screen.own.clone().unwrap();
    let reasoned =
        |choice: &&StatusChoice| choice.reason.is_some() && choice.reason != known.reason;
    let choice = choices.iter().find(reasoned).unwrap();
    let mut wish = asks(ActionKind::SetStatus, own, None);
    (wish.status, wish.reason) = (Some(choice.id), choice.reason_id);
    done(&mut desk, wish).await;
    let shown =
        |screen: &Screen| screen.own.as_ref().is_some_and(|own| own.reason == choice.reason);
    desk.until("the new one", shown).await;

    // A row has it again, and nobody asks any more.
    let everything = SettingsArgs { scope: Some(ScopeView::default()), ..SettingsArgs::default() };
    desk.app.set_settings(everything).await.unwrap();
    desk.until("the row", |screen| screen.agents.contains_key(&own)).await;
}
