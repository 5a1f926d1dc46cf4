//! What has to be done so that the subscriptions there are become the wanted ones.

use super::{Held, Wanted};

/// One thing to do.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Change {
    Add(Wanted),
    /// The subscription at this place becomes another.
    Update(usize, Wanted),
    /// The subscription at this place is to go.
    Remove(usize),
}

/// What makes the subscriptions there are the wanted ones; none if one without an id would have to
/// go.
pub(super) fn plan(held: &[Held], wanted: Vec<Wanted>) -> Option<Vec<Change>> {
    let mut free: Vec<usize> = (0..held.len()).collect();
    let mut open = Vec::new();
    for one in wanted {
        match free.iter().position(|place| held[*place].wanted == one) {
            Some(index) => drop(free.remove(index)),
            None => open.push(one),
        }
    }
    if free.iter().any(|place| held[*place].id.is_none()) {
        return None;
    }
    let mut changes = Vec::new();
    for one in open {
        changes.push(match free.iter().position(|place| held[*place].wanted.is_like(&one)) {
            Some(index) => Change::Update(free.remove(index), one),
            None => Change::Add(one),
        });
    }
    changes.extend(free.into_iter().map(Change::Remove));
    Some(changes)
}

#[cfg(test)]
mod tests {
    use connect_model::EntityKind;

    use super::super::Form;
    use super::*;

    fn one(kind: EntityKind, unit: i64, metric: &str) -> Wanted {
        let scope = connect_webapi::Scope { business_units: vec![unit], ..Default::default() };
        Wanted { kind, form: Form::Each, scope, metrics: vec![metric.to_owned()] }
    }

    fn held(wanted: Wanted, id: Option<&str>) -> Held {
        Held { wanted, id: id.map(str::to_owned) }
    }

    #[test]
    fn the_same_is_kept_and_another_is_an_update() {
        let agents = one(EntityKind::Agent, 1, "a");
        let queues = one(EntityKind::Queue, 1, "q");
        let there = [held(agents.clone(), Some("x")), held(queues.clone(), Some("y"))];
        assert_eq!(plan(&there, vec![queues.clone(), agents.clone()]), Some(vec![]));
        let other = one(EntityKind::Queue, 2, "q");
        assert_eq!(
            plan(&there, vec![agents.clone(), other.clone()]),
            Some(vec![Change::Update(1, other)])
        );
        assert_eq!(plan(&there, vec![agents.clone()]), Some(vec![Change::Remove(1)]));
        let more = one(EntityKind::Agent, 3, "a");
        assert_eq!(plan(&there, vec![agents, queues, more.clone()]), Some(vec![Change::Add(more)]));
    }

    #[test]
    fn a_sum_never_becomes_a_table_or_the_other_way_round() {
        let table = one(EntityKind::Queue, 1, "q");
        let sum = Wanted { form: Form::Sum, ..table.clone() };
        let there = [held(table.clone(), Some("x")), held(sum.clone(), Some("y"))];
        let other = Wanted { form: Form::Sum, ..one(EntityKind::Queue, 2, "q") };
        let changes = plan(&there, vec![table.clone(), other.clone()]);
        assert_eq!(changes, Some(vec![Change::Update(1, other)]));
        let groups = Wanted { form: Form::Groups, ..table.clone() };
        let changes = plan(&there, vec![table, groups.clone()]);
        assert_eq!(changes, Some(vec![Change::Add(groups), Change::Remove(1)]));
    }

    #[test]
    fn without_an_id_only_a_new_connection_helps() {
        let there = [held(one(EntityKind::Agent, 1, "a"), None)];
        assert_eq!(plan(&there, vec![one(EntityKind::Agent, 2, "a")]), None);
        assert_eq!(plan(&there, vec![one(EntityKind::Agent, 1, "a")]), Some(vec![]));
    }
}
