//! S6 to S8: extra items, notes and dispositions, of sessions that are live or ended not long ago.

use super::Refusal;
use crate::world::World;
use crate::world::catalogue::dispositions;
use crate::world::moments::What;
use crate::world::sessions::Written;
use crate::world::story::extras;

impl World {
    /// Sets the extra item of this id or, if there is none, of this name.
    pub(crate) fn set_extra_item(
        &mut self,
        by: usize,
        session: i64,
        (id, name): (Option<i64>, Option<&str>),
        value: &str,
    ) -> Result<(), Refusal> {
        self.kept_session(by, session)?;
        let place = extras::place(id, name).ok_or(Refusal::UnknownItem)?;
        self.write(session, What::Extra(by, extras::key(place)), |written| {
            written.extras.retain(|(of, _)| *of != place);
            written.extras.push((place, value.into()));
        });
        Ok(())
    }

    /// Sets the call note.
    pub(crate) fn set_note(&mut self, by: usize, session: i64, note: &str) -> Result<(), Refusal> {
        self.kept_session(by, session)?;
        self.write(session, What::Noted(by), |written| written.note = Some(note.into()));
        Ok(())
    }

    /// Sets the disposition and, if given, the one under it.
    pub(crate) fn set_disposition(
        &mut self,
        by: usize,
        session: i64,
        disposition: i64,
        sub: Option<i64>,
    ) -> Result<(), Refusal> {
        let all = dispositions(self.unit_of(self.kept_session(by, session)?));
        let chosen = all.iter().find(|one| one.id == disposition);
        let chosen = chosen.ok_or(Refusal::UnknownDisposition)?;
        if sub.is_some_and(|sub| chosen.subs.iter().all(|(id, _)| *id != sub)) {
            return Err(Refusal::UnknownSubDisposition);
        }
        self.write(session, What::Disposed(by), |written| {
            written.disposition = Some((disposition, sub));
        });
        Ok(())
    }

    fn write(&mut self, session: i64, what: What, change: impl FnOnce(&mut Written)) {
        self.remember(session, what);
        if let Some(session) = self.session_mut(session) {
            change(&mut session.written);
        }
    }
}
