//! Rows U1 to U9: what is pushed after the snapshot.

use std::collections::BTreeMap;
use std::time::Duration;

use connect_model::MetricValue;
use connect_simulator::{Options, Truth};
use connect_webapi::methods::{DeleteSubscription, SubscribeBody};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::*;
use crate::client::Client;
use crate::live::{BOTH, Live};
use crate::model::Model;

const NAMES: [&str; 4] = ["answeredCount", "handledCount", "handleTime", "longestHandleTime"];

fn body(live: &Live) -> SubscribeBody {
    let names = NAMES.iter().map(|name| (*name).to_owned()).collect();
    SubscribeBody::new(&live.id, names).with_status()
}

/// A subscription to nothing but the name of queue 1, by which a test knows that what was pushed
/// before has come in.
async fn mark(client: &Client, live: &Live) {
    let body = SubscribeBody { connection_id: live.id.clone(), ..SubscribeBody::default() };
    assert_eq!(client.subscribe("queues?queueIds=1", &body).await.0, StatusCode::OK);
}

/// What has been pushed until now, but for the marks.
async fn pushed(simulator: &Simulator, live: &mut Live, mark: &str) -> Vec<Value> {
    simulator.set_queue_name(1, mark);
    let mut all = live.all_until(|data| data["name"] == mark && data["type"] == "queue").await;
    all.retain(|data| data["type"] != "queue" || data["id"] != 1);
    all
}

/// A sum as its subscriber knows it.
#[derive(Default, Debug)]
struct Known {
    members: Vec<i64>,
    metrics: BTreeMap<(String, String), Value>,
    sessions: BTreeMap<i64, Value>,
}

impl Known {
    fn apply(&mut self, data: &Value) {
        self.members =
            data["entityIds"].as_array().unwrap().iter().map(|id| id.as_i64().unwrap()).collect();
        for (modality, bag) in data["metrics"].as_object().into_iter().flatten() {
            for (name, value) in bag.as_object().unwrap() {
                self.metrics.insert((modality.clone(), name.clone()), value.clone());
            }
        }
        for bag in data["sessions"].as_object().into_iter().flat_map(|bags| bags.values()) {
            let list = |key: &str| bag[key].as_array().cloned().unwrap_or_default();
            for session in list("addedSessions") {
                let id = session["sessionId"].as_i64().unwrap();
                assert!(self.sessions.insert(id, session).is_none(), "added twice");
            }
            for session in list("sessions") {
                assert!(self.sessions.contains_key(&session["sessionId"].as_i64().unwrap()));
            }
            for session in list("removedSessions") {
                assert!(self.sessions.remove(&session["sessionId"].as_i64().unwrap()).is_some());
            }
        }
    }

    /// Against the truth of agents or of queues.
    fn assert_is_sum_of(&self, truth: &Truth, of_agents: bool) {
        let (mut expected, mut sessions) = (BTreeMap::new(), Vec::new());
        for id in &self.members {
            let (metrics, own) = if of_agents {
                let agent = truth.agent(*id).unwrap();
                (&agent.metrics, &agent.sessions)
            } else {
                let queue = truth.queue(*id).unwrap();
                (&queue.metrics, &queue.sessions)
            };
            sessions.extend(own.iter().map(|session| session.id));
            for ((modality, bag), name) in metrics.iter().flat_map(|bag| NAMES.map(|n| (bag, n))) {
                let Some(value) = bag.get(name) else { continue };
                let key = (modality.clone(), name.to_owned());
                let (sum, count): &mut (f64, f64) = expected.entry(key).or_default();
                match value {
                    MetricValue::Number(n) if name.starts_with("longest") => *sum = sum.max(*n),
                    MetricValue::Number(n) => *sum += n,
                    MetricValue::Stat { total, count: n, .. } => {
                        *sum += total;
                        *count += n;
                    }
                }
            }
        }
        assert!(self.metrics.keys().eq(expected.keys()));
        for (key, (sum, count)) in expected {
            let value = &self.metrics[&key];
            let (found, times) = match value.as_object() {
                Some(stat) => (&stat["total"], stat["count"].as_f64().unwrap()),
                None => (value, 0.0),
            };
            assert!((found.as_f64().unwrap() - sum).abs() < 0.01, "{key:?} {value} {sum}");
            assert!((times - count).abs() < 0.01, "{key:?} {value} {count}");
        }
        sessions.sort_unstable();
        sessions.dedup();
        assert!(self.sessions.keys().eq(&sessions), "{:?} {sessions:?}", self.sessions.keys());
    }
}

#[tokio::test]
async fn sums_and_groups_stay_the_sums_of_their_members() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let mut live = Live::open(&client).await;
    mark(&client, &live).await;
    for route in [
        "agents/aggregateBy?teamIds=1,2",
        "agents/groupBy?groupIds=1&teamIds=3,1",
        "queues/aggregateBy?businessUnitIds=1",
        "queues/groupBy?queueIds=5&groupIds=1",
    ] {
        assert_eq!(client.subscribe(route, &body(&live)).await.0, StatusCode::OK, "{route}");
    }
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    let mut updates = 0;
    for round in 0..60 {
        for data in pushed(&simulator, &mut live, &format!("round {round}")).await {
            let key = format!("{} {} {}", data["type"], data["groupType"], data["groupId"]);
            known.entry(key).or_default().apply(&data);
            updates += 1;
        }
        let truth = simulator.truth();
        for (key, sum) in &known {
            sum.assert_is_sum_of(&truth, key.contains("agent"));
        }
        simulator.advance(Duration::from_secs(7));
    }
    let keys: Vec<_> = known.keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            r#""agent" "team" 1"#,
            r#""agent" "team" 3"#,
            r#""agent" null null"#,
            r#""queue" "group" 1"#,
            r#""queue" null null"#,
        ]
    );
    assert!(updates > 100, "{updates}");
    // Queues alone may be summed without naming any (the sample of U5).
    let (status, _) = client.subscribe("queues/aggregateBy?modalities=audio", &body(&live)).await;
    assert_eq!(status, StatusCode::OK);
    let all = pushed(&simulator, &mut live, "all").await;
    let sum =
        all.iter().find(|data| data["entityIds"].as_array().is_some_and(|ids| ids.len() == 6));
    assert_eq!(sum.unwrap()["metrics"].as_object().unwrap().keys().collect::<Vec<_>>(), ["audio"]);
}

#[tokio::test]
async fn breakdowns_and_history_come_whole_and_then_what_is_new() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let mut live = Live::open(&client).await;
    mark(&client, &live).await;
    let route = "agents?teamIds=1&includeBreakdowns=true&includeStatusHistory=true";
    assert_eq!(client.subscribe(route, &body(&live)).await.0, StatusCode::OK);
    let mut queues: BTreeMap<(i64, i64), Value> = BTreeMap::new();
    let mut spans: BTreeMap<i64, Vec<Value>> = BTreeMap::new();
    let (mut changed, mut latest) = (0, 0);
    for round in 0..40 {
        for data in pushed(&simulator, &mut live, &format!("round {round}")).await {
            let agent = data["id"].as_i64().unwrap();
            let list = |key: &str| data[key].as_array().cloned().unwrap_or_default();
            for breakdown in list("addedBreakdowns") {
                let key = (agent, breakdown["id"].as_i64().unwrap());
                assert!(breakdown["name"].is_string() && breakdown["type"] == "queue");
                assert!(queues.insert(key, breakdown["metrics"].clone()).is_none());
            }
            for breakdown in list("breakdowns") {
                let known = queues.get_mut(&(agent, breakdown["id"].as_i64().unwrap())).unwrap();
                for (modality, bag) in breakdown["metrics"].as_object().unwrap() {
                    for (name, value) in bag.as_object().unwrap() {
                        assert_ne!(&known[modality][name], value, "only what has changed comes");
                        known[modality][name] = value.clone();
                    }
                }
                changed += 1;
            }
            let known = spans.entry(agent).or_default();
            let new = list("statusHistory");
            // The last one known comes again, with its end.
            if let Some(first) = new.first()
                && let Some(old) = known.pop()
            {
                assert_eq!(old["startTime"], first["startTime"]);
                assert!(old.get("endTime").is_none() && first["endTime"].is_string());
                latest += 1;
            }
            known.extend(new);
        }
        simulator.advance(Duration::from_secs(20));
    }
    assert!(changed > 20 && latest > 20, "{changed} {latest}");
}

#[tokio::test]
async fn an_updated_subscription_is_another_one() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let mut live = Live::open(&client).await;
    mark(&client, &live).await;
    let (_, id) = client.subscribe("agents?agentIds=5", &body(&live)).await;
    let path = |query: &str| format!("/subscriptions/{}{query}", id.as_str().unwrap());
    let first = pushed(&simulator, &mut live, "first").await;
    assert_eq!(first.iter().map(|data| data["id"].clone()).collect::<Vec<_>>(), [5]);

    // Other agents, one metric; the sample writes `agentId`.
    let one = json!({ "connectionId": live.id, "metricProperties": ["AnsweredCount"] });
    let (status, _) = client.post(&path("?agentId=7,8&modalities=audio"), one.clone()).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let second = pushed(&simulator, &mut live, "second").await;
    assert_eq!(second.iter().map(|data| data["id"].clone()).collect::<Vec<_>>(), [7, 8]);
    for data in &second {
        assert_eq!(data["metrics"].as_object().unwrap().len(), 1);
        assert_eq!(data["metrics"]["audio"].as_object().unwrap().len(), 1);
        assert!(data.get("currentStatus").is_none() && data.get("sessions").is_none());
    }
    // The same agents again, other columns.
    let two = json!({ "connectionId": live.id, "statusProperties": ["AgentStatus"] });
    assert_eq!(client.post(&path(""), two).await.0, StatusCode::NO_CONTENT);
    let third = pushed(&simulator, &mut live, "third").await;
    assert_eq!(third.iter().map(|data| data["id"].clone()).collect::<Vec<_>>(), [7, 8]);
    assert!(third.iter().all(|data| data.get("metrics").is_none()));
    assert!(third.iter().all(|data| data["currentStatus"]["agentStatus"].is_string()));
    simulator.advance(Duration::from_secs(1200));
    let later = pushed(&simulator, &mut live, "later").await;
    assert!(later.iter().all(|data| data["id"] == 7 || data["id"] == 8));

    // A sum stays a sum; another's connection is not the one.
    let (_, sum) = client.subscribe("agents/aggregateBy?agentIds=5", &body(&live)).await;
    let path = format!("/subscriptions/{}?teamIds=1", sum.as_str().unwrap());
    assert_eq!(client.post(&path, one).await.0, StatusCode::NO_CONTENT);
    let sums = pushed(&simulator, &mut live, "sums").await;
    let sizes = sums.iter().map(|data| data["entityIds"].as_array().map_or(0, Vec::len));
    assert_eq!(sizes.filter(|size| *size > 0).collect::<Vec<_>>(), [1, 10]);
    let other = json!({ "connectionId": "88cfebc8-e9f5-47a5-bfea-01b949ff9247" });
    assert_eq!(client.post(&path, other).await.0, StatusCode::NOT_FOUND);
    let end = DeleteSubscription {
        subscription_id: sum.as_str().unwrap().to_uppercase(),
        connection_id: live.id.clone(),
    };
    client.call(&end).await.unwrap();
    assert_eq!(simulator.counters().subscriptions, 2);
}

#[tokio::test]
async fn alerts_come_to_those_who_want_them_and_see_what_they_are_about() {
    // An hour of it: somebody waits too long, or does not answer.
    let simulator = Simulator::start(Options { agents: 60, queues: 6, ..options() }).await.unwrap();
    let client = Client::new(&simulator).await;
    let agent = client.of(&simulator, 10);
    let mut all = Live::open_in(&client, BOTH).await;
    let mut own = Live::open_in(&agent, BOTH).await;
    let mut deaf = Live::open(&client).await;
    for (client, live) in [(&client, &all), (&agent, &own), (&client, &deaf)] {
        let (status, id) =
            client.post("/subscriptions/alerts", json!({ "connectionId": live.id })).await;
        assert_eq!(status, StatusCode::OK);
        assert!(id.is_string());
        mark(client, live).await;
    }
    simulator.advance(Duration::from_secs(3600));
    simulator.set_queue_name(1, "end");
    let mut alerts = Vec::new();
    'all: loop {
        for (hub, method, argument) in all.arguments().await.unwrap() {
            match hub.as_str() {
                "AlertHub" => {
                    assert_eq!(method, "alert");
                    alerts.push(argument);
                }
                _ if argument["name"] == "end" => break 'all,
                _ => {}
            }
        }
    }
    let text = |live: &Value| live["message"].as_str().unwrap().to_owned();
    // The alerts come behind the data they came with.
    while alerts.is_empty() {
        alerts.extend(all.arguments().await.unwrap().into_iter().map(|(_, _, argument)| argument));
    }
    assert!(!text(&alerts[0]).is_empty() && alerts[0]["entityId"].is_i64());
    assert!(
        alerts.iter().all(|alert| alert["severity"].is_string() && alert.get("type").is_none())
    );
    let read = connect_webapi::realtime::read_argument(&alerts[0].to_string()).unwrap();
    assert!(
        matches!(&read[..], [connect_model::LiveUpdate::Alert(said)] if *said == text(&alerts[0]))
    );
    let seen = own.all_until(|data| data["name"] == "end").await;
    let team = simulator.truth().agent(10).unwrap().team;
    for alert in seen.iter().filter(|data| data.get("alertId").is_some()) {
        let id = alert["entityId"].as_i64().unwrap();
        match alert["entityType"].as_str() {
            Some("agent") => assert_eq!(id, 10),
            _ => assert!(simulator.truth().queue(id).unwrap().teams.contains(&team)),
        }
    }
    let heard = deaf.all_until(|data| data["name"] == "end").await;
    assert!(heard.iter().all(|data| data.get("alertId").is_none()), "it is not in the hub");
}

#[tokio::test]
async fn joins_and_recordings_are_pushed() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let mut live = Live::open(&client).await;
    let mut model = Model::default();
    crate::signalr::subscribe_to_all(&simulator, &client, &live).await;
    for round in 0..120 {
        let truth = simulator.truth();
        let busy = truth.agents.iter().filter(|agent| agent.status.contains("all"));
        for agent in busy.skip(round % 3).step_by(5) {
            let id = agent.sessions.first().map_or(0, |session| session.id);
            let route = [
                format!("silentJoin/{id}"),
                format!("startRecordingSessions/{}", agent.id),
                format!("bargeIn/{id}"),
                format!("stopRecordingSessions/{}", agent.id),
                format!("leave/{id}"),
                format!("whisperJoin/{id}"),
            ];
            let path = format!("/webapi/api/v2/sessions/callcontrol/{}", route[round % 6]);
            client.send(Method::POST, &path, None).await;
        }
        simulator.advance(Duration::from_secs(5));
        let mark = format!("round {round}");
        simulator.set_queue_name(1, &mark);
        live.until(&mut model, &mark).await;
        model.assert_is(&simulator.truth());
    }
}
