//! The journal of what the user does: where it is, and what is written in it.

use connect_cache::{Cache, Deployment, JournalEntry, JournalKey, JournalQuery};
use connect_ipc::{ActionState, Failure, JournalArgs, JournalView};
use tokio::time::timeout;

use super::{Console, STORE_LIMIT};
use crate::session::Session;

/// Where the journal is, and whose it is.
pub(crate) struct JournalPlace {
    pub(crate) cache: Cache,
    pub(crate) deployment: Deployment,
    pub(crate) by: i64,
    /// The language to write it in.
    pub(crate) language: &'static str,
}

impl Console {
    /// Goes on with the journal of earlier runs; what they left under way is unknown.
    pub(super) async fn begin_journal(session: &mut Session) {
        let Some(cache) = &session.journal else { return };
        let open = [ActionState::Requested, ActionState::Accepted, ActionState::Unsure];
        let open = open.into_iter().map(word).collect();
        let (run, unknown) = (&session.run, word(ActionState::Unknown));
        let begun = cache.begin_journal(session.deployment(), run, open, &unknown);
        match timeout(STORE_LIMIT, begun).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "journal not read"),
            Err(_) => tracing::warn!("offline store does not answer"),
        }
    }

    pub(super) fn journal_place(&self) -> Result<JournalPlace, Failure> {
        let session = self.session.as_ref().ok_or(Failure::ConnectionLost)?;
        let cache = session.journal.clone();
        let cache = cache.ok_or(Failure::CacheUnusable { detail: String::new() })?;
        let by = session.profile.as_ref().map(|profile| profile.id.0).unwrap_or_default();
        let (deployment, language) = (session.deployment().clone(), self.messages.language());
        Ok(JournalPlace { cache, deployment, by, language })
    }
}

impl JournalPlace {
    /// What fits, the newest first.
    pub(crate) async fn read(
        &self,
        args: JournalArgs,
        limit: usize,
    ) -> Result<Vec<JournalView>, Failure> {
        let query = JournalQuery {
            by: self.by,
            before: args.before,
            limit,
            agent: args.agent,
            states: args.states.into_iter().map(word).collect(),
        };
        let read = self.cache.journal(&self.deployment, query).await;
        let entries = read.map_err(|error| Failure::CacheUnusable { detail: error.to_string() })?;
        Ok(entries.into_iter().filter_map(|entry| view(&entry)).collect())
    }
}

impl Session {
    /// Writes what has changed; the reply is for the last of it.
    pub(super) fn write_journal(&mut self) -> Option<connect_cache::Reply<()>> {
        let actions = self.actions.take_unwritten().into_iter().map(JournalView::from);
        let mut views: Vec<_> = actions.chain(self.saves.take_unwritten()).collect();
        views.sort_by_key(|view| view.id);
        let cache = self.journal.as_ref()?;
        let by = self.profile.as_ref().map(|profile| profile.id.0).unwrap_or_default();
        let mut last = None;
        for view in views {
            let entry = JournalEntry {
                id: 0,
                key: JournalKey { run: self.run.clone(), number: view.id },
                by,
                at: view.at,
                agent_name: view.agent_name.clone(),
                state: word(view.state),
                ended: view.ended,
                json: serde_json::to_string(&view).unwrap_or_default(),
            };
            last = Some(cache.save_journal(self.deployment(), entry));
        }
        last
    }
}

/// The state in the contract's word.
fn word(state: ActionState) -> String {
    let value = serde_json::to_value(state).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// An entry of the journal; none if a later version has written it.
fn view(entry: &JournalEntry) -> Option<JournalView> {
    let view: JournalView = serde_json::from_str(&entry.json).ok()?;
    let state = serde_json::from_value(entry.state.clone().into()).ok()?;
    Some(JournalView { id: entry.id, state, ended: entry.ended, ..view })
}
