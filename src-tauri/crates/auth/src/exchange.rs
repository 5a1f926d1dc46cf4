//! The token request (row A2): one form, one answer.

use std::sync::Arc;
use std::time::Duration;

use http_body_util::Full;
use hyper::body::Bytes;
use rustls::ClientConfig;
use serde::Deserialize;
use thiserror::Error;
use url::Url;
use url::form_urlencoded::Serializer;

use crate::connection::{Answer, Connection};
use crate::source::Token;

/// The whole sign-in may take this long.
const LIMIT: Duration = Duration::from_secs(30);
/// A token without a life, or with none left, would be asked for on every call.
const SHORTEST_LIFE: Duration = Duration::from_secs(1);
/// A server that says more is not believed.
const LONGEST_LIFE: Duration = Duration::from_secs(7 * 24 * 3600);

/// Why a sign-in failed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SignInError {
    /// No connection.
    #[error("{host} cannot be reached: {detail}")]
    Unreachable {
        /// The host.
        host: String,
        /// The system's reason.
        detail: String,
    },
    /// The secure connection was refused.
    #[error("no secure connection to {host}: {detail}")]
    Tls {
        /// The host.
        host: String,
        /// The TLS library's reason.
        detail: String,
    },
    /// The connection was lost on the way.
    #[error("the connection was lost: {detail}")]
    Cut {
        /// The reason.
        detail: String,
    },
    /// No answer within the limit.
    #[error("no answer within {seconds} s")]
    TimedOut {
        /// The limit.
        seconds: u64,
    },
    /// The service wants a mechanism that is not offered here.
    #[error("the service asks for {offered:?}")]
    Unsupported {
        /// The schemes it offers.
        offered: String,
    },
    /// The service knows the user and not the client id.
    #[error("client id unknown")]
    ClientIdUnknown,
    /// The service answered something else.
    #[error("the service answered {status}")]
    Status {
        /// The HTTP status.
        status: u16,
    },
    /// The answer holds no token.
    #[error("the answer holds no token")]
    Malformed,
}

impl SignInError {
    pub(crate) fn cut(error: &hyper::Error) -> Self {
        Self::Cut { detail: error.to_string() }
    }
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

/// Asks the sign-in service for a token. `url` must have passed the trust rules; redirects are not
/// followed, cookies not kept.
pub async fn request_token(
    url: &Url,
    client_id: &str,
    tls: &Arc<ClientConfig>,
) -> Result<Token, SignInError> {
    let timed_out = |_| SignInError::TimedOut { seconds: LIMIT.as_secs() };
    tokio::time::timeout(LIMIT, exchange(url, client_id, tls)).await.map_err(timed_out)?
}

async fn exchange(
    url: &Url,
    client_id: &str,
    tls: &Arc<ClientConfig>,
) -> Result<Token, SignInError> {
    let form = Serializer::new(String::new())
        .append_pair("grant_type", "urn:connect.auth:windows")
        .append_pair("client_id", client_id)
        .finish();
    let mut connection = Connection::open(url, tls).await?;
    let request = http::Request::post(target(url))
        .header(http::header::HOST, authority(url))
        .header(http::header::ACCEPT, "application/json")
        .header(http::header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Full::new(Bytes::from(form)))
        .map_err(|_| SignInError::Malformed)?;
    read(&connection.send(request).await?)
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
        401 => Err(SignInError::Unsupported { offered: offered(&answer.headers) }),
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

/// The scheme words of the challenges, without what follows them.
fn offered(headers: &http::HeaderMap) -> String {
    let values = headers.get_all(http::header::WWW_AUTHENTICATE);
    let words = values.iter().filter_map(|value| value.to_str().ok()?.split([' ', ',']).next());
    words.map(|word| word.chars().take(40).collect::<String>()).collect::<Vec<_>>().join(", ")
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
        assert_eq!(answer(401, ""), Err(SignInError::Unsupported { offered: String::new() }));
    }

    #[test]
    fn other_answers_hold_no_token() {
        assert_eq!(answer(200, "<html>"), Err(SignInError::Malformed));
        assert_eq!(
            answer(200, r#"{"access_token":"a b","expires_in":1}"#),
            Err(SignInError::Malformed)
        );
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
