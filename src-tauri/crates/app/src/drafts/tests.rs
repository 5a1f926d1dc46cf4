//! What was typed is never lost, and what others wrote is never written over unseen.

use proptest::prelude::*;

use super::*;

const ID: i64 = 7;

fn text(text: &str) -> EditValue {
    EditValue::Text { text: text.to_owned() }
}

fn seen(notes: &str) -> Seen {
    let values = BTreeMap::from([(EditField::Notes, text(notes))]);
    Seen { customer: "Ada".to_owned(), values, ..Seen::default() }
}

fn see(drafts: &mut Drafts, notes: &str) {
    let asked = drafts.ask();
    drafts.see(ID, seen(notes), asked);
}

fn keep(drafts: &mut Drafts, notes: &str) {
    drafts.keep(ID, &EditField::Notes, Some(text(notes)), false);
}

fn save(drafts: &mut Drafts, notes: &str, outcome: Outcome) {
    drafts.begin_save(ID, &EditField::Notes, text(notes));
    drafts.end_save(ID, &EditField::Notes, &text(notes), outcome);
}

fn state(drafts: &Drafts) -> Option<EditState> {
    drafts.edits(ID).into_iter().next().map(|edit| edit.state)
}

fn value(drafts: &Drafts) -> Option<EditValue> {
    drafts.edits(ID).into_iter().next().map(|edit| edit.value)
}

#[test]
fn typed_saved_and_seen_again() {
    let mut drafts = Drafts::default();
    see(&mut drafts, "old");
    assert_eq!(state(&drafts), None);
    keep(&mut drafts, "new");
    assert_eq!(state(&drafts), Some(EditState::Edited));
    let unsaved = vec![UnsavedSession { id: ID, customer: "Ada".to_owned() }];
    assert_eq!(drafts.unsaved(), unsaved);
    assert_eq!((drafts.is_news(), drafts.is_news()), (true, false));
    let base = drafts.begin_save(ID, &EditField::Notes, text("new"));
    assert_eq!((base, state(&drafts)), (Some(text("old")), Some(EditState::Saving)));
    drafts.end_save(ID, &EditField::Notes, &text("new"), Outcome::Saved(5));
    assert_eq!(state(&drafts), Some(EditState::Saved { at: 5 }));
    assert!(drafts.is_news() && drafts.unsaved().is_empty());
    see(&mut drafts, "new");
    assert_eq!(state(&drafts), Some(EditState::Saved { at: 5 }));
    // Somebody else wrote: there is nothing of ours to keep.
    see(&mut drafts, "theirs");
    assert_eq!(state(&drafts), None);
}

#[test]
fn typed_back_is_not_typed() {
    let mut drafts = Drafts::default();
    see(&mut drafts, "old\r\nlines");
    keep(&mut drafts, "old");
    keep(&mut drafts, "old\nlines");
    assert_eq!(state(&drafts), None);
}

#[test]
fn a_failed_save_keeps_the_text_and_says_why() {
    let mut drafts = Drafts::default();
    see(&mut drafts, "old");
    save(&mut drafts, "new", Outcome::Unsent(Failure::NotConnected));
    let failed = EditState::Failed { failure: Failure::NotConnected };
    assert_eq!((value(&drafts), state(&drafts)), (Some(text("new")), Some(failed.clone())));
    see(&mut drafts, "old");
    assert_eq!(state(&drafts), Some(failed));
    // The answer was lost, the notes were not.
    see(&mut drafts, "new");
    assert_eq!(state(&drafts), None);
}

#[test]
fn what_others_wrote_meanwhile_is_shown() {
    let mut drafts = Drafts::default();
    see(&mut drafts, "old");
    keep(&mut drafts, "mine");
    see(&mut drafts, "theirs");
    let conflict = EditState::Conflict { theirs: text("theirs") };
    assert_eq!((value(&drafts), state(&drafts)), (Some(text("mine")), Some(conflict.clone())));
    keep(&mut drafts, "mine too");
    assert_eq!(state(&drafts), Some(conflict));
    drafts.keep(ID, &EditField::Notes, Some(text("mine too")), true);
    assert_eq!(state(&drafts), Some(EditState::Edited));
    // Seen: from now on it may be written over.
    let base = drafts.begin_save(ID, &EditField::Notes, text("mine too"));
    assert_eq!(base, Some(text("theirs")));
    drafts.end_save(ID, &EditField::Notes, &text("mine too"), Outcome::Conflict(text("later")));
    drafts.keep(ID, &EditField::Notes, None, false);
    assert_eq!(state(&drafts), None);
}

#[test]
fn an_answer_from_before_the_save_does_not_count() {
    let mut drafts = Drafts::default();
    see(&mut drafts, "old");
    let asked = drafts.ask();
    save(&mut drafts, "new", Outcome::Saved(5));
    drafts.see(ID, seen("old"), asked);
    assert_eq!(state(&drafts), Some(EditState::Saved { at: 5 }));
    keep(&mut drafts, "newer");
    drafts.see(ID, seen("old"), asked);
    assert_eq!((value(&drafts), state(&drafts)), (Some(text("newer")), Some(EditState::Edited)));
}

#[test]
fn what_is_typed_while_saving_is_still_to_be_saved() {
    let mut drafts = Drafts::default();
    see(&mut drafts, "");
    drafts.begin_save(ID, &EditField::Notes, text("one"));
    keep(&mut drafts, "one two");
    assert_eq!(state(&drafts), Some(EditState::Saving));
    drafts.end_save(ID, &EditField::Notes, &text("one"), Outcome::Saved(1));
    assert_eq!((value(&drafts), state(&drafts)), (Some(text("one two")), Some(EditState::Edited)));
    let base = drafts.begin_save(ID, &EditField::Notes, text("one two"));
    assert_eq!(base, Some(text("one")));
}

#[test]
fn a_refusal_is_remembered_until_the_next_sign_in() {
    let mut drafts = Drafts::default();
    see(&mut drafts, "");
    assert_eq!(drafts.rights(ID, true).notes, None);
    assert_eq!(drafts.rights(ID, false).disposition, Some(EditRefusal::NothingToChoose));
    let method = "S7".to_owned();
    let forbidden = Failure::Forbidden { method: method.clone() };
    let not_offered = Failure::NotOffered { method };
    // It could not even be looked at: that says nothing of writing.
    save(&mut drafts, "a", Outcome::Unsent(forbidden.clone()));
    save(&mut drafts, "a", Outcome::Unsent(not_offered.clone()));
    assert_eq!(drafts.rights(ID, true).notes, None);
    save(&mut drafts, "a", Outcome::Refused(forbidden));
    assert_eq!(drafts.rights(ID, true).notes, Some(EditRefusal::Forbidden));
    assert_eq!(drafts.rights(8, true).notes, None);
    save(&mut drafts, "a", Outcome::Refused(not_offered));
    assert_eq!(drafts.rights(8, true).notes, Some(EditRefusal::NotOffered));
    drafts.signed_in();
    assert_eq!((drafts.rights(ID, true).notes, drafts.rights(8, true).notes), (None, None));
    assert_eq!(value(&drafts), Some(text("a")));
}

/// What a store would have.
fn stored(drafts: &mut Drafts, store: &mut BTreeMap<DraftKey, SavedDraft>) {
    for (key, draft) in drafts.take_unwritten() {
        match draft {
            Some(draft) => drop(store.insert(key, draft)),
            None => assert!(store.remove(&key).is_some(), "{key:?} was never told"),
        }
    }
}

/// The next run of the program.
fn next(store: &BTreeMap<DraftKey, SavedDraft>, owner: i64) -> Drafts {
    let mut drafts = Drafts::default();
    drafts.restore(store.values().cloned().collect());
    drafts.belong_to(AgentId(owner));
    drafts
}

#[test]
fn the_next_user_finds_nothing_and_the_first_one_everything() {
    let mut drafts = Drafts::default();
    let mut store = BTreeMap::new();
    // Nobody knows yet who types.
    keep(&mut drafts, "mine");
    stored(&mut drafts, &mut store);
    assert!(store.is_empty());
    drafts.belong_to(AgentId(1));
    stored(&mut drafts, &mut store);
    drafts.belong_to(AgentId(1));
    assert_eq!((drafts.unsaved().len(), store.len()), (1, 1));
    drafts.belong_to(AgentId(2));
    assert!(drafts.unsaved().is_empty());
    keep(&mut drafts, "theirs");
    stored(&mut drafts, &mut store);
    assert_eq!(store.len(), 2);
    drafts.belong_to(AgentId(1));
    assert_eq!(value(&drafts), Some(text("mine")));
    assert!(drafts.take_unwritten().is_empty());
    assert_eq!(value(&next(&store, 2)), Some(text("theirs")));
    assert!(next(&store, 3).unsaved().is_empty());
}

#[test]
fn what_was_typed_survives_with_what_the_server_had_then() {
    let (mut drafts, mut store) = (next(&BTreeMap::new(), 1), BTreeMap::new());
    see(&mut drafts, "old");
    keep(&mut drafts, "mine");
    stored(&mut drafts, &mut store);
    assert_eq!(drafts.take_unwritten(), [], "it was told");
    // The program dies while it saves.
    drafts.begin_save(ID, &EditField::Notes, text("mine"));
    stored(&mut drafts, &mut store);
    let mut again = next(&store, 1);
    assert_eq!((value(&again), state(&again)), (Some(text("mine")), Some(EditState::Edited)));
    assert_eq!(again.unsaved()[0].customer, "Ada");
    // Somebody else has written meanwhile.
    see(&mut again, "theirs");
    assert_eq!(state(&again), Some(EditState::Conflict { theirs: text("theirs") }));
    // Or nobody has: then it is saved, and kept no more.
    let mut again = next(&store, 1);
    see(&mut again, "old");
    save(&mut again, "mine", Outcome::Saved(5));
    stored(&mut again, &mut store);
    assert!(store.is_empty());
}

#[test]
fn a_save_that_is_broken_off_can_be_made_again() {
    let mut drafts = Drafts::default();
    see(&mut drafts, "old");
    drafts.begin_save(ID, &EditField::Notes, text("new"));
    drafts.break_off();
    assert_eq!(state(&drafts), Some(EditState::Failed { failure: Failure::NotConnected }));
}

#[test]
fn sessions_that_were_only_looked_at_are_forgotten_in_time() {
    let mut drafts = Drafts::default();
    drafts.keep(500, &EditField::Notes, Some(text("kept")), false);
    for id in 0..100 {
        let asked = drafts.ask();
        drafts.see(id, seen(""), asked);
    }
    assert_eq!(drafts.sessions.len(), KNOWN + 1);
    assert_eq!(drafts.edits(500).len(), 1);
}

#[derive(Debug, Clone)]
enum Step {
    Type(u8),
    TakeBack,
    Over,
    Others(u8),
    Look,
    LateLook,
    Crash,
    Save,
    SaveFails,
    SaveLosesAnswer,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (1..5_u8).prop_map(Step::Type),
        1 => Just(Step::TakeBack),
        1 => Just(Step::Over),
        2 => (1..5_u8).prop_map(Step::Others),
        4 => Just(Step::Look),
        1 => Just(Step::LateLook),
        1 => Just(Step::Crash),
        3 => Just(Step::Save),
        1 => Just(Step::SaveFails),
        1 => Just(Step::SaveLosesAnswer),
    ]
}

proptest! {
    /// Against a server that others write to as well: what was typed last is there until the server
    /// has had it, and a save writes over nothing that was not seen.
    #[test]
    fn nothing_typed_is_lost_and_nothing_unseen_is_overwritten(
        steps in prop::collection::vec(step(), 0..60),
    ) {
        let (mut drafts, mut store) = (next(&BTreeMap::new(), 1), BTreeMap::new());
        let mut server = "0".to_owned();
        // What was typed and has not reached the server, and what of the server was on the screen.
        let mut typed: Option<String> = None;
        let mut shown: Vec<String> = vec![server.clone()];
        let mut late = drafts.ask();
        let mut old = server.clone();
        see(&mut drafts, &server);
        for step in steps {
            match step {
                Step::Type(word) => {
                    keep(&mut drafts, &word.to_string());
                    typed = Some(word.to_string());
                }
                Step::TakeBack => {
                    drafts.keep(ID, &EditField::Notes, None, false);
                    typed = None;
                }
                Step::Over => if let Some(word) = &typed {
                    drafts.keep(ID, &EditField::Notes, Some(text(word)), true);
                }
                Step::Others(word) => server = word.to_string(),
                Step::Look => {
                    (late, old) = (drafts.ask(), server.clone());
                    see(&mut drafts, &server);
                    shown.push(server.clone());
                }
                Step::Crash => {
                    drafts = next(&store, 1);
                    late = drafts.ask();
                    old.clone_from(&server);
                }
                // After a crash it is the first that is shown.
                Step::LateLook => {
                    drafts.see(ID, seen(&old), late);
                    shown.push(old.clone());
                }
                Step::Save | Step::SaveFails | Step::SaveLosesAnswer => {
                    let Some(word) = typed.clone() else { continue };
                    let base = drafts.begin_save(ID, &EditField::Notes, text(&word));
                    let outcome = if base == Some(text(&server)) || server == word {
                        match step {
                            Step::Save => {
                                prop_assert!(shown.contains(&server) || server == word);
                                server.clone_from(&word);
                                shown.push(word.clone());
                                Outcome::Saved(1)
                            }
                            Step::SaveLosesAnswer => {
                                server.clone_from(&word);
                                shown.push(word.clone());
                                Outcome::Lost(Failure::ConnectionLost)
                            }
                            _ => Outcome::Unsent(Failure::NotConnected),
                        }
                    } else {
                        shown.push(server.clone());
                        Outcome::Conflict(text(&server))
                    };
                    let saved = matches!(outcome, Outcome::Saved(_));
                    drafts.end_save(ID, &EditField::Notes, &text(&word), outcome);
                    if saved {
                        typed = None;
                    }
                }
            }
            stored(&mut drafts, &mut store);
            if let Some(word) = &typed {
                let kept = value(&drafts) == Some(text(word));
                let there = shown.contains(word) || server == *word;
                prop_assert!(kept || there, "{word} is gone");
            }
        }
    }
}
