//! The commands about what the user does that take longer than the console may.

use connect_ipc::{
    ExportArgs, ExportView, Failure, JournalArgs, JournalPage, OpenSoftphoneArgs, StatusChoice,
};
use connect_webapi::methods::ListAgentStatuses;

use super::App;
use crate::actions::csv;
use crate::connection::now;
use crate::console::{Asker, Order};
use crate::export;
use crate::journal::JournalWords;
use crate::opener;
use crate::session::choices;

/// A page of the journal.
const PAGE: usize = 200;
/// More lines than this no spreadsheet takes.
const LINES: usize = 1_000_000;

impl App {
    /// T3. The console remembers what it was, so that what is chosen from it can be named.
    pub(super) async fn read_statuses(&self, agent: i64) -> Result<Vec<StatusChoice>, Failure> {
        let Asker { reader, link } = self.ask(Order::Reader).await??;
        let listed = choices(reader.send(&ListAgentStatuses { agent }).await?.0);
        self.order(Order::Statuses(link, agent, listed.clone())).await;
        Ok(listed)
    }

    /// Opens the softphone where an action told it to go, and nowhere else.
    pub(super) async fn phone(&self, args: OpenSoftphoneArgs) -> Result<(), Failure> {
        let shown = self.ask(|reply| Order::Softphone(args.action, reply)).await?;
        opener::open(self.opener.clone(), shown, args.address).await
    }

    /// A page of the journal.
    pub(super) async fn read_journal(&self, args: JournalArgs) -> Result<JournalPage, Failure> {
        let place = self.ask(Order::Journal).await??;
        // One more than is shown says whether there are more.
        let mut entries = place.read(args, PAGE + 1).await?;
        let more = entries.len() > PAGE;
        entries.truncate(PAGE);
        Ok(JournalPage { entries, more })
    }

    /// What fits of the journal, as a file under a name that nobody has.
    pub(super) async fn write_journal(&self, args: JournalArgs) -> Result<ExportView, Failure> {
        let place = self.ask(Order::Journal).await??;
        let words = JournalWords::new(place.language);
        let entries = place.read(args, LINES).await?;
        let args = ExportArgs { name: words.file_name(now()), csv: csv(&entries, &words) };
        export::write(self.downloads.clone(), args).await
    }
}
