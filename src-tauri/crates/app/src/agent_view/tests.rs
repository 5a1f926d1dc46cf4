//! The document's samples, odd forms of what it leaves open, and queues that the user does not see.

use connect_model::{Agent, Group, GroupId, Queue, QueueId, Strings, Team, TeamId};
use connect_webapi::lenient::OneOrMany;

use super::*;

const NOW: i64 = 1_500_000_000_000;

fn catalogue() -> Catalogue {
    let mut strings = Strings::new();
    for (name, word) in [("ronaCount", "Not answered"), ("takenCount", "Taken")] {
        for suffix in ["", "Short", "Description"] {
            strings.insert(format!("{name}{suffix}"), word.to_owned());
        }
    }
    Catalogue::from_strings(&strings)
}

fn columns() -> Columns {
    let column =
        |metric: &str, kind| Column { id: String::new(), kind, metric: Some(metric.to_owned()) };
    vec![
        column("takenCount", ColumnKind::Count),
        column("handleTime", ColumnKind::Duration),
        Column { id: String::new(), kind: ColumnKind::Count, metric: None },
    ]
}

fn mbu() -> Mbu {
    let team = |id, queues: &[i64], groups: &[i64]| Team {
        id: TeamId(id),
        name: format!("team {id}"),
        business_unit: None,
        groups: groups.iter().copied().map(GroupId).collect(),
        agents: vec![],
        queues: queues.iter().copied().map(QueueId).collect(),
    };
    let queue = |id, teams: &[i64]| Queue {
        id: QueueId(id),
        name: format!("queue {id}"),
        business_unit: None,
        teams: teams.iter().copied().map(TeamId).collect(),
    };
    let group =
        |id, teams: Vec<TeamId>| Group { id: GroupId(id), name: format!("group {id}"), teams };
    let agent = Agent {
        id: AgentId(10),
        name: "Jean Luc Picard".to_owned(),
        team: Some(TeamId(1)),
        can_silent_join: false,
        can_whisper_join: false,
        can_record: false,
    };
    let mbu = Mbu {
        agents: vec![agent],
        queues: vec![queue(3, &[1]), queue(4, &[2]), queue(5, &[])],
        teams: vec![team(1, &[5], &[7]), team(2, &[], &[])],
        groups: vec![group(7, vec![]), group(8, vec![TeamId(1)]), group(9, vec![])],
        ..Mbu::default()
    };
    mbu.linked()
}

fn shown(json: &str) -> ipc::AgentView {
    let answered: OneOrMany<Realtime> = serde_json::from_str(json).unwrap();
    let diff = answer(answered.0, 10).unwrap();
    let (mbu, catalogue, columns) = (mbu(), catalogue(), columns());
    let hidden = [(QueueId(8), "Rollup".to_owned()), (QueueId(12), "First class".to_owned())];
    let lexicon = Lexicon { mbu: &mbu, hidden: &hidden, catalogue: &catalogue, columns: &columns };
    view(diff, NOW, &lexicon)
}

#[test]
fn the_documents_history_is_shown_in_one_line() {
    let sample = include_str!("../../../webapi/tests/samples/M1-dictionary-status-history.json");
    let answered: OneOrMany<Realtime> = serde_json::from_str(sample).unwrap();
    let diff = answer(answered.0, 10).unwrap();
    // An hour into the first of its two statuses; the other is of no length.
    let at = diff.details.as_ref().unwrap().history[0].start + 3_600_000;
    let (mbu, catalogue, columns) = (mbu(), catalogue(), columns());
    let lexicon = Lexicon { mbu: &mbu, hidden: &[], catalogue: &catalogue, columns: &columns };
    let shown = view(diff, at, &lexicon);
    assert_eq!((shown.spans.len(), shown.spans[0].status.as_str()), (1, "available"));
    assert_eq!(shown.spans[0].to, Some(at));
    assert_eq!((shown.name.as_str(), shown.now.status.as_str()), ("Jean Luc Picard", ""));
}

#[test]
fn what_the_agent_does_now_is_the_last_of_its_day() {
    let shown = shown(
        r#"[{"id":"10","currentStatus":{"agentStatus":"Unavailable","reasonCodeName":"Lunch",
        "startTime":"2017-07-14T02:10:00Z","isSuspended":"true"},"statusHistory":
        {"agentStatus":"After Call","startTime":"2017-07-14 01:00","endTime":null}}]"#,
    );
    let spans: Vec<_> = shown.spans.iter().map(|one| (one.kind, one.reason.as_deref())).collect();
    let kinds = [(ipc::StatusKind::AfterCall, None), (ipc::StatusKind::Away, Some("Lunch"))];
    assert_eq!(spans, kinds);
    assert_eq!((shown.spans[0].to, shown.spans[1].to), (Some(shown.spans[1].from), None));
    assert!(shown.now.suspended);
}

#[test]
fn the_metrics_of_the_table_come_first_and_each_modality_has_its_own() {
    let shown = shown(
        r#"{"type":"agent","metrics":{"audio":{"ronaCount":2,"takenCount":"5",
        "handleTime":{"total":0,"average":0,"count":0}},"instantMessage":{"TakenCount":1},
        "agnostic":{"availableTime":60000,"oddity":"n/a"},"smoke":{"ronaCount":1}}}"#,
    );
    assert_eq!(shown.modalities, ["audio", "instantMessage", "agnostic", "smoke"]);
    let names: Vec<_> = shown.metrics.iter().map(|metric| metric.column.id.as_str()).collect();
    assert_eq!(names, ["takenCount", "handleTime", "ronaCount", "availableTime", "oddity"]);
    let (taken, unknown) = (&shown.metrics[0], ipc::Cell::Unknown);
    let cells = [ipc::Cell::Number(5.0), ipc::Cell::Number(1.0), unknown, unknown];
    assert_eq!(
        (taken.column.title.as_deref(), taken.values.as_slice()),
        (Some("Taken"), &cells[..])
    );
    assert_eq!(shown.metrics[1].values[0], ipc::Cell::NotApplicable);
    assert_eq!(shown.metrics[3].column.kind, ipc::ColumnKind::Duration);
    assert_eq!(
        (shown.metrics[3].column.title.as_ref(), shown.metrics[4].values[2]),
        (None, unknown)
    );
}

#[test]
fn queues_that_the_user_does_not_see_are_said_to_be_hidden() {
    let shown = shown(
        r#"{"id":10,"breakdowns":[{"id":4,"name":"of the server","metrics":{"audio":
        {"takenCount":2},"instantMessage":{"takenCount":3}}},{"queueId":-1},"TODO",8],
        "addedBreakdowns":[{"id":12,"name":"Premier"}]}"#,
    );
    let queues: Vec<_> =
        shown.queues.iter().map(|one| (one.id, one.name.as_str(), one.hidden)).collect();
    assert_eq!(
        queues,
        [(-1, "", true), (4, "queue 4", false), (8, "Rollup", true), (12, "Premier", true)]
    );
    assert_eq!(shown.queues[0].direct, Some(ipc::Direct::Inbound));
    assert_eq!(shown.queues[1].metrics[0], ipc::Cell::Number(5.0));
    assert_eq!(shown.queues[1].metrics[1..], [ipc::Cell::Unknown; 2]);
}

#[test]
fn an_answer_about_somebody_else_is_none() {
    let of = |json: &str| {
        let all: OneOrMany<Realtime> = serde_json::from_str(json).unwrap();
        answer(all.0, 10)
    };
    assert_eq!(of("[]"), None);
    assert_eq!(of(r#"{"id":11}"#), None);
    assert!(of(r#"[{"id":11},{"id":10,"entityIds":[10],"groupId":1}]"#).is_some());
}

#[test]
fn an_agent_serves_the_queues_that_its_team_is_shown() {
    let place = place(&mbu(), 10);
    assert_eq!((place.name.as_str(), place.team.as_str()), ("Jean Luc Picard", "team 1"));
    assert_eq!(place.queues, [(3, "queue 3".to_owned()), (5, "queue 5".to_owned())]);
    assert_eq!(
        (place.groups, place.business_unit.as_str()),
        (vec!["group 7".into(), "group 8".into()], "")
    );
    assert_eq!(super::place(&mbu(), 99), ipc::AgentPlaceView::default());
}
