//! A server in small: entities with values, what is told of their changes, and what was ever true.

use std::collections::BTreeMap;

use connect_live::RowView;
use connect_model::{
    AgentStatus, EntityDiff, EntityKind, Metric, MetricValue, Modality, SessionDiff, SessionId,
    SessionsDiff, StatusDiff,
};

pub const AGENTS: i64 = 4;
pub const QUEUES: i64 = 3;
const METRICS: [&str; 2] = ["handledCount", "ronaCount"];
const WORDS: [&str; 3] = ["available", "inCall", "unavailable"];
const SESSIONS: u8 = 3;

pub type Id = (EntityKindOrd, i64);

/// An order for maps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKindOrd {
    Agent,
    Queue,
}

impl From<EntityKindOrd> for EntityKind {
    fn from(kind: EntityKindOrd) -> Self {
        match kind {
            EntityKindOrd::Agent => Self::Agent,
            EntityKindOrd::Queue => Self::Queue,
        }
    }
}

/// What there is to know of an entity. Every value is another one than those before it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Known {
    pub name: Option<String>,
    pub metrics: BTreeMap<&'static str, u64>,
    pub status: Option<(String, i64)>,
    pub sessions: BTreeMap<i64, String>,
}

impl Known {
    pub fn of(row: RowView<'_>) -> Self {
        let number = |(_, name, value): (&Modality, &str, MetricValue)| match value {
            MetricValue::Number(number) => {
                let name = METRICS.into_iter().find(|known| *known == name);
                (name.expect("a known metric"), number as u64)
            }
            MetricValue::Stat { .. } => panic!("a number"),
        };
        let status = row.status.as_ref().map(|status| status.as_str().to_owned());
        let session = |of: &connect_live::LiveSession| (of.id.0, of.status.to_string());
        Self {
            name: row.name.as_ref().map(ToString::to_string),
            metrics: row.metrics().map(number).collect(),
            status: status.map(|word| (word, row.since.unwrap_or(-1))),
            sessions: row.sessions.iter().map(session).collect(),
        }
    }

    /// True if each value was true in one of these states; if it is `whole`, nothing is left out
    /// that was there in all of them.
    pub fn was_true_in(&self, states: &[(u64, Self)], whole: bool) -> bool {
        let any = |is: &dyn Fn(&Self) -> bool| states.iter().any(|(_, state)| is(state));
        let metric = |name| {
            let value = self.metrics.get(name);
            (value.is_none() && !whole) || any(&|state| state.metrics.get(name) == value)
        };
        let session = |id| match self.sessions.get(&id) {
            Some(word) => any(&|state| state.sessions.get(&id) == Some(word)),
            None => !whole || any(&|state| !state.sessions.contains_key(&id)),
        };
        ((self.name.is_none() && !whole) || any(&|state| state.name == self.name))
            && METRICS.into_iter().all(metric)
            && ((self.status.is_none() && !whole) || any(&|state| state.status == self.status))
            && (1..=i64::from(SESSIONS)).all(session)
    }
}

/// The truth, and what was true before.
pub struct Server {
    pub step: u64,
    pub truth: BTreeMap<Id, Known>,
    past: BTreeMap<Id, Vec<(u64, Known)>>,
}

pub fn everybody() -> Vec<Id> {
    let agents = (1..=AGENTS).map(|id| (EntityKindOrd::Agent, id));
    agents.chain((1..=QUEUES).map(|id| (EntityKindOrd::Queue, id))).collect()
}

impl Server {
    pub fn new() -> Self {
        let first = |id: Id| Known {
            name: Some("first".to_owned()),
            metrics: BTreeMap::from([(METRICS[0], 0)]),
            status: (id.0 == EntityKindOrd::Agent).then(|| (WORDS[0].to_owned(), 0)),
            ..Known::default()
        };
        let truth: BTreeMap<Id, Known> =
            everybody().into_iter().map(|id| (id, first(id))).collect();
        let past = truth.iter().map(|(id, known)| (*id, vec![(0, known.clone())])).collect();
        Self { step: 0, truth, past }
    }

    /// Something happens to an entity. Answers what is told of it.
    pub fn change(&mut self, id: Id, what: u8, which: u8) -> EntityDiff {
        self.step += 1;
        let step = self.step;
        let mut new = self.truth[&id].clone();
        let session = i64::from(which % SESSIONS) + 1;
        match what % 6 {
            0 => drop(new.metrics.insert(METRICS[usize::from(which) % 2], step)),
            1 => drop(new.metrics.remove(METRICS[1])),
            2 if new.status.is_some() => {
                let word = WORDS[usize::from(which) % WORDS.len()];
                new.status = Some((word.to_owned(), step.cast_signed()));
            }
            3 => new.name = Some(format!("name {step}")),
            4 => drop(new.sessions.remove(&session)),
            _ => drop(new.sessions.insert(session, format!("word {step}"))),
        }
        self.put(id, new)
    }

    /// A new start: what was counted is counted anew, and nobody is in a session.
    pub fn restart(&mut self) {
        self.step += 1;
        for id in everybody() {
            let metrics = BTreeMap::from([(METRICS[0], self.step)]);
            let new = Known { metrics, sessions: BTreeMap::new(), ..self.truth[&id].clone() };
            self.put(id, new);
        }
    }

    fn put(&mut self, id: Id, new: Known) -> EntityDiff {
        let diff = difference(id, &self.truth[&id], &new);
        self.past.entry(id).or_default().push((self.step, new.clone()));
        self.truth.insert(id, new);
        diff
    }

    /// Everything of an entity, with its sessions as new ones or, as an answer has them, as those
    /// that there are.
    pub fn snapshot(&self, id: Id, answer: bool) -> EntityDiff {
        let mut all = difference(id, &Known::default(), &self.truth[&id]);
        if answer {
            for (_, sessions) in &mut all.sessions {
                std::mem::swap(&mut sessions.added, &mut sessions.changed);
            }
        }
        all
    }

    /// What was true of an entity at this step or later.
    pub fn since(&self, id: Id, step: u64) -> &[(u64, Known)] {
        let all = &self.past[&id];
        let first = all.partition_point(|(began, _)| *began <= step).saturating_sub(1);
        &all[first..]
    }
}

fn difference((kind, id): Id, old: &Known, new: &Known) -> EntityDiff {
    let metrics = METRICS.into_iter().filter(|name| old.metrics.get(name) != new.metrics.get(name));
    let metric = |name: &'static str| Metric {
        modality: Modality::Audio,
        name: name.into(),
        value: new.metrics.get(name).map(|number| MetricValue::Number(*number as f64)),
    };
    let mut sessions = SessionsDiff::default();
    for (id, word) in &new.sessions {
        let told = SessionDiff { status: Some(word.into()), ..SessionDiff::new(SessionId(*id)) };
        match old.sessions.get(id) {
            None => sessions.added.push(told),
            Some(known) if known != word => sessions.changed.push(told),
            Some(_) => {}
        }
    }
    let gone = old.sessions.keys().filter(|id| !new.sessions.contains_key(id));
    sessions.removed.extend(gone.map(|id| SessionId(*id)));
    let status = new.status.as_ref().filter(|_| old.status != new.status);
    EntityDiff {
        name: new.name.as_ref().filter(|_| old.name != new.name).map(Into::into),
        status: status.map(|(word, start)| StatusDiff {
            status: Some(AgentStatus::parse(word)),
            start: Some(*start),
            ..StatusDiff::default()
        }),
        metrics: metrics.map(metric).collect(),
        sessions: vec![(Modality::Audio, sessions)],
        ..EntityDiff::new(kind.into(), id)
    }
}
