//! U1, U4 and U9.

use axum::body::Bytes;
use axum::extract::{Extension, Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Json, Response};
use connect_model::EntityKind;
use connect_webapi::methods::{DeleteSubscriptionBody, SubscribeBody};
use connect_webapi::{Scope, View};
use url::form_urlencoded;

use super::auth::challenge;
use super::hub::Subscription;
use super::rest::Caller;
use super::select::Selection;
use super::{Shared, fault, scope};
use crate::diff::Change;

/// U1
pub(super) async fn agents(
    State(simulated): State<Shared>,
    Extension(caller): Extension<Caller>,
    RawQuery(query): RawQuery,
    body: Bytes,
) -> Response {
    subscribe(&simulated, caller, EntityKind::Agent, &query.unwrap_or_default(), &body)
}

/// U4
pub(super) async fn queues(
    State(simulated): State<Shared>,
    Extension(caller): Extension<Caller>,
    RawQuery(query): RawQuery,
    body: Bytes,
) -> Response {
    subscribe(&simulated, caller, EntityKind::Queue, &query.unwrap_or_default(), &body)
}

fn subscribe(
    simulated: &Shared,
    caller: Caller,
    kind: EntityKind,
    query: &str,
    body: &[u8],
) -> Response {
    let Ok(body) = serde_json::from_slice::<SubscribeBody>(body) else {
        return fault(StatusCode::BAD_REQUEST, "The body is no subscription.");
    };
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    let scope = Scope::from_query(pairs.iter().map(|(key, value)| (&**key, &**value)));
    let view = View::from_query(pairs.iter().map(|(key, value)| (&**key, &**value)));
    if scope.names_nothing() {
        return challenge(simulated, "No entity is named.");
    }
    let mut guard = simulated.state();
    let state = &mut *guard;
    let Some(members) = scope::members(&scope, kind, &state.world) else {
        drop(guard);
        return challenge(simulated, "Not authorized for a specified entity.");
    };
    let connection = body.connection_id.to_ascii_lowercase();
    if !state.hub.is_live(&connection, caller.0) {
        return fault(StatusCode::NOT_FOUND, "There is no live connection of this id.");
    }
    let now = state.world.now;
    let (published, layout) = match kind {
        EntityKind::Agent => (&state.agents, &state.agent_layout),
        EntityKind::Queue => (&state.queues, &state.queue_layout),
    };
    let everything: Vec<Change> =
        members.iter().map(|index| published[*index].snapshot(kind, *index, now)).collect();
    let mut meant = vec![false; published.len()];
    for index in members {
        meant[index] = true;
    }
    let id = state.hub.subscription_id();
    let subscription = Subscription {
        id: id.clone(),
        kind,
        members: meant,
        selection: Selection::new(&view, &body, layout),
    };
    state.hub.subscribe(&connection, subscription, &everything, layout);
    Json(id).into_response()
}

/// U9
pub(super) async fn delete(
    State(simulated): State<Shared>,
    Extension(caller): Extension<Caller>,
    Path(id): Path<String>,
    body: Bytes,
) -> Response {
    let Ok(body) = serde_json::from_slice::<DeleteSubscriptionBody>(&body) else {
        return fault(StatusCode::BAD_REQUEST, "The body names no connection.");
    };
    let connection = body.connection_id.to_ascii_lowercase();
    if simulated.state().hub.unsubscribe(&connection, caller.0, &id) {
        StatusCode::NO_CONTENT.into_response()
    } else {
        fault(StatusCode::NOT_FOUND, "There is no subscription of this id.")
    }
}
