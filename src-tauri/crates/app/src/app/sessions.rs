//! The commands of one session in full: reads through the console's client, and saves that write
//! over nothing unseen.

use std::time::Duration;

use connect_ipc::{
    EditField, EditValue, EditsView, Failure, HistoryArgs, HistoryPage, KeepDraftArgs,
    OpenScreenPopArgs, SaveExtraItemsArgs, SessionArgs, SessionView, TranscriptArgs,
    TranscriptLine,
};
use connect_webapi::lenient::Time;
use connect_webapi::methods::{
    GetCustomerHistory, GetSession, GetTranscript, HistoryWindow, SessionParts, SetCallNotes,
    SetDispositions, SetExtraItem, TranscriptWindow,
};
use tokio::sync::oneshot;
use tokio::time::timeout;

use super::App;
use crate::console::{Begun, Order, Save, SessionOrder, Ticket};
use crate::drafts::{Outcome, is_nothing, same};
use crate::failure::may_be_done;
use crate::opener;
use crate::outlet::Reader;
use crate::session_view::{self, FIRST_PAGE, item_of};

/// What is typed is in the store before it is said to be kept, and what is to be saved is in the
/// journal before it is sent; a disk that hangs keeps nobody waiting.
const WRITTEN_WITHIN: Duration = Duration::from_secs(1);
/// Earlier sessions on one further page.
const PAGE: u8 = 10;

impl App {
    /// S3 with everything there is to a session.
    pub(super) async fn session_in_full(&self, id: i64) -> Result<SessionView, Failure> {
        let (reader, ticket) = self.reader().await?;
        let call = GetSession { session: id, parts: SessionParts::all(FIRST_PAGE) };
        let detail = reader.send(&call).await?;
        let mut view = session_view::view(&detail, id, reader.server_now());
        let choices = !view.disposition.choices.is_empty();
        let seen = session_view::seen(&detail);
        (view.edits, view.rights) =
            self.ask_session(|reply| SessionOrder::See(id, seen, ticket, choices, reply)).await??;
        Ok(view)
    }

    /// S2
    pub(super) async fn said(&self, args: TranscriptArgs) -> Result<Vec<TranscriptLine>, Failure> {
        let (reader, _) = self.reader().await?;
        // Not a size beside it: what is new is little.
        let window = args
            .from
            .map_or(TranscriptWindow::All, |from| TranscriptWindow::From(Time(from), None));
        let lines = reader.send(&GetTranscript { session: args.id, window }).await?;
        Ok(session_view::transcript(&lines.0))
    }

    /// S5: pages backwards in time. The end is included, and the server may know times finer than a
    /// millisecond: so the last page's last session comes again.
    pub(super) async fn history_page(&self, args: HistoryArgs) -> Result<HistoryPage, Failure> {
        let (reader, _) = self.reader().await?;
        let window = match args.before {
            Some(before) => HistoryWindow::Until(Time(before.saturating_add(1)), Some(PAGE)),
            None => HistoryWindow::All,
        };
        let limit = if args.before.is_some() { PAGE } else { 50 };
        let sessions = reader.send(&GetCustomerHistory { session: args.id, window }).await?;
        Ok(session_view::history(&sessions.0, usize::from(limit)))
    }

    /// Keeps what was typed: it is in the store before that is answered, unless the disk hangs.
    pub(super) async fn keep(&self, args: KeepDraftArgs) -> Result<EditsView, Failure> {
        let (edits, written) = self.ask_session(|reply| SessionOrder::Keep(args, reply)).await?;
        if let Some(written) = written
            && let Ok(Err(error)) = timeout(WRITTEN_WITHIN, written).await
        {
            let detail = error.to_string();
            self.order(Order::Notice(Failure::CacheUnusable { detail })).await;
        }
        Ok(edits)
    }

    /// What was typed in a session, also where the server cannot be asked for it.
    pub(super) async fn typed(&self, args: SessionArgs) -> Result<EditsView, Failure> {
        self.ask_session(|reply| SessionOrder::Edits(args.id, reply)).await
    }

    pub(super) async fn save_items(&self, args: SaveExtraItemsArgs) -> Result<EditsView, Failure> {
        let SaveExtraItemsArgs { session, items, unseen } = args;
        let mut edits = EditsView { session, edits: Vec::new() };
        for item in items {
            let field = EditField::Item { key: item.key };
            let value = EditValue::Text { text: item.text };
            edits = self.save(session, field, value, unseen).await?;
        }
        Ok(edits)
    }

    /// Saves one field. What came of it is in the answer: it fails only if the program does, or
    /// somebody signs in elsewhere meanwhile.
    pub(super) async fn save(
        &self,
        session: i64,
        field: EditField,
        value: EditValue,
        unseen: bool,
    ) -> Result<EditsView, Failure> {
        let begun = self
            .ask_session(|reply| SessionOrder::BeginSave(session, field, value, reply))
            .await??;
        let Begun { save, base, reader, written } = begun;
        if let Some(written) = written {
            // The store's thread says what went wrong.
            drop(timeout(WRITTEN_WITHIN, written).await);
        }
        let outcome = match reader {
            Some(reader) => write(&reader, session, &save, base.as_ref(), unseen).await,
            None => Outcome::Unsent(Failure::NotConnected),
        };
        self.ask_session(|reply| SessionOrder::EndSave(session, save, outcome, reply)).await?
    }

    /// Opens the page that a session shows, and no other.
    pub(super) async fn open_page(&self, args: OpenScreenPopArgs) -> Result<(), Failure> {
        let shown = self.ask_session(|reply| SessionOrder::Page(args.id, reply)).await?;
        opener::open(self.opener.clone(), shown, args.address).await
    }

    async fn reader(&self) -> Result<(Reader, Ticket), Failure> {
        self.ask_session(SessionOrder::Ask).await?
    }

    async fn ask_session<T>(
        &self,
        order: impl FnOnce(oneshot::Sender<T>) -> SessionOrder,
    ) -> Result<T, Failure> {
        self.ask(|reply| Order::Session(order(reply))).await
    }
}

/// Looks what the server has, and writes if that is what was seen; `unseen` does without the look.
/// Whoever writes between the two is written over: the server has no way to prevent it.
async fn write(
    reader: &Reader,
    session: i64,
    save: &Save,
    base: Option<&EditValue>,
    unseen: bool,
) -> Outcome {
    if !unseen {
        match look(reader, session, &save.field).await {
            Err(failure) => return Outcome::Unsent(failure),
            Ok(theirs) if same(&theirs, &save.value) => return Outcome::Saved(reader.server_now()),
            Ok(theirs) => {
                let known = base.map_or(is_nothing(&theirs), |base| same(base, &theirs));
                if !known {
                    return Outcome::Conflict(theirs);
                }
            }
        }
    }
    match send(reader, session, &save.field, &save.value).await {
        Ok(()) => Outcome::Saved(reader.server_now()),
        Err(failure) if may_be_done(&failure) => Outcome::Lost(failure),
        Err(failure) => Outcome::Refused(failure),
    }
}

/// S3: what the server has.
async fn look(reader: &Reader, session: i64, field: &EditField) -> Result<EditValue, Failure> {
    let extra_items = matches!(field, EditField::Item { .. });
    let parts = SessionParts { extra_items, ..SessionParts::default() };
    let detail = reader.send(&GetSession { session, parts }).await?;
    let theirs = session_view::seen(&detail).values.remove(field);
    // An item without a value may not be there at all.
    Ok(theirs.unwrap_or(EditValue::Text { text: String::new() }))
}

/// S6, S7 or S8.
async fn send(
    reader: &Reader,
    session: i64,
    field: &EditField,
    value: &EditValue,
) -> Result<(), Failure> {
    match (field, value) {
        (EditField::Notes, EditValue::Text { text }) => {
            reader.send(&SetCallNotes { session, note: text.clone() }).await?;
        }
        (EditField::Item { key }, EditValue::Text { text }) => {
            let item = item_of(key).ok_or_else(no_such_value)?;
            reader.send(&SetExtraItem { session, item, value: text.clone() }).await?;
        }
        (EditField::Disposition, EditValue::Choice { disposition: Some(disposition), sub }) => {
            let (disposition, sub_disposition) = (*disposition, *sub);
            reader.send(&SetDispositions { session, disposition, sub_disposition }).await?;
        }
        _ => return Err(no_such_value()),
    }
    Ok(())
}

/// The window asked for something that it does not offer.
fn no_such_value() -> Failure {
    Failure::Fault { log_id: "session edit".to_owned() }
}
