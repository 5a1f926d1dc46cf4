//! The pause of all updates: rows and their columns wait in the board, which is bounded by the number
//! of rows. What the window has to know at once goes on.

use tokio::time::Instant;

use super::Console;
use crate::connection::now;
use crate::feed::Parts;
use crate::pause::Pause;
use crate::session::Session;

impl Console {
    pub(super) fn set_paused(&mut self, paused: bool) {
        if paused != self.pause.is_some() {
            self.pause = paused.then(|| Pause::new(now(), Instant::now()));
            self.parts.pause = true;
        }
    }

    /// Sees how much waits.
    pub(super) fn note_pause(&mut self, at: Instant) {
        let changed = self.session.as_ref().map_or(0, Session::changed_rows);
        if let Some(pause) = &mut self.pause {
            self.parts.pause |= pause.note(changed, at);
        }
    }

    /// The parts that may go to the window now, and those that wait: columns without their rows
    /// would stand over the wrong cells.
    pub(super) fn split_parts(&self) -> (Parts, Parts) {
        if self.pause.is_none() {
            return (self.parts, Parts::default());
        }
        let Parts { columns, trends, own, .. } = self.parts;
        let waiting = Parts { columns, own, trends, ..Parts::default() };
        (Parts { columns: false, trends: false, own: false, ..self.parts }, waiting)
    }
}
