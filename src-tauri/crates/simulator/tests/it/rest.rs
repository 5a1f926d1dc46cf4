//! Rows A1 to A3, I1, P1, P2, L1, V1.

use std::time::Duration;

use connect_simulator::Options;
use connect_webapi::GRANT_TYPE;
use connect_webapi::lenient::Int;
use connect_webapi::methods::{InfoReply, MbuReply, ProfileReply};
use reqwest::{Method, StatusCode};

use super::*;
use crate::client::Client;

#[tokio::test]
async fn no_token_no_answer_but_the_way_to_one() {
    let simulator = start().await;
    let mut client = Client::new(&simulator).await;
    for token in ["", "x.y.z", &client.token.replace('.', "")] {
        client.token = token.to_owned();
        for path in [
            "/webapi/api/info",
            "/webapi/api/v2/profile",
            "/webapi/api/v2/nowhere",
            "/webapi/signalr/negotiate",
        ] {
            let response = client.send(Method::GET, path, None).await;
            assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
            let challenge = response.headers()["www-authenticate"].to_str().unwrap();
            let expected =
                format!("{}/webauth/token,grant_type=\"{GRANT_TYPE}\"", simulator.root());
            assert_eq!(challenge, expected);
        }
    }
}

#[tokio::test]
async fn tokens_are_for_the_registered_client_and_have_an_end() {
    let simulator = Simulator::start(Options { token_life: Duration::from_secs(300), ..options() })
        .await
        .unwrap();
    let client = Client::new(&simulator).await;
    let (status, reply) =
        client.ask_token(GRANT_TYPE, "00000000-0000-0000-0000-000000000000").await;
    assert_eq!(
        (status, reply["error"].as_str()),
        (StatusCode::BAD_REQUEST, Some("invalid_clientId"))
    );
    let (status, _) = client.ask_token("password", &simulator.client_id()).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    let (_, reply) = client.ask_token(GRANT_TYPE, &simulator.client_id()).await;
    assert_eq!(reply["expires_in"], 300);

    assert_eq!(client.get("/webapi/api/info").await.0, StatusCode::OK);
    simulator.advance(Duration::from_secs(299));
    assert_eq!(client.get("/webapi/api/info").await.0, StatusCode::OK);
    simulator.advance(Duration::from_secs(2));
    assert_eq!(client.get("/webapi/api/info").await.0, StatusCode::UNAUTHORIZED);

    let client = Client::new(&simulator).await;
    assert_eq!(client.get("/webapi/api/info").await.0, StatusCode::OK);
    simulator.revoke_tokens();
    assert_eq!(client.get("/webapi/api/info").await.0, StatusCode::UNAUTHORIZED);
    let client = Client::new(&simulator).await;
    assert_eq!(client.get("/webapi/api/info").await.0, StatusCode::OK);
    assert_eq!(simulator.counters().tokens_issued, 4);
    assert_eq!(simulator.counters().round_trips["I1"], 6);
}

#[tokio::test]
async fn the_signed_in_agent_is_the_one_that_was_named() {
    let second = start().await.truth().agents[1].name.clone();
    for (name, id) in
        [(None, Some(1)), (Some(second.to_uppercase()), Some(2)), (Some("Nobody".to_owned()), None)]
    {
        let simulator =
            Simulator::start(Options { agent: name, locale: "ar-sa".into(), ..options() })
                .await
                .unwrap();
        let client = Client::new(&simulator).await;
        let (status, reply) = client.get("/webapi/api/v2/profile").await;
        let Some(id) = id else {
            assert_eq!(status, StatusCode::NOT_FOUND);
            assert_eq!(client.get("/webapi/api/v2/profile/mbu").await.0, StatusCode::NOT_FOUND);
            continue;
        };
        let profile: ProfileReply = serde_json::from_value(reply).unwrap();
        assert_eq!((profile.id.0, profile.locale_key.as_deref()), (id, Some("ar-sa")));
    }
}

#[tokio::test]
async fn the_structure_names_everybody_in_the_truth() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let info: InfoReply = serde_json::from_value(client.get("/webapi/api/info").await.1).unwrap();
    assert_eq!(info.signalr_transports, ["webSockets", "serverSentEvents", "longPolling"]);
    let (_, reply) = client.get("/webapi/api/v2/profile/mbu").await;
    let mbu: MbuReply = serde_json::from_value(reply).unwrap();
    let truth = simulator.truth();
    for (agent, of) in mbu.agents.iter().zip(&truth.agents) {
        assert_eq!((agent.id.0, agent.team_id, &agent.name), (of.id, Some(Int(of.team)), &of.name));
        assert!(mbu.teams[of.team as usize - 1].agent_ids.contains(&agent.id));
    }
    for (queue, of) in mbu.queues.iter().zip(&truth.queues) {
        assert_eq!((queue.id.0, &queue.name), (of.id, &of.name));
        assert_eq!(queue.business_unit_id, Some(Int(of.business_unit)));
        for team in &queue.team_ids {
            let team = &mbu.teams[team.0 as usize - 1];
            assert!(team.queue_ids.contains(&queue.id));
            assert_eq!(team.business_unit_id, queue.business_unit_id);
        }
    }
    assert_eq!((mbu.agents.len(), mbu.queues.len()), (30, 6));
    assert!(mbu.groups.iter().any(|group| !group.team_ids.is_empty()));
}

#[tokio::test]
async fn strings_server_and_date() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    for base in ["v2", "v1.0"] {
        let path = |locale| format!("/webapi/api/{base}/resources/dashboard/localization/{locale}");
        let (_, strings) = client.get(&path("fr-FR")).await;
        assert_eq!(strings["serviceLevelPercent"], "Niveau de service");
        assert_eq!(client.get(&path("it-it")).await.0, StatusCode::NOT_FOUND);
    }
    let (_, server) = client.get("/webapi/api/v2/metrics/specificserver").await;
    assert_eq!(server, format!("{}/webapi", simulator.root()));
    assert_eq!(client.get("/webapi/api/v2/nowhere").await.0, StatusCode::NOT_FOUND);

    simulator.advance(Duration::from_secs(7200));
    let response = client.send(Method::GET, "/webauth/token", None).await;
    assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
    let date = httpdate::parse_http_date(response.headers()["date"].to_str().unwrap()).unwrap();
    let date = date.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    assert_eq!(date, simulator.now() as u64 / 1000);
}
