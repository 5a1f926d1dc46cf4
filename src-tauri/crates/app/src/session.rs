//! What is known of the server somebody is signed in to, and its place in the offline store.

mod agent;
mod deeds;
mod drafts;
mod looking;
mod output;
mod trends;

use std::collections::HashMap;
use std::sync::Arc;

use connect_cache::{Cache, Deployment, Saved};
use connect_client::Client;
use connect_live::{Board, restored};
use connect_model::{
    AgentId, Catalogue, EntityKind, LiveUpdate, Mbu, Millis, Profile, SessionId, Strings,
};
use tokio::time::Instant;

use crate::actions::{Actions, Evidence};
use crate::alerts::{self, Alerts};
use crate::connection::now;
use crate::drafts::Drafts;
use crate::gathering::Gathering;
use crate::link::{Link, LinkOrder};
use crate::look::Look;
use crate::outlet::{Outlet, Reader};
use crate::own::Own;
use crate::sample::Sample;
use crate::saves::{Saves, Whom};
use crate::steps::{BoardColumns, Organisation};
use crate::sums::{groups, keys, partly_staffed};
use crate::target::Target;
use crate::trends::Trends;
use crate::view::{Directory, Groups};

pub(crate) use agent::AgentSource;
pub(crate) use deeds::choices;
pub(crate) use trends::TrendPlace;

/// The window's changes.
const WINDOW: usize = 0;
/// The store's changes.
const STORE: usize = 1;

/// The name of a run that no other has.
fn new_run() -> String {
    format!("{:016x}", rand::random::<u64>())
}

/// A server and what is known of it.
pub(crate) struct Session {
    pub(crate) target: Target,
    pub(crate) link: Link,
    /// To ask the server by, while there is a link to it.
    outlet: Option<Outlet>,
    pub(crate) profile: Option<Profile>,
    pub(crate) strings: Option<(String, Strings)>,
    pub(crate) board: Board,
    pub(crate) columns: BoardColumns,
    pub(crate) catalogue: Catalogue,
    /// What was typed and is not saved.
    pub(crate) drafts: Drafts,
    directory: Directory,
    pub(crate) alerts: Alerts,
    pub(crate) own: Own,
    /// Alerts for the desktop.
    pub(crate) gathering: Gathering,
    /// The whole organisation, and the part of it that is looked at.
    mbu: Arc<Mbu>,
    look: Look,
    groups: Groups,
    deployment: Deployment,
    /// Since when the channel is gone: the rows are as of then, and may go on or not.
    suspended: Option<Millis>,
    /// True once the organisation is known, from the server or from the store.
    pub(crate) has_board: bool,
    /// What the user does.
    pub(crate) actions: Actions,
    /// What is being saved, for the journal.
    pub(crate) saves: Saves,
    /// Tells its entries in the journal from those of any other run.
    pub(crate) run: String,
    /// Whose actions, saves and alerts these are, once that is known.
    owner: Option<AgentId>,
    /// True once it was looked for a join of an earlier run.
    pub(crate) looked_for_join: bool,
    /// The statuses that agents can be set to, as far as they were asked for.
    pub(crate) statuses: HashMap<i64, Vec<connect_ipc::StatusChoice>>,
    /// What the queues were like lately.
    pub(crate) trends: Trends,
    /// Where what is shown without a server is kept; none for sample data.
    pub(crate) cache: Option<Cache>,
    /// Where the journal, the trends and what was typed are kept.
    pub(crate) journal: Option<Cache>,
    /// Keeps the built-in simulator running.
    _sample: Option<Sample>,
}

impl Session {
    pub(crate) fn new(target: Target, link: Link, look: Look, sample: Option<Sample>) -> Self {
        let deployment = Deployment {
            server: target.address.canonical(),
            client_id: target.client_id.to_ascii_lowercase(),
        };
        Self {
            target,
            link,
            outlet: None,
            profile: None,
            strings: None,
            board: Board::default(),
            columns: BoardColumns::default(),
            catalogue: Catalogue::default(),
            drafts: Drafts::default(),
            directory: Directory::default(),
            alerts: Alerts::default(),
            own: Own::default(),
            gathering: Gathering::default(),
            mbu: Arc::default(),
            look,
            groups: Groups::default(),
            deployment,
            suspended: None,
            has_board: false,
            actions: Actions::after(now()),
            saves: Saves::default(),
            run: new_run(),
            owner: None,
            looked_for_join: false,
            cache: None,
            statuses: HashMap::new(),
            trends: Trends::new(Vec::new()),
            journal: None,
            _sample: sample,
        }
    }

    pub(crate) fn deployment(&self) -> &Deployment {
        &self.deployment
    }

    /// Takes what the store knows; the live data replaces it.
    pub(crate) fn restore(&mut self, stored: Saved) {
        let (Some(profile), Some(mbu)) = (stored.profile, stored.mbu) else { return };
        let agents = restored(EntityKind::Agent, &stored.rows);
        let queues = restored(EntityKind::Queue, &stored.rows);
        // A former version has kept it as the server had said it.
        self.mbu = Arc::new(mbu.linked());
        self.directory = Directory::new(&self.mbu, Some(&profile));
        self.board = Board::new(self.looked_at(), agents, queues);
        self.expect_sums();
        self.profile = Some(profile);
        self.has_board = true;
        // What came out of the store need not go back.
        self.take_store_changes();
        if let Some((locale, strings)) = stored.strings {
            self.set_strings(locale, strings);
        }
    }

    /// Takes the organisation from the server and gives it to the store.
    pub(crate) fn load(&mut self, organisation: Organisation) {
        let Organisation { profile, mbu, strings, .. } = organisation;
        if let Some(cache) = &self.cache {
            // Written in this order by the store's thread, which logs what fails.
            drop(cache.save_profile(&self.deployment, profile.clone()));
            drop(cache.save_mbu(&self.deployment, mbu.clone()));
            if let Some((locale, strings)) = &strings {
                drop(cache.save_strings(&self.deployment, locale, strings.clone()));
            }
        }
        self.belong_to(profile.id);
        self.profile = Some(profile);
        self.set_mbu(mbu);
        if let Some((locale, strings)) = strings {
            self.set_strings(locale, strings);
        }
    }

    fn set_mbu(&mut self, mbu: Arc<Mbu>) {
        self.directory = Directory::new(&mbu, self.profile.as_ref());
        self.mbu = mbu;
        if self.has_board {
            self.board.set_mbu(self.looked_at());
        } else {
            self.board = Board::new(self.looked_at(), HashMap::new(), HashMap::new());
            self.has_board = true;
        }
        self.expect_sums();
    }

    /// The sums over what is looked at are expected, from the next subscription on.
    fn expect_sums(&mut self) {
        let (seen, by) = (self.board.mbu(), self.look.grouping.clone());
        let all = by.as_ref().map(|by| groups(&self.mbu, seen, by)).unwrap_or_default();
        let keys = keys(seen, &self.look, &all);
        let partial = partly_staffed(&self.mbu, seen);
        self.board.follow_totals(keys.clone());
        self.groups = Groups { keys, by, all, partial };
    }

    /// The whole organisation.
    pub(crate) fn mbu(&self) -> Arc<Mbu> {
        self.mbu.clone()
    }

    /// The server's strings; the columns are found in them.
    pub(crate) fn set_strings(&mut self, locale: String, strings: Strings) {
        self.catalogue = Catalogue::from_strings(&strings);
        self.columns =
            BoardColumns::resolve(&self.target.names, &self.catalogue, &self.look.columns);
        self.strings = Some((locale, strings));
        self.board.reset();
    }

    /// Other metrics are followed: every row has other cells.
    pub(crate) fn follow(&mut self, columns: BoardColumns) {
        self.columns = columns;
        self.board.reset();
    }

    /// True if every row follows the server.
    pub(crate) fn is_live(&self) -> bool {
        self.suspended.is_none() && self.board.is_live()
    }

    /// The server lets this user follow no such rows: those of before are not for the user any more,
    /// neither here nor in the store.
    pub(crate) fn shut(&mut self, kind: EntityKind) {
        if let Some(cache) = &self.cache {
            drop(cache.remove_rows(&self.deployment, kind, self.mbu.ids(kind)));
        }
        self.board.shut(kind);
    }

    /// The channel is gone: no row is live until it is back.
    pub(crate) fn suspend(&mut self, now: Millis) {
        if self.suspended.is_none() {
            self.suspended = Some(now);
            self.board.reset();
        }
    }

    /// The channel is back, and updates go on where they were.
    pub(crate) fn resume(&mut self) {
        if self.suspended.take().is_some() {
            self.board.reset();
        }
    }

    /// The channel is there, but what came over it may not be all there was.
    pub(crate) fn gap(&mut self, now: Millis) {
        let since = self.suspended.take().unwrap_or(now);
        self.board.gap(self.board.generation().next(), since);
        self.fill(now);
    }

    /// The server can be asked by this client.
    pub(crate) fn connect(&mut self, client: Client) {
        self.outlet = Some(Outlet::new(client, self.target.client_id.clone()));
    }

    /// A way to ask the server, if there is one.
    pub(crate) fn reader(&self) -> Option<Reader> {
        self.outlet.as_ref().map(Outlet::reader)
    }

    /// Who has a session and whose it is: by the live data, else as it was seen last.
    pub(crate) fn whom(&self, session: i64) -> Whom {
        let live = self.board.session(SessionId(session));
        match live.and_then(|live| Some((live.agent?.0, live.customer))) {
            Some((agent, customer)) => {
                Whom { session, agent: Some((agent, self.name(agent))), customer }
            }
            None => self.drafts.whom(session),
        }
    }

    /// Goes on where the last session with the same server was: what was typed is still to be saved,
    /// what was joined still to be left. Answers the link of that session.
    pub(crate) fn take_over(&mut self, last: Self, offset: i64, at: Instant) -> Link {
        if last.deployment == self.deployment {
            self.drafts = last.drafts;
            self.drafts.break_off();
            self.actions = last.actions;
            self.actions.break_off(now(), at);
            self.saves = last.saves;
            self.saves.end_all(now());
            self.alerts = last.alerts;
            self.alerts.lose(now() + offset);
            self.alerts.reset();
            self.run = last.run;
            self.owner = last.owner;
            self.looked_for_join = last.looked_for_join;
        }
        last.link
    }

    /// They are this agent's; what another one did goes.
    fn belong_to(&mut self, owner: AgentId) {
        if self.owner.is_some_and(|known| known != owner) {
            self.actions = Actions::after(now());
            self.saves = Saves::default();
            self.alerts = Alerts::default();
            self.run = new_run();
            self.looked_for_join = false;
        }
        self.owner = Some(owner);
        self.drafts.belong_to(owner);
        drop(self.write_drafts());
    }

    /// The connection is over.
    pub(crate) fn go_offline(&mut self, now: Millis) {
        self.outlet = None;
        let since = self.suspended.take().unwrap_or(now);
        self.board.go_offline(since);
    }

    /// Time passed.
    pub(crate) fn tick(&mut self, now: Millis) {
        self.board.tick(now);
        self.fill(now);
    }

    /// Asks the link for what the board wishes for.
    fn fill(&mut self, now: Millis) {
        let wishes = self.board.take_wishes(now);
        if !wishes.is_empty() {
            self.link.order(LinkOrder::Fill(wishes));
        }
    }

    /// Since when rows may differ from the server, on this computer's clock.
    pub(crate) fn stale_since(&self, offset: i64) -> Option<Millis> {
        self.suspended.or(self.board.stale_since()).map(|at| at - offset)
    }

    /// Notes what came in of alerts. True if there were any.
    pub(crate) fn take_alerts(&mut self, updates: &[LiveUpdate], at: Millis) -> bool {
        self.alerts.hear(at);
        let mut any = false;
        for update in updates {
            if let LiveUpdate::Alert(text) = update {
                // What is not shown leads nowhere, and may be long.
                let text = alerts::shown(text);
                let target = self.directory.mentioned(&text);
                self.gathering.add(&text, target);
                self.alerts.add(text, at, target);
                any = true;
            }
        }
        any
    }

    /// When the newest datum came, on this computer's clock.
    pub(crate) fn as_of(&self, offset: i64) -> Option<Millis> {
        self.board.as_of().map(|at| at - offset)
    }
}
