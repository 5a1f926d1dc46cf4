//! The token request (row A2): one form, and as many answers as it takes to prove who asks.

use std::sync::Arc;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::Bytes;
use rustls::ClientConfig;
use serde::Deserialize;
use url::Url;
use url::form_urlencoded::Serializer;

use crate::account::Credentials;
use crate::connection::{Answer, Connection};
use crate::engine::{self, EngineError, Kind, Peer, Running, Scheme};
use crate::error::SignInError;
use crate::handshake::{Outcome, Proof, handshake};
use crate::source::Token;
use crate::trust::is_loopback;
use crate::{HandshakeRules, NtlmRule, offer};

/// The whole sign-in may take this long.
const LIMIT: Duration = Duration::from_secs(30);
/// A token without a life, or with none left, would be asked for on every call.
const SHORTEST_LIFE: Duration = Duration::from_secs(1);
/// A server that says more is not believed.
const LONGEST_LIFE: Duration = Duration::from_secs(7 * 24 * 3600);

/// What a token is asked for with.
#[derive(Debug, Clone)]
pub struct TokenRequest {
    /// The sign-in service's address; it must have passed the trust rules.
    pub url: Url,
    /// The client id.
    pub client_id: String,
    /// As whom.
    pub credentials: Credentials,
    /// How it may be proven.
    pub rules: HandshakeRules,
    /// Which certificates are good.
    pub tls: Arc<ClientConfig>,
}

#[derive(Deserialize)]
struct Reply {
    access_token: String,
    expires_in: serde_json::Value,
}

#[derive(Deserialize)]
struct Refusal {
    error: String,
}

impl TokenRequest {
    /// Asks the sign-in service for a token. Redirects are not followed, cookies not kept.
    pub async fn send(&self) -> Result<Token, SignInError> {
        let timed_out = |_| SignInError::TimedOut { seconds: LIMIT.as_secs() };
        let sending = async {
            match self.exchange().await {
                // A lost connection says nothing of the password: once more from the beginning.
                Err(SignInError::Cut { .. }) => self.exchange().await,
                result => result,
            }
        };
        tokio::time::timeout(LIMIT, sending).await.map_err(timed_out)?
    }

    async fn exchange(&self) -> Result<Token, SignInError> {
        let host = self.url.host_str().unwrap_or_default();
        let request = self.form()?;
        let mut connection = Connection::open(&self.url, &self.tls).await?;
        let bare = connection.send(request.clone()).await?;
        if bare.status != 401 {
            // A service that asks nobody who they are.
            return Ok(read(&bare)?.with_proof(Proof { round_trips: 1, ..Proof::default() }));
        }
        let offered = offer::schemes(&bare.headers);
        let unsupported = || SignInError::Unsupported { offered: offer::words(&bare.headers) };
        if offered.is_empty() {
            return Err(unsupported());
        }
        let kinds = self.plan(&offered, self.may_use_ntlm());
        if kinds.is_empty() {
            return Err(self.without_ntlm(&offered).unwrap_or_else(unsupported));
        }
        let (mut why, mut spent, mut stale) = (None, 1, bare.closes());
        for kind in kinds {
            if stale {
                connection = Connection::open(&self.url, &self.tls).await?;
            }
            let peer = self.peer(connection.binding.clone());
            let outcome = match Running::start(kind, &self.credentials, &peer).await {
                Ok(engine) => {
                    handshake(&mut connection, &request, engine, &self.credentials, host).await?
                }
                Err(error) => Outcome::NotBegun(error),
            };
            match outcome {
                Outcome::Done(answer, mut proof) => {
                    proof.round_trips += spent;
                    return Ok(read(&answer)?.with_proof(proof));
                }
                Outcome::WantsNtlm(legs) => {
                    // The handshake over this connection has not come to its end.
                    (why, spent, stale) = (Some(EngineError::WantsNtlm), spent + legs, true);
                }
                // A password that was tried is not tried again in another way.
                Outcome::NotBegun(error) if error.tried_nothing() => {
                    let first = why.filter(|why| *why != EngineError::WantsNtlm);
                    (why, stale) = (first.or(Some(error)), false);
                }
                Outcome::NotBegun(error) => return Err(SignInError::of_engine(error, host)),
            }
        }
        match why.unwrap_or_else(|| EngineError::Other(String::new())) {
            // By what it says, that is all it takes.
            EngineError::WantsNtlm => {
                Err(self.without_ntlm(&[Scheme::Ntlm]).unwrap_or_else(unsupported))
            }
            why => Err(SignInError::of_engine(why, host)),
        }
    }

    fn plan(&self, offered: &[Scheme], ntlm: bool) -> Vec<Kind> {
        engine::plan(&self.credentials, offered, &self.peer(None), ntlm)
    }

    fn peer(&self, binding: Option<Vec<u8>>) -> Peer {
        let host = self.url.host_str().unwrap_or_default().to_owned();
        Peer { host, service: self.rules.service.clone(), binding }
    }

    /// Why nothing can be done with these schemes, if NTLM is the reason.
    fn without_ntlm(&self, offered: &[Scheme]) -> Option<SignInError> {
        let wanted = offered.contains(&Scheme::Ntlm);
        if self.may_use_ntlm() {
            // Windows has a logon for it. Other systems have not.
            return wanted.then_some(SignInError::NtlmNeedsPassword);
        }
        let would_do = wanted || !self.plan(offered, true).is_empty();
        would_do.then_some(SignInError::NtlmNotAllowed)
    }

    /// The answer to a challenge can be passed on by whoever sits in between: only over a secure
    /// connection that it is tied to, and on this computer.
    fn may_use_ntlm(&self) -> bool {
        let safe = self.url.scheme() == "https" || is_loopback(&self.url);
        safe && self.rules.ntlm == NtlmRule::Allowed
    }

    fn form(&self) -> Result<http::Request<Full<Bytes>>, SignInError> {
        let form = Serializer::new(String::new())
            .append_pair("grant_type", "urn:connect.auth:windows")
            .append_pair("client_id", &self.client_id)
            .finish();
        http::Request::post(target(&self.url))
            .header(http::header::HOST, authority(&self.url))
            .header(http::header::ACCEPT, "application/json")
            .header(http::header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Full::new(Bytes::from(form)))
            .map_err(|_| SignInError::Malformed)
    }
}

fn target(url: &Url) -> String {
    url.query().map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
}

fn authority(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

fn read(answer: &Answer) -> Result<Token, SignInError> {
    match answer.status {
        200 => token(&answer.body),
        400 if is_client_id_refusal(&answer.body) => Err(SignInError::ClientIdUnknown),
        403 => Err(SignInError::LogonRefused),
        status => Err(SignInError::Status { status }),
    }
}

fn token(body: &[u8]) -> Result<Token, SignInError> {
    let reply: Reply = serde_json::from_slice(body).map_err(|_| SignInError::Malformed)?;
    let seconds = match &reply.expires_in {
        serde_json::Value::Number(number) => number.as_u64(),
        serde_json::Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    let life = Duration::from_secs(seconds.ok_or(SignInError::Malformed)?);
    // A token with blanks or control characters could not travel in a header.
    if reply.access_token.is_empty() || !reply.access_token.bytes().all(|b| b.is_ascii_graphic()) {
        return Err(SignInError::Malformed);
    }
    Ok(Token::new(reply.access_token, life.clamp(SHORTEST_LIFE, LONGEST_LIFE)))
}

fn is_client_id_refusal(body: &[u8]) -> bool {
    serde_json::from_slice::<Refusal>(body)
        .is_ok_and(|refusal| refusal.error.eq_ignore_ascii_case("invalid_clientId"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &str) -> Result<Duration, SignInError> {
        let headers = http::HeaderMap::new();
        let body = Bytes::copy_from_slice(body.as_bytes());
        read(&Answer { status, headers, body }).map(|token| token.life())
    }

    #[test]
    fn the_documents_answers() {
        let ok = r#"{"access_token":"a.b.c","token_type":"bearer","expires_in":35999}"#;
        assert_eq!(answer(200, ok), Ok(Duration::from_secs(35999)));
        let refusal =
            r#"{"error":"invalid_clientId","error_description":"client_id is not valid"}"#;
        assert_eq!(answer(400, refusal), Err(SignInError::ClientIdUnknown));
    }

    #[test]
    fn other_answers_hold_no_token() {
        assert_eq!(answer(200, "<html>"), Err(SignInError::Malformed));
        assert_eq!(
            answer(200, r#"{"access_token":"a b","expires_in":1}"#),
            Err(SignInError::Malformed)
        );
        assert_eq!(answer(403, ""), Err(SignInError::LogonRefused));
        assert_eq!(answer(302, ""), Err(SignInError::Status { status: 302 }));
        assert_eq!(answer(400, "{}"), Err(SignInError::Status { status: 400 }));
    }

    #[test]
    fn a_life_comes_as_number_or_text_within_reason() {
        let with =
            |life: &str| answer(200, &format!(r#"{{"access_token":"a","expires_in":{life}}}"#));
        assert_eq!(with("\"300\""), Ok(Duration::from_secs(300)));
        assert_eq!(with("0"), Ok(SHORTEST_LIFE));
        assert_eq!(with("99999999999"), Ok(LONGEST_LIFE));
        assert_eq!(with("null"), Err(SignInError::Malformed));
    }
}
