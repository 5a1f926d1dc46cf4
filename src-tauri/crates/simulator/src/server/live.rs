//! Subscriptions to entities: what each subscriber wants, what it has been told, what comes next.

use std::collections::BTreeMap;

use connect_model::EntityKind;
use connect_webapi::realtime::Realtime;

use super::select::{Selection, says_something};
use super::sums::Sum;
use super::told::Told;
use crate::diff::{Change, Entity};
use crate::layout::Layout;
use crate::world::World;

/// What is published, for whoever makes updates of it.
#[derive(Clone, Copy)]
pub(crate) struct Published<'a> {
    pub world: &'a World,
    pub agents: &'a [Entity],
    pub queues: &'a [Entity],
    pub agent_layout: &'a Layout,
    pub queue_layout: &'a Layout,
}

impl<'a> Published<'a> {
    /// The pictures of a kind of entity, by index.
    pub(super) fn entities(&self, kind: EntityKind) -> &'a [Entity] {
        match kind {
            EntityKind::Agent => self.agents,
            EntityKind::Queue => self.queues,
        }
    }

    /// Where the metrics of a kind of entity stand.
    pub(super) fn layout(&self, kind: EntityKind) -> &'a Layout {
        match kind {
            EntityKind::Agent => self.agent_layout,
            EntityKind::Queue => self.queue_layout,
        }
    }
}

/// How entities are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Each for itself (U1, U4, M1, M2).
    Each,
    /// All as one sum (U2, U5, M3).
    Sum,
    /// A sum per team, group or business unit (U3, U6, M4).
    Groups,
}

/// What a subscription is for.
pub(crate) struct Target {
    pub kind: EntityKind,
    pub form: Form,
    selection: Selection,
    /// By index: whether the entity is told of, alone or in a sum.
    meant: Vec<bool>,
    /// Of single agents, if more than their pictures is wanted.
    told: BTreeMap<usize, Told>,
    /// None for single entities.
    sums: Vec<Sum>,
}

impl Target {
    /// Each of these entities.
    pub(super) fn each(
        published: &Published<'_>,
        kind: EntityKind,
        selection: Selection,
        members: &[usize],
    ) -> Self {
        let mut meant = vec![false; published.entities(kind).len()];
        for index in members {
            meant[*index] = true;
        }
        Self { kind, form: Form::Each, selection, meant, told: BTreeMap::new(), sums: Vec::new() }
    }

    /// These sums.
    pub(super) fn sums(
        published: &Published<'_>,
        kind: EntityKind,
        form: Form,
        selection: Selection,
        sums: Vec<Sum>,
    ) -> Self {
        let members: Vec<usize> = sums.iter().flat_map(Sum::members).copied().collect();
        Self { form, sums, ..Self::each(published, kind, selection, &members) }
    }

    /// The same entities, and what is wanted of them from now on.
    pub(super) fn again(&self, published: &Published<'_>, selection: Selection) -> Self {
        if self.form != Form::Each {
            let sums = self.sums.iter().map(Sum::afresh).collect();
            return Self::sums(published, self.kind, self.form, selection, sums);
        }
        let members = (0..self.meant.len()).filter(|index| self.meant[*index]);
        Self::each(published, self.kind, selection, &members.collect::<Vec<_>>())
    }

    /// Everything there is to say, as if nothing had been said before.
    pub(super) fn snapshot(&mut self, published: &Published<'_>) -> Vec<Realtime> {
        let (kind, now) = (self.kind, published.world.now);
        if self.form != Form::Each {
            let Self { sums, selection, .. } = self;
            return sums.iter_mut().map(|sum| sum.snapshot(published, kind, selection)).collect();
        }
        let entities = published.entities(kind);
        let members: Vec<_> = (0..entities.len()).filter(|index| self.meant[*index]).collect();
        let all = members.into_iter().filter_map(|index| {
            self.tell(published, &entities[index].snapshot(kind, index, now), true)
        });
        all.collect()
    }

    /// What is new, given what has changed.
    pub(super) fn updates(
        &mut self,
        published: &Published<'_>,
        changes: &[Change],
    ) -> Vec<Realtime> {
        let (kind, meant) = (self.kind, &self.meant);
        let mut mine = changes.iter().filter(|c| c.kind == kind && meant[c.index]).peekable();
        if mine.peek().is_none() {
            return Vec::new();
        }
        if self.form == Form::Each {
            let mine: Vec<_> = mine.collect();
            return mine.into_iter().filter_map(|c| self.tell(published, c, false)).collect();
        }
        let mut flags = vec![false; self.meant.len()];
        for change in mine {
            flags[change.index] = true;
        }
        let Self { sums, selection, .. } = self;
        sums.iter_mut()
            .filter(|sum| sum.members().iter().any(|index| flags[*index]))
            .filter_map(|sum| sum.update(published, kind, selection))
            .collect()
    }

    fn tell(
        &mut self,
        published: &Published<'_>,
        change: &Change,
        always: bool,
    ) -> Option<Realtime> {
        let selection = &self.selection;
        let mut data = selection.cut(change, published.layout(self.kind));
        let mut news = always || says_something(&data);
        if self.kind == EntityKind::Agent && (selection.breakdowns || selection.history) {
            let told = self.told.entry(change.index).or_default();
            news |= told.add_news(&mut data, published, selection, &[change.index]);
        }
        news.then_some(data)
    }
}
