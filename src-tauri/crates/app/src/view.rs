//! Turns what the board knows into what the window draws.

pub(crate) mod sessions;
mod sums;
mod trends;

use std::collections::{BTreeSet, HashMap};

use connect_ipc as ipc;
use connect_live::{AgentCounts, Board, Changes, LiveSession, RowView};
use connect_model::{
    Catalogue, Column, ColumnKind, Columns, EntityKind, Mbu, MetricValue, Modality, Profile,
    StatusKind,
};

use crate::mention::mentioned;
use crate::steps::BoardColumns;

pub(crate) use sums::Groups;

/// Names of the organisation by id.
#[derive(Debug, Default)]
pub(crate) struct Directory {
    /// Name and team.
    agents: HashMap<i64, (String, String)>,
    /// Name and business unit.
    queues: HashMap<i64, (String, String)>,
    /// Names of those that are hidden from the user; some are in no organisation.
    hidden: HashMap<i64, String>,
}

impl Directory {
    pub(crate) fn new(mbu: &Mbu, profile: Option<&Profile>) -> Self {
        let teams: HashMap<_, _> = mbu.teams.iter().map(|team| (team.id, &team.name)).collect();
        let units: HashMap<_, _> = mbu.business_units.iter().map(|u| (u.id, &u.name)).collect();
        let agents = mbu.agents.iter().map(|agent| {
            let team = agent.team.and_then(|id| teams.get(&id)).map_or("", |name| name);
            (agent.id.0, (agent.name.clone(), team.to_owned()))
        });
        let queues = mbu.queues.iter().map(|queue| {
            let unit = queue.business_unit.and_then(|id| units.get(&id)).map_or("", |name| name);
            (queue.id.0, (queue.name.clone(), unit.to_owned()))
        });
        let hidden = profile.into_iter().flat_map(|profile| &profile.hidden_queues);
        Self {
            agents: agents.collect(),
            queues: queues.collect(),
            hidden: hidden.map(|(id, name)| (id.0, name.clone())).collect(),
        }
    }

    /// An agent's name.
    pub(crate) fn agent(&self, id: i64) -> Option<&str> {
        self.agents.get(&id).map(|(name, _)| name.as_str())
    }

    /// A queue's name.
    pub(crate) fn queue(&self, id: i64) -> Option<&str> {
        let hidden = || self.hidden.get(&id).map(String::as_str).filter(|name| !name.is_empty());
        self.queues.get(&id).map(|(name, _)| name.as_str()).or_else(hidden)
    }

    /// True if the user does not see the queue elsewhere.
    pub(crate) fn is_hidden(&self, queue: i64) -> bool {
        self.hidden.contains_key(&queue)
    }

    /// The row that a text names, if it names one.
    pub(crate) fn mentioned(&self, text: &str) -> Option<ipc::AlertTarget> {
        let agents = self
            .agents
            .iter()
            .map(|(id, (name, _))| (ipc::AlertTarget::Agent { id: *id }, name.as_str()));
        let queues = self
            .queues
            .iter()
            .map(|(id, (name, _))| (ipc::AlertTarget::Queue { id: *id }, name.as_str()));
        mentioned(text, queues.chain(agents))
    }
}

/// Everything the rows are made of.
pub(crate) struct View<'a> {
    pub(crate) board: &'a Board,
    pub(crate) directory: &'a Directory,
    pub(crate) columns: &'a BoardColumns,
    pub(crate) groups: &'a Groups,
    /// No row is live, whatever its table says.
    pub(crate) suspended: bool,
}

impl View<'_> {
    /// The changed queues.
    pub(crate) fn queues(&self, changes: &Changes) -> Option<ipc::RowsView<ipc::QueueRow>> {
        self.rows(EntityKind::Queue, changes, |id, row, stale| self.queue(id, row, stale))
    }

    /// The changed agents.
    pub(crate) fn agents(&self, changes: &Changes) -> Option<ipc::RowsView<ipc::AgentRow>> {
        self.rows(EntityKind::Agent, changes, |id, row, stale| self.agent(id, row, stale))
    }

    fn rows<R>(
        &self,
        kind: EntityKind,
        changes: &Changes,
        make: impl Fn(i64, RowView<'_>, bool) -> R,
    ) -> Option<ipc::RowsView<R>> {
        if changes.is_empty() {
            return None;
        }
        let set = self.board.set(kind);
        let stale = self.suspended || !set.is_live();
        let upsert = if changes.is_reset() {
            set.iter().map(|(id, row)| make(*id, row, stale)).collect()
        } else {
            let touched = changes.touched();
            touched.filter_map(|id| Some(make(id, set.get(&id)?, stale))).collect()
        };
        Some(ipc::RowsView { reset: changes.is_reset(), upsert, removed: Vec::new() })
    }

    fn queue(&self, id: i64, row: RowView<'_>, stale: bool) -> ipc::QueueRow {
        let (name, business_unit) = named(&self.directory.queues, id, row);
        let partial = self.groups.partial.contains(&id);
        let agents = self.board.agents_of_queue(id).map(|known| counts(known, partial));
        ipc::QueueRow {
            id,
            name,
            business_unit,
            hidden: self.directory.is_hidden(id),
            longest_since: row.longest_since(),
            agents,
            metrics: cells(row, &self.columns.queues),
            as_of: row.as_of,
            stale,
        }
    }

    fn agent(&self, id: i64, row: RowView<'_>, stale: bool) -> ipc::AgentRow {
        let (name, team) = named(&self.directory.agents, id, row);
        let sessions = in_order(&row.sessions).into_iter().map(|one| self.session(one)).collect();
        ipc::AgentRow {
            id,
            name,
            team,
            kind: kind(row.kind()),
            status: row.status.as_ref().map_or(String::new(), |s| s.as_str().to_owned()),
            reason: row.reason.clone(),
            since: row.since,
            suspended: row.suspended,
            sessions,
            metrics: cells(row, &self.columns.agents),
            as_of: row.as_of,
            stale,
        }
    }

    fn session(&self, session: &LiveSession) -> ipc::AgentSession {
        let queue = session.queue.and_then(|id| self.directory.queue(id.0));
        ipc::AgentSession {
            id: session.id.0,
            customer: session.customer.to_string(),
            queue: queue.map(str::to_owned).unwrap_or_default(),
            modality: session.modality.as_str().to_owned(),
            since: session.active_since,
            recording: session.recording,
            silent_joined: session.silent_joined,
            whisper_joined: session.whisper_joined,
        }
    }
}

/// The conversation before one that rings meanwhile, the oldest before others.
fn in_order(sessions: &[LiveSession]) -> Vec<&LiveSession> {
    let mut all: Vec<_> = sessions.iter().collect();
    all.sort_by_key(|one| {
        (!one.is_in_conversation(), one.active_since.is_none(), one.active_since, one.id)
    });
    all
}

/// The organisation's name for it, else the one the live data gives.
fn named(names: &HashMap<i64, (String, String)>, id: i64, row: RowView<'_>) -> (String, String) {
    names.get(&id).cloned().unwrap_or_else(|| {
        let name = row.name.as_ref().map_or_else(|| id.to_string(), ToString::to_string);
        (name, String::new())
    })
}

fn counts(counts: AgentCounts, partial: bool) -> ipc::QueueAgents {
    ipc::QueueAgents {
        partial,
        available: counts.available,
        on_call: counts.on_call,
        after_call: counts.after_call,
        away: counts.away,
    }
}

/// The kind in the window's words.
pub(crate) fn kind(kind: StatusKind) -> ipc::StatusKind {
    match kind {
        StatusKind::Available => ipc::StatusKind::Available,
        StatusKind::OnCall => ipc::StatusKind::OnCall,
        StatusKind::Ringing => ipc::StatusKind::Ringing,
        StatusKind::AfterCall => ipc::StatusKind::AfterCall,
        StatusKind::Away => ipc::StatusKind::Away,
        StatusKind::NotResponding => ipc::StatusKind::NotResponding,
        StatusKind::Offline => ipc::StatusKind::Offline,
        StatusKind::Unknown => ipc::StatusKind::Unknown,
    }
}

/// One cell per column.
fn cells(row: RowView<'_>, columns: &Columns) -> Vec<ipc::Cell> {
    let offered = columns.iter().find(|column| column.id == "offered");
    columns.iter().map(|column| cell(row, column, offered)).collect()
}

/// A percentage of nothing offered and an average over nothing have no meaning.
fn cell(row: RowView<'_>, column: &Column, offered: Option<&Column>) -> ipc::Cell {
    let weights = offered.and_then(|column| column.metric.as_deref());
    let Some(value) = row.value(column, weights) else { return ipc::Cell::Unknown };
    let nothing = match column.kind {
        // Some servers add up what cannot be added up.
        ColumnKind::Percent if !(0.0..=100.0).contains(&value) => return ipc::Cell::Unknown,
        ColumnKind::Percent => offered.and_then(|offered| row.value(offered, None)) == Some(0.0),
        ColumnKind::Duration => is_over_nothing(row, column),
        ColumnKind::Count | ColumnKind::Number => false,
    };
    if nothing { ipc::Cell::NotApplicable } else { ipc::Cell::Number(value) }
}

fn is_over_nothing(row: RowView<'_>, column: &Column) -> bool {
    column.metric.as_deref().is_some_and(|name| over_nothing(&row.values(name)))
}

/// True if all of these are averages over nothing.
pub(crate) fn over_nothing(values: &[(&Modality, MetricValue)]) -> bool {
    let over_nothing = |(_, value): &(&Modality, MetricValue)| matches!(value, MetricValue::Stat { count, .. } if *count == 0.0);
    !values.is_empty() && values.iter().all(over_nothing)
}

/// The columns with their names out of the catalogue.
pub(crate) fn columns(columns: &BoardColumns, catalogue: &Catalogue) -> ipc::ColumnsView {
    let all = |columns: &Columns| columns.iter().map(|one| column(one, catalogue)).collect();
    let more = |kind, columns: &Columns, refused: &BTreeSet<String>| {
        let others = Column::others(kind, columns, catalogue);
        let view = |one: &Column| ipc::ColumnView {
            refused: refused.contains(&one.id),
            ..column(one, catalogue)
        };
        others.iter().map(view).collect()
    };
    ipc::ColumnsView {
        queues: all(&columns.queues),
        agents: all(&columns.agents),
        more_queues: more(EntityKind::Queue, &columns.queues, &columns.refused_queues),
        more_agents: more(EntityKind::Agent, &columns.agents, &columns.refused_agents),
    }
}

/// A column with its names out of the catalogue.
pub(crate) fn column(column: &Column, catalogue: &Catalogue) -> ipc::ColumnView {
    let text = column.metric.as_deref().and_then(|name| catalogue.get(name));
    ipc::ColumnView {
        id: column.id.clone(),
        kind: column_kind(column.kind),
        title: text.map(|text| text.long.clone()),
        short: text.map(|text| text.short.clone()),
        description: text.map(|text| text.description.clone()),
        refused: false,
    }
}

/// How numbers are written, in the window's words.
fn column_kind(kind: ColumnKind) -> ipc::ColumnKind {
    match kind {
        ColumnKind::Count => ipc::ColumnKind::Count,
        ColumnKind::Duration => ipc::ColumnKind::Duration,
        ColumnKind::Percent => ipc::ColumnKind::Percent,
        ColumnKind::Number => ipc::ColumnKind::Number,
    }
}

#[cfg(test)]
mod tests {
    use connect_model::{Modality, SessionFlags, SessionId};

    use super::*;

    #[test]
    fn who_talks_comes_before_who_rings() {
        let session = |id, status: &str, active_since| LiveSession {
            id: SessionId(id),
            modality: Modality::Audio,
            queue: None,
            agent: None,
            customer: "".into(),
            status: status.into(),
            queued_since: None,
            active_since,
            recording: false,
            silent_joined: false,
            whisper_joined: false,
            can: SessionFlags::default(),
        };
        let all = [
            session(1, "Connecting", None),
            session(2, "AfterCall", Some(1)),
            session(3, "Active", Some(9)),
            session(4, "Active", Some(5)),
        ];
        let ids: Vec<_> = in_order(&all).into_iter().map(|one| one.id.0).collect();
        assert_eq!(ids, [4, 3, 2, 1]);
    }
}
