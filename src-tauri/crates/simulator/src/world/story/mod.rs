//! A session's details that nobody stores: they follow from its id and from the moments in it, and
//! are the same whenever they are asked for.

pub(crate) mod extras;
pub(crate) mod ivr;
mod lines;
pub(crate) mod messages;
pub(crate) mod outcome;
pub(crate) mod transcript;

/// How many details of one kind a session has room for, so that their ids are unique.
const ROOM: i64 = 64;
