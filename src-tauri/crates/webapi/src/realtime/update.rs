//! Turns Realtime Data into `connect-model`: an entity, an aggregation or a group.

use compact_str::CompactString;
use connect_model::{
    BreakdownDiff, BreakdownsDiff, DetailsDiff, EntityDiff, EntityKind, GroupKind, LiveUpdate,
    Modality, QueueId, SessionsDiff, SumDiff, fold,
};

use super::{Breakdown, Realtime, StatusDto};

/// The kind of entity that the server's word means.
pub(super) fn entity_kind(word: Option<&str>) -> Option<EntityKind> {
    match word? {
        "agent" => Some(EntityKind::Agent),
        "queue" => Some(EntityKind::Queue),
        other => match fold(other).as_str() {
            "agent" => Some(EntityKind::Agent),
            "queue" => Some(EntityKind::Queue),
            _ => None,
        },
    }
}

/// True if it can be told what it is.
pub(super) fn is_known(data: &Realtime) -> bool {
    let grouped = data.group_id.is_some() || data.entity_ids.is_some();
    data.entity_kind().is_some() && (grouped || data.id.is_some())
}

impl Realtime {
    /// The kind, also where `type` is missing: only agents have a status.
    fn entity_kind(&self) -> Option<EntityKind> {
        entity_kind(self.kind.as_deref())
            .or_else(|| self.current_status.is_some().then_some(EntityKind::Agent))
    }

    fn take_sessions(&mut self) -> Vec<(Modality, SessionsDiff)> {
        let all = std::mem::take(&mut self.sessions).into_iter();
        all.map(|(modality, sessions)| (Modality::parse(&modality), sessions.into())).collect()
    }

    fn take_breakdowns(&mut self) -> BreakdownsDiff {
        let diffs = |list: &mut Vec<Breakdown>| {
            std::mem::take(list).into_iter().filter_map(Breakdown::into_diff).collect()
        };
        BreakdownsDiff {
            added: diffs(&mut self.added_breakdowns),
            changed: diffs(&mut self.breakdowns),
            removed: self.removed_breakdowns.iter().filter_map(Breakdown::queue).collect(),
        }
    }

    fn into_entity(mut self, kind: EntityKind, id: i64) -> EntityDiff {
        let history = self.status_history.take().map_or_else(Vec::new, |history| history.0);
        let details = DetailsDiff {
            history: history.into_iter().filter_map(StatusDto::into_span).collect(),
            breakdowns: self.take_breakdowns(),
            members: None,
        };
        EntityDiff {
            kind,
            id,
            sessions: self.take_sessions(),
            name: self.name.map(Into::into),
            status: self.current_status.map(Into::into),
            metrics: self.metrics.0,
            details: details.boxed(),
        }
    }

    fn into_sum(mut self, kind: EntityKind) -> SumDiff {
        let group_kind = self
            .group_type
            .as_deref()
            .map_or_else(|| GroupKind::Other(CompactString::default()), GroupKind::parse);
        SumDiff {
            kind,
            group: self.group_id.map(|id| (group_kind, id.0)),
            entity_ids: self.entity_ids.take().map(|ids| ids.iter().map(|id| id.0).collect()),
            sessions: self.take_sessions(),
            breakdowns: self.take_breakdowns(),
            metrics: self.metrics.0,
        }
    }
}

/// Unknown if it says neither what it is nor of whom it tells. The answers of M1 to M4 become
/// updates in the same way as what is pushed.
impl From<Realtime> for LiveUpdate {
    fn from(data: Realtime) -> Self {
        let Some(kind) = data.entity_kind() else { return Self::Unknown };
        match (data.group_id, &data.entity_ids, data.id) {
            (Some(_), _, _) => Self::Group(data.into_sum(kind)),
            (None, Some(_), _) => Self::Aggregate(data.into_sum(kind)),
            (None, None, Some(id)) => Self::Entity(data.into_entity(kind, id.0)),
            (None, None, None) => Self::Unknown,
        }
    }
}

impl Breakdown {
    fn queue(&self) -> Option<QueueId> {
        self.0.id.map(|id| QueueId(id.0))
    }

    /// None if it does not name its queue.
    fn into_diff(self) -> Option<BreakdownDiff> {
        Some(BreakdownDiff {
            queue: self.queue()?,
            name: self.0.name.map(|name| name.0.into()),
            metrics: self.0.metrics.map_or_else(Vec::new, |bags| bags.0),
        })
    }
}
