//! What is in a request of the protocol, and its plain answers.

use std::collections::BTreeMap;

use axum::body::{Body, to_bytes};
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use connect_signalr::ConnectionData;
use url::form_urlencoded;

use crate::Transport;
use crate::server::Simulated;
use crate::server::auth::challenge;
use crate::server::connection::Joined;

pub(super) const JSON: &str = "application/json; charset=UTF-8";

/// The genuine server's words, two blanks included.
const OTHER_USER: &str = "Unrecognized user identity.  The user identity cannot change during an \
    active SignalR connection.";

/// No form that makes sense is larger; the host's own limit.
const FORM: usize = 4 * 1024 * 1024;

/// Fields by name in lower case; repeated ones are joined.
pub(super) type Fields = BTreeMap<String, String>;

/// A refusal: its status and its words.
pub(super) type Refused = (StatusCode, &'static str);

/// The fields of a query, which splits on `&` and `;`.
pub(super) fn query(text: &str) -> Fields {
    fields(text.replace(';', "&").as_bytes())
}

/// The fields of a form, whatever the request says of its type; none if there is no form.
pub(super) async fn form(method: &Method, body: Body) -> Fields {
    if method != Method::POST {
        return Fields::new();
    }
    fields(&to_bytes(body, FORM).await.unwrap_or_default())
}

fn fields(text: &[u8]) -> Fields {
    let mut all = Fields::new();
    for (key, value) in form_urlencoded::parse(text) {
        all.entry(key.to_lowercase())
            .and_modify(|old| {
                old.push(',');
                old.push_str(&value);
            })
            .or_insert_with(|| value.into_owned());
    }
    all
}

/// The transport that is asked for, if this server has it.
pub(super) fn transport(simulated: &Simulated, query: &Fields) -> Result<Transport, Refused> {
    let asked = query.get("transport").and_then(|name| name.parse().ok());
    asked
        .filter(|transport| simulated.options.transports.contains(transport))
        .ok_or((StatusCode::BAD_REQUEST, "Protocol error: Unknown transport."))
}

/// The connection's id out of its token.
pub(super) fn connection(
    simulated: &Simulated,
    agent: i64,
    query: &Fields,
) -> Result<String, Refused> {
    let Some(token) = query.get("connectiontoken").filter(|token| !token.is_empty()) else {
        return Err((StatusCode::BAD_REQUEST, "Protocol error: Missing connection token."));
    };
    let Some((id, owner)) = simulated.state().hub.read_token(token) else {
        return Err((StatusCode::BAD_REQUEST, "The ConnectionId is in the incorrect format."));
    };
    if owner == agent { Ok(id) } else { Err((StatusCode::FORBIDDEN, OTHER_USER)) }
}

/// Which hubs are among those in `connectionData`; none if one is unknown or there twice.
pub(super) fn joined(simulated: &Simulated, query: &Fields) -> Option<Joined> {
    let Some(data) = query.get("connectiondata").filter(|data| !data.is_empty()) else {
        return Some(Joined::default());
    };
    let hubs: Vec<ConnectionData> = serde_json::from_str(data).ok()?;
    let count = |name: &str| hubs.iter().filter(|hub| hub.name.eq_ignore_ascii_case(name)).count();
    let state = simulated.state();
    let names = state.hub.names();
    let (data, alerts) = (count(&names.data), count(&names.alerts));
    let tests = names.tests.as_deref().map_or(0, count);
    let joined = Joined { data: data == 1, alerts: alerts == 1, tests: tests == 1 };
    let known = data + alerts + tests == hubs.len();
    (known && [data, alerts, tests].iter().all(|count| *count <= 1)).then_some(joined)
}

/// A plain answer.
pub(super) fn text(kind: &'static str, body: impl Into<String>) -> Response {
    ([(CONTENT_TYPE, kind)], body.into()).into_response()
}

/// A refusal on the wire.
pub(super) fn refuse(simulated: &Simulated, (status, message): Refused) -> Response {
    match status {
        StatusCode::UNAUTHORIZED => challenge(simulated, message),
        _ => (status, message).into_response(),
    }
}
