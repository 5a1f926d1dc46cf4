//! What holds whatever comes in whatever order.

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;

#[derive(Debug, Clone)]
enum Step {
    Ask(ActionKind),
    Tell(usize, Told),
    World(bool, bool, bool, bool),
    Pass(u64),
}

fn step() -> impl Strategy<Value = Step> {
    let kind = prop::sample::select(vec![
        ActionKind::SetStatus,
        ActionKind::Suspend,
        ActionKind::Resume,
        ActionKind::SilentJoin,
        ActionKind::Whisper,
        ActionKind::BargeIn,
        ActionKind::Leave,
        ActionKind::StartRecording,
    ]);
    let told = prop::sample::select(vec![
        Told::Taken(None),
        Told::Failed(forbidden()),
        Told::Lost(lost()),
        Told::NotOffered(lost(), None),
        Told::Shown,
    ]);
    prop_oneof![
        kind.prop_map(Step::Ask),
        (0..6_usize, told).prop_map(|(which, told)| Step::Tell(which, told)),
        any::<(bool, bool, bool, bool)>().prop_map(|(a, b, c, d)| Step::World(a, b, c, d)),
        (0..700_u64).prop_map(Step::Pass),
    ]
}

/// Whether an action may go from one state to another.
fn may_go(from: ActionState, to: ActionState) -> bool {
    use ActionState as S;
    from == to
        || match from {
            S::Requested => true,
            S::Accepted => matches!(to, S::Confirmed | S::Unconfirmed),
            S::Unsure => matches!(to, S::Confirmed | S::Unknown),
            S::Unconfirmed | S::Unknown => to == S::Confirmed,
            S::Confirmed | S::Failed => false,
        }
}

proptest! {
    /// Whatever comes in whatever order: nothing goes back, nothing is done twice, what is under way
    /// ends, and who is joined has a way to leave.
    #[test]
    fn every_way_is_one_way(steps in proptest::collection::vec(step(), 1..60)) {
        let (mut desk, mut world) = (Desk::new(), World::talking());
        let mut seen: HashMap<i64, ActionState> = HashMap::new();
        let mut asked = 0;
        for step in steps {
            match step {
                Step::Ask(action) => {
                    asked += 1;
                    prop_assert_eq!(desk.ask(action), asked);
                }
                Step::Tell(which, told) => {
                    let recent = desk.actions.view().recent;
                    if let Some(view) = recent.get(which) {
                        desk.tell(view.id, told);
                    }
                }
                Step::World(talks, silent, whisper, suspended) => {
                    world.sight().suspended = suspended;
                    *world.one() = SessionSight {
                        id: SESSION,
                        in_conversation: talks,
                        recording: suspended,
                        silent_joined: silent,
                        whisper_joined: whisper,
                    };
                }
                Step::Pass(seconds) => desk.pass(seconds),
            }
            desk.look(&world);
            for view in desk.actions.view().recent {
                let before = seen.insert(view.id, view.state).unwrap_or(ActionState::Requested);
                prop_assert!(may_go(before, view.state), "{:?} to {:?}", before, view.state);
                let over = !matches!(
                    view.state,
                    ActionState::Requested | ActionState::Accepted | ActionState::Unsure
                );
                prop_assert_eq!(view.ended.is_some(), over);
            }
            prop_assert!(desk.actions.view().recent.len() <= MOST + 60);
            prop_assert!(seen.len() <= usize::try_from(asked).unwrap());
        }
        let waiting: Vec<_> = desk.actions.view().recent.iter().map(|view| view.id).collect();
        for id in waiting {
            desk.tell(id, Told::Lost(lost()));
        }
        desk.pass(10);
        for view in desk.actions.view().recent {
            prop_assert!(view.ended.is_some(), "{:?}", view.state);
        }
    }
}
