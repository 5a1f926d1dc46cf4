//! The API's methods but for subscriptions.

use std::sync::Arc;

use axum::extract::{Extension, MatchedPath, Path, Request, State};
use axum::http::{Method as HttpMethod, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{MethodFilter, MethodRouter, get, on};
use axum::{Router, handler::Handler};
use connect_webapi::lenient::{Bool, Int, List};
use connect_webapi::methods::{
    AgentDto, ApiVersion, BusinessUnitDto, DeleteSubscription, GetInfo, GetMbu, GetProfile,
    GetSpecificServer, GetStrings, GroupDto, HiddenQueue, InfoReply, MbuReply, ProfileReply,
    QueueDto, SubscribeAgents, SubscribeQueues, TeamDto,
};
use connect_webapi::{Base, METHODS, Method, Verb};

use super::auth::{bearer, challenge};
use super::{Shared, fault, subscriptions};
use crate::strings;
use crate::world::sessions::MODALITIES;
use crate::world::{World, id_of};

/// Who calls: the agent of the token.
#[derive(Clone, Copy)]
pub(super) struct Caller(pub i64);

pub(super) fn routes(simulated: &Shared) -> Router {
    Router::new()
        .route(&path::<GetInfo>(), at::<GetInfo, _, _>(info))
        .route(&path::<GetProfile>(), at::<GetProfile, _, _>(profile))
        .route(&path::<GetMbu>(), at::<GetMbu, _, _>(mbu))
        .route(&path::<GetStrings>(), at::<GetStrings, _, _>(texts))
        .route(&format!("{}{}", Base::V1.path(), GetStrings::INFO.places[1].route), get(texts))
        .route(&path::<GetSpecificServer>(), at::<GetSpecificServer, _, _>(specific_server))
        .route(&path::<SubscribeAgents>(), at::<SubscribeAgents, _, _>(subscriptions::agents))
        .route(&path::<SubscribeQueues>(), at::<SubscribeQueues, _, _>(subscriptions::queues))
        .route(&path::<DeleteSubscription>(), at::<DeleteSubscription, _, _>(subscriptions::delete))
        .fallback(unknown)
        .layer(middleware::from_fn_with_state(Arc::clone(simulated), guard))
        .with_state(Arc::clone(simulated))
}

fn path<M: Method>() -> String {
    let place = M::INFO.places[0];
    format!("{}{}", place.base.path(), place.route)
}

fn at<M: Method, H: Handler<T, Shared>, T: 'static>(handler: H) -> MethodRouter<Shared> {
    let verb = match M::INFO.places[0].verb {
        Verb::Get => MethodFilter::GET,
        Verb::Post => MethodFilter::POST,
        Verb::Delete => MethodFilter::DELETE,
    };
    on(verb, handler)
}

/// Counts the call and lets only holders of a token pass; a wrong address below the API wants one,
/// too.
async fn guard(State(simulated): State<Shared>, mut request: Request, next: Next) -> Response {
    if let Some(path) = request.extensions().get::<MatchedPath>() {
        if let Some(row) = row_of(request.method(), path.as_str()) {
            simulated.state().counters.count(row);
        }
    } else if !request.uri().path().starts_with("/webapi/api") {
        return next.run(request).await;
    }
    let agent = bearer(request.headers()).and_then(|token| {
        let state = simulated.state();
        state.authority.agent_of(token, state.world.now)
    });
    let Some(agent) = agent else {
        return challenge(&simulated, "Authorization has been denied for this request.");
    };
    request.extensions_mut().insert(Caller(agent));
    next.run(request).await
}

fn row_of(verb: &HttpMethod, path: &str) -> Option<&'static str> {
    let is = |info: &&connect_webapi::MethodInfo| {
        info.places.iter().any(|place| {
            place.verb.as_str() == verb.as_str()
                && path.strip_prefix(place.base.path()) == Some(place.route)
        })
    };
    METHODS.iter().find(is).map(|info| info.row)
}

async fn unknown() -> Response {
    fault(StatusCode::NOT_FOUND, "No HTTP resource was found that matches the request URI.")
}

/// I1
async fn info() -> Json<InfoReply> {
    let version = |version: &str, url: &str| ApiVersion {
        version: version.to_owned(),
        relative_url: url.to_owned(),
    };
    Json(InfoReply {
        connect_version: "4.1.1.0".to_owned(),
        api_versions: vec![version("1.0", "/v1.0"), version("2", "/v2")],
        signalr_transports: vec!["webSockets".to_owned()],
    })
}

/// P1
async fn profile(
    State(simulated): State<Shared>,
    Extension(caller): Extension<Caller>,
) -> Response {
    let state = simulated.state();
    let index = usize::try_from(caller.0 - 1).ok();
    let Some(agent) = index.and_then(|index| state.world.agents.get(index)) else {
        return fault(StatusCode::NOT_FOUND, "There is no agent of this id.");
    };
    let hidden =
        |id: i64, name: &str| HiddenQueue { queue_id: Int(id), queue_name: name.to_owned() };
    Json(ProfileReply {
        kind: "agent".to_owned(),
        id: Int(caller.0),
        team_id: Some(id(agent.team)),
        name: agent.name.to_string(),
        email_address: format!("agent{}@sample.example", caller.0),
        locale_key: Some(simulated.options.locale.clone()),
        enabled_modalities: MODALITIES.iter().map(|m| m.as_str().to_owned()).collect(),
        can_mark_self_as_suspended: Bool(true),
        attendant_sip_uri: "sip:Connect.1.Attendant@sample.example".to_owned(),
        domain: "sample.example".to_owned(),
        agent_gruu: format!("sip:agent{}@sample.example;opaque=user:epid:sample;gruu", caller.0),
        hidden_queues: List(vec![hidden(-2, "Direct Outbound"), hidden(-1, "Direct Inbound")]),
        ..ProfileReply::default()
    })
    .into_response()
}

/// P2. Everybody who exists sees everything: the signed-in agent is a supervisor.
async fn mbu(State(simulated): State<Shared>, Extension(caller): Extension<Caller>) -> Response {
    let state = simulated.state();
    if !usize::try_from(caller.0).is_ok_and(|id| (1..=state.world.agents.len()).contains(&id)) {
        return fault(StatusCode::NOT_FOUND, "There is no agent of this id.");
    }
    Json(structure(&state.world)).into_response()
}

fn id(index: usize) -> Int {
    Int(id_of(index))
}

fn ids(indexes: &[usize]) -> Vec<Int> {
    indexes.iter().map(|index| id(*index)).collect()
}

fn structure(world: &World) -> MbuReply {
    let org = &world.org;
    let agents = world.agents.iter().enumerate().map(|(index, agent)| AgentDto {
        kind: "Agent".to_owned(),
        id: id(index),
        name: agent.name.to_string(),
        team_id: Some(id(agent.team)),
        can_silent_join: Bool(true),
        can_whisper_join: Bool(true),
        can_record: Bool(true),
    });
    let queues = world.queues.iter().enumerate().map(|(index, queue)| QueueDto {
        kind: "Queue".to_owned(),
        id: id(index),
        name: queue.name.to_string(),
        business_unit_id: Some(id(org.queue_unit[index])),
        team_ids: ids(&org.queue_teams[index]),
    });
    let teams = org.teams.iter().enumerate().map(|(index, team)| TeamDto {
        kind: "Team".to_owned(),
        id: id(index),
        name: team.name.clone(),
        business_unit_id: Some(id(team.unit)),
        group_ids: ids(&team.groups),
        agent_ids: ids(&team.agents),
        queue_ids: ids(&team.queues),
    });
    let groups = org.groups.iter().enumerate().map(|(index, group)| GroupDto {
        kind: "Group".to_owned(),
        id: id(index),
        name: group.name.clone(),
        team_ids: ids(&group.teams),
    });
    let units = org.units.iter().enumerate().map(|(index, unit)| BusinessUnitDto {
        kind: "Business Unit".to_owned(),
        id: id(index),
        name: unit.name.clone(),
        team_ids: ids(&unit.teams),
        queue_ids: ids(&unit.queues),
    });
    MbuReply {
        agents: agents.collect(),
        queues: queues.collect(),
        teams: teams.collect(),
        groups: groups.collect(),
        business_units: units.collect(),
    }
}

/// L1, under both versions.
async fn texts(Path(locale): Path<String>) -> Response {
    match strings::of(&locale) {
        Some(texts) => Json(texts).into_response(),
        None => fault(StatusCode::NOT_FOUND, "There are no strings of this locale."),
    }
}

/// V1
async fn specific_server(State(simulated): State<Shared>) -> Json<String> {
    Json(format!("{}/webapi", simulated.root))
}
