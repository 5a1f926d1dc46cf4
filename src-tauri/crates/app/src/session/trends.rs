//! What the queues were like: noted from the board, kept in the store.

use connect_cache::{Cache, Deployment, TrendPoint};
use connect_ipc::{Failure, QueueTrendPoint, QueueTrendView};
use connect_model::{EntityKind, Millis};
use tokio::time::timeout;

use super::Session;
use crate::console::STORE_LIMIT;
use crate::trends::{SHOWN, Trends};

/// Where the days of the queues are.
pub(crate) struct TrendPlace {
    cache: Cache,
    deployment: Deployment,
}

impl Session {
    /// Goes on with the last minutes of earlier runs.
    pub(crate) async fn begin_trends(&mut self) {
        let Some(cache) = &self.journal else { return };
        match timeout(STORE_LIMIT, cache.recent_trends(&self.deployment, SHOWN)).await {
            Ok(Ok(points)) => self.trends = Trends::new(points),
            Ok(Err(error)) => tracing::warn!(%error, "trends not read"),
            Err(_) => tracing::warn!("offline store does not answer"),
        }
    }

    /// Notes what the queues are like, once a minute while they follow the server. True if there is
    /// something new to show. The store writes when it can; nobody waits for it.
    pub(crate) fn follow_trends(&mut self, local: Millis, offset: i64) -> bool {
        let follows = self.suspended.is_none() && self.board.set(EntityKind::Queue).is_live();
        let server = local.saturating_add(offset);
        let Some(minute) = self.trends.due(local, server, follows) else { return false };
        let points = self.view().trend(minute, server);
        if let Some(cache) = self.journal.as_ref().filter(|_| !points.is_empty()) {
            drop(cache.save_trends(&self.deployment, points.clone()));
        }
        self.trends.note(minute, points)
    }

    /// Where the days of the queues are; none if there is no store at all.
    pub(crate) fn trend_place(&self) -> Option<TrendPlace> {
        let cache = self.journal.clone()?;
        Some(TrendPlace { cache, deployment: self.deployment.clone() })
    }
}

impl TrendPlace {
    /// The day of a queue.
    pub(crate) async fn read(&self, queue: i64) -> Result<QueueTrendView, Failure> {
        let read = self.cache.trend(&self.deployment, queue).await;
        let points = read.map_err(|error| Failure::CacheUnusable { detail: error.to_string() })?;
        Ok(QueueTrendView { points: points.into_iter().map(view).collect() })
    }
}

fn view(point: TrendPoint) -> QueueTrendPoint {
    let TrendPoint { minute, waiting, longest_wait, service_level, agents, .. } = point;
    QueueTrendPoint { minute, waiting, longest_wait, service_level, agents }
}
