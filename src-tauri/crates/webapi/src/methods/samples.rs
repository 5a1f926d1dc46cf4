//! Answers in the document's own shapes: they pin both directions from outside.

use connect_model::{AgentId, BusinessUnitId, Mbu, Modality, Profile, QueueId, TeamId};

use super::{MbuReply, ProfileReply, StringsReply};
use crate::{METHODS, decode};

/// P1, with booleans and numbers as text where the document prints them so.
const PROFILE: &str = r#"{"type":"agent","id":15,"teamId":1,"name":"Peter Miller",
"emailAddress":"pmiller@ccdev2015.com","localeKey":"en-us",
"enabledModalities":["audio","instantMessage","message"],"isDirectProxyEnabled":false,
"isFederatedDeployment":false,"canMarkSelfAsSuspended":true,"useSilverlightAgentConsole":false,
"hideRecordButton":false,"attendantSipUri":"sip:Connect.41.Attendant@ccdev2015.internal",
"domain":"ccdev2015.internal","hideRecordingButton":false,"discoveryXFrameUrlOverride":"",
"discoveryUserUrlOverride":"false","agentGRUU":"1234-ABCD-5678-EFGH","proxyDirectCalls":"false",
"hiddenQueues":{"items":[{"queueId":"-1","queueName":"Direct Inbound"}],"count":"1"}}"#;

/// P2, "Business Unti" included; `groupId` as the dictionary has it.
const MBU: &str = r#"{"agents":[{"type":"Agent","id":1234,"name":"Test","teamId":12,
"canSilentJoin":true,"canWhisperJoin":false,"canRecord":true},{"id":7,"name":"Loose","teamId":-1}],
"queues":[{"type":"Queue","id":3,"name":"Test","businessUnitId":1,"teamIds":[12]}],
"teams":[{"type":"Team","id":12,"name":"Test","businessUnitId":1,"groupId":[1,2,3],
"agentIds":[1234],"queueIds":["3"]}],
"businessUnits":[{"type":"Business Unti","id":1,"name":"Test","teamIds":[12]}]}"#;

#[test]
fn a_profile() {
    let reply: ProfileReply = decode(PROFILE.as_bytes()).unwrap();
    assert_eq!(reply.hidden_queues.0[0].queue_id.0, -1);
    assert!(reply.can_mark_self_as_suspended.0 && !reply.proxy_direct_calls.0);
    assert_eq!(reply.agent_gruu, "1234-ABCD-5678-EFGH");
    let profile = Profile::from(reply);
    assert_eq!((profile.id, profile.team), (AgentId(15), Some(TeamId(1))));
    assert_eq!(profile.locale_key.as_deref(), Some("en-us"));
    assert_eq!(profile.modalities[1], Modality::InstantMessage);
}

#[test]
fn a_profile_without_an_id_is_none() {
    let error = decode::<ProfileReply>(br#"{"name":"Peter"}"#).unwrap_err().to_string();
    assert!(error.contains("id"), "{error}");
}

#[test]
fn an_organisation() {
    let mbu = Mbu::from(decode::<MbuReply>(MBU.as_bytes()).unwrap());
    assert_eq!((mbu.agents.len(), mbu.len()), (2, 5));
    assert!(mbu.agents[0].can_record && !mbu.agents[0].can_whisper_join);
    assert_eq!((mbu.agents[0].team, mbu.agents[1].team), (Some(TeamId(12)), None));
    assert_eq!((mbu.teams[0].groups.len(), &mbu.teams[0].queues), (3, &vec![QueueId(3)]));
    assert_eq!(mbu.queues[0].business_unit, Some(BusinessUnitId(1)));
    // The business unit does not list it.
    assert!(mbu.groups.is_empty());
    assert_eq!(mbu.business_units[0].queues, [QueueId(3)]);
}

#[test]
fn an_empty_organisation_has_no_lists() {
    assert!(Mbu::from(decode::<MbuReply>(b"{}").unwrap()).is_empty());
    assert_eq!(serde_json::to_string(&MbuReply::default()).unwrap(), "{}");
}

#[test]
fn strings_that_are_no_text_are_dropped() {
    let reply: StringsReply = decode(br#"{"abandonedCount":"Abandoned","x":5,"y":null}"#).unwrap();
    assert_eq!(reply.0.into_keys().collect::<Vec<_>>(), ["abandonedCount"]);
}

#[test]
fn every_method_has_places_of_its_own() {
    let mut all = Vec::new();
    for method in METHODS {
        assert!(!method.row.is_empty() && !method.places.is_empty());
        for place in method.places {
            assert!(place.route.starts_with('/'), "{method}");
            assert!(!all.contains(&place), "{method}");
            all.push(place);
        }
    }
}

proptest::proptest! {
    /// Whatever an answer loses or has in another type: it decodes, or says where it does not.
    #[test]
    fn a_damaged_answer_never_panics(place in 0..20_usize, with in "(null|-1|\"x\"|\\[\\]|\\{\\})") {
        for sample in [PROFILE, MBU] {
            let mut damaged = String::new();
            let mut parts = sample.split_inclusive(':');
            damaged.extend(parts.by_ref().take(place + 1));
            damaged.push_str(&with);
            let rest: String = parts.collect();
            damaged.push_str(rest.find(',').map_or("}", |comma| &rest[comma..]));
            drop((decode::<ProfileReply>(damaged.as_bytes()), decode::<MbuReply>(damaged.as_bytes())));
        }
    }
}
