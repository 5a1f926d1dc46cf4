//! One agent in full, from the server's answer to what the window draws. Pure.

mod day;

use std::collections::{BTreeSet, HashMap};

use connect_ipc as ipc;
use connect_model::{
    AgentId, BreakdownDiff, Catalogue, Column, ColumnKind, Columns, EntityDiff, EntityKind,
    LiveUpdate, Mbu, Metric, MetricValue, Millis, Modality, QueueId, StatusSpan, combine, fold,
    same,
};
use connect_webapi::lenient::Int;
use connect_webapi::realtime::Realtime;

use crate::view::sessions::direct;
use crate::view::{column, kind, over_nothing};

use day::day;

/// What is needed to read an answer.
#[derive(Debug)]
pub(crate) struct Lexicon<'a> {
    pub(crate) mbu: &'a Mbu,
    /// Queues that are hidden from the user, by the profile.
    pub(crate) hidden: &'a [(QueueId, String)],
    pub(crate) catalogue: &'a Catalogue,
    /// The columns of the Agents table.
    pub(crate) columns: &'a Columns,
}

impl Lexicon<'_> {
    /// Which column of the table a metric is.
    fn place(&self, name: &str) -> Option<usize> {
        let is = |metric: &String| same(metric, name);
        self.columns.iter().position(|column| column.metric.as_ref().is_some_and(is))
    }
}

/// Where an agent belongs.
pub(crate) fn place(mbu: &Mbu, agent: i64) -> ipc::AgentPlaceView {
    let Some(entry) = mbu.agents.iter().find(|entry| entry.id == AgentId(agent)) else {
        return ipc::AgentPlaceView::default();
    };
    let team = mbu.teams.iter().find(|team| Some(team.id) == entry.team);
    let unit = team.and_then(|team| team.business_unit);
    let unit = mbu.business_units.iter().find(|of| Some(of.id) == unit);
    let groups =
        mbu.groups.iter().filter(|group| team.is_some_and(|team| group.teams.contains(&team.id)));
    let queues =
        mbu.queues.iter().filter(|queue| team.is_some_and(|team| queue.teams.contains(&team.id)));
    ipc::AgentPlaceView {
        name: entry.name.clone(),
        team: team.map(|team| team.name.clone()).unwrap_or_default(),
        business_unit: unit.map(|unit| unit.name.clone()).unwrap_or_default(),
        groups: groups.map(|group| group.name.clone()).collect(),
        queues: queues.map(|queue| (queue.id.0, queue.name.clone())).collect(),
    }
}

/// The agent among what M1 answered; none if the answer is about nobody. One that does not say whom
/// it is about is about whom it was asked.
pub(crate) fn answer(mut all: Vec<Realtime>, agent: i64) -> Option<EntityDiff> {
    let own = all.iter().position(|data| data.id == Some(Int(agent)));
    let place = own.or_else(|| all.iter().position(|data| data.id.is_none()))?;
    let data = Realtime {
        kind: Some("agent".to_owned()),
        id: Some(Int(agent)),
        // One agent is neither a group nor a sum.
        entity_ids: None,
        group_id: None,
        ..all.swap_remove(place)
    };
    match LiveUpdate::from(data) {
        LiveUpdate::Entity(diff) => Some(diff),
        _ => Some(EntityDiff::new(EntityKind::Agent, agent)),
    }
}

/// What the server says of an agent, as of a time of its clock.
pub(crate) fn view(diff: EntityDiff, at: Millis, lexicon: &Lexicon<'_>) -> ipc::AgentView {
    let now = now(&diff);
    let details = diff.details.map(|details| *details).unwrap_or_default();
    let mut told = details.history;
    // What the agent does now is the last of it, also where the history leaves it out.
    if let (Some(start), Some(status)) = (now.since, diff.status) {
        let reason = now.reason.as_deref().map(Into::into);
        // By a clock that is ahead of ours it has begun just now.
        told.push(StatusSpan { start: start.min(at), end: None, status: status.status, reason });
    }
    let breakdowns = details.breakdowns;
    let mut queues: Vec<_> = breakdowns.added.into_iter().chain(breakdowns.changed).collect();
    queues.sort_by_key(|breakdown| breakdown.queue);
    let (modalities, metrics) = metrics(&diff.metrics, lexicon);
    ipc::AgentView {
        id: diff.id,
        at,
        name: diff.name.map(Into::into).unwrap_or_default(),
        now,
        spans: day(told, at).into_iter().map(span).collect(),
        modalities: modalities.iter().map(|modality| modality.as_str().to_owned()).collect(),
        metrics,
        queues: queues.iter().map(|breakdown| queue(breakdown, lexicon)).collect(),
    }
}

fn now(diff: &EntityDiff) -> ipc::AgentNow {
    let told = diff.status.as_ref();
    let status = told.and_then(|told| told.status.as_ref());
    ipc::AgentNow {
        kind: status.map_or(ipc::StatusKind::Unknown, |status| kind(status.kind())),
        status: status.map_or(String::new(), |status| status.as_str().to_owned()),
        reason: told.and_then(|told| told.reason.clone().flatten()),
        since: told.and_then(|told| told.start),
        suspended: told.and_then(|told| told.suspended).unwrap_or_default(),
    }
}

fn span(span: StatusSpan) -> ipc::AgentSpan {
    let status = span.status.as_ref();
    ipc::AgentSpan {
        from: span.start,
        to: span.end,
        kind: status.map_or(ipc::StatusKind::Unknown, |status| kind(status.kind())),
        status: status.map_or(String::new(), |status| status.as_str().to_owned()),
        reason: span.reason.map(Into::into),
    }
}

/// The modalities that anything is counted of, and the metrics with a value of each. Those of the
/// table come first, the others in the order in which they came.
fn metrics(all: &[Metric], lexicon: &Lexicon<'_>) -> (Vec<Modality>, Vec<ipc::AgentMetric>) {
    let modalities: BTreeSet<_> = all.iter().map(|metric| metric.modality.clone()).collect();
    let modalities: Vec<_> = modalities.into_iter().collect();
    let (mut places, mut rows) = (HashMap::new(), Vec::<Vec<&Metric>>::new());
    for metric in all {
        let place = *places.entry(fold(&metric.name)).or_insert_with(|| {
            rows.push(Vec::new());
            rows.len() - 1
        });
        rows[place].push(metric);
    }
    rows.sort_by_key(|told| lexicon.place(&told[0].name).unwrap_or(usize::MAX));
    let metrics = rows.iter().map(|told| metric(told, &modalities, lexicon)).collect();
    (modalities, metrics)
}

/// One metric, of which something is told.
fn metric(told: &[&Metric], modalities: &[Modality], lexicon: &Lexicon<'_>) -> ipc::AgentMetric {
    let name = told[0].name.as_str();
    let known = lexicon.place(name).map(|place| lexicon.columns[place].kind);
    let kind = known.unwrap_or_else(|| ColumnKind::of_metric(name));
    let value = |modality: &Modality| {
        let of = told.iter().rev().find(|metric| metric.modality == *modality);
        cell(name, kind, &values(of.copied()))
    };
    ipc::AgentMetric {
        column: titled(name, kind, lexicon.catalogue),
        values: modalities.iter().map(value).collect(),
    }
}

/// A metric with its names out of the catalogue.
fn titled(name: &str, kind: ColumnKind, catalogue: &Catalogue) -> ipc::ColumnView {
    let named = Column { id: String::new(), kind, metric: Some(name.to_owned()) };
    ipc::ColumnView { id: name.to_owned(), ..column(&named, catalogue) }
}

fn queue(breakdown: &BreakdownDiff, lexicon: &Lexicon<'_>) -> ipc::AgentQueue {
    let known = lexicon.mbu.queues.iter().find(|queue| queue.id == breakdown.queue);
    let told = breakdown.name.as_ref().map(ToString::to_string);
    let hidden = || {
        let (_, name) = lexicon.hidden.iter().find(|(id, _)| *id == breakdown.queue)?;
        Some(name.clone())
    };
    let one = |column: &Column| {
        let Some(name) = column.metric.as_deref() else { return ipc::Cell::Unknown };
        let of = breakdown.metrics.iter().filter(|metric| same(&metric.name, name));
        cell(name, column.kind, &values(of))
    };
    ipc::AgentQueue {
        id: breakdown.queue.0,
        name: known.map(|queue| queue.name.clone()).or(told).or_else(hidden).unwrap_or_default(),
        hidden: known.is_none(),
        direct: direct(breakdown.queue),
        metrics: lexicon.columns.iter().map(one).collect(),
    }
}

/// Those that have a value.
fn values<'a>(metrics: impl IntoIterator<Item = &'a Metric>) -> Vec<(&'a Modality, MetricValue)> {
    metrics.into_iter().filter_map(|metric| Some((&metric.modality, metric.value?))).collect()
}

/// One cell out of a metric's values.
fn cell(name: &str, kind: ColumnKind, values: &[(&Modality, MetricValue)]) -> ipc::Cell {
    match combine(name, kind, values, &[]) {
        None => ipc::Cell::Unknown,
        Some(_) if kind == ColumnKind::Duration && over_nothing(values) => ipc::Cell::NotApplicable,
        Some(value) => ipc::Cell::Number(value),
    }
}

#[cfg(test)]
mod tests;
