//! The pause of all updates: rows and their columns wait in the board, which is bounded by the number
//! of rows. What the window has to know at once goes on.

use std::time::Duration;

use tokio::time::Instant;

use super::Console;
use crate::connection::now;
use crate::feed::Parts;
use crate::pause::Pause;
use crate::session::Session;

/// How long a server may take to tell of what is looked at anew.
const PASS: Duration = Duration::from_secs(3);

impl Console {
    pub(super) fn set_paused(&mut self, paused: bool) {
        if paused != self.pause.is_some() {
            self.pause = paused.then(|| Pause::new(now(), Instant::now()));
            self.parts.pause = true;
        }
    }

    /// What the user asks for in a pause comes all the same: rows pass until they are there, and no
    /// longer than it takes a server to tell of them.
    pub(super) fn let_pass(&mut self) {
        if let Some(pause) = &mut self.pause {
            pause.pass_until(Instant::now() + PASS);
        }
    }

    /// True if rows go to the window.
    pub(super) fn rows_pass(&self, at: Instant) -> bool {
        self.pause.as_ref().is_none_or(|pause| pause.passes(at))
    }

    /// Sees how much waits.
    pub(super) fn note_pause(&mut self, at: Instant) {
        let changed = self.session.as_ref().map_or(0, Session::changed_rows);
        if let Some(pause) = &mut self.pause {
            let there = || changed == 0 && self.session.as_ref().is_none_or(Session::is_whole);
            if pause.passes(at) && there() {
                pause.pass_until(at);
            }
            self.parts.pause |= pause.note(changed, at);
        }
    }

    /// The parts that may go to the window now, and those that wait: columns without their rows
    /// would stand over the wrong cells.
    pub(super) fn split_parts(&self, at: Instant) -> (Parts, Parts) {
        if self.rows_pass(at) {
            return (self.parts, Parts::default());
        }
        let Parts { columns, trends, own, .. } = self.parts;
        let waiting = Parts { columns, own, trends, ..Parts::default() };
        (Parts { columns: false, trends: false, own: false, ..self.parts }, waiting)
    }
}
