//! What a subscriber knows of agents beside their pictures: metrics by queue, and past statuses.

use std::collections::BTreeMap;

use connect_model::{Metric, MetricValue};
use connect_webapi::lenient::{Int, OneOrMany, Time};
use connect_webapi::realtime::{Breakdown, BreakdownFields, MetricBags, Realtime, StatusDto};

use super::live::Published;
use super::select::Selection;
use crate::diff::breakdowns;
use crate::layout::{Layout, Slot};
use crate::world::id_of;
use crate::world::statuses::{StatusSpan, reason_id};

/// Values by queue, each list in the order of the agents' layout.
type ByQueue = BTreeMap<usize, Vec<Option<MetricValue>>>;

/// What a subscriber has been told of an agent, or of the sum of several.
#[derive(Debug, Default)]
pub(super) struct Told {
    breakdowns: ByQueue,
    /// When the status began that was the last of the history.
    history: Option<i64>,
}

impl Told {
    /// Adds what is new of these agents to an update of them; whether there was anything.
    pub(super) fn add_news(
        &mut self,
        data: &mut Realtime,
        published: &Published<'_>,
        selection: &Selection,
        agents: &[usize],
    ) -> bool {
        let mut news = false;
        if selection.breakdowns {
            let new = by_queue(published, agents);
            self.add_breakdowns(data, published, selection, &new);
            news |= !data.added_breakdowns.is_empty() || !data.breakdowns.is_empty();
            news |= !data.removed_breakdowns.is_empty();
            self.breakdowns = new;
        }
        if let [agent] = agents
            && selection.history
            && self.history != Some(published.world.agents[*agent].since)
        {
            self.add_history(data, published, selection, *agent);
            news |= data.status_history.is_some();
        }
        news
    }

    fn add_breakdowns(
        &self,
        data: &mut Realtime,
        published: &Published<'_>,
        selection: &Selection,
        new: &ByQueue,
    ) {
        for (queue, values) in new {
            let old = self.breakdowns.get(queue);
            let breakdown = breakdown(published, selection, *queue, values, old);
            match old {
                None => data.added_breakdowns.push(breakdown),
                Some(_) if breakdown.0.metrics.is_some() => data.breakdowns.push(breakdown),
                Some(_) => {}
            }
        }
        let gone = self.breakdowns.keys().filter(|queue| !new.contains_key(queue));
        data.removed_breakdowns.extend(gone.map(|queue| {
            let id = Some(Int(id_of(*queue)));
            Breakdown(BreakdownFields { id, ..BreakdownFields::default() })
        }));
    }

    /// The statuses since the last one told, with that one, which has its end now.
    fn add_history(
        &mut self,
        data: &mut Realtime,
        published: &Published<'_>,
        selection: &Selection,
        agent: usize,
    ) {
        let spans = published.world.status_history(agent);
        let from = self.history.unwrap_or(i64::MIN);
        let new: Vec<_> = spans
            .iter()
            .filter(|span| span.start >= from)
            .filter_map(|span| selection.past_status(past_status(span)))
            .collect();
        data.status_history = (!new.is_empty()).then_some(OneOrMany(new));
        self.history = Some(published.world.agents[agent].since);
    }
}

/// The metrics of agents by queue, summed.
fn by_queue(published: &Published<'_>, agents: &[usize]) -> ByQueue {
    let (world, layout) = (published.world, published.agent_layout);
    // Where each of a breakdown's metrics stands among an agent's own.
    let place =
        |slot: &Slot| layout.slots.iter().position(|of| (of.bag, of.name) == (slot.bag, slot.name));
    let places: Vec<_> = Layout::of_breakdowns(world).slots.iter().filter_map(place).collect();
    let mut all: BTreeMap<usize, Vec<Vec<Option<MetricValue>>>> = BTreeMap::new();
    for index in agents {
        for (queue, listed) in breakdowns(world, *index) {
            let mut values = vec![None; layout.slots.len()];
            for (place, value) in places.iter().zip(listed) {
                values[*place] = value;
            }
            all.entry(queue).or_default().push(values);
        }
    }
    let sum = |lists: Vec<Vec<_>>| layout.sum(lists.iter().map(Vec::as_slice));
    all.into_iter().map(|(queue, lists)| (queue, sum(lists))).collect()
}

/// One queue's values, or those of them that differ from the old ones.
fn breakdown(
    published: &Published<'_>,
    selection: &Selection,
    queue: usize,
    values: &[Option<MetricValue>],
    old: Option<&Vec<Option<MetricValue>>>,
) -> Breakdown {
    let slots = published.agent_layout.slots.iter().zip(values).enumerate();
    let wanted = slots.filter(|(place, (_, value))| {
        selection.has_metric(*place) && old.map_or(value.is_some(), |old| old[*place] != **value)
    });
    let metrics: Vec<_> = wanted
        .map(|(_, (slot, value))| Metric {
            modality: slot.modality.clone(),
            name: slot.name.into(),
            value: *value,
        })
        .collect();
    Breakdown(BreakdownFields {
        kind: Some("queue".into()),
        id: Some(Int(id_of(queue))),
        name: Some((&*published.world.queues[queue].name).into()),
        metrics: (!metrics.is_empty()).then_some(MetricBags(metrics)),
    })
}

fn past_status(span: &StatusSpan) -> StatusDto {
    StatusDto {
        agent_status: Some(span.word.to_owned()),
        agent_status_id: Some(Int(span.status)),
        reason_code_name: Some(span.reason.map(str::to_owned)).filter(Option::is_some),
        reason_code_id: span.reason.and_then(reason_id).map(Int),
        start_time: Some(Time(span.start)),
        end_time: span.end.map(Time),
        is_suspended: None,
    }
}
