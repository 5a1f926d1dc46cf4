//! What is to be true of the board on the way and at the end.

use std::collections::BTreeMap;

use connect_live::{Board, RowView};
use connect_model::{EntityKind, Millis};

use crate::net::{Net, Rows};
use crate::server::{EntityKindOrd, Id, Known};

impl Net {
    /// What is to be true at any time.
    pub fn check(&mut self) {
        for kind in [EntityKindOrd::Agent, EntityKindOrd::Queue] {
            let live = self.board.set(kind.into()).is_live();
            let was_live = self.was_live.insert(kind, live) == Some(true);
            let rows = rows_of(&self.board, kind);
            for (id, row) in &rows {
                if live {
                    self.check_live(*id, row, was_live);
                } else {
                    // What is shown meanwhile is the last table that was whole.
                    let before = self.shown.get(id).cloned().unwrap_or_default();
                    assert_eq!(row, &before, "{id:?} while not live");
                }
            }
            if live {
                self.shown.retain(|(of, _), _| *of != kind);
                self.shown.extend(rows);
            }
        }
    }

    fn check_live(&self, id: Id, (known, as_of): &(Known, Option<Millis>), was_live: bool) {
        let Some(as_of) = as_of else {
            assert_eq!(known, &Known::default(), "{id:?} has no age");
            return;
        };
        let step = self.steps[as_of];
        let swapped = was_live || step >= self.barrier || self.clock_was_set;
        assert!(swapped, "{id:?} is of before the gap");
        let states = self.server.since(id, step);
        let whole = !self.partial.contains(&id);
        let is_true = known.was_true_in(states, whole);
        assert!(is_true, "{id:?}: {known:?} is not true since {step}: {states:?}");
    }

    /// What is to be true at the end.
    pub fn check_end(&self) {
        assert!(self.board.is_live() && self.board.stale_since().is_none());
        let truth = &self.server.truth;
        let truth: BTreeMap<_, _> =
            self.members().into_iter().map(|id| (id, &truth[&id])).collect();
        let shown: Rows = [EntityKindOrd::Agent, EntityKindOrd::Queue]
            .into_iter()
            .flat_map(|kind| rows_of(&self.board, kind))
            .collect();
        let table: BTreeMap<_, _> = shown.iter().map(|(id, row)| (*id, &row.0)).collect();
        assert_eq!(table, truth);
        assert_eq!(self.window, shown, "what was drawn is the table");
    }
}

pub fn held(row: RowView<'_>) -> (Known, Option<Millis>) {
    (Known::of(row), row.as_of)
}

pub fn rows_of(board: &Board, kind: EntityKindOrd) -> Rows {
    let rows = board.set(EntityKind::from(kind)).iter();
    rows.map(|(id, row)| ((kind, *id), held(row))).collect()
}
