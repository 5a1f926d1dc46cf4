//! What the queues are like now, as far as the board knows it.

use connect_cache::TrendPoint;
use connect_ipc as ipc;
use connect_live::RowView;
use connect_model::{EntityKind, Millis};

use super::{View, cell};

impl View<'_> {
    /// A point for each queue of which anything is known.
    #[allow(clippy::cast_precision_loss, reason = "a wait of 285 million years")]
    pub(crate) fn trend(&self, minute: i64, now: Millis) -> Vec<TrendPoint> {
        let columns = &self.columns.queues;
        let column = |id| columns.iter().find(|column| column.id == id);
        let [offered, waiting, longest, level] =
            ["offered", "waiting", "longestWait", "serviceLevel"].map(column);
        let value = |row: RowView<'_>, column| match cell(row, column?, offered) {
            ipc::Cell::Number(value) => Some(value),
            ipc::Cell::Unknown | ipc::Cell::NotApplicable => None,
        };
        // Of agents that do not follow the server, or are not looked at, nobody knows what they do.
        let agents = self.board.set(EntityKind::Agent).is_live();
        let point = |(id, row): (&i64, RowView<'_>)| {
            let since = row.longest_since().map(|since| now.saturating_sub(since).max(0) as f64);
            let whole = agents && !self.groups.partial.contains(id);
            let available = self.board.agents_of_queue(*id).filter(|_| whole);
            let point = TrendPoint {
                minute,
                queue: *id,
                waiting: value(row, waiting),
                longest_wait: since.or_else(|| value(row, longest)),
                service_level: value(row, level),
                agents: available.map(|counts| f64::from(counts.available)),
            };
            let TrendPoint { waiting, longest_wait, service_level, .. } = point;
            [waiting, longest_wait, service_level].iter().any(Option::is_some).then_some(point)
        };
        self.board.set(EntityKind::Queue).iter().filter_map(point).collect()
    }
}
