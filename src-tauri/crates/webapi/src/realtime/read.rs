//! Tells a pushed argument apart by its shape (spec notes 10, 20).

use connect_model::LiveUpdate;
use serde_json::Value;

use super::update::{entity_kind, is_known};
use super::{Realtime, quick};
use crate::decode::{DecodeError, decode};

/// Reads one argument of a pushed invocation: an object, or an array of them. An argument of no
/// known shape is an alert if it holds text, else unknown; one of a known shape with a fault in it
/// is an error that says where.
pub fn read_argument(json: &str) -> Result<Vec<LiveUpdate>, DecodeError> {
    let mut updates = Vec::new();
    read_argument_into(json, &mut updates)?;
    Ok(updates)
}

/// As [`read_argument`], behind what is in the list. Of several in one array those with a fault are
/// left out, and the first fault is the error: the others are in the list all the same.
pub fn read_argument_into(json: &str, updates: &mut Vec<LiveUpdate>) -> Result<(), DecodeError> {
    let before = updates.len();
    if quick::read(json, updates).is_some() {
        return Ok(());
    }
    updates.truncate(before);
    read_patiently(json, updates)
}

/// Reads an argument of any shape, with every leniency there is.
pub(super) fn read_patiently(json: &str, updates: &mut Vec<LiveUpdate>) -> Result<(), DecodeError> {
    let text = json.trim_start();
    if text.starts_with('[') {
        match serde_json::from_str::<Vec<Realtime>>(text) {
            Ok(list) if list.iter().all(is_known) => {
                updates.extend(list.into_iter().map(LiveUpdate::from));
                Ok(())
            }
            _ => read_each(&decode::<Vec<Value>>(text.as_bytes())?, updates),
        }
    } else {
        updates.push(match serde_json::from_str::<Realtime>(text) {
            Ok(data) if is_known(&data) => data.into(),
            _ => read_value(&decode::<Value>(text.as_bytes())?)?,
        });
        Ok(())
    }
}

/// One by one: what is wrong with one says nothing of the others.
fn read_each(items: &[Value], updates: &mut Vec<LiveUpdate>) -> Result<(), DecodeError> {
    let mut fault = None;
    for item in items {
        match read_value(item) {
            Ok(update) => updates.push(update),
            Err(error) => fault = fault.or(Some(error)),
        }
    }
    fault.map_or(Ok(()), Err)
}

/// The slow way, for what did not decode at once: a known shape with a fault, or another shape.
fn read_value(value: &Value) -> Result<LiveUpdate, DecodeError> {
    let known = value.get("type").and_then(Value::as_str);
    if entity_kind(known).is_some() {
        let text = value.to_string();
        return decode::<Realtime>(text.as_bytes()).map(LiveUpdate::from);
    }
    Ok(text_of(value).map_or(LiveUpdate::Unknown, LiveUpdate::Alert))
}

/// The first text of an argument that is not Realtime Data, `message` and `text` before others.
fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Object(map) => ["message", "text"]
            .iter()
            .find_map(|wanted| map.iter().find(|(key, _)| key.eq_ignore_ascii_case(wanted)))
            .and_then(|(_, value)| text_of(value))
            .or_else(|| map.values().find_map(text_of)),
        Value::Array(list) => list.iter().find_map(text_of),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use connect_model::{AgentStatus, EntityKind, GroupKind, Modality, QueueId};

    use super::*;

    fn one(json: &str) -> LiveUpdate {
        read_argument(json).expect("reads").remove(0)
    }

    #[test]
    fn the_documents_agent_sample_is_an_entity() {
        let update =
            one(r#"{"type":"agent","metrics":{"audio":{"ronaCount":0,"answeredCount":"5"},
            "agnostic":{"availableTime":{"total":13205103,"average":6602551.5,"count":2}}},
            "name":"Rob T.","id":41,"currentStatus":{"agentStatus":"ringOnNoAnswer",
            "startTime":"2016-10-27T19:56:02.98Z","isSuspended":false}}"#);
        insta::assert_debug_snapshot!(update, @r#"
        Entity(
            EntityDiff {
                kind: Agent,
                id: 41,
                name: Some(
                    "Rob T.",
                ),
                status: Some(
                    StatusDiff {
                        status: Some(
                            AgentStatus(
                                "ringOnNoAnswer",
                            ),
                        ),
                        reason: None,
                        start: Some(
                            1477598162980,
                        ),
                        suspended: Some(
                            false,
                        ),
                    },
                ),
                metrics: [
                    Metric {
                        modality: Audio,
                        name: "ronaCount",
                        value: Some(
                            Number(
                                0.0,
                            ),
                        ),
                    },
                    Metric {
                        modality: Audio,
                        name: "answeredCount",
                        value: Some(
                            Number(
                                5.0,
                            ),
                        ),
                    },
                    Metric {
                        modality: Agnostic,
                        name: "availableTime",
                        value: Some(
                            Stat {
                                total: 13205103.0,
                                average: 6602551.5,
                                count: 2.0,
                            },
                        ),
                    },
                ],
                sessions: [],
                details: None,
            },
        )
        "#);
    }

    #[test]
    fn shapes_are_told_apart() {
        let group = r#"{"groupType":"group","groupId":2,"entityIds":[],"type":"agent"}"#;
        let LiveUpdate::Group(sum) = one(group) else { panic!("a group") };
        assert_eq!((sum.kind, sum.group), (EntityKind::Agent, Some((GroupKind::Group, 2))));
        let aggregate = r#"{"entityIds":[41,"37"],"type":"queue","metrics":{"audio":{"a":1}},
            "sessions":{"audio":{"sessions":[{"sessionId":5}]}}}"#;
        let LiveUpdate::Aggregate(sum) = one(aggregate) else { panic!("an aggregate") };
        assert_eq!((sum.kind, sum.entity_ids), (EntityKind::Queue, Some(vec![41, 37])));
        assert_eq!((sum.metrics.len(), sum.sessions[0].1.changed.len()), (1, 1));
        assert_eq!(one(r#"{"Message":"Lift is out"}"#), LiveUpdate::Alert("Lift is out".into()));
        assert_eq!(one("17"), LiveUpdate::Unknown);
        assert_eq!(one(r#"{"type":"agent","groupType":"team"}"#), LiveUpdate::Unknown);
    }

    #[test]
    fn histories_and_breakdowns_come_with_an_agent() {
        let update = one(r#"{"type":"agent","id":5,"statusHistory":{"agentStatus":"After Call",
            "startTime":"2016-1-1 05:00","endTime":"2016-1-1 06:00"},
            "addedBreakdowns":[{"queueId":"3","metrics":{"audio":{"ronaCount":1}}},"TODO"],
            "breakdowns":[{"id":4,"name":"Four"}],"removedBreakdowns":[{"id":6},7]}"#);
        let LiveUpdate::Entity(entity) = update else { panic!("an entity") };
        let details = entity.details.expect("details");
        let span = &details.history[0];
        assert_eq!(span.status.as_ref().map(AgentStatus::as_str), Some("afterCall"));
        assert_eq!(span.end, Some(span.start + 3_600_000));
        let breakdowns = details.breakdowns;
        assert_eq!((breakdowns.added.len(), breakdowns.added[0].queue), (1, QueueId(3)));
        assert_eq!(breakdowns.changed[0].name.as_deref(), Some("Four"));
        assert_eq!(breakdowns.removed, [QueueId(6), QueueId(7)]);
    }

    #[test]
    fn an_array_holds_several_and_a_fault_has_its_place() {
        let two = read_argument(r#"[{"type":"queue","id":1},{"type":"Agent","id":"2"}]"#);
        assert_eq!(two.map(|list| list.len()).ok(), Some(2));
        let fault = read_argument(r#"{"type":"queue","id":{}}"#).map_err(|e| e.to_string());
        assert!(fault.as_ref().is_err_and(|text| text.starts_with("id:")), "{fault:?}");
        // What is beside it is read.
        let mut updates = vec![LiveUpdate::Unknown];
        let list = r#"[{"type":"queue","id":1},{"type":"queue","id":{}},{"type":"agent","id":2}]"#;
        assert!(read_argument_into(list, &mut updates).is_err());
        let id = |update: &LiveUpdate| match update {
            LiveUpdate::Entity(entity) => entity.id,
            _ => 0,
        };
        let ids: Vec<_> = updates.iter().map(id).collect();
        assert_eq!(ids, [0, 1, 2]);
    }

    #[test]
    fn sessions_come_as_objects_and_as_ids() {
        let update = one(
            r#"{"type":"queue","id":1,"sessions":{"audio":{"addedSessions":[{"sessionId":7,
            "sessionStatus":"Queued","queuedMs":"1200"}],"removedSessions":[8,{"sessionId":9}]}}}"#,
        );
        let LiveUpdate::Entity(entity) = update else { panic!("an entity") };
        let (modality, sessions) = &entity.sessions[0];
        assert_eq!(*modality, Modality::Audio);
        assert_eq!(sessions.added[0].queued_ms, Some(1200));
        assert_eq!(sessions.removed.len(), 2);
    }
}
