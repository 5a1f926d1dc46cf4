//! The server's side of REST and the live connection. Routes come from the methods themselves.

pub(crate) mod auth;
pub(crate) mod hub;
pub(crate) mod listen;
mod rest;
mod scope;
mod select;
mod signalr;
mod socket;
mod subscriptions;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::DATE;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{any, post};
use serde_json::json;
use tower_http::compression::CompressionLayer;

use crate::Options;
use crate::state::State as World;

/// What every request sees.
pub(crate) struct Simulated {
    /// `http://127.0.0.1:PORT`
    pub root: String,
    pub options: Options,
    state: Mutex<World>,
}

/// A handle on it.
pub(crate) type Shared = Arc<Simulated>;

impl Simulated {
    pub(crate) fn new(root: String, options: Options, state: World) -> Shared {
        Arc::new(Self { root, options, state: Mutex::new(state) })
    }

    /// The state, for as long as the guard lives; nobody waits while holding it. A panic elsewhere
    /// does not make the data worthless, so poisoning is ignored.
    pub(crate) fn state(&self) -> MutexGuard<'_, World> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// All routes.
pub(crate) fn router(simulated: &Shared) -> Router {
    let api = rest::routes(simulated).layer(CompressionLayer::new());
    Router::new()
        .route("/webauth/token", post(auth::token))
        .route("/webapi/signalr/{*action}", any(signalr::answer))
        .with_state(Arc::clone(simulated))
        .merge(api)
        .layer(middleware::from_fn_with_state(Arc::clone(simulated), date))
}

/// Answers carry the simulated time, so that it agrees with the times in them.
async fn date(State(simulated): State<Shared>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let now = u64::try_from(simulated.state().world.now).unwrap_or_default();
    let text = httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + Duration::from_millis(now));
    if let Ok(value) = HeaderValue::from_str(&text) {
        response.headers_mut().insert(DATE, value);
    }
    response
}

/// A refusal in the API's JSON form.
fn fault(status: StatusCode, message: &str) -> Response {
    (status, Json(json!({ "message": message }))).into_response()
}
