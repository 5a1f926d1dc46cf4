//! Who sees and may do what.

use super::*;
use crate::world::rights::Flags;

const ALL: Flags = Flags { silent_join: true, whisper_join: true, record: true };
const NONE: Flags = Flags { silent_join: false, whisper_join: false, record: false };

#[test]
fn roles_follow_the_place_in_the_team_unless_given() {
    let mut world = World::new(&setup(1));
    assert_eq!(world.org.teams.len(), 5);
    let roles: Vec<_> = (0..7).map(|agent| world.role_of(agent)).collect();
    let (lead, agent) = (Role::TeamLead, Role::Agent);
    assert_eq!(roles, [Role::Supervisor, lead, lead, lead, lead, agent, agent]);
    world.set_role(6, Role::Supervisor);
    assert!(world.can_see_agent(6, 59));
}

#[test]
fn everybody_sees_as_far_as_the_role_reaches() {
    let world = World::new(&setup(1));
    let everything = world.visible(0);
    assert_eq!((everything.agents.len(), everything.queues.len()), (60, 12));
    for by in [1, 6] {
        let visible = world.visible(by);
        for agent in 0..60 {
            assert_eq!(visible.agents.contains(&agent), world.can_see_agent(by, agent));
        }
        for queue in 0..12 {
            assert_eq!(visible.queues.contains(&queue), world.can_see_queue(by, queue));
        }
        let entries = (visible.teams.len(), visible.units.len(), visible.groups.len());
        assert_eq!(entries, (1, 1, 1));
        for session in world.sessions.values() {
            let takes_part = session.agent.is_some_and(|agent| world.can_see_agent(by, agent));
            assert!(!takes_part || world.can_see_session(by, session));
            let elsewhere = session.queue.is_some_and(|queue| !world.can_see_queue(by, queue));
            let nobody = session.parts.iter().all(|part| !world.can_see_agent(by, part.agent));
            assert!(!(elsewhere && nobody && world.can_see_session(by, session)));
        }
    }
    assert_eq!((world.visible(1).agents.len(), world.visible(6).agents.len()), (12, 1));
}

#[test]
fn the_flags_can_be_read_two_ways() {
    let over = World::new(&setup(1));
    assert_eq!((over.flags(0, 6), over.flags(1, 6)), (ALL, ALL));
    assert_eq!((over.flags(1, 5), over.flags(6, 1)), (NONE, NONE));
    assert_eq!(over.flags(6, 6), Flags { record: true, ..NONE });
    // The third team's lead may not whisper; the twelfth agent may not be recorded.
    assert_eq!(over.flags(2, 7), Flags { whisper_join: false, ..ALL });
    assert_eq!(over.flags(0, 11), Flags { record: false, ..ALL });

    let by = World::new(&Setup { reading: Reading::DoneByAgent, ..setup(1) });
    for viewer in [0, 1, 6] {
        assert_eq!(
            (by.flags(viewer, 0), by.flags(viewer, 1), by.flags(viewer, 6)),
            (ALL, ALL, NONE)
        );
    }
}
