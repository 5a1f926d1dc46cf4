//! Sums over entities: aggregations and groups, recomputed from their members.

use std::collections::BTreeMap;

use connect_model::EntityKind;
use connect_webapi::lenient::Int;
use connect_webapi::realtime::Realtime;

use super::live::Published;
use super::scope::Group;
use super::select::{Selection, says_something};
use super::told::Told;
use crate::diff::Entity;
use crate::world::id_of;

/// The sum over some entities, and what a subscriber has been told of it.
pub(crate) struct Sum {
    /// The type and id of the group, if it is one.
    group: Option<(&'static str, i64)>,
    /// The indexes of the entities in it, in order.
    members: Vec<usize>,
    /// Its published picture; none before the first time.
    picture: Option<Entity>,
    told: Told,
}

impl Sum {
    /// The sum over these.
    pub(super) fn of(members: Vec<usize>) -> Self {
        Self { group: None, members, picture: None, told: Told::default() }
    }

    /// The sum over a group.
    pub(super) fn of_group((kind, id, members): Group) -> Self {
        Self { group: Some((kind, id)), ..Self::of(members) }
    }

    /// The same sum, of which nothing has been told.
    pub(super) fn afresh(&self) -> Self {
        Self { group: self.group, ..Self::of(self.members.clone()) }
    }

    pub(super) fn members(&self) -> &[usize] {
        &self.members
    }

    /// Everything there is to say.
    pub(super) fn snapshot(
        &mut self,
        published: &Published<'_>,
        kind: EntityKind,
        selection: &Selection,
    ) -> Realtime {
        self.told = Told::default();
        let picture = self.draw(published, kind, selection);
        let all = picture.snapshot(kind, 0, published.world.now);
        self.picture = Some(picture);
        let mut data = self.name(selection.cut(&all, published.layout(kind)));
        self.add_breakdowns(&mut data, published, kind, selection);
        data
    }

    /// What is new; none if nothing is.
    pub(super) fn update(
        &mut self,
        published: &Published<'_>,
        kind: EntityKind,
        selection: &Selection,
    ) -> Option<Realtime> {
        let new = self.draw(published, kind, selection);
        let old = self.picture.as_ref()?;
        let change = old.change_to(&new, kind, 0, published.world.now);
        self.picture = Some(new);
        let data = selection.cut(&change, published.layout(kind));
        let says = says_something(&data);
        let mut data = self.name(data);
        let news = self.add_breakdowns(&mut data, published, kind, selection);
        (says || news).then_some(data)
    }

    fn add_breakdowns(
        &mut self,
        data: &mut Realtime,
        published: &Published<'_>,
        kind: EntityKind,
        selection: &Selection,
    ) -> bool {
        kind == EntityKind::Agent
            && selection.breakdowns
            && self.told.add_news(data, published, selection, &self.members)
    }

    /// A sum is no entity: it has those in it instead of an id and a name.
    fn name(&self, data: Realtime) -> Realtime {
        Realtime {
            id: None,
            name: None,
            entity_ids: Some(self.members.iter().map(|index| Int(id_of(*index))).collect()),
            group_type: self.group.map(|(kind, _)| kind.to_owned()),
            group_id: self.group.map(|(_, id)| Int(id)),
            ..data
        }
    }

    fn draw(&self, published: &Published<'_>, kind: EntityKind, selection: &Selection) -> Entity {
        let entities = published.entities(kind);
        let all = || self.members.iter().map(|index| &entities[*index]);
        let sessions = if selection.has_sessions() {
            all().flat_map(|of| &of.sessions).map(|(id, view)| (*id, view.clone())).collect()
        } else {
            BTreeMap::new()
        };
        Entity {
            name: "".into(),
            status: None,
            values: published.layout(kind).sum(all().map(|entity| entity.values.as_slice())),
            sessions,
        }
    }
}
