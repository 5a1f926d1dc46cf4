//! Rows A1 to A3: the challenge, the token and its life.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{ConnectInfo, State};
use axum::http::header::{AUTHORIZATION, WWW_AUTHENTICATE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Json, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use connect_model::same;
use connect_webapi::{GRANT_TYPE, TokenRefusal, TokenReply};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use url::form_urlencoded;

use super::Simulated;
use super::windows::Seat;
use crate::sign_in::SignIn;
use crate::state::State as World;
use crate::world::random::Dice;
use crate::world::{NOBODY, id_of};

/// Issues tokens and knows its own.
pub(crate) struct Authority {
    /// The one registered client.
    pub client_id: String,
    issuer: String,
    /// Who is signed in where nobody has to prove it.
    pub agent: i64,
    life: Duration,
    key: [u8; 16],
    dice: Dice,
}

/// What a token says. Times are whole seconds of the simulated clock.
#[derive(Serialize, Deserialize)]
struct Claims {
    connect_agent_id: String,
    iss: String,
    aud: String,
    exp: i64,
    nbf: i64,
}

impl Authority {
    pub(crate) fn new(root: &str, agent: i64, life: Duration, seed: u64) -> Self {
        let mut dice = Dice::new(seed ^ 0x5EED_0F70);
        Self {
            client_id: guid(dice.bytes()).to_uppercase(),
            issuer: format!("{root}/webauth/token"),
            agent,
            life,
            key: dice.bytes(),
            dice,
        }
    }

    /// Makes every token issued so far worthless.
    pub(crate) fn revoke(&mut self) {
        self.key = self.dice.bytes();
    }

    /// A token that stands for this agent.
    pub(crate) fn issue_for(&self, agent: i64, now: i64) -> TokenReply {
        let life = i64::try_from(self.life.as_millis()).unwrap_or(i64::MAX / 2);
        let claims = Claims {
            connect_agent_id: agent.to_string(),
            iss: self.issuer.clone(),
            aud: self.client_id.clone(),
            // Rounded up: a token never dies before its `expires_in` is over.
            exp: (now + life + 999) / 1000,
            nbf: now / 1000,
        };
        // Plain data of text and numbers cannot fail to be written.
        let claims = serde_json::to_vec(&claims).unwrap_or_default();
        let head = BASE64.encode(br#"{"typ":"JWT","alg":"HS256"}"#);
        let signed = format!("{head}.{}", BASE64.encode(claims));
        let signature = BASE64.encode(sign(&self.key, signed.as_bytes()));
        TokenReply {
            access_token: format!("{signed}.{signature}"),
            token_type: "bearer".to_owned(),
            expires_in: self.life.as_secs(),
        }
    }

    /// The agent a token stands for, if it is one of ours and alive.
    pub(crate) fn agent_of(&self, token: &str, now: i64) -> Option<i64> {
        let (signed, signature) = token.rsplit_once('.')?;
        let signature = BASE64.decode(signature).ok()?;
        verify(&self.key, signed.as_bytes(), &signature)?;
        let claims = BASE64.decode(signed.split_once('.')?.1).ok()?;
        let claims: Claims = serde_json::from_slice(&claims).ok()?;
        let alive = now < claims.exp * 1000 && claims.nbf * 1000 <= now;
        alive.then(|| claims.connect_agent_id.parse().ok()).flatten()
    }
}

fn mac(key: &[u8], text: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(text);
    Some(mac)
}

/// A signature; HMAC takes keys of any length, so there always is one.
pub(crate) fn sign(key: &[u8], text: &[u8]) -> Vec<u8> {
    mac(key, text).map(|mac| mac.finalize().into_bytes().to_vec()).unwrap_or_default()
}

/// Something if the signature is right; takes the same time either way.
pub(crate) fn verify(key: &[u8], text: &[u8], signature: &[u8]) -> Option<()> {
    mac(key, text)?.verify_slice(signature).ok()
}

/// The usual form of a GUID, in lower case.
pub(crate) fn guid(bytes: [u8; 16]) -> String {
    let hex = format!("{:032x}", u128::from_be_bytes(bytes));
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// The token of an `Authorization: Bearer` header.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.trim().split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// A1 and A3: 401 with the address of the sign-in service.
pub(super) fn challenge(simulated: &Simulated, message: &str) -> Response {
    let body = Json(serde_json::json!({ "message": message }));
    with_challenge(simulated, (StatusCode::UNAUTHORIZED, body).into_response())
}

/// The same answer with the address of the sign-in service.
pub(super) fn with_challenge(simulated: &Simulated, mut response: Response) -> Response {
    simulated.state().counters.count("A1");
    let text = format!("{}/webauth/token,grant_type=\"{GRANT_TYPE}\"", simulated.root);
    if let Ok(value) = HeaderValue::from_str(&text) {
        response.headers_mut().insert(WWW_AUTHENTICATE, value);
    }
    response
}

/// A2: a token for who has proven who they are; where nobody has to, for the agent named at the
/// start.
pub(super) async fn token(
    State(simulated): State<super::Shared>,
    ConnectInfo(seat): ConnectInfo<Seat>,
    headers: HeaderMap,
    form: Bytes,
) -> Response {
    let Some(gate) = &simulated.gate else {
        // Nobody has proven anything: it is known who it is, and refused.
        let locked = simulated.state().is_locked(None);
        return if locked {
            StatusCode::FORBIDDEN.into_response()
        } else {
            issue(&simulated, &form, None)
        };
    };
    let entry = match gate.pass(&seat, &headers).await {
        Ok(entry) => entry,
        Err(response) => return response,
    };
    if simulated.state().is_locked(Some(entry.who.name())) {
        return gate.refuse("the account is locked");
    }
    if entry.is_new {
        let SignIn { user, mechanism, bound } = &entry.who;
        tracing::info!(user, ?mechanism, bound, "signed in");
        simulated.sign_ins().push(entry.who.clone());
    }
    let response = issue(&simulated, &form, Some(&entry.who));
    entry.finish(response)
}

/// The agent that a user is, by the name before the `@` of its addresses; for one who is none, the
/// id of nobody.
fn agent_of(state: &World, who: &SignIn) -> i64 {
    let position = state.world.agents.iter().position(|agent| same(&agent.account, who.name()));
    position.map_or(NOBODY, id_of)
}

fn issue(simulated: &Simulated, form: &[u8], who: Option<&SignIn>) -> Response {
    let mut state = simulated.state();
    let field = |name: &str| {
        let mut fields = form_urlencoded::parse(form);
        fields.find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    if field("grant_type") != GRANT_TYPE {
        return refuse("unsupported_grant_type", "The grant type is not supported.");
    }
    if !field("client_id").trim().eq_ignore_ascii_case(&state.authority.client_id) {
        return refuse("invalid_clientId", "The client id is not registered.");
    }
    state.counters.tokens_issued += 1;
    let agent = who.map_or(state.authority.agent, |who| agent_of(&state, who));
    Json(state.authority.issue_for(agent, state.world.now)).into_response()
}

fn refuse(error: &str, description: &str) -> Response {
    let refusal =
        TokenRefusal { error: error.to_owned(), error_description: description.to_owned() };
    (StatusCode::BAD_REQUEST, Json(refusal)).into_response()
}
