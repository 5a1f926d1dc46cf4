//! A plain client: no retries, no renewals.

use connect_simulator::Simulator;
use connect_webapi::GRANT_TYPE;
use connect_webapi::methods::SubscribeBody;
use reqwest::{Method, Response, StatusCode};
use serde_json::Value;

pub struct Client {
    pub http: reqwest::Client,
    pub root: String,
    pub token: String,
}

impl Client {
    pub async fn new(simulator: &Simulator) -> Self {
        let mut client =
            Self { http: reqwest::Client::new(), root: simulator.root(), token: String::new() };
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
