//! Requests over HTTP, and what all requests carry.

use std::sync::Arc;
use std::time::Duration;

use http::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, SET_COOKIE,
};
use reqwest::{RequestBuilder, Response};
use url::Url;

use super::FRAME_LIMIT;
use super::cookies::Cookies;
use super::options::Headers;
use crate::endpoint::Request;
use crate::negotiate::Answer;
use crate::{Endpoint, Fault};

/// The largest answer to negotiate and start.
const ANSWER_LIMIT: usize = 1024 * 1024;
/// A stream ends when it ends: a limit of the HTTP client for whole answers is not for it.
const ENDLESS: Duration = Duration::from_secs(10 * 365 * 24 * 3600);
const FORM: HeaderValue =
    HeaderValue::from_static("application/x-www-form-urlencoded; charset=UTF-8");

/// What requests are made from. A copy belongs to each request, which hands back what it learned.
#[derive(Debug, Clone)]
pub(super) struct Http {
    pub endpoint: Endpoint,
    pub client: reqwest::Client,
    pub headers: Headers,
    /// What a redirect gave to authorize with.
    pub bearer: Option<HeaderValue>,
    pub cookies: Cookies,
    /// What the answers to this copy's requests have set.
    pub set: Vec<HeaderValue>,
    pub tls: Option<Arc<rustls::ClientConfig>>,
}

impl Http {
    /// The headers that every request has.
    pub(super) async fn head(&self) -> Result<HeaderMap, Fault> {
        let mut headers = self.headers.make().await.map_err(Fault::Network)?;
        if let Some(bearer) = &self.bearer {
            headers.insert(AUTHORIZATION, bearer.clone());
        }
        self.cookies.add(&mut headers);
        Ok(headers)
    }

    async fn send(&mut self, request: RequestBuilder) -> Result<Response, Fault> {
        let answer = request.headers(self.head().await?).send().await;
        let answer = answer.map_err(|error| fault(&error))?;
        self.set.extend(answer.headers().get_all(SET_COOKIE).iter().cloned());
        if answer.status().is_success() {
            Ok(answer)
        } else {
            Err(Fault::Status(answer.status().as_u16()))
        }
    }

    async fn read(&mut self, request: RequestBuilder, limit: usize) -> Result<Vec<u8>, Fault> {
        let mut answer = self.send(request).await?;
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| fault(&error))? {
            body.extend_from_slice(&chunk);
            if body.len() > limit {
                return Err(Fault::Network(format!("an answer of more than {limit} bytes")));
            }
        }
        Ok(body)
    }

    /// `/negotiate`
    pub(super) async fn negotiate(&mut self) -> Result<Answer, Fault> {
        let request = self.client.get(self.endpoint.negotiate());
        let body = self.read(request, ANSWER_LIMIT).await?;
        Answer::read(&body).map_err(|error| Fault::Network(error.to_string()))
    }

    /// `/start`
    pub(super) async fn start(&mut self, request: &Request) -> Result<(), Fault> {
        #[derive(serde::Deserialize)]
        #[serde(rename_all = "PascalCase")]
        struct Started {
            response: String,
        }
        let request = self.client.get(self.endpoint.url(request));
        let body = self.read(request, ANSWER_LIMIT).await?;
        match serde_json::from_slice::<Started>(&body) {
            Ok(answer) if answer.response == "started" => Ok(()),
            Ok(_) => Err(Fault::Network("not answered as it should".to_owned())),
            Err(error) => Err(Fault::Network(error.to_string())),
        }
    }

    /// `/send`
    pub(super) async fn post(&mut self, request: &Request, data: &str) -> Result<String, Fault> {
        let form = form(data);
        let request = self.client.post(self.endpoint.url(request)).header(CONTENT_TYPE, FORM);
        let body = self.read(request.body(form), FRAME_LIMIT).await?;
        String::from_utf8(body).map_err(|_| Fault::Network("an answer that is no text".to_owned()))
    }

    /// `/abort`: a parting word; whether it arrives changes nothing.
    pub(super) async fn abort(&mut self, request: &Request) {
        let request = self.client.post(self.endpoint.url(request));
        let _ = self.send(request).await;
    }

    /// Opens a stream. What lies between may not hold it back to compress it.
    pub(super) async fn stream(&mut self, request: &Request) -> Result<Response, Fault> {
        let request = self
            .client
            .get(self.endpoint.url(request))
            .header(ACCEPT, "text/event-stream")
            .header(ACCEPT_ENCODING, "identity")
            .timeout(ENDLESS);
        let answer = self.send(request).await?;
        let kind = answer.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if kind.is_some_and(|kind| kind.starts_with("text/event-stream")) {
            return Ok(answer);
        }
        let kind = kind.unwrap_or("nothing").to_owned();
        Err(Fault::Network(format!("answered {kind} instead of events")))
    }

    /// Opens a poll.
    pub(super) async fn poll(&mut self, request: &Request) -> Result<Response, Fault> {
        let form = request.form();
        let request = self
            .client
            .post(self.endpoint.url(request))
            .header(CONTENT_TYPE, FORM)
            .header(ACCEPT_ENCODING, "identity")
            .timeout(ENDLESS)
            .body(form);
        self.send(request).await
    }

    /// Goes on at another place. Cookies are not for it.
    pub(super) fn redirect(&mut self, url: Url, token: Option<&str>) -> Result<(), Fault> {
        self.endpoint = self.endpoint.redirected(url);
        self.cookies = Cookies::default();
        if let Some(token) = token {
            let value = HeaderValue::from_str(&format!("Bearer {token}"));
            let mut value = value.map_err(|error| Fault::Network(error.to_string()))?;
            value.set_sensitive(true);
            self.bearer = Some(value);
        }
        Ok(())
    }
}

fn form(data: &str) -> String {
    url::form_urlencoded::Serializer::new(String::new()).append_pair("data", data).finish()
}

/// The innermost cause, without the address: that holds the connection token.
pub(super) fn fault(error: &reqwest::Error) -> Fault {
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    let outermost = std::ptr::addr_eq(cause, error);
    Fault::Network(if outermost { "no answer".to_owned() } else { cause.to_string() })
}
