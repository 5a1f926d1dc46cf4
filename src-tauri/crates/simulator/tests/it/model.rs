//! The simplest merge of snapshots and diffs, to compare with the truth.

use std::collections::BTreeMap;

use connect_model::{EntityDiff, EntityKind, LiveUpdate, SessionDiff};
use connect_simulator::{Metrics, SessionTruth, Truth};

#[derive(Default, Debug)]
pub struct Model {
    pub queues: BTreeMap<i64, Known>,
    pub agents: BTreeMap<i64, Known>,
    /// Updates applied since somebody set this to 0.
    pub updates: usize,
}

#[derive(Default, Debug)]
pub struct Known {
    pub name: String,
    pub status: String,
    pub reason: Option<String>,
    pub since: i64,
    pub suspended: bool,
    pub metrics: Metrics,
    pub sessions: BTreeMap<i64, SessionDiff>,
}

impl Model {
    pub fn apply(&mut self, update: LiveUpdate) {
        let LiveUpdate::Entity(diff) = update else { panic!("not an entity: {update:?}") };
        self.updates += 1;
        let all = match diff.kind {
            EntityKind::Agent => &mut self.agents,
            EntityKind::Queue => &mut self.queues,
        };
        all.entry(diff.id).or_default().merge(diff);
    }

    /// Panics with the first difference.
    pub fn assert_is(&self, truth: &Truth) {
        assert!(self.queues.keys().copied().eq(truth.queues.iter().map(|queue| queue.id)));
        assert!(self.agents.keys().copied().eq(truth.agents.iter().map(|agent| agent.id)));
        for queue in &truth.queues {
            let known = &self.queues[&queue.id];
            assert_eq!(known.name, queue.name);
            known.assert_has(&queue.metrics, &queue.sessions);
        }
        for agent in &truth.agents {
            let known = &self.agents[&agent.id];
            assert_eq!(known.name, agent.name);
            assert_eq!(
                (&known.status, &known.reason),
                (&agent.status, &agent.reason),
                "{}",
                agent.id
            );
            assert_eq!((known.since, known.suspended), (agent.since, agent.suspended));
            known.assert_has(&agent.metrics, &agent.sessions);
        }
    }
}

impl Known {
    fn merge(&mut self, diff: EntityDiff) {
        if let Some(name) = diff.name {
            self.name = name.to_string();
        }
        if let Some(status) = diff.status {
            if let Some(word) = status.status {
                self.status = word.as_str().into();
            }
            if let Some(reason) = status.reason {
                self.reason = reason;
            }
            self.since = status.start.unwrap_or(self.since);
            self.suspended = status.suspended.unwrap_or(self.suspended);
        }
        for metric in diff.metrics {
            let bag = self.metrics.entry(metric.modality.as_str().to_owned()).or_default();
            match metric.value {
                Some(value) => drop(bag.insert(metric.name.to_string(), value)),
                None => drop(bag.remove(metric.name.as_str())),
            }
        }
        for (_, sessions) in diff.sessions {
            for session in sessions.added {
                assert!(self.sessions.insert(session.id.0, session).is_none(), "added twice");
            }
            for new in sessions.changed {
                let old = self.sessions.get_mut(&new.id.0).expect("only known sessions change");
                old.agent = new
                    .agent
                    .filter(|agent| agent.0 > 0)
                    .or(old.agent.filter(|_| new.agent.is_none()));
                old.customer = new.customer.or(old.customer.take());
                old.status = new.status.or(old.status.take());
                old.recording = new.recording.or(old.recording);
                old.silent_joined = new.silent_joined.or(old.silent_joined);
                old.whisper_joined = new.whisper_joined.or(old.whisper_joined);
                (old.queued_ms, old.active_ms) = (new.queued_ms, new.active_ms);
            }
            for id in sessions.removed {
                self.sessions.remove(&id.0).expect("only known sessions end");
            }
        }
    }

    fn assert_has(&self, metrics: &Metrics, sessions: &[SessionTruth]) {
        assert_eq!(&self.metrics, metrics);
        assert!(self.sessions.keys().copied().eq(sessions.iter().map(|session| session.id)));
        for session in sessions {
            let known = &self.sessions[&session.id];
            assert_eq!(known.status.as_deref(), Some(session.status.as_str()));
            assert_eq!(known.agent.map(|agent| agent.0), session.agent);
            assert_eq!(known.customer.as_deref(), Some(session.customer.as_str()));
            assert_eq!(known.queue.map(|queue| queue.0), Some(session.queue));
            assert_eq!(known.recording, Some(session.recording));
            assert_eq!(known.silent_joined, Some(session.silent_joined));
            assert_eq!(known.whisper_joined, Some(session.whisper_joined));
            assert!(known.queued_ms.is_some_and(|ms| ms >= 0) && known.active_ms.is_some());
            if let Some(since) = session.active_since {
                assert_eq!(known.queued_ms, Some(since - session.arrived));
            }
        }
    }
}
