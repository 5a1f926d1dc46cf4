//! A plain client: no retries, no renewals.

use connect_simulator::Simulator;
use connect_webapi::GRANT_TYPE;
use connect_webapi::methods::SubscribeBody;
use reqwest::{Method, Response, StatusCode};
use serde_json::Value;

#[derive(Clone)]
pub struct Client {
    pub http: reqwest::Client,
    pub root: String,
    pub token: String,
}

impl Client {
    pub async fn new(simulator: &Simulator) -> Self {
        Self::by(reqwest::Client::new(), simulator).await
    }

    pub async fn by(http: reqwest::Client, simulator: &Simulator) -> Self {
        let mut client = Self { http, root: simulator.root(), token: String::new() };
        let (status, reply) =
            client.ask_token(GRANT_TYPE, &simulator.client_id().to_lowercase()).await;
        assert_eq!(status, StatusCode::OK);
        client.token = reply["access_token"].as_str().unwrap().into();
        client
    }

    pub async fn ask_token(&self, grant: &str, client_id: &str) -> (StatusCode, Value) {
        let form = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", grant)
            .append_pair("client_id", client_id)
            .finish();
        let request = self.http.post(format!("{}/webauth/token", self.root));
        let response =
            request.header("Content-Type", "application/x-www-form-urlencoded").body(form);
        json(response.send().await.unwrap()).await
    }

    pub async fn send(&self, verb: Method, path: &str, body: Option<String>) -> Response {
        let request =
            self.http.request(verb, format!("{}{path}", self.root)).bearer_auth(&self.token);
        let request = match body {
            Some(body) => request.header("Content-Type", "application/json").body(body),
            None => request,
        };
        request.send().await.unwrap()
    }

    /// The same server, called by another agent.
    pub fn of(&self, simulator: &Simulator, agent: i64) -> Self {
        let token = simulator.token_of(agent);
        Self { http: self.http.clone(), root: self.root.clone(), token }
    }

    /// Calls a method and decodes its answer; nothing in an answer may be unknown.
    pub async fn call<M: connect_webapi::Method>(&self, call: &M) -> Result<M::Reply, StatusCode> {
        let place = call.place();
        let mut url = url::Url::parse(&self.root).unwrap();
        url.set_path(&format!("{}{}", place.base.path(), call.path(place.route)));
        let query = call.query();
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let path = url.as_str().strip_prefix(&self.root).unwrap().to_owned();
        let body = call.body().unwrap().map(|body| String::from_utf8(body).unwrap());
        let verb = Method::from_bytes(place.verb.as_str().as_bytes()).unwrap();
        let response = self.send(verb, &path, body).await;
        let status = response.status();
        if !status.is_success() {
            return Err(status);
        }
        let body = response.bytes().await.unwrap();
        // Where nobody needs the body, all of it is.
        let unknown = |field: String| assert!(field == ".", "{path}: {field} is unknown");
        Ok(connect_webapi::decode_noting(&body, unknown).unwrap())
    }

    /// A POST to the v2 root.
    pub async fn post(&self, route: &str, body: Value) -> (StatusCode, Value) {
        let path = format!("/webapi/api/v2{route}");
        json(self.send(Method::POST, &path, Some(body.to_string())).await).await
    }

    /// A GET off the v2 root.
    pub async fn v2(&self, route: &str) -> (StatusCode, Value) {
        self.get(&format!("/webapi/api/v2{route}")).await
    }

    pub async fn get(&self, path: &str) -> (StatusCode, Value) {
        json(self.send(Method::GET, path, None).await).await
    }

    pub async fn subscribe(&self, route: &str, body: &SubscribeBody) -> (StatusCode, Value) {
        let body = serde_json::to_string(body).unwrap();
        let path = format!("/webapi/api/v2/subscriptions/{route}");
        json(self.send(Method::POST, &path, Some(body)).await).await
    }
}

/// The status and the body, null if it is no JSON.
pub async fn json(response: Response) -> (StatusCode, Value) {
    let status = response.status();
    (status, serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or_default())
}
