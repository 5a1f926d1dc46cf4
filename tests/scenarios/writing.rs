//! Notes, dispositions and extra items: saved whatever way the server wants them, kept whatever goes
//! wrong.

use std::time::Duration;

use connect_ipc::{
    ActionState, ConnectionState, EditField, EditState, EditValue, EditsView, ExtraItemView,
    Failure, Handlers, ItemValue, JournalArgs, JournalKind, JournalView, KeepDraftArgs, NoArgs,
    SaveDispositionsArgs, SaveExtraItemsArgs, SaveKind, SaveNotesArgs, SessionArgs, SessionState,
    SessionView,
};
use connect_simulator::{Fault, FaultKind, Options, Quirk};
use connect_tests::caller::caller;
use connect_tests::desk::Desk;
use connect_webapi::methods::SetCallNotes;

use crate::args;
use crate::sessions::{one, started};

const NOTES: &str = "<b>Locked out</b> \u{202E}after 3 attempts 👩‍👩‍👧‍👦\nCall back on Thursday.";

fn text(text: &str) -> EditValue {
    EditValue::Text { text: text.to_owned() }
}

async fn shown(desk: &Desk, id: i64) -> SessionView {
    desk.app.session(SessionArgs { id }).await.unwrap()
}

async fn keep(desk: &Desk, session: i64, value: &str) -> EditsView {
    let value = Some(text(value));
    let args = KeepDraftArgs { session, field: EditField::Notes, value, over: false };
    desk.app.keep_draft(args).await.unwrap()
}

async fn save(desk: &Desk, session: i64, notes: &str) -> EditsView {
    desk.app
        .save_notes(SaveNotesArgs { session, text: notes.to_owned(), unseen: false })
        .await
        .unwrap()
}

fn item<'a>(shown: &'a SessionView, name: &str) -> &'a ExtraItemView {
    shown.items.iter().find(|item| item.name == name).expect("there is one")
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_is_saved_in_each_way_that_servers_take_it() {
    for quirks in [
        vec![],
        vec![Quirk::PostOnly],
        vec![Quirk::GetOnly],
        vec![Quirk::ShortExtraItem],
        vec![Quirk::GetOnly, Quirk::ShortExtraItem, Quirk::TextValues],
    ] {
        let told = format!("{quirks:?}");
        let options = Options { quirks: quirks.into_iter().collect(), ..Options::default() };
        let (_simulator, _folder, desk) = started(options).await;
        let session = one(&desk.screen, "audio", SessionState::Active);
        let before = shown(&desk, session).await;
        let choice = before.disposition.choices.iter().find(|one| one.subs.len() > 1).unwrap();
        let (disposition, sub) = (choice.id, Some(choice.subs[1].id));
        save(&desk, session, NOTES).await;
        let args = SaveDispositionsArgs { session, disposition, sub, unseen: false };
        desk.app.save_dispositions(args).await.unwrap();
        let of = |name: &str| ItemValue {
            key: item(&before, name).key.clone(),
            text: format!("{name} \u{2067}<img>\u{2069}"),
        };
        let items = vec![of("Product"), of("CallerPhoneNumber")];
        let args = SaveExtraItemsArgs { session, items, unseen: false };
        let edits = desk.app.save_extra_items(args).await.unwrap();
        assert_eq!(edits.edits.len(), 4, "{told}");
        for edit in &edits.edits {
            assert!(matches!(edit.state, EditState::Saved { .. }), "{told}: {edit:?}");
        }
        let after = shown(&desk, session).await;
        assert_eq!(after.notes, NOTES, "{told}");
        assert_eq!(
            (after.disposition.disposition, after.disposition.sub),
            (Some(disposition), sub)
        );
        assert_eq!(after.disposition.names.len(), 2);
        for name in ["Product", "CallerPhoneNumber"] {
            assert_eq!(item(&after, name).value, format!("{name} \u{2067}<img>\u{2069}"), "{told}");
        }
        // The page was read again: what is saved stays said until another session is looked at.
        assert_eq!(after.edits.len(), 4);
        let other = one(&desk.screen, "instantMessage", SessionState::Active);
        shown(&desk, other).await;
        assert_eq!(shown(&desk, session).await.edits, [], "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_save_is_kept_and_tried_again() {
    let (simulator, _folder, mut desk) = started(Options::default()).await;
    let id = one(&desk.screen, "audio", SessionState::Active);
    shown(&desk, id).await;
    keep(&desk, id, NOTES).await;
    desk.until("the unsaved one", |screen| screen.unsaved.iter().any(|one| one.id == id)).await;
    // A save may be repeated, and is.
    simulator.set_fault("S7", Fault::status(500).times(3));
    let failed = save(&desk, id, NOTES).await;
    let why = &failed.edits[0];
    assert_eq!(why.value, text(NOTES));
    let EditState::Failed { failure } = &why.state else { panic!("{why:?}") };
    assert!(matches!(failure, Failure::ServerFault { status: 500, .. }), "{failure:?}");
    // Closed, and opened again.
    let other = one(&desk.screen, "instantMessage", SessionState::Active);
    shown(&desk, other).await;
    let again = shown(&desk, id).await;
    assert_eq!((again.edits, again.notes.as_str()), (failed.edits, ""));
    let saved = save(&desk, id, NOTES).await;
    assert!(matches!(saved.edits[0].state, EditState::Saved { .. }), "{saved:?}");
    assert_eq!(shown(&desk, id).await.notes, NOTES);
    desk.until("nothing unsaved", |screen| screen.unsaved.is_empty()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_save_whose_answer_was_lost_is_not_made_twice() {
    let (simulator, _folder, desk) = started(Options::default()).await;
    let id = one(&desk.screen, "audio", SessionState::Active);
    shown(&desk, id).await;
    simulator.set_fault("S7", Fault::from(FaultKind::DroppedAfter).times(3));
    let lost = save(&desk, id, NOTES).await;
    assert!(matches!(lost.edits[0].state, EditState::Failed { .. }), "{lost:?}");
    let asked = |simulator: &connect_simulator::Simulator| {
        simulator.counters().round_trips.get("S7").copied().unwrap_or_default()
    };
    let before = asked(&simulator);
    let saved = save(&desk, id, NOTES).await;
    assert!(matches!(saved.edits[0].state, EditState::Saved { .. }), "{saved:?}");
    assert_eq!(asked(&simulator), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_survives_the_loss_of_the_server() {
    let (mut simulator, _folder, mut desk) = started(Options::default()).await;
    let id = one(&desk.screen, "audio", SessionState::Active);
    shown(&desk, id).await;
    simulator.stop().await;
    desk.until("offline", |screen| screen.state() == Some(ConnectionState::Offline)).await;
    keep(&desk, id, NOTES).await;
    let failed = save(&desk, id, NOTES).await;
    let not_connected = EditState::Failed { failure: Failure::NotConnected };
    assert_eq!(failed.edits[0].state, not_connected);
    simulator.restart().await.unwrap();
    simulator.advance(Duration::from_secs(1));
    desk.until_true("right again", &simulator).await;
    let again = shown(&desk, id).await;
    assert_eq!(again.edits[0].value, text(NOTES));
    let saved = save(&desk, id, NOTES).await;
    assert!(matches!(saved.edits[0].state, EditState::Saved { .. }), "{saved:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_else_wrote_is_not_written_over_unseen() {
    let (simulator, _folder, desk) = started(Options::default()).await;
    let id = one(&desk.screen, "audio", SessionState::Active);
    shown(&desk, id).await;
    keep(&desk, id, "mine").await;
    let other = caller(&simulator).await;
    let theirs = SetCallNotes { session: id, note: "theirs".to_owned() };
    other.send(&theirs).await.unwrap();
    let conflict = save(&desk, id, "mine").await;
    assert_eq!(conflict.edits[0].state, EditState::Conflict { theirs: text("theirs") });
    let now = shown(&desk, id).await;
    assert_eq!((now.notes.as_str(), &now.edits), ("theirs", &conflict.edits));
    let value = Some(text("mine"));
    let over = KeepDraftArgs { session: id, field: EditField::Notes, value, over: true };
    desk.app.keep_draft(over).await.unwrap();
    save(&desk, id, "mine").await;
    assert_eq!(shown(&desk, id).await.notes, "mine");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_says_so_and_is_kept() {
    let (simulator, _folder, desk) = started(Options::default()).await;
    let id = one(&desk.screen, "audio", SessionState::Active);
    shown(&desk, id).await;
    simulator.set_fault("S7", FaultKind::Unauthorized.into());
    simulator.set_fault("S8", Fault::status(404));
    let refused = save(&desk, id, NOTES).await;
    let EditState::Failed { failure } = &refused.edits[0].state else { panic!("{refused:?}") };
    assert!(matches!(failure, Failure::Forbidden { .. }), "{failure:?}");
    let now = shown(&desk, id).await;
    assert_eq!(now.rights.notes, Some(connect_ipc::EditRefusal::Forbidden));
    let disposition = now.disposition.choices[0].id;
    let args = SaveDispositionsArgs { session: id, disposition, sub: None, unseen: false };
    desk.app.save_dispositions(args).await.unwrap();
    let now = shown(&desk, id).await;
    assert_eq!(now.rights.disposition, Some(connect_ipc::EditRefusal::NotOffered));
    assert_eq!((now.rights.items, now.edits.len()), (None, 2));
}

async fn sign_in_again(desk: &mut Desk, simulator: &connect_simulator::Simulator) {
    let since =
        |screen: &connect_tests::desk::Screen| screen.connection.as_ref().map(|view| view.since);
    let before = since(&desk.screen);
    desk.app.sign_in(args(simulator)).await.unwrap();
    // It may be over before anybody sees it happen.
    desk.until("another connection", |screen| since(screen) != before).await;
    desk.until_true("signed in again", simulator).await;
}

async fn journal(desk: &Desk) -> Vec<JournalView> {
    desk.app.journal(JournalArgs::default()).await.unwrap().entries
}

#[tokio::test(flavor = "multi_thread")]
async fn each_save_is_in_the_journal_without_what_was_typed() {
    let (simulator, _folder, desk) = started(Options::default()).await;
    let id = one(&desk.screen, "audio", SessionState::Active);
    let agent = desk.screen.sessions[&id].agent_id;
    shown(&desk, id).await;
    save(&desk, id, NOTES).await;
    let other = caller(&simulator).await;
    let theirs = SetCallNotes { session: id, note: "theirs".to_owned() };
    other.send(&theirs).await.unwrap();
    save(&desk, id, "mine").await;
    shown(&desk, id).await;
    let value = Some(text("mine"));
    let over = KeepDraftArgs { session: id, field: EditField::Notes, value, over: true };
    desk.app.keep_draft(over).await.unwrap();
    simulator.set_fault("S7", Fault::status(500).times(3));
    save(&desk, id, "mine").await;
    simulator.set_fault("S7", Fault::from(FaultKind::DroppedAfter).times(3));
    save(&desk, id, "mine").await;
    simulator.clear_faults();
    let args = SaveExtraItemsArgs {
        session: id,
        items: vec![ItemValue {
            key: item(&shown(&desk, id).await, "Product").key.clone(),
            text: NOTES.to_owned(),
        }],
        unseen: false,
    };
    desk.app.save_extra_items(args).await.unwrap();

    let entries = journal(&desk).await;
    let told: Vec<_> = entries.iter().rev().map(|entry| (entry.action, entry.state)).collect();
    let notes = JournalKind::Save(SaveKind::SaveNotes);
    let expected = [
        (notes, ActionState::Confirmed),
        (notes, ActionState::Failed),
        (notes, ActionState::Failed),
        (notes, ActionState::Unknown),
        (JournalKind::Save(SaveKind::SaveItem), ActionState::Confirmed),
    ];
    assert_eq!(told, expected);
    assert_eq!(entries[3].failure, Some(Failure::ChangedMeanwhile));
    assert!(matches!(entries[2].failure, Some(Failure::ServerFault { status: 500, .. })));
    for entry in &entries {
        assert_eq!((entry.session, entry.agent), (Some(id), agent), "{entry:?}");
        assert!(entry.ended.is_some() && !entry.customer.is_empty(), "{entry:?}");
        assert!(!entry.agent_name.is_empty(), "{entry:?}");
    }
    let file = desk.app.export_journal(JournalArgs::default()).await.unwrap();
    let lines = std::fs::read_to_string(&file.path).unwrap();
    assert!(lines.contains("Save notes") && lines.contains("Save extra item"), "{lines}");
    assert!(!lines.contains("Thursday"), "{lines}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_survives_the_end_of_the_program_and_goes_with_the_sign_out() {
    let (simulator, folder, desk) = started(Options::default()).await;
    let id = one(&desk.screen, "audio", SessionState::Active);
    let customer = shown(&desk, id).await.customer;
    keep(&desk, id, NOTES).await;
    // The program ends without a word.
    drop(desk);
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("again", &simulator).await;
    let left = |screen: &connect_tests::desk::Screen| {
        screen.unsaved.iter().any(|one| one.id == id && one.customer == customer)
    };
    desk.until("what was left", left).await;
    let again = shown(&desk, id).await;
    assert_eq!((&again.edits[0].value, &again.edits[0].state), (&text(NOTES), &EditState::Edited));
    // Signing in once more at the same server changes nothing.
    sign_in_again(&mut desk, &simulator).await;
    assert_eq!(shown(&desk, id).await.edits[0].value, text(NOTES));
    let saved = save(&desk, id, NOTES).await;
    assert!(matches!(saved.edits[0].state, EditState::Saved { .. }), "{saved:?}");
    // The server has it: the next run has nothing to keep.
    keep(&desk, id, "more").await;
    desk.app.sign_out(NoArgs {}).await.unwrap();
    desk.app.finish().await;
    drop(desk);
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the next user", &simulator).await;
    assert_eq!(desk.screen.unsaved, []);
    assert_eq!(shown(&desk, id).await.edits, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_not_known_any_more_can_be_written_to_unseen() {
    let (simulator, _folder, desk) = started(Options::default()).await;
    let id = one(&desk.screen, "audio", SessionState::Active);
    shown(&desk, id).await;
    keep(&desk, id, NOTES).await;
    simulator.set_fault("S3", Fault::status(500));
    let failed = save(&desk, id, NOTES).await;
    let EditState::Failed { failure } = &failed.edits[0].state else { panic!("{failed:?}") };
    assert!(matches!(failure, Failure::SessionUnknown { .. }), "{failure:?}");
    // It cannot be shown, and what was typed can.
    assert!(desk.app.session(SessionArgs { id }).await.is_err());
    assert_eq!(desk.app.edits(SessionArgs { id }).await.unwrap(), failed);
    let unseen = SaveNotesArgs { session: id, text: NOTES.to_owned(), unseen: true };
    let saved = desk.app.save_notes(unseen).await.unwrap();
    assert!(matches!(saved.edits[0].state, EditState::Saved { .. }), "{saved:?}");
    simulator.clear_faults();
    assert_eq!(shown(&desk, id).await.notes, NOTES);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_look_that_is_refused_forbids_no_writing() {
    let (simulator, _folder, mut desk) = started(Options::default()).await;
    let id = one(&desk.screen, "audio", SessionState::Active);
    shown(&desk, id).await;
    for fault in [FaultKind::Unauthorized.into(), Fault::status(404)] {
        simulator.set_fault("S3", fault);
        let failed = save(&desk, id, NOTES).await;
        assert!(matches!(failed.edits[0].state, EditState::Failed { .. }), "{failed:?}");
        simulator.clear_faults();
        assert_eq!(shown(&desk, id).await.rights.notes, None);
    }
    // What writing itself was refused is asked again after the next sign-in.
    simulator.set_fault("S7", Fault::status(404));
    save(&desk, id, NOTES).await;
    simulator.clear_faults();
    assert!(shown(&desk, id).await.rights.notes.is_some());
    sign_in_again(&mut desk, &simulator).await;
    assert_eq!(shown(&desk, id).await.rights.notes, None);
}
