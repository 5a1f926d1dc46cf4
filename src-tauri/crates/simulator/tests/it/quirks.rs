//! Every quirk, as it shows on the wire, and that the typed client reads it all the same.

use std::time::Duration;

use connect_simulator::{Options, Quirk, Quirks};
use connect_webapi::methods::{
    GetAgentMetrics, GetGruu, GetInfo, GetMbu, GetProfile, GetSession, ListAgentStatuses, Search,
    SessionParts, SubscribeBody, SubscriptionId,
};
use connect_webapi::realtime::read_argument;
use connect_webapi::{Method as Row, decode};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::*;
use crate::client::Client;
use crate::live::{HUBS, Live};

async fn with(quirks: impl Into<Quirks>) -> (Simulator, Client) {
    let options = Options { quirks: quirks.into(), ..options() };
    let simulator = Simulator::start(options).await.unwrap();
    let client = Client::new(&simulator).await;
    (simulator, client)
}

/// A session that is live, by its id; with a status if one is wanted.
fn live_session(simulator: &Simulator, status: &str) -> i64 {
    for _ in 0..500 {
        let truth = simulator.truth();
        let mut sessions = truth.agents.iter().flat_map(|agent| &agent.sessions);
        if let Some(session) = sessions.find(|session| session.status == status) {
            return session.id;
        }
        simulator.advance(Duration::from_secs(20));
    }
    panic!("no session is {status}")
}

/// What a method answers, typed; with whatever fields nobody knows.
async fn read<M: Row>(client: &Client, call: &M) -> M::Reply {
    let place = call.place();
    let query: Vec<_> =
        call.query().into_iter().map(|(key, value)| format!("{key}={value}")).collect();
    let path = format!("{}{}?{}", place.base.path(), call.path(place.route), query.join("&"));
    let response = client.send(Method::GET, &path, None).await;
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    decode(&response.bytes().await.unwrap()).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn scalars(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(list) => list.iter().flat_map(scalars).collect(),
        Value::Object(fields) => fields.values().flat_map(scalars).collect(),
        scalar => vec![scalar],
    }
}

#[tokio::test]
async fn a_typed_client_reads_through_all_of_them() {
    let quirks = [
        vec![Quirk::TextValues],
        vec![Quirk::AfterCallBlank, Quirk::GruuObject, Quirk::Lists],
        vec![Quirk::UnknownFields, Quirk::SingleObjects],
        vec![Quirk::UnknownWords],
        vec![Quirk::Sparse],
        vec![Quirk::OddKeys],
        vec![
            Quirk::TextValues,
            Quirk::UnknownFields,
            Quirk::UnknownWords,
            Quirk::OddKeys,
            Quirk::Sparse,
        ],
    ];
    for quirks in quirks {
        let (simulator, client) = with(quirks.iter().copied().collect::<Quirks>()).await;
        let truth = simulator.truth();
        let session = live_session(&simulator, "Active");
        assert_eq!(read(&client, &GetProfile).await.id.0, 1, "{quirks:?}");
        let mbu = read(&client, &GetMbu).await;
        assert_eq!((mbu.agents.len(), mbu.queues.len()), (30, 6), "{quirks:?}");
        assert_eq!(mbu.agents[4].name, truth.agents[4].name);
        assert!(mbu.teams.iter().all(|team| !team.agent_ids.is_empty()));
        read(&client, &GetInfo).await;
        let full = read(&client, &GetSession { session, parts: SessionParts::all(5) }).await;
        assert_eq!(full.session_id.unwrap().0, session);
        assert!(full.aftercall_options.is_some() && full.im_prompts.is_some(), "{quirks:?}");
        read(&client, &GetGruu { session }).await;
        assert_eq!(read(&client, &ListAgentStatuses { agent: 5 }).await.0.len(), 15);
        read(&client, &Search::new("sip").unwrap()).await;
        let call = GetAgentMetrics { agent: 5, ..Default::default() };
        let data = read(&client, &call).await.0;
        assert_eq!(data[0].id.unwrap().0, 5);

        let mut live = Live::open(&client).await;
        let body = SubscribeBody::new(&live.id, vec!["answeredCount".into()]).with_status();
        let (status, _) = client.subscribe("agents?teamIds=1,2,3", &body).await;
        assert_eq!(status, StatusCode::OK);
        let mut agents = 0;
        while agents < 30 {
            for (_, _, argument) in live.arguments().await.unwrap() {
                agents += read_argument(&argument.to_string()).unwrap().len();
            }
        }
    }
}

#[tokio::test]
async fn values_are_text() {
    let (simulator, client) = with([Quirk::TextValues]).await;
    let session = live_session(&simulator, "Active");
    for route in [
        "/profile".to_owned(),
        "/profile/mbu".to_owned(),
        "/metrics/agents/1".to_owned(),
        format!("/sessions/{session}"),
    ] {
        let (_, answer) = client.v2(&route).await;
        assert!(
            scalars(&answer).iter().all(|value| value.is_string() || value.is_null()),
            "{route}"
        );
    }
    let mut live = Live::open(&client).await;
    let body = SubscribeBody::new(&live.id, vec!["answeredCount".into()]);
    client.subscribe("queues?queueIds=1", &body).await;
    let pushed = live.all_until(|data| data["type"] == "queue").await;
    assert_eq!(pushed[0]["id"], "1");
}

#[tokio::test]
async fn after_call_has_three_spellings() {
    for (quirks, word) in [
        (Quirks::default(), "AfterCall"),
        ([Quirk::AfterCallBlank].into(), "After Call"),
        ([Quirk::AfterCallCamel].into(), "afterCall"),
    ] {
        let (simulator, client) = with(quirks).await;
        let id = live_session(&simulator, "AfterCall");
        assert_eq!(client.v2(&format!("/sessions/{id}")).await.1["sessionStatus"], word);
        let mut live = Live::open(&client).await;
        let body = SubscribeBody::new(&live.id, Vec::new());
        client.subscribe("agents?teamIds=1,2,3", &body).await;
        let has = |data: &Value| {
            let mut bags = data["sessions"].as_object().into_iter().flat_map(|bags| bags.values());
            bags.any(|bag| bag["addedSessions"][0]["sessionStatus"] == word)
        };
        live.all_until(has).await;
    }
}

#[tokio::test]
async fn places_that_are_not_offered() {
    let note = json!({ "note": "x" }).to_string();
    let item = json!({ "extraItemId": 12, "extraItemValue": "x" }).to_string();
    for (quirk, verb, route, body, status, allow) in [
        (Quirk::PostOnly, Method::GET, "setcallnotes", &note, 405, Some("POST")),
        (Quirk::PostOnly, Method::POST, "setcallnotes", &note, 204, None),
        (Quirk::GetOnly, Method::POST, "setcallnotes", &note, 405, Some("GET")),
        (Quirk::GetOnly, Method::GET, "setcallnotes", &note, 204, None),
        (Quirk::GetOnly, Method::POST, "setdispositions", &note, 405, Some("GET")),
        (Quirk::ShortExtraItem, Method::POST, "setextraitems", &item, 404, None),
        (Quirk::ShortExtraItem, Method::POST, "setextraitem", &item, 204, None),
        (Quirk::ShortExtraItem, Method::GET, "setextraitem", &item, 204, None),
    ] {
        let (simulator, client) = with([quirk]).await;
        let id = live_session(&simulator, "Active");
        let path = format!("/webapi/api/v2/sessions/{id}/{route}");
        let response = client.send(verb, &path, Some(body.clone())).await;
        assert_eq!(response.status().as_u16(), status, "{quirk:?} {route}");
        let allowed = response.headers().get("allow").map(|value| value.to_str().unwrap());
        assert_eq!(allowed, allow, "{quirk:?} {route}");
    }
    let (_simulator, client) = with([Quirk::OldStrings, Quirk::NoBatch, Quirk::NoJoins]).await;
    let strings = "resources/dashboard/localization/en-us";
    assert_eq!(client.v2(&format!("/{strings}")).await.0, StatusCode::NOT_FOUND);
    assert_eq!(client.get(&format!("/webapi/api/v1.0/{strings}")).await.0, StatusCode::OK);
    assert_eq!(client.post("/", json!([])).await.0, StatusCode::NOT_FOUND);
    let (status, _) = client.post("/sessions/callcontrol/silentJoin/1", Value::Null).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn subscription_ids_have_many_forms() {
    for (quirks, form) in [
        (Quirks::default(), json!("")),
        ([Quirk::SubscriptionIdNumber].into(), json!(0)),
        ([Quirk::SubscriptionIdObject].into(), json!({ "subscriptionId": "" })),
        ([Quirk::SubscriptionIdEntity].into(), json!({ "id": "" })),
        ([Quirk::SubscriptionIdMissing].into(), Value::Null),
    ] {
        let (simulator, client) = with(quirks).await;
        let live = Live::open(&client).await;
        let body = SubscribeBody::new(&live.id, Vec::new());
        let (status, answer) = client.subscribe("agents?agentIds=5", &body).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(std::mem::discriminant(&answer), std::mem::discriminant(&form), "{answer}");
        for key in form.as_object().into_iter().flat_map(|fields| fields.keys()) {
            assert!(answer[key].is_string(), "{answer}");
        }
        let id: SubscriptionId = serde_json::from_value(answer).unwrap();
        assert_eq!(id.0.is_none(), form.is_null());
        let Some(id) = id.0 else { continue };
        let end = json!({ "connectionId": live.id }).to_string();
        let path = format!("/webapi/api/v2/subscriptions/{id}");
        let response = client.send(Method::DELETE, &path, Some(end)).await;
        assert_eq!(response.status(), StatusCode::NO_CONTENT);
        assert_eq!(simulator.counters().subscriptions, 0);
    }
}

#[tokio::test]
async fn words_and_fields_nobody_knows() {
    let (simulator, client) = with([Quirk::UnknownWords, Quirk::UnknownFields]).await;
    let (_, profile) = client.v2("/profile").await;
    let modalities = profile["enabledModalities"].as_array().unwrap();
    assert!(modalities.contains(&json!("hologram")));
    assert!(profile["xFuture"].is_object() && profile["hiddenQueues"]["xFuture"].is_object());
    let (_, status) = client.v2("/agentStatus/3?currentOnly=true").await;
    assert_eq!(status["currentStatus"]["agentStatus"], "meditating");
    let (_, data) = client.v2("/metrics/agents/3").await;
    assert!(data["metrics"]["hologram"].is_object());
    let mut seen = false;
    for _ in 0..100 {
        let truth = simulator.truth();
        let mut sessions = truth.agents.iter().flat_map(|agent| &agent.sessions);
        if let Some(session) = sessions.find(|session| session.id % 3 == 0) {
            let (_, session) = client.v2(&format!("/sessions/{}", session.id)).await;
            assert_eq!(
                (&session["modality"], &session["modalityId"]),
                (&json!("Hologram"), &json!(42))
            );
            seen = true;
            break;
        }
        simulator.advance(Duration::from_secs(20));
    }
    assert!(seen);
}

#[tokio::test]
async fn keys_as_the_document_misspells_them() {
    let (simulator, client) = with([Quirk::OddKeys, Quirk::Sparse]).await;
    let (_, mbu) = client.v2("/profile/mbu").await;
    assert_eq!(mbu["businessUnits"][0]["Type"], "Business Unti");
    assert!(mbu["Teams"][0]["Id"].is_i64() && mbu.get("teams").is_none());
    let (_, profile) = client.v2("/profile").await;
    assert!(profile["Domain"].is_string() && profile.get("emailAddress").is_none());
    let session = live_session(&simulator, "Active");
    let route = format!("/sessions/{session}?includeImPrompts=true&includeAftercallOptions=true");
    let (_, full) = client.v2(&route).await;
    assert!(full["imPropts"]["items"].is_array());
    assert!(full["aftercallConfig"]["IsManualAfterCallEnabled"].is_boolean());
    assert!(full.get("imPrompts").is_none() && full.get("agentName").is_none());
}

#[tokio::test]
async fn realtime_data_is_one_object_or_a_list() {
    for (quirk, list) in [(Quirk::Lists, true), (Quirk::SingleObjects, false)] {
        let (_simulator, client) = with([quirk]).await;
        for route in ["agents/5", "agents?agentIds=5", "agents/aggregateBy?agentIds=5"] {
            let (_, data) = client.v2(&format!("/metrics/{route}")).await;
            assert_eq!(data.is_array(), list, "{quirk:?} {route}");
        }
        let (_, many) = client.v2("/metrics/agents?agentIds=5,6").await;
        assert!(many.is_array());
        let mut live = Live::open(&client).await;
        let body = SubscribeBody::new(&live.id, vec!["answeredCount".into()]);
        client.subscribe("agents?agentIds=5", &body).await;
        client.subscribe("agents?teamIds=1", &body).await;
        let mut entities = 0;
        while entities < 11 {
            for (_, _, argument) in live.arguments().await.unwrap() {
                assert_eq!(argument.is_array(), list);
                entities += argument.as_array().map_or(1, Vec::len);
            }
        }
    }
}

#[tokio::test]
async fn hubs_have_names_nobody_can_guess() {
    let (_simulator, client) = with([Quirk::RandomNames]).await;
    let path = format!("/webapi/signalr/negotiate?clientProtocol=1.5&connectionData={HUBS}");
    let status = client.send(Method::GET, &path, None).await.status();
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    let script = client.send(Method::GET, "/webapi/signalr/hubs", None).await.text().await.unwrap();
    let names = connect_signalr::hub_names(&script);
    assert_eq!(names.len(), 2);
    let data =
        serde_json::to_string(&names.iter().map(|n| json!({ "name": n })).collect::<Vec<_>>());
    let data: String = url::form_urlencoded::byte_serialize(data.unwrap().as_bytes()).collect();
    let mut live = Live::open_in(&client, &data).await;
    let body = SubscribeBody::new(&live.id, vec!["answeredCount".into()]);
    client.subscribe("agents?agentIds=5", &body).await;
    let (hub, method, _) = live.arguments().await.unwrap().remove(0);
    assert!(names.iter().any(|name| name.eq_ignore_ascii_case(&hub)));
    assert!(method.starts_with('x') && method != hub);
}
