//! What can happen.

use connect_model::Millis;
use proptest::prelude::*;

const HOUR: Millis = 3_600_000;

/// What can happen; the numbers say to whom or to what.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// An entity changes.
    Change(u8, u8),
    /// So many frames arrive.
    Deliver(usize),
    /// So many frames are lost, from this one on, or none; the client learns of it there.
    Lose(u8, u8),
    /// The client connects anew, whether or not it knows that the old connection is gone.
    Connect(u8),
    /// The connection is gone.
    Cut,
    /// The server starts anew.
    Restart,
    /// The client asks for what the board wishes.
    Ask,
    /// The server does what it was asked for, and the client does not know yet.
    Serve(u8),
    /// An answer arrives.
    Answer(u8),
    /// A question is asked in vain.
    Refuse(u8),
    /// Others are looked at.
    Look(u8),
    /// The client's clock is set.
    SetClock(Millis),
    /// Time passes.
    Pass(Millis),
    /// Something of an older generation comes after all.
    TakeLate(u8),
    /// The window draws what has changed.
    Draw,
}

/// Any of them, the usual ones more often.
pub fn steps() -> impl Strategy<Value = Step> {
    let clock = prop::sample::select(vec![HOUR, -HOUR, 700, -700]);
    prop_oneof![
        9 => any::<(u8, u8)>().prop_map(|(which, how)| Step::Change(which, how)),
        8 => (1..9_usize).prop_map(Step::Deliver),
        1 => (any::<u8>(), 0..6_u8).prop_map(|(from, count)| Step::Lose(from, count)),
        1 => any::<u8>().prop_map(Step::Connect),
        1 => Just(Step::Cut),
        1 => Just(Step::Restart),
        2 => Just(Step::Ask),
        1 => any::<u8>().prop_map(Step::Serve),
        2 => any::<u8>().prop_map(Step::Answer),
        1 => any::<u8>().prop_map(Step::Refuse),
        1 => any::<u8>().prop_map(Step::Look),
        1 => clock.prop_map(Step::SetClock),
        1 => (1..8_i64).prop_map(|n| Step::Pass(n * 400)),
        1 => any::<u8>().prop_map(Step::TakeLate),
        1 => Just(Step::Draw),
    ]
}
