//! The API below `/webapi/api`: who calls, what is meant, and the answer on the wire.

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use connect_webapi::methods::SendBatch;
use connect_webapi::{Base, Method, MethodInfo, Place, Verb};

use super::auth::{bearer, with_challenge};
use super::call::{Call, Reply};
use super::query::Query;
use super::routes::{self, Lookup};
use super::{Shared, Simulated, batch, disguise, handlers};
use crate::{Quirk, Quirks};

/// No body that makes sense is larger.
const BODY: usize = 16 * 1024 * 1024;

/// A call as it came, alone or as a part of a batch.
pub(super) struct Asked<'a> {
    pub verb: &'a str,
    pub path: &'a str,
    pub query: &'a str,
    pub body: &'a [u8],
}

/// Everything that is not the sign-in and not the live connection.
pub(super) async fn answer(State(simulated): State<Shared>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    if !head.uri.path().to_ascii_lowercase().starts_with("/webapi/api") {
        return respond(&simulated, nowhere());
    }
    let agent = bearer(&head.headers).and_then(|token| {
        let state = simulated.state();
        state.authority.agent_of(token, state.world.now)
    });
    let Some(caller) = agent else {
        let message = "Authorization has been denied for this request.";
        return respond(&simulated, Reply::refused(StatusCode::UNAUTHORIZED, message));
    };
    let Ok(body) = to_bytes(body, BODY).await else {
        let message = "The body is too large, or broke off.";
        return respond(&simulated, Reply::refused(StatusCode::BAD_REQUEST, message));
    };
    let asked = Asked {
        verb: head.method.as_str(),
        path: head.uri.path(),
        query: head.uri.query().unwrap_or_default(),
        body: &body,
    };
    let reply = match find(&simulated, &asked) {
        Lookup::Found(found) if found.info.row == SendBatch::INFO.row => {
            let reply = batch::run(&simulated, caller, &body).await;
            disguised(&simulated, SendBatch::INFO.row, reply)
        }
        lookup => perform(&simulated, caller, &asked, lookup),
    };
    respond(&simulated, reply)
}

/// What is meant by a call.
pub(super) fn find(simulated: &Simulated, asked: &Asked<'_>) -> Lookup {
    let quirks = &simulated.options.quirks;
    routes::find(asked.verb, asked.path, |info, place| is_offered(quirks, info, place))
}

/// Whether this server has a method at this place.
fn is_offered(quirks: &Quirks, info: &MethodInfo, place: &Place) -> bool {
    let lacks = |quirk| quirks.has(quirk);
    match info.row {
        "B1" => !lacks(Quirk::NoBatch),
        "S11" => !lacks(Quirk::NoJoins),
        "L1" => place.base == Base::V1 || !lacks(Quirk::OldStrings),
        "S6" | "S7" | "S8" => {
            let verb = match place.verb {
                Verb::Get => !lacks(Quirk::PostOnly),
                _ => lacks(Quirk::PostOnly) || !lacks(Quirk::GetOnly),
            };
            let is_short = place.route.ends_with("/setextraitem");
            verb && (is_short || info.row != "S6" || !lacks(Quirk::ShortExtraItem))
        }
        _ => true,
    }
}

/// Does what is asked, but for batches, which do not nest.
pub(super) fn perform(
    simulated: &Simulated,
    caller: i64,
    asked: &Asked<'_>,
    lookup: Lookup,
) -> Reply {
    let found = match lookup {
        Lookup::Found(found) => found,
        Lookup::OtherVerbs(allow) => {
            let message = format!(
                "The requested resource does not support http method '{}'.",
                asked.verb.to_uppercase()
            );
            return Reply { allow, ..Reply::refused(StatusCode::METHOD_NOT_ALLOWED, &message) };
        }
        Lookup::Nothing => return nowhere(),
    };
    let row = found.info.row;
    let Some(handler) = handlers::of(row) else { return nowhere() };
    let call = Call {
        simulated,
        caller,
        place: found.place,
        varying: found.varying,
        query: Query::parse(asked.query),
        body: asked.body,
    };
    disguised(simulated, row, Reply::from(handler(&call)))
}

/// The answer of a row with the quirks of this deployment.
pub(super) fn disguised(simulated: &Simulated, row: &str, reply: Reply) -> Reply {
    let is_refusal = !reply.status.is_success();
    let quirks = &simulated.options.quirks;
    let body = reply.body.map(|text| disguise::answer(quirks, row, is_refusal, text));
    Reply { body, ..reply }
}

fn nowhere() -> Reply {
    let message = "No HTTP resource was found that matches the request URI.";
    Reply::refused(StatusCode::NOT_FOUND, message)
}

/// The answer on the wire. Every 401 shows the way to the sign-in service (A1, A3), also that of an
/// agent whose place in the organisation does not allow what it asks for.
fn respond(simulated: &Simulated, reply: Reply) -> Response {
    let clock_off = simulated.state().hub.clock_off();
    let body = reply.body.map(|text| disguise::shift(clock_off, text));
    let has_body = body.is_some();
    let mut response = Response::new(body.map_or_else(Body::empty, Body::from));
    *response.status_mut() = reply.status;
    let headers = response.headers_mut();
    if has_body {
        let json = HeaderValue::from_static("application/json; charset=utf-8");
        headers.insert(CONTENT_TYPE, json);
    }
    if !reply.allow.is_empty() {
        let verbs: Vec<&str> = reply.allow.iter().map(|verb| verb.as_str()).collect();
        if let Ok(verbs) = HeaderValue::from_str(&verbs.join(", ")) {
            headers.insert(ALLOW, verbs);
        }
    }
    match reply.status {
        StatusCode::UNAUTHORIZED => with_challenge(simulated, response),
        _ => response,
    }
}
