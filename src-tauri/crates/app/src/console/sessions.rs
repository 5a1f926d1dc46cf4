//! What the console does for one session in full: hands out the client, keeps what was typed.

use connect_ipc::{EditField, EditRights, EditValue, EditView, EditsView, Failure, KeepDraftArgs};
use tokio::sync::oneshot;

use super::Console;
use crate::drafts::{Asked, Outcome, Seen};
use crate::outlet::Reader;

/// What is asked of the console for one session in full.
pub(crate) enum SessionOrder {
    /// The client, to ask the server with.
    Ask(oneshot::Sender<Result<(Reader, Asked), Failure>>),
    /// What the server has of a session; answers what was typed in it, and what may be.
    See(i64, Seen, Asked, bool, oneshot::Sender<(Vec<EditView>, EditRights)>),
    /// Something was typed.
    Keep(KeepDraftArgs, oneshot::Sender<EditsView>),
    /// A value is about to be saved; answers what the server had when it was begun.
    BeginSave(i64, EditField, EditValue, oneshot::Sender<Begun>),
    /// That save has ended.
    EndSave(i64, EditField, EditValue, Outcome, oneshot::Sender<EditsView>),
    /// The address of a session's page, if it was shown and may be opened.
    Page(i64, oneshot::Sender<Option<String>>),
}

/// A save that begins.
pub(crate) struct Begun {
    /// What the server had when the value was begun; none if that is not known.
    pub(crate) base: Option<EditValue>,
    /// The client; none while there is no connection.
    pub(crate) reader: Option<Reader>,
}

impl Console {
    pub(super) fn obey_session(&mut self, order: SessionOrder) {
        // Whoever asked may have gone away meanwhile: then nobody needs the answer.
        match order {
            SessionOrder::Ask(reply) => {
                let asked = self.session.as_mut().and_then(|session| {
                    let reader = session.reader()?;
                    Some((reader, session.drafts.ask()))
                });
                drop(reply.send(asked.ok_or(Failure::NotConnected)));
            }
            SessionOrder::See(id, seen, asked, choices, reply) => {
                let Some(session) = &mut self.session else { return };
                session.drafts.see(id, seen, asked);
                let edits = session.drafts.edits(id);
                drop(reply.send((edits, session.drafts.rights(id, choices))));
            }
            SessionOrder::Keep(args, reply) => {
                let KeepDraftArgs { session: id, field, value, over } = args;
                if let Some(session) = &mut self.session {
                    session.drafts.keep(id, &field, value, over);
                }
                drop(reply.send(self.edits(id)));
            }
            SessionOrder::BeginSave(id, field, value, reply) => {
                let Some(session) = &mut self.session else { return };
                let base = session.drafts.begin_save(id, &field, value);
                drop(reply.send(Begun { base, reader: session.reader() }));
            }
            SessionOrder::EndSave(id, field, sent, outcome, reply) => {
                if let Some(session) = &mut self.session {
                    session.drafts.end_save(id, &field, &sent, outcome);
                }
                drop(reply.send(self.edits(id)));
            }
            SessionOrder::Page(id, reply) => {
                let page = self.session.as_ref().and_then(|session| session.drafts.page(id));
                drop(reply.send(page.map(str::to_owned)));
            }
        }
        self.parts.unsaved |= self.session.as_mut().is_some_and(|session| session.drafts.is_news());
    }

    fn edits(&self, session: i64) -> EditsView {
        let edits = self.session.as_ref().map(|known| known.drafts.edits(session));
        EditsView { session, edits: edits.unwrap_or_default() }
    }
}
