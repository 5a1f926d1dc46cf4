//! R1: negotiate, connect, start, abort, ping and hubs of the classic SignalR 2 protocol.

use std::collections::BTreeMap;

use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::{Path, RawQuery, State, WebSocketUpgrade};
use axum::http::header::{CONTENT_TYPE, HeaderName, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use connect_signalr::{ConnectionData, Negotiation, protocol_version};
use serde_json::Value;
use url::form_urlencoded;

use super::auth::{bearer, challenge};
use super::connection::Joined;
use super::{Shared, Simulated, socket};

/// The genuine server's words, two blanks included.
const OTHER_USER: &str = "Unrecognized user identity.  The user identity cannot change during an \
    active SignalR connection.";

type Query = BTreeMap<String, String>;
type Upgrade = Result<WebSocketUpgrade, WebSocketUpgradeRejection>;

/// Everything below `/webapi/signalr`. The verb does not matter, and of the path only its end.
pub(super) async fn answer(
    State(simulated): State<Shared>,
    Path(action): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    upgrade: Upgrade,
) -> Response {
    let query = parse(&query.unwrap_or_default());
    let mut response = reply(&simulated, &action, &query, &headers, upgrade);
    response.headers_mut().insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// Keys in lower case; the query splits on `&` and `;`, repeated keys are joined.
fn parse(query: &str) -> Query {
    let mut all = Query::new();
    for (key, value) in form_urlencoded::parse(query.replace(';', "&").as_bytes()) {
        all.entry(key.to_lowercase())
            .and_modify(|old| {
                old.push(',');
                old.push_str(&value);
            })
            .or_insert_with(|| value.into_owned());
    }
    all
}

fn reply(
    simulated: &Shared,
    action: &str,
    query: &Query,
    headers: &HeaderMap,
    upgrade: Upgrade,
) -> Response {
    let token = bearer(headers).or_else(|| query.get("access_token").map(String::as_str));
    let agent = token.and_then(|token| {
        let state = simulated.state();
        state.authority.agent_of(token, state.world.now)
    });
    let Some(agent) = agent else {
        return challenge(simulated, "The live connection wants a token.");
    };
    let Some(joined) = joined_hubs(simulated, query) else {
        return refuse(StatusCode::INTERNAL_SERVER_ERROR, "A hub is unknown or named twice.");
    };
    let action = action.to_ascii_lowercase();
    let ends = |name: &str| action == name || action.ends_with(&format!("/{name}"));
    if ends("negotiate") {
        return json(&negotiate(simulated, agent, query));
    }
    if ends("ping") {
        return text("application/json; charset=UTF-8", r#"{ "Response": "pong" }"#);
    }
    if ends("hubs") || ends("js") {
        return text("application/javascript; charset=UTF-8", &script(simulated));
    }
    let id = match connection(simulated, agent, query) {
        Ok(id) => id,
        Err((status, message)) => return refuse(status, message),
    };
    if ends("abort") {
        simulated.state().hub.abort(&id);
        return text("text/plain; charset=UTF-8", "");
    }
    if !is_transport(query, &["webSockets"]) {
        return refuse(StatusCode::BAD_REQUEST, "Protocol error: Unknown transport.");
    }
    match upgrade {
        _ if ends("start") => {
            text("application/json; charset=UTF-8", r#"{ "Response": "started" }"#)
        }
        Ok(upgrade) if ends("connect") => socket::open(upgrade, simulated, id, agent, joined),
        _ if ends("connect") || ends("send") => {
            refuse(StatusCode::BAD_REQUEST, "Not a valid web socket request.")
        }
        // There is no log of messages yet to go on from, so a client has to start anew.
        _ => refuse(StatusCode::NOT_FOUND, "Not offered."),
    }
}

fn is_transport(query: &Query, names: &[&str]) -> bool {
    let transport = query.get("transport").map_or("", String::as_str);
    names.iter().any(|name| name.eq_ignore_ascii_case(transport))
}

/// The connection's id out of its token, or the status and text of the refusal.
fn connection(
    simulated: &Simulated,
    agent: i64,
    query: &Query,
) -> Result<String, (StatusCode, &'static str)> {
    if !is_transport(query, &["webSockets", "serverSentEvents", "longPolling", "foreverFrame"]) {
        return Err((StatusCode::BAD_REQUEST, "Protocol error: Unknown transport."));
    }
    let Some(token) = query.get("connectiontoken") else {
        return Err((StatusCode::BAD_REQUEST, "Protocol error: Missing connection token."));
    };
    let Some((id, owner)) = simulated.state().hub.read_token(token) else {
        return Err((StatusCode::BAD_REQUEST, "The ConnectionId is in the incorrect format."));
    };
    if owner == agent { Ok(id) } else { Err((StatusCode::FORBIDDEN, OTHER_USER)) }
}

/// Which hubs are among those in `connectionData`; none if one is unknown or there twice.
fn joined_hubs(simulated: &Simulated, query: &Query) -> Option<Joined> {
    let Some(data) = query.get("connectiondata").filter(|data| !data.is_empty()) else {
        return Some(Joined::default());
    };
    let hubs: Vec<ConnectionData> = serde_json::from_str(data).ok()?;
    let count = |name: &str| hubs.iter().filter(|hub| hub.name.eq_ignore_ascii_case(name)).count();
    let state = simulated.state();
    let [data, alerts] = state.hub.names().hubs().map(count);
    let joined = Joined { data: data == 1, alerts: alerts == 1 };
    (data + alerts == hubs.len() && data <= 1 && alerts <= 1).then_some(joined)
}

fn negotiate(simulated: &Simulated, agent: i64, query: &Query) -> Negotiation {
    let (connection_id, connection_token) = simulated.state().hub.negotiate(agent);
    let asked = query.get("clientprotocol").and_then(|version| protocol_version(version));
    let (major, minor) = asked.unwrap_or((1, 2)).clamp((1, 2), (2, 0));
    let keep_alive = simulated.options.keep_alive_timeout.as_secs_f64();
    Negotiation {
        url: "/webapi/signalr".to_owned(),
        connection_token,
        connection_id,
        keep_alive_timeout: Some(keep_alive),
        // A keep-alive interval is at most a third of this.
        disconnect_timeout: (keep_alive * 1.5).max(30.0),
        connection_timeout: 110.0,
        try_web_sockets: true,
        protocol_version: format!("{major}.{minor}"),
        transport_connect_timeout: 5.0,
        long_poll_delay: 0.0,
    }
}

/// The generated proxies, as far as a client looks at them.
fn script(simulated: &Simulated) -> String {
    let proxy = |hub: &str| {
        let mut letters = hub.chars();
        let first = letters.next().map(char::to_lowercase).into_iter().flatten();
        let name: String = first.chain(letters).collect();
        format!(
            "    proxies['{name}'] = this.createHubProxy('{name}');\r\n    \
             proxies['{name}'].client = {{ }};\r\n    proxies['{name}'].server = {{ }};\r\n"
        )
    };
    let proxies = simulated.state().hub.names().hubs().map(proxy).concat();
    format!(
        "/*! ASP.NET SignalR JavaScript hubs */\r\n(function ($) {{\r\n  \
         $.hubConnection.prototype.createHubProxies = function () {{\r\n    var proxies = {{}};\r\n\
         {proxies}    return proxies;\r\n  }};\r\n  \
         signalR.hub = $.hubConnection(\"/webapi/signalr\", {{ useDefaultPath: false }});\r\n  \
         $.extend(signalR, signalR.hub.createHubProxies());\r\n}}(window.jQuery));\r\n"
    )
}

/// The answer to a call of one of our hubs' methods, of which there are none; no answer to others.
pub(super) fn invoked(simulated: &Simulated, call: &str) -> Option<String> {
    let call: Value = serde_json::from_str(call).ok()?;
    let hub = call.get("H")?.as_str()?;
    let id = match call.get("I")? {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let state = simulated.state();
    state.hub.names().hubs().iter().find(|name| name.eq_ignore_ascii_case(hub))?;
    let method = call.get("M").and_then(Value::as_str).unwrap_or_default();
    let error = format!("There was an error invoking Hub method '{hub}.{method}'.");
    Some(serde_json::json!({ "I": id, "E": error }).to_string())
}

fn json(value: &Negotiation) -> Response {
    // Text and numbers cannot fail to be written.
    let body = serde_json::to_string(value).unwrap_or_default();
    text("application/json; charset=UTF-8", &body)
}

fn text(kind: &'static str, body: &str) -> Response {
    let kind: (HeaderName, &str) = (CONTENT_TYPE, kind);
    ([kind], body.to_owned()).into_response()
}

fn refuse(status: StatusCode, message: &str) -> Response {
    (status, message.to_owned()).into_response()
}
