//! R1: the classic SignalR 2 protocol. A request is answered here, or becomes a channel.

mod channel;
mod cors;
mod invoke;
mod negotiate;
mod request;
mod socket;
mod stream;
mod test_hub;

use axum::body::Body;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::{Path, RawQuery, State, WebSocketUpgrade};
use axum::http::header::X_CONTENT_TYPE_OPTIONS;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::Response;

use self::channel::Channel;
use self::invoke::Begun;
use self::request::{Fields, JSON, Refused, refuse, text};
use super::auth::bearer;
use super::connection::Joined;
use super::hub::{Arrival, Entry};
use super::{Shared, Simulated};
use crate::Transport;
use crate::live_fault::LiveFaultKind;

type Upgrade = Result<WebSocketUpgrade, WebSocketUpgradeRejection>;

/// The genuine server's words.
const NO_SOCKET: Refused = (StatusCode::BAD_REQUEST, "Not a valid web socket request.");
const NO_TOKEN: Refused = (StatusCode::UNAUTHORIZED, "The live connection wants a token.");
const FAILED: Refused = (StatusCode::INTERNAL_SERVER_ERROR, "An error has occurred.");

/// A request by whoever may make it.
struct Asked<'a> {
    shared: &'a Shared,
    agent: i64,
    joined: Joined,
    /// The end of the path, in lower case.
    action: &'a str,
    query: &'a Fields,
}

/// Everything below `/webapi/signalr`. The verb does not matter, and of the path only its end.
pub(super) async fn answer(
    State(shared): State<Shared>,
    Path(path): Path<String>,
    method: Method,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    upgrade: Upgrade,
    body: Body,
) -> Response {
    let mut response = if let Some(response) = cors::preflight(&method, &headers) {
        response
    } else {
        let query = request::query(&query.unwrap_or_default());
        let path = path.trim_end_matches('/').to_ascii_lowercase();
        let action = path.rsplit('/').next().unwrap_or_default();
        let replied = match authorize(&shared, &headers, &query) {
            Ok((agent, joined)) => {
                let asked = Asked { shared: &shared, agent, joined, action, query: &query };
                asked.reply(&method, upgrade, body).await
            }
            Err(refused) => Err(refused),
        };
        replied.unwrap_or_else(|refused| refuse(&shared, refused))
    };
    cors::allow(&headers, &mut response);
    response.headers_mut().insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// Who asks, and in which hubs it takes part; both are looked at with every request.
fn authorize(
    simulated: &Simulated,
    headers: &HeaderMap,
    query: &Fields,
) -> Result<(i64, Joined), Refused> {
    let token = bearer(headers).or_else(|| query.get("access_token").map(String::as_str));
    let agent = token.and_then(|token| {
        let state = simulated.state();
        state.authority.agent_of(token, state.world.now)
    });
    let agent = agent.ok_or(NO_TOKEN)?;
    // A hub may be unknown, or named twice.
    Ok((agent, request::joined(simulated, query).ok_or(FAILED)?))
}

impl Asked<'_> {
    async fn reply(
        &self,
        method: &Method,
        upgrade: Upgrade,
        body: Body,
    ) -> Result<Response, Refused> {
        let Self { shared, agent, query, .. } = *self;
        match self.action {
            "hubs" | "js" => {
                let script = negotiate::script(shared);
                return Ok(text("application/javascript; charset=UTF-8", script));
            }
            "ping" => return Ok(text(JSON, r#"{ "Response": "pong" }"#)),
            "negotiate" => {
                self.dawdle(None).await;
                return Ok(text(JSON, negotiate::answer(shared, agent, query)));
            }
            _ => {}
        }
        let transport = request::transport(shared, query)?;
        let id = request::connection(shared, agent, query)?;
        self.dawdle(Some(transport)).await;
        match self.action {
            "abort" => {
                shared.state().hub.abort(&id);
                Ok(text("text/plain; charset=UTF-8", ""))
            }
            "start" => self.start(transport),
            "send" if transport != Transport::WebSockets => {
                let form = request::form(method, body).await;
                self.send(transport, &id, &form).await
            }
            _ => self.channel(transport, id, upgrade, &request::form(method, body).await),
        }
    }

    /// Waits, if answers are slow.
    async fn dawdle(&self, transport: Option<Transport>) {
        let late = self.shared.state().hub.faults().take(transport, |kind| match kind {
            LiveFaultKind::Late(by) => Some(*by),
            _ => None,
        });
        if let Some(by) = late {
            tokio::time::sleep(by).await;
        }
    }

    /// Clients from 1.4 on ask for it once the channel is up. It changes nothing: older ones do not
    /// ask, and the channel of either is up by itself.
    fn start(&self, transport: Transport) -> Result<Response, Refused> {
        let fails = |kind: &LiveFaultKind| match kind {
            LiveFaultKind::StartFails(code) => Some(*code),
            _ => None,
        };
        match self.shared.state().hub.faults().take(Some(transport), fails) {
            Some(code) => Err(status(code)),
            None => Ok(text(JSON, r#"{ "Response": "started" }"#)),
        }
    }

    /// A call, where it does not go over the channel.
    async fn send(
        &self,
        transport: Transport,
        id: &str,
        form: &Fields,
    ) -> Result<Response, Refused> {
        let in_query = self.query.get("data").filter(|_| transport == Transport::LongPolling);
        let call = form.get("data").or(in_query).ok_or(FAILED)?;
        let answer = match invoke::begin(self.shared, id, call) {
            Begun::Answer(answer) => answer,
            Begun::Later(later) => later.await,
            Begun::Unanswered => return Err(FAILED),
        };
        Ok(text(JSON, answer))
    }

    /// Whatever is none of the other requests asks for a channel.
    fn channel(
        &self,
        transport: Transport,
        id: String,
        upgrade: Upgrade,
        form: &Fields,
    ) -> Result<Response, Refused> {
        let entry = match self.action {
            "connect" => Entry::Connect,
            // Of long polling only this is a reconnect.
            "reconnect" => Entry::Reconnect,
            _ if transport == Transport::LongPolling => Entry::Poll,
            _ => Entry::Reconnect,
        };
        if entry == Entry::Reconnect
            && let Some(refusal) = self.reconnect_refused(transport)
        {
            return Err(refusal);
        }
        let field = |name: &str| {
            let in_form = form.get(name).filter(|_| transport == Transport::LongPolling);
            self.query.get(name).or(in_form).cloned()
        };
        let (agent, joined) = (self.agent, self.joined);
        let (cursor, groups) = (field("messageid"), field("groupstoken"));
        let arrival = Arrival { id, agent, joined, transport, entry, cursor, groups };
        if transport == Transport::WebSockets {
            let refused = LiveFaultKind::UpgradeRefused;
            return match upgrade {
                Ok(upgrade) if !self.shared.state().hub.faults().strikes(transport, &refused) => {
                    Ok(socket::open(upgrade, self.shared, arrival))
                }
                _ => Err(NO_SOCKET),
            };
        }
        let channel = Channel::open(self.shared, &arrival).map_err(|_| FAILED)?;
        Ok(match transport {
            Transport::LongPolling => stream::poll(self.shared, channel),
            _ => stream::events(channel),
        })
    }

    fn reconnect_refused(&self, transport: Transport) -> Option<Refused> {
        let refused = |kind: &LiveFaultKind| match kind {
            LiveFaultKind::ReconnectRefused(code) => Some(*code),
            _ => None,
        };
        self.shared.state().hub.faults().take(Some(transport), refused).map(status)
    }
}

/// A status that a fault asks for.
fn status(code: u16) -> Refused {
    (StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), FAILED.1)
}
