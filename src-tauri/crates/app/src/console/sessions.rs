//! What the console does for one session in full: hands out the client, keeps what was typed.

use connect_cache::Reply;
use connect_ipc::{EditField, EditRights, EditValue, EditView, EditsView, Failure, KeepDraftArgs};
use tokio::sync::oneshot;

use super::{Asker, Console};
use crate::connection::now;
use crate::drafts::{Asked, Outcome, Seen};
use crate::outlet::Reader;

/// What is asked of the console for one session in full.
pub(crate) enum SessionOrder {
    /// The client, to ask the server with.
    Ask(oneshot::Sender<Result<(Reader, Ticket), Failure>>),
    /// What the server has of a session; answers what was typed in it, and what may be.
    See(i64, Seen, Ticket, bool, oneshot::Sender<Result<(Vec<EditView>, EditRights), Failure>>),
    /// What was typed in a session.
    Edits(i64, oneshot::Sender<EditsView>),
    /// Something was typed; answers when that is in the store.
    Keep(KeepDraftArgs, oneshot::Sender<(EditsView, Option<Reply<()>>)>),
    /// A value is about to be saved; answers what the server had when it was begun.
    BeginSave(i64, EditField, EditValue, oneshot::Sender<Result<Begun, Failure>>),
    /// That save has ended.
    EndSave(i64, Save, Outcome, oneshot::Sender<Result<EditsView, Failure>>),
    /// The address of a session's page, if it was shown and may be opened.
    Page(i64, oneshot::Sender<Option<String>>),
}

/// When the server was asked, and by which link: what one server says is nothing to another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ticket {
    link: u32,
    asked: Asked,
}

/// A save under way.
#[derive(Debug, Clone)]
pub(crate) struct Save {
    link: u32,
    /// Its number in the journal.
    id: i64,
    pub(crate) field: EditField,
    pub(crate) value: EditValue,
}

/// A save that begins.
pub(crate) struct Begun {
    pub(crate) save: Save,
    /// What the server had when the value was begun; none if that is not known.
    pub(crate) base: Option<EditValue>,
    /// The client; none while there is no connection.
    pub(crate) reader: Option<Reader>,
    /// Resolves when it is in the journal.
    pub(crate) written: Option<Reply<()>>,
}

impl Console {
    pub(super) fn obey_session(&mut self, order: SessionOrder) {
        // Whoever asked may have gone away meanwhile: then nobody needs the answer.
        match order {
            SessionOrder::Ask(reply) => drop(reply.send(self.ticket())),
            SessionOrder::See(id, seen, ticket, choices, reply) => {
                drop(reply.send(self.see(id, seen, ticket, choices)));
            }
            SessionOrder::Edits(id, reply) => drop(reply.send(self.edits(id))),
            SessionOrder::Keep(args, reply) => {
                let KeepDraftArgs { session: id, field, value, over } = args;
                let written = self.session.as_mut().and_then(|session| {
                    session.drafts.keep(id, &field, value, over);
                    session.write_drafts()
                });
                drop(reply.send((self.edits(id), written)));
            }
            SessionOrder::BeginSave(id, field, value, reply) => {
                drop(reply.send(self.begin_save(id, field, value)));
            }
            SessionOrder::EndSave(id, save, outcome, reply) => {
                drop(reply.send(self.end_save(id, &save, outcome)));
            }
            SessionOrder::Page(id, reply) => {
                let page = self.session.as_ref().and_then(|session| session.drafts.page(id));
                drop(reply.send(page.map(str::to_owned)));
            }
        }
        self.parts.unsaved |= self.session.as_mut().is_some_and(|session| {
            drop(session.write_drafts());
            session.drafts.is_news()
        });
    }

    fn ticket(&mut self) -> Result<(Reader, Ticket), Failure> {
        let Asker { reader, link } = self.reader()?;
        let session = self.session.as_mut().ok_or(Failure::NotConnected)?;
        Ok((reader, Ticket { link, asked: session.drafts.ask() }))
    }

    fn see(
        &mut self,
        id: i64,
        seen: Seen,
        ticket: Ticket,
        choices: bool,
    ) -> Result<(Vec<EditView>, EditRights), Failure> {
        let session = self.session.as_mut().filter(|_| ticket.link == self.links);
        let session = session.ok_or(Failure::NotConnected)?;
        session.drafts.see(id, seen, ticket.asked);
        Ok((session.drafts.edits(id), session.drafts.rights(id, choices)))
    }

    fn begin_save(
        &mut self,
        id: i64,
        field: EditField,
        value: EditValue,
    ) -> Result<Begun, Failure> {
        let session = self.session.as_mut().ok_or(Failure::NotConnected)?;
        let base = session.drafts.begin_save(id, &field, value.clone());
        let number = session.actions.number();
        let whom = session.whom(id);
        session.saves.begin(number, &field, whom, now());
        let written = session.write_journal();
        // The journal in the window is read anew.
        self.parts.actions = true;
        let save = Save { link: self.links, id: number, field, value };
        Ok(Begun { save, base, reader: session.reader(), written })
    }

    fn end_save(&mut self, id: i64, save: &Save, outcome: Outcome) -> Result<EditsView, Failure> {
        // Whoever went on from there has closed it.
        let session = self.session.as_mut().filter(|_| save.link == self.links);
        let session = session.ok_or(Failure::NotConnected)?;
        session.saves.end(save.id, &outcome, now());
        drop(session.write_journal());
        session.drafts.end_save(id, &save.field, &save.value, outcome);
        self.parts.actions = true;
        Ok(self.edits(id))
    }

    fn edits(&self, session: i64) -> EditsView {
        let edits = self.session.as_ref().map(|known| known.drafts.edits(session));
        EditsView { session, edits: edits.unwrap_or_default() }
    }
}
