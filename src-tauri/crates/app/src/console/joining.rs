//! Whether the user is joined to a session since before this run: the journal says of which session
//! that may be so, and the server, once, whether it is.

use connect_ipc::{ActionKind, ActionState, JoinedView, JournalArgs, JournalKind, JournalView};
use connect_webapi::methods::{GetSession, SessionParts};

use super::Console;
use super::journal::JournalPlace;
use super::reports::Report;
use crate::actions::joined_by;
use crate::outlet::Reader;
use crate::session_view::joined;

/// Nobody stays joined while so much else is done.
const BACK: usize = 500;

impl Console {
    /// Looks once.
    pub(super) fn look_for_join(&mut self) {
        let (Ok(place), Ok(asker)) = (self.journal_place(), self.reader()) else { return };
        let Some(session) = &mut self.session else { return };
        let looked = std::mem::replace(&mut session.looked_for_join, true);
        if looked || session.actions.joined().is_some() {
            return;
        }
        let reports = self.reports.clone();
        tokio::spawn(async move {
            if let Some(joined) = find(&place, &asker.reader).await {
                // The console is gone when the program ends.
                let _ = reports.send(Report::Joined(asker.link, joined)).await;
            }
        });
    }
}

async fn find(place: &JournalPlace, reader: &Reader) -> Option<JoinedView> {
    let entries = place.read(JournalArgs::default(), BACK).await.ok()?;
    let entry = last_join(&entries)?;
    let session = entry.session?;
    let call = GetSession { session, parts: SessionParts::default() };
    let detail = reader.send(&call).await.ok()?;
    Some(JoinedView {
        session,
        agent: entry.agent?,
        agent_name: entry.agent_name.clone(),
        customer: entry.customer.clone(),
        how: joined(&detail, place.by)?,
        since: entry.ended.unwrap_or(entry.at),
        sure: true,
    })
}

/// The last join that may have come about and was not left since, of entries of which the newest
/// comes first.
fn last_join(entries: &[JournalView]) -> Option<&JournalView> {
    for entry in entries {
        let JournalKind::Action(action) = entry.action else { continue };
        let done = entry.state != ActionState::Failed;
        if done && joined_by(action).is_some() {
            return Some(entry);
        }
        if action == ActionKind::Leave && entry.state == ActionState::Confirmed {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(action: ActionKind, state: ActionState) -> JournalView {
        JournalView {
            id: 0,
            action: JournalKind::Action(action),
            agent: Some(5),
            agent_name: String::new(),
            session: Some(70),
            customer: String::new(),
            status: None,
            state,
            at: 0,
            ended: None,
            failure: None,
            recordings: Vec::new(),
        }
    }

    #[test]
    fn the_last_join_that_was_not_left_is_found() {
        use ActionKind::{BargeIn, Leave, SetStatus, SilentJoin, Whisper};
        use ActionState::{Confirmed, Failed, Unknown};
        for (newest_first, found) in [
            (vec![(SilentJoin, Confirmed)], Some(0)),
            (vec![(SetStatus, Confirmed), (Whisper, Unknown)], Some(1)),
            (vec![(Leave, Unknown), (Whisper, Confirmed)], Some(1)),
            (vec![(BargeIn, Failed), (SilentJoin, Confirmed)], Some(1)),
            (vec![(Leave, Confirmed), (Whisper, Confirmed)], None),
            (vec![(SetStatus, Confirmed)], None),
        ] {
            let entries: Vec<_> =
                newest_first.iter().map(|(action, state)| entry(*action, *state)).collect();
            let expected = found.map(|place: usize| &entries[place]);
            assert_eq!(last_join(&entries), expected, "{newest_first:?}");
        }
    }
}
