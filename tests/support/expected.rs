//! What the boards have to show of the simulator's truth.

use std::collections::BTreeMap;

use connect_ipc::{Cell, ColumnView, ConnectionState};
use connect_model::{AgentStatus, MetricValue, StatusKind};
use connect_simulator::{AgentTruth, Metrics, QueueTruth, Truth};

use crate::desk::Screen;

/// Cells of a table by id and column, as plain text: numbers rounded to a thousandth.
pub type Cells = BTreeMap<i64, BTreeMap<String, String>>;

/// What the Queues table has to show, in the columns that stand for a number or a name.
pub fn queues(truth: &Truth) -> Cells {
    truth.queues.iter().map(|queue| (queue.id, queue_cells(queue, truth))).collect()
}

/// What the Agents table has to show.
pub fn agents(truth: &Truth) -> Cells {
    truth.agents.iter().map(|agent| (agent.id, agent_cells(agent))).collect()
}

fn queue_cells(queue: &QueueTruth, truth: &Truth) -> BTreeMap<String, String> {
    let mut cells = queue_metrics(&queue.metrics);
    cells.insert("name".to_owned(), queue.name.clone());
    cells.insert("businessUnit".to_owned(), queue.business_unit_name.clone());
    cells.insert("agents".to_owned(), agents_of(queue, truth));
    cells
}

/// The metric columns of one queue, or of a sum of queues.
fn queue_metrics(metrics: &Metrics) -> BTreeMap<String, String> {
    let sum = |name: &str| -> f64 { numbers(metrics, name).iter().map(|(_, n)| n).sum() };
    let offered = numbers(metrics, "offeredCount");
    let total: f64 = offered.iter().map(|(_, n)| n).sum();
    let service = numbers(metrics, "serviceLevelPercent");
    let weight = |modality: &str| offered.iter().find(|(m, _)| m == modality).map_or(0.0, |o| o.1);
    let level: f64 = service.iter().map(|(m, value)| value * weight(m)).sum::<f64>() / total;
    BTreeMap::from([
        ("waiting".to_owned(), text(sum("queuedCount"))),
        ("offered".to_owned(), text(total)),
        ("answered".to_owned(), text(sum("answeredCount"))),
        ("abandoned".to_owned(), text(sum("abandonedCount"))),
        ("averageWait".to_owned(), average(metrics, "queuedTime")),
        ("serviceLevel".to_owned(), if total > 0.0 { text(level) } else { "na".to_owned() }),
    ])
}

/// What the server's sum over these queues shows: counts and times add up, and the service level
/// of a modality is that of all its sessions together, in tenths.
pub fn sum_of_queues<'a>(
    queues: impl IntoIterator<Item = &'a QueueTruth>,
) -> BTreeMap<String, String> {
    let all: Vec<_> = queues.into_iter().map(|queue| &queue.metrics).collect();
    let mut sums = added(&all);
    for bag in sums.values_mut() {
        let number = |name: &str| match bag.get(name) {
            Some(MetricValue::Number(number)) => *number,
            _ => 0.0,
        };
        let due = number("answeredCount") + number("abandonedAfterSLACount");
        let percent = number("answeredBeforeSLACount") * 100.0 / due;
        bag.remove("serviceLevelPercent");
        if due > 0.0 {
            let tenths = MetricValue::Number((percent * 10.0).round() / 10.0);
            bag.insert("serviceLevelPercent".to_owned(), tenths);
        }
    }
    queue_metrics(&sums)
}

/// What the server's sum over all agents shows.
fn sum_of_agents(truth: &Truth) -> BTreeMap<String, String> {
    let all: Vec<_> = truth.agents.iter().map(|agent| &agent.metrics).collect();
    agent_metrics(&added(&all))
}

/// Numbers and times added up per modality.
fn added(all: &[&Metrics]) -> Metrics {
    let mut sums = Metrics::new();
    for (modality, bag) in all.iter().copied().flatten() {
        let to = sums.entry(modality.clone()).or_default();
        for (name, value) in bag {
            let sum = to.get(name).map_or(*value, |sum| plus(*sum, *value));
            to.insert(name.clone(), sum);
        }
    }
    sums
}

fn plus(left: MetricValue, right: MetricValue) -> MetricValue {
    match (left, right) {
        (MetricValue::Number(left), MetricValue::Number(right)) => {
            MetricValue::Number(left + right)
        }
        (
            MetricValue::Stat { total, count, .. },
            MetricValue::Stat { total: more, count: others, .. },
        ) => {
            let (total, count) = (total + more, count + others);
            MetricValue::Stat { total, average: total / count, count }
        }
        _ => left,
    }
}

fn agents_of(queue: &QueueTruth, truth: &Truth) -> String {
    let mut counts = [0; 4];
    for agent in truth.agents.iter().filter(|agent| queue.teams.contains(&agent.team)) {
        let slot = match AgentStatus::parse(&agent.status).kind() {
            StatusKind::Available => 0,
            StatusKind::OnCall | StatusKind::Ringing => 1,
            StatusKind::AfterCall => 2,
            StatusKind::Away | StatusKind::NotResponding => 3,
            StatusKind::Offline | StatusKind::Unknown => continue,
        };
        counts[slot] += 1;
    }
    counts.map(|count: u32| count.to_string()).join("/")
}

fn agent_cells(agent: &AgentTruth) -> BTreeMap<String, String> {
    let kind = match AgentStatus::parse(&agent.status).kind() {
        StatusKind::Available => "available",
        StatusKind::OnCall => "onCall",
        StatusKind::Ringing => "ringing",
        StatusKind::AfterCall => "afterCall",
        StatusKind::Away => "away",
        StatusKind::NotResponding => "notResponding",
        StatusKind::Offline => "offline",
        StatusKind::Unknown => "unknown",
    };
    let mut cells = agent_metrics(&agent.metrics);
    cells.insert("name".to_owned(), agent.name.clone());
    cells.insert("team".to_owned(), agent.team_name.clone());
    cells.insert("status".to_owned(), kind.to_owned());
    cells
}

/// The metric columns of one agent, or of a sum of agents.
fn agent_metrics(metrics: &Metrics) -> BTreeMap<String, String> {
    let sum = |name: &str| -> f64 { numbers(metrics, name).iter().map(|(_, n)| n).sum() };
    BTreeMap::from([
        ("handled".to_owned(), text(sum("handledCount"))),
        ("rona".to_owned(), text(sum("ronaCount"))),
        ("averageHandle".to_owned(), average(metrics, "handleTime")),
    ])
}

fn values(metrics: &Metrics, name: &str) -> Vec<(String, MetricValue)> {
    let bags = metrics.iter();
    bags.filter_map(|(modality, bag)| Some((modality.clone(), *bag.get(name)?))).collect()
}

fn numbers(metrics: &Metrics, name: &str) -> Vec<(String, f64)> {
    let number = |(modality, value)| match value {
        MetricValue::Number(number) => Some((modality, number)),
        MetricValue::Stat { .. } => None,
    };
    values(metrics, name).into_iter().filter_map(number).collect()
}

/// The server's own average where there is one modality, else the sum by the count.
fn average(metrics: &Metrics, name: &str) -> String {
    let stats: Vec<_> = values(metrics, name)
        .into_iter()
        .filter_map(|(_, value)| match value {
            MetricValue::Stat { total, average, count } => Some((total, average, count)),
            MetricValue::Number(_) => None,
        })
        .collect();
    let parts: f64 = stats.iter().map(|(_, _, count)| count).sum();
    match stats.as_slice() {
        _ if parts == 0.0 => "na".to_owned(),
        [(_, average, _)] => text(*average),
        many => text(many.iter().map(|(total, _, _)| total).sum::<f64>() / parts),
    }
}

/// A number as both sides write it here.
pub fn text(number: f64) -> String {
    format!("{:.3}", (number * 1000.0).round() / 1000.0 + 0.0)
}

/// More than these are added up from their rows.
const MEMBERS: usize = 1_000;

/// What the server's sums have to show: of the queues under 0, of the agents under 1.
pub fn sums(truth: &Truth) -> Cells {
    let queues = (truth.queues.len() <= MEMBERS).then(|| (0, sum_of_queues(&truth.queues)));
    let agents = (truth.agents.len() <= MEMBERS).then(|| (1, sum_of_agents(truth)));
    queues.into_iter().chain(agents).collect()
}

/// The sums of the server as they are shown, with whether they claim to follow it.
pub fn shown_sums(screen: &Screen) -> Vec<(i64, BTreeMap<String, String>, bool)> {
    let Some((columns, sums)) = screen.columns.as_ref().zip(screen.sums.as_ref()) else {
        return Vec::new();
    };
    let both = [(0, &columns.queues, &sums.queues), (1, &columns.agents, &sums.agents)];
    let shown = both.into_iter().filter_map(|(id, columns, row)| {
        let row = row.as_ref()?;
        Some((id, metric_cells(columns, &row.metrics), !row.stale))
    });
    shown.collect()
}

fn metric_cells(columns: &[ColumnView], cells: &[Cell]) -> BTreeMap<String, String> {
    let pairs = columns.iter().zip(cells).filter(|(column, _)| column.id != "longestWait");
    pairs.map(|(column, cell)| (column.id.clone(), cell_text(*cell))).collect()
}

/// What the application's feed shows, in the same form.
pub fn shown(screen: &Screen) -> (Cells, Cells) {
    let Some(columns) = &screen.columns else { return Default::default() };
    let queues = screen.queues.values().map(|row| {
        let mut cells = metric_cells(&columns.queues, &row.metrics);
        cells.insert("name".to_owned(), row.name.clone());
        cells.insert("businessUnit".to_owned(), row.business_unit.clone());
        let counts = row.agents.unwrap_or_default();
        let counts = [counts.available, counts.on_call, counts.after_call, counts.away];
        cells.insert("agents".to_owned(), counts.map(|count| count.to_string()).join("/"));
        (row.id, cells)
    });
    let agents = screen.agents.values().map(|row| {
        let mut cells = metric_cells(&columns.agents, &row.metrics);
        cells.insert("name".to_owned(), row.name.clone());
        cells.insert("team".to_owned(), row.team.clone());
        let kind = serde_json::to_value(row.kind).unwrap();
        cells.insert("status".to_owned(), kind.as_str().unwrap().to_owned());
        (row.id, cells)
    });
    (queues.collect(), agents.collect())
}

fn cell_text(cell: Cell) -> String {
    match cell {
        Cell::Number(number) => text(number),
        Cell::NotApplicable => "na".to_owned(),
        Cell::Unknown => String::new(),
    }
}

/// How the feed's tables differ from the truth, if they do.
pub fn differs(screen: &Screen, truth: &Truth) -> Result<(), String> {
    unequal(&shown(screen), truth)
}

/// How the sums that follow the server differ from the truth, if they do; both are to be there.
pub fn sums_differ(screen: &Screen, truth: &Truth) -> Result<(), String> {
    let live = shown_sums(screen).into_iter().filter(|(_, _, live)| *live);
    let shown = live.map(|(id, cells, _)| (id, cells)).collect();
    difference(&sums(truth), &shown).map_or(Ok(()), |why| Err(format!("sums: {why}")))
}

/// Where a sum that claims to follow the server is none of the truth.
pub fn sums_lie(screen: &Screen, truth: &Truth) -> Result<(), String> {
    if screen.state() != Some(ConnectionState::Live) {
        return Ok(());
    }
    let wanted = sums(truth);
    for (id, cells, _) in shown_sums(screen).into_iter().filter(|(_, _, live)| *live) {
        let (wanted, shown) =
            (Cells::from([(id, wanted[&id].clone())]), Cells::from([(id, cells)]));
        if let Some(why) = difference(&wanted, &shown) {
            return Err(format!("live, but sums: {why}"));
        }
    }
    Ok(())
}

/// The same for queues and agents as they are shown.
pub fn unequal((shown_queues, shown_agents): &(Cells, Cells), truth: &Truth) -> Result<(), String> {
    let queue = difference(&queues(truth), shown_queues).map(|why| format!("queues: {why}"));
    let agent = || difference(&agents(truth), shown_agents).map(|why| format!("agents: {why}"));
    queue.or_else(agent).map_or(Ok(()), Err)
}

/// The first difference between two tables, in words.
pub fn difference(wanted: &Cells, shown: &Cells) -> Option<String> {
    if wanted.len() != shown.len() {
        return Some(format!("{} rows instead of {}", shown.len(), wanted.len()));
    }
    for (id, cells) in wanted {
        let Some(row) = shown.get(id) else { return Some(format!("no row {id}")) };
        for (column, value) in cells {
            let found = row.get(column);
            if found != Some(value) {
                return Some(format!("row {id} {column}: {found:?} instead of {value:?}"));
            }
        }
    }
    None
}

/// The rows that claim to follow the server: queues and agents. While the connection light shows
/// anything but live there are none.
pub fn claims(screen: &Screen) -> (Cells, Cells) {
    let (mut queues, mut agents) = shown(screen);
    let live = screen.state() == Some(ConnectionState::Live);
    queues.retain(|id, _| live && screen.queues.get(id).is_some_and(|row| !row.stale));
    agents.retain(|id, _| live && screen.agents.get(id).is_some_and(|row| !row.stale));
    (queues, agents)
}

/// Where one of these claims is none of the truth.
pub fn lie((queues, agents): (Cells, Cells), truth: &Truth) -> Result<(), String> {
    let of = |mut wanted: Cells, claimed: &Cells| {
        wanted.retain(|id, _| claimed.contains_key(id));
        difference(&wanted, claimed)
    };
    let queue = of(self::queues(truth), &queues).map(|why| format!("live, but queues: {why}"));
    let agent = || of(self::agents(truth), &agents).map(|why| format!("live, but agents: {why}"));
    queue.or_else(agent).map_or(Ok(()), Err)
}
