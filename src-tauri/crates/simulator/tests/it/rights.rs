//! Who sees what, by role.

use std::collections::BTreeSet;

use connect_simulator::{Options, Quirk, Role};
use connect_webapi::Scope;
use connect_webapi::methods::GetMbu;
use reqwest::StatusCode;
use serde_json::json;

use super::*;
use crate::client::Client;

async fn signed_in(role: Option<Role>) -> (Simulator, Client) {
    let simulator = Simulator::start(Options { role, ..options() }).await.unwrap();
    let client = Client::new(&simulator).await;
    (simulator, client)
}

#[tokio::test]
async fn everybody_sees_what_the_role_allows() {
    for (role, agents, queues) in [
        (None, 30, 6),
        (Some(Role::Supervisor), 30, 6),
        (Some(Role::TeamLead), 10, 0),
        (Some(Role::Agent), 1, 0),
    ] {
        let (simulator, client) = signed_in(role).await;
        let truth = simulator.truth();
        let mbu = client.call(&GetMbu).await.unwrap();
        assert_eq!(mbu.agents.len(), agents, "{role:?}");
        let team = truth.agent(1).unwrap().team;
        if queues == 0 {
            let of_team = truth.queues.iter().filter(|queue| queue.teams.contains(&team));
            assert!(mbu.queues.iter().map(|queue| queue.id.0).eq(of_team.map(|queue| queue.id)));
            assert_eq!((mbu.teams.len(), mbu.business_units.len()), (1, 1));
        } else {
            assert_eq!(mbu.queues.len(), queues);
        }
        // Nothing is referred to that is not there.
        let ids: BTreeSet<_> = mbu.agents.iter().map(|agent| agent.id.0).collect();
        let teams: BTreeSet<_> = mbu.teams.iter().map(|team| team.id.0).collect();
        assert!(mbu.teams.iter().flat_map(|team| &team.agent_ids).all(|id| ids.contains(&id.0)));
        let of_groups = mbu.groups.iter().flat_map(|group| &group.team_ids);
        assert!(
            of_groups
                .chain(mbu.business_units.iter().flat_map(|unit| &unit.team_ids))
                .chain(mbu.queues.iter().flat_map(|queue| &queue.team_ids))
                .all(|id| teams.contains(&id.0))
        );
        // And what is there can be asked for, the rest cannot.
        for agent in &truth.agents {
            let expected = if ids.contains(&agent.id) { 200 } else { 401 };
            for route in [
                format!("/agentStatus/{}?currentOnly=true", agent.id),
                format!("/metrics/agents/{}", agent.id),
                format!("/sessions?agentId={}&activeOnly=true", agent.id),
            ] {
                assert_eq!(client.v2(&route).await.0.as_u16(), expected, "{role:?} {route}");
            }
        }
        let scope = Scope { teams: vec![team], ..Scope::default() };
        let call = connect_webapi::methods::GetAgentsMetrics { scope, ..Default::default() };
        let told = client.call(&call).await.unwrap().0;
        assert!(told.iter().all(|data| ids.contains(&data.id.unwrap().0)));
        let (_, found) = client.v2("/search/sip").await;
        assert_eq!(found["agentsFound"].as_array().unwrap().len(), ids.len(), "{role:?}");
    }
}

#[tokio::test]
async fn flags_have_two_readings() {
    let (simulator, client) = signed_in(None).await;
    let mbu = client.call(&GetMbu).await.unwrap();
    assert!(mbu.agents.iter().all(|agent| agent.can_silent_join.0));
    let plain = client.of(&simulator, 10).call(&GetMbu).await.unwrap();
    assert!(plain.agents.iter().all(|agent| !agent.can_silent_join.0));

    let options = Options { quirks: [Quirk::RightsOfAgent].into(), ..options() };
    let simulator = Simulator::start(options).await.unwrap();
    let client = Client::new(&simulator).await;
    let mbu = client.call(&GetMbu).await.unwrap();
    let may: Vec<_> =
        mbu.agents.iter().filter(|agent| agent.can_silent_join.0).map(|a| a.id.0).collect();
    assert_eq!(may, [1, 2, 3], "the supervisor and the leads of the two other teams");
    assert!(simulator.set_role(2, Role::Agent) && !simulator.set_role(99, Role::Agent));
    let mbu = client.call(&GetMbu).await.unwrap();
    assert!(!mbu.agents[1].can_silent_join.0);
}

#[tokio::test]
async fn whoever_may_not_join_is_refused_and_whoever_may_is_seen() {
    let (simulator, client) = signed_in(None).await;
    let lead = client.of(&simulator, 2);
    let team = simulator.truth().agent(2).unwrap().team;
    // A conversation in the lead's team, and one of another that came through no queue of it.
    let find = |of_team: bool| {
        for _ in 0..400 {
            let truth = simulator.truth();
            let agents = truth.agents.iter().filter(|agent| (agent.team == team) == of_team);
            let found = agents.flat_map(|agent| agent.sessions.iter()).find(|session| {
                let seen = truth.queue(session.queue).is_some_and(|q| q.teams.contains(&team));
                let other = session.agent.is_some_and(|agent| agent != 2);
                session.status == "Active"
                    && session.modality == "audio"
                    && seen == of_team
                    && other
            });
            if let Some(session) = found {
                return session.id;
            }
            simulator.advance(std::time::Duration::from_secs(20));
        }
        panic!("no such session")
    };
    let path = |action: &str, session: i64| format!("/sessions/callcontrol/{action}/{session}");
    let theirs = find(false);
    let call = async |action, id| lead.post(&path(action, id), json!(null)).await;
    assert_eq!(call("silentJoin", theirs).await.0, StatusCode::UNAUTHORIZED);
    let ours = find(true);
    let of = async || client.v2(&format!("/sessions/{ours}")).await.1;
    assert_eq!(call("leave", ours).await.0, StatusCode::BAD_REQUEST);
    let (status, answer) = call("silentJoin", ours).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{answer}");
    let session = of().await;
    assert_eq!(session["isSilentJoined"], true);
    assert_eq!(session["canBeWhisperJoined"], false);
    let types = |session: &serde_json::Value| {
        let agents = session["agents"]["items"].as_array().unwrap().clone();
        let mine = agents.into_iter().find(|agent| agent["agentId"] == 2);
        mine.map(|agent| agent["agentParticipationTypeId"].as_i64().unwrap())
    };
    assert_eq!(types(&session), Some(8));
    assert_eq!(
        client.post(&path("silentJoin", ours), json!(null)).await.0,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(call("bargeIn", ours).await.0, StatusCode::NO_CONTENT);
    assert_eq!(types(&of().await), Some(10));
    assert_eq!(call("leave", ours).await.0, StatusCode::NO_CONTENT);
    assert_eq!(types(&of().await), None);
    assert_eq!(simulator.counters().round_trips["S11"], 6);
}
