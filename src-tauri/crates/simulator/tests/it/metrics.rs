//! Rows M1 to M4, against the truth.

use connect_model::MetricValue;
use connect_simulator::Metrics;
use connect_webapi::methods::{
    AggregateAgentMetrics, GetAgentMetrics, GetAgentsMetrics, GroupAgentMetrics,
};
use connect_webapi::realtime::Realtime;
use connect_webapi::{MetricPart, MetricProperties, Scope, View};
use reqwest::StatusCode;
use serde_json::json;

use super::*;
use crate::client::Client;

fn bags(data: &Realtime) -> Metrics {
    let mut bags = Metrics::new();
    for metric in &data.metrics.0 {
        let bag = bags.entry(metric.modality.as_str().to_owned()).or_default();
        bag.insert(metric.name.to_string(), metric.value.unwrap());
    }
    bags
}

fn number(data: &Realtime, modality: &str, name: &str) -> f64 {
    match bags(data)[modality][name] {
        MetricValue::Number(number) => number,
        MetricValue::Stat { total, .. } => total,
    }
}

#[tokio::test]
async fn an_agents_metrics_are_its_published_picture() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let truth = simulator.truth();
    let scope = Scope { agents: vec![1, 2], teams: vec![3], ..Scope::default() };
    let all = client.call(&GetAgentsMetrics { scope, ..Default::default() }).await.unwrap().0;
    assert_eq!(all.len(), 12);
    for data in &all {
        let agent = truth.agent(data.id.unwrap().0).unwrap();
        assert_eq!(data.name.as_deref(), Some(agent.name.as_str()));
        assert_eq!(bags(data), agent.metrics);
        let status = data.current_status.as_ref().unwrap();
        assert_eq!(status.agent_status.as_deref(), Some(agent.status.as_str()));
        let ids: Vec<_> = data
            .sessions
            .values()
            .flat_map(|bag| &bag.sessions)
            .map(|session| session.session_id.0)
            .collect();
        assert!(ids.iter().eq(agent.sessions.iter().map(|session| &session.id)));
        assert!(data.sessions.values().all(|bag| bag.added_sessions.is_empty()));
        let call = GetAgentMetrics { agent: agent.id, ..Default::default() };
        assert_eq!(client.call(&call).await.unwrap().0, std::slice::from_ref(data));
    }
}

#[tokio::test]
async fn each_resource_has_its_part_and_lists_narrow_it() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let busy = simulator.truth().agents.iter().find(|a| !a.sessions.is_empty()).unwrap().id;
    for (part, has) in [
        (MetricPart::Metrics, (true, false, false)),
        (MetricPart::Sessions, (false, true, false)),
        (MetricPart::Status, (false, false, true)),
    ] {
        for only in [None, Some(MetricProperties::default())] {
            let call = GetAgentMetrics { agent: busy, part, only, ..Default::default() };
            let data = client.call(&call).await.unwrap().0.remove(0);
            let found = (
                !data.metrics.is_empty(),
                !data.sessions.is_empty(),
                data.current_status.is_some(),
            );
            assert_eq!(found, has, "{part:?}");
        }
    }
    // The sample of M1, and its variant with numbers and one modality.
    let body =
        json!({ "metricProperties": ["answeredCount"], "statusProperties": ["agentStatus"] });
    let (_, data) = client.post(&format!("/metrics/agents/{busy}?modalities=2"), body).await;
    let status = data["currentStatus"].as_object().unwrap();
    assert_eq!(status.keys().collect::<Vec<_>>(), ["agentStatus"]);
    assert_eq!(data["metrics"].as_object().unwrap().keys().collect::<Vec<_>>(), ["audio"]);
    assert_eq!(data["metrics"]["audio"].as_object().unwrap().len(), 1);
    assert!(data.get("sessions").is_none());
    let body = json!({ "sessionProperties": [4], "statusProperties": [1, 5] });
    let (_, data) = client.post(&format!("/metrics/agents/{busy}"), body).await;
    assert!(data["currentStatus"].as_object().unwrap().keys().eq(["agentStatus", "isSuspended"]));
    let bag = data["sessions"].as_object().unwrap().values().next().unwrap();
    assert!(bag["sessions"][0].as_object().unwrap().keys().eq(["customerName", "sessionId"]));
    let (status, _) = client.post("/metrics/agents/1", json!([1])).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn sums_are_the_sums_of_their_members() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let truth = simulator.truth();
    let scope = Scope { teams: vec![2, 1], groups: vec![1], ..Scope::default() };
    let call = AggregateAgentMetrics { scope: scope.clone(), ..Default::default() };
    let sum = client.call(&call).await.unwrap().0.remove(0);
    let members: Vec<_> = sum.entity_ids.as_ref().unwrap().iter().map(|id| id.0).collect();
    assert!(members.is_sorted() && members.len() >= 20);
    assert!(sum.id.is_none() && sum.name.is_none() && sum.current_status.is_none());
    for (modality, name) in [("audio", "answeredCount"), ("agnostic", "availableTime")] {
        let of = |id: &i64| match truth.agent(*id).unwrap().metric(modality, name).unwrap() {
            MetricValue::Number(number) => number,
            MetricValue::Stat { total, .. } => total,
        };
        let expected: f64 = members.iter().map(of).sum();
        assert!((number(&sum, modality, name) - expected).abs() < 1e-6, "{name}");
    }
    // Teams go before groups, in the order they were named.
    let groups = client.call(&GroupAgentMetrics { scope, ..Default::default() }).await.unwrap().0;
    let label = |data: &Realtime| (data.group_type.clone().unwrap(), data.group_id.unwrap().0);
    assert_eq!(
        groups.iter().map(label).collect::<Vec<_>>(),
        [("team".to_owned(), 2), ("team".to_owned(), 1),]
    );
    let scope = Scope { groups: vec![1], business_units: vec![1], ..Scope::default() };
    let groups = client.call(&GroupAgentMetrics { scope, ..Default::default() }).await.unwrap().0;
    assert_eq!(groups.iter().map(label).collect::<Vec<_>>(), [("group".to_owned(), 1)]);
}

#[tokio::test]
async fn breakdowns_and_history_come_if_asked_for() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let view = View { breakdowns: true, status_history: true, ..View::default() };
    let scope = Scope { teams: vec![1], ..Scope::default() };
    let call = GetAgentsMetrics { scope, view, ..Default::default() };
    let all = client.call(&call).await.unwrap().0;
    let mut told = 0;
    for data in &all {
        let history = &data.status_history.as_ref().unwrap().0;
        assert!(history.iter().rev().skip(1).all(|span| span.end_time.is_some()));
        let (last, now) = (history.last().unwrap(), data.current_status.as_ref().unwrap());
        assert_eq!((&last.agent_status, last.end_time), (&now.agent_status, None));
        assert_eq!(last.start_time, now.start_time);
        // What the agent answered it answered of some queue.
        let answered = number(data, "audio", "answeredCount");
        let of = |of: &connect_webapi::realtime::Breakdown| {
            let data = Realtime { metrics: of.0.metrics.clone().unwrap(), ..Realtime::default() };
            number(&data, "audio", "answeredCount")
        };
        told += data.breakdowns.len();
        assert!(data.breakdowns.iter().map(of).sum::<f64>() <= answered);
    }
    assert!(told > 0);
    let plain = GetAgentMetrics { agent: 1, ..Default::default() };
    let plain = client.call(&plain).await.unwrap().0.remove(0);
    assert!(plain.breakdowns.is_empty() && plain.status_history.is_none());
}
