//! Stands for Kerberos where it is not built in.

use super::Step;
use crate::sign_in::Binding;

/// There is none.
pub(super) enum Acceptor {}

const WHY: &str = "built without the feature windows-auth";

/// Fails always.
pub(crate) fn check() -> Result<(), String> {
    Err(WHY.to_owned())
}

impl Acceptor {
    pub(super) fn start() -> Result<Self, String> {
        Err(WHY.to_owned())
    }

    pub(super) fn step(&mut self, _: &[u8], _: Option<&[u8]>, _: Binding) -> Step {
        match *self {}
    }
}
