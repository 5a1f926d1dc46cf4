//! What the user does, and the journal of it.

use std::time::Duration;

use connect_cache::{Cache, Deployment, JournalEntry, JournalQuery};
use connect_ipc::{
    ActArgs, ActionState, ActionView, ActionsView, Failure, JournalArgs, OffersView,
};
use tokio::time::{Instant, timeout};

use super::{Console, STORE_LIMIT};
use crate::actions::Told;
use crate::connection::now;
use crate::link::Deed;
use crate::outlet::Reader;
use crate::session::Session;

/// Who asks for something waits no longer for it to be sent.
const SENT_WITHIN: Duration = Duration::from_secs(5);

/// Where the journal is, and whose it is.
pub(crate) struct JournalPlace {
    pub(crate) cache: Cache,
    pub(crate) deployment: Deployment,
    pub(crate) by: i64,
    /// The language to write it in.
    pub(crate) language: &'static str,
}

impl Console {
    /// Checks what is asked for, writes it down and sends it.
    pub(super) fn act(&mut self, args: ActArgs) -> Result<i64, Failure> {
        let Some(session) = &mut self.session else { return Err(Failure::ConnectionLost) };
        let (wish, call) = session.check(args)?;
        let at = Instant::now();
        let id = session.actions.request(wish, now(), at);
        let written = session.write_journal();
        let deed = Deed { id, call, until: at + SENT_WITHIN, written };
        if !session.link.act(deed) {
            session.actions.tell(id, Told::Failed(Failure::ConnectionLost), now(), at);
            drop(session.write_journal());
        }
        Ok(id)
    }

    /// The link says what came of something.
    pub(super) fn told(&mut self, id: i64, mut told: Told) {
        let Some(session) = &mut self.session else { return };
        if let Told::Taken(Some(answers)) = &mut told
            && let Some(agent) = session.actions.agent_of(id)
        {
            session.with_customers(agent, answers);
        }
        session.actions.tell(id, told, now(), Instant::now());
        drop(session.write_journal());
    }

    /// Looks at what the live data shows.
    pub(super) fn follow_deeds(&mut self, at: Instant) {
        let Some(session) = &mut self.session else { return };
        session.ask_for_own(at);
        self.parts.own |= session.own.take_changed();
        session.confirm(now(), at);
        drop(session.write_journal());
        self.parts.actions |= session.actions.take_changed();
    }

    /// Goes on with the journal of earlier runs; what they left under way is unknown.
    pub(super) async fn begin_journal(session: &mut Session) {
        let Some(cache) = &session.journal else { return };
        let open = [ActionState::Requested, ActionState::Accepted, ActionState::Unsure];
        let open = open.into_iter().map(word).collect();
        let begun = cache.begin_journal(session.deployment(), open, &word(ActionState::Unknown));
        match timeout(STORE_LIMIT, begun).await {
            Ok(Ok(last)) => session.actions.begin(last),
            Ok(Err(error)) => tracing::warn!(%error, "journal not read"),
            Err(_) => tracing::warn!("offline store does not answer"),
        }
    }

    pub(super) fn offers(&self, agent: i64) -> Result<OffersView, Failure> {
        let session = self.session.as_ref().ok_or(Failure::ConnectionLost)?;
        Ok(session.offers(agent))
    }

    /// What asks the server what answers one command.
    pub(super) fn reader(&self) -> Result<Reader, Failure> {
        let session = self.session.as_ref();
        session.and_then(Session::reader).ok_or(Failure::NotConnected)
    }

    /// Where an action told the softphone to go.
    pub(super) fn softphone(&self, action: i64) -> Option<String> {
        let session = self.session.as_ref()?;
        session.actions.softphone(action).map(str::to_owned)
    }

    pub(super) fn actions_view(&self) -> ActionsView {
        let session = self.session.as_ref();
        session.map(|session| session.actions.view()).unwrap_or_default()
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
    ) -> Result<Vec<ActionView>, Failure> {
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
    fn write_journal(&mut self) -> Option<connect_cache::Reply<()>> {
        let views = self.actions.take_unwritten();
        let cache = self.journal.as_ref()?;
        let by = self.profile.as_ref().map(|profile| profile.id.0).unwrap_or_default();
        let mut last = None;
        for view in views {
            let entry = JournalEntry {
                id: view.id,
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
fn view(entry: &JournalEntry) -> Option<ActionView> {
    let view: ActionView = serde_json::from_str(&entry.json).ok()?;
    let state = serde_json::from_value(entry.state.clone().into()).ok()?;
    Some(ActionView { state, ended: entry.ended, ..view })
}
