//! The metrics of an entity at a moment. Sums of an agent's times include what is going on.

use connect_model::MetricValue;

use super::agents::{Agent, Doing};
use super::days::{AgentDay, Sum};
use super::queues::{Line, Queue};
use super::sessions::AUDIO;

/// Takes a metric: the index of its bag (three modalities, then what is not broken down), its name,
/// its value; none where there is nothing to say.
pub(crate) type Sink<'a> = dyn FnMut(usize, &'static str, Option<MetricValue>) + 'a;

/// The index of the bag that is not broken down by modality.
pub(crate) const AGNOSTIC: usize = 3;

#[allow(clippy::unnecessary_wraps, reason = "what a sink takes is optional")]
fn count(number: i64) -> Option<MetricValue> {
    Some(MetricValue::Number(number as f64))
}

/// Averages and percentages have one decimal: that survives the way through JSON exactly.
pub(crate) fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// A sum with its count, and the average of it.
pub(crate) fn stat(total: f64, count: f64) -> MetricValue {
    let average = if count > 0.0 { total / count } else { 0.0 };
    MetricValue::Stat { total, average: tenths(average), count }
}

#[allow(clippy::unnecessary_wraps, reason = "what a sink takes is optional")]
fn sum(sum: Sum) -> Option<MetricValue> {
    Some(stat(sum.total as f64, sum.count as f64))
}

/// All metrics of a queue, always in the same order.
pub(crate) fn of_queue(queue: &Queue, now: i64, sink: &mut Sink<'_>) {
    for (bag, line) in queue.lines.iter().enumerate() {
        let has = line.interval > 0.0;
        let mut put = |name, value: Option<MetricValue>| sink(bag, name, value.filter(|_| has));
        let waited = line.unanswered.first().map_or(0, |(since, _)| now - since);
        put("queuedCount", waiting(line));
        put("longestQueuedTime", count(waited));
        put("offeredCount", count(line.offered));
        put("answeredCount", count(line.answered));
        put("answeredBeforeSLACount", count(line.answered_in_time));
        put("abandonedCount", count(line.abandoned_early + line.abandoned_late));
        put("abandonedBeforeSLACount", count(line.abandoned_early));
        put("abandonedAfterSLACount", count(line.abandoned_late));
        put("serviceLevelPercent", service_level(line));
        put("queuedTime", sum(line.queued));
        put("maxQueuedTime", count(line.longest_queued.max(waited)));
        put("abandonedTime", sum(line.abandoned_after));
        put("currentlyActiveCount", count(line.active));
        put("handledCount", count(line.handle.count));
        put("handleTime", sum(line.handle));
        put("activeTime", sum(line.talk));
        put("afterCallTime", sum(line.after_call));
        put("ronaCount", count(line.missed));
    }
}

#[allow(clippy::unnecessary_wraps, reason = "what a sink takes is optional")]
fn waiting(line: &Line) -> Option<MetricValue> {
    Some(MetricValue::Number(line.unanswered.len() as f64))
}

/// Answered in time, of those answered or given up too late. Not defined before the first.
fn service_level(line: &Line) -> Option<MetricValue> {
    let due = line.answered + line.abandoned_late;
    let percent = line.answered_in_time as f64 * 100.0 / due as f64;
    (due > 0).then(|| MetricValue::Number(tenths(percent)))
}

/// A conversation that is going on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Talk {
    pub modality: usize,
    pub queue: usize,
    pub ms: i64,
    /// False if it counts for another agent, who answered it.
    pub counts: bool,
}

/// All metrics of an agent, always in the same order.
pub(crate) fn of_agent(agent: &Agent, now: i64, talk: Option<Talk>, sink: &mut Sink<'_>) {
    for (bag, day) in agent.day.iter().enumerate() {
        of_day(bag, day, talk, after_call(agent, now), sink);
        if bag == AUDIO {
            sink(bag, "directInboundCallCount", count(day.direct_inbound));
            sink(bag, "directOutboundCallCount", count(day.direct_outbound));
        }
    }
    let mut closed = (agent.available, agent.unavailable, agent.logged_in);
    let spent = now - agent.since;
    match agent.doing {
        Doing::Available => closed.0.add(spent),
        Doing::Away(..) | Doing::NoAnswer => closed.1.add(spent),
        _ => {}
    }
    closed.2 += if agent.doing == Doing::LoggedOut { 0 } else { spent };
    sink(AGNOSTIC, "availableTime", sum(closed.0));
    sink(AGNOSTIC, "unavailableTime", sum(closed.1));
    sink(AGNOSTIC, "loggedInTime", count(closed.2));
}

/// All metrics of an agent in one queue, always in the same order: those of the whole agent that
/// can be told by queue.
pub(crate) fn of_breakdown(
    agent: &Agent,
    queue: usize,
    now: i64,
    talk: Option<Talk>,
    sink: &mut Sink<'_>,
) {
    for bag in 0..3 {
        let day = agent.by_queue.get(&(queue, bag)).copied().unwrap_or_default();
        let talk = talk.filter(|talk| talk.queue == queue);
        let work = after_call(agent, now).filter(|work| work.1 == queue);
        of_day(bag, &day, talk, work, sink);
    }
}

/// Modality, queue, talk time and time so far of after-call work that counts for this agent.
type Work = (usize, usize, i64, i64);

fn after_call(agent: &Agent, now: i64) -> Option<Work> {
    match agent.doing {
        Doing::AfterCall(ended) if ended.counts => {
            Some((ended.modality, ended.queue, ended.talk, now - agent.since))
        }
        _ => None,
    }
}

fn of_day(
    bag: usize,
    closed: &AgentDay,
    talk: Option<Talk>,
    work: Option<Work>,
    sink: &mut Sink<'_>,
) {
    let talk = talk.filter(|talk| talk.modality == bag);
    let work = work.filter(|work| work.0 == bag).map(|(_, _, talk, work)| (talk, work));
    let day = with_present(*closed, talk.filter(|talk| talk.counts).map(|talk| talk.ms), work);
    let mut put = |name, value| sink(bag, name, value);
    put("offeredCount", count(day.offered));
    put("answeredCount", count(day.answered));
    put("takenCount", count(day.answered + day.direct_inbound));
    put("handledCount", count(closed.handle.count));
    put("ronaCount", count(day.missed));
    put("currentlyActiveCount", count(i64::from(talk.is_some())));
    put("handleTime", sum(day.handle));
    put("activeTime", sum(day.active));
    put("afterCallTime", sum(day.after_call));
    put("longestHandleTime", count(day.longest_handle));
    put("longestActiveTime", count(day.longest_active));
    put("longestAfterCallTime", count(day.longest_after_call));
}

/// The day with the session at hand as if it ended now.
fn with_present(mut day: AgentDay, talk: Option<i64>, work: Option<(i64, i64)>) -> AgentDay {
    if let Some(talk) = talk {
        day.active.add(talk);
        day.handle.add(talk);
        day.longest_active = day.longest_active.max(talk);
        day.longest_handle = day.longest_handle.max(talk);
    }
    if let Some((talk, work)) = work {
        day.finish(talk, work);
    }
    day
}
