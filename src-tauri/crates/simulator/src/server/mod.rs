//! The server's side of REST and the live connection. Routes come from the methods themselves.

mod actions;
mod alerts;
mod api;
pub(crate) mod auth;
mod batch;
mod call;
mod connection;
mod detail;
mod disguise;
mod front;
mod handlers;
pub(crate) mod hub;
mod info;
pub(crate) mod listen;
pub(crate) mod live;
mod logs;
mod mbu;
mod messages;
mod metrics;
mod oddities;
mod profile;
mod query;
mod record;
mod routes;
mod scope;
mod search;
mod select;
mod sessions;
mod signalr;
mod status;
mod subscriptions;
mod sums;
pub(crate) mod tls;
mod told;
mod trouble;
pub(crate) mod windows;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::middleware;
use axum::routing::{any, post};
use tower_http::compression::CompressionLayer;

use crate::Options;
use crate::client_log::LogLine;
use crate::fault::Faults;
use crate::live_fault::{LiveFault, LiveFaultKind};
use crate::sign_in::SignIn;
use crate::state::State as World;

use tls::Secured;
use windows::Gate;

/// Where tokens are issued (A2).
const TOKEN_PATH: &str = "/webauth/token";
/// What the live connection hangs off (R1).
const LIVE_PATH: &str = "/webapi/signalr/";

/// The further servers of the deployment: what their roots end with.
pub const SERVERS: [&str; 2] = ["second", "third"];

/// What every request sees.
pub(crate) struct Simulated {
    /// `http://127.0.0.1:PORT`
    pub root: String,
    pub options: Options,
    /// None over plain http.
    pub secured: Option<Secured>,
    /// None if everybody is let in.
    pub gate: Option<Gate>,
    state: Mutex<World>,
    faults: Mutex<Faults>,
    log: Mutex<VecDeque<LogLine>>,
    sign_ins: Mutex<Vec<SignIn>>,
}

/// A handle on it.
pub(crate) type Shared = Arc<Simulated>;

impl Simulated {
    pub(crate) fn new(
        root: String,
        options: Options,
        secured: Option<Secured>,
        gate: Option<Gate>,
        state: World,
    ) -> Shared {
        Arc::new(Self {
            root,
            options,
            secured,
            gate,
            state: Mutex::new(state),
            faults: Mutex::default(),
            log: Mutex::default(),
            sign_ins: Mutex::default(),
        })
    }

    /// The state, for as long as the guard lives; nobody waits while holding it. A panic elsewhere
    /// does not make the data worthless, so poisoning is ignored.
    pub(crate) fn state(&self) -> MutexGuard<'_, World> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The faults that are switched on.
    pub(crate) fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Switches on a fault of the live connection.
    pub(crate) fn set_live_fault(&self, fault: &LiveFault) {
        let mut state = self.state();
        if fault.kind == LiveFaultKind::Unauthorized {
            state.authority.revoke();
        }
        state.hub.set_fault(fault);
    }

    /// What consoles wrote (C1).
    pub(crate) fn log(&self) -> MutexGuard<'_, VecDeque<LogLine>> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Who has proven who they are, the first first.
    pub(crate) fn sign_ins(&self) -> MutexGuard<'_, Vec<SignIn>> {
        self.sign_ins.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// All routes, also below the path of each further server.
pub(crate) fn router(simulated: &Shared) -> Router {
    let all = routes(simulated);
    SERVERS.into_iter().fold(all.clone(), |router, name| {
        let place = (Arc::clone(simulated), name);
        let server = all.clone().layer(middleware::from_fn_with_state(place, front::pass_server));
        router.nest_service(&format!("/{name}"), server)
    })
}

fn routes(simulated: &Shared) -> Router {
    let api = Router::new().fallback(api::answer).layer(CompressionLayer::new());
    Router::new()
        .route(TOKEN_PATH, post(auth::token))
        .route(&format!("{LIVE_PATH}{{*action}}"), any(signalr::answer))
        .fallback_service(api.with_state(Arc::clone(simulated)))
        .layer(middleware::from_fn_with_state(Arc::clone(simulated), front::pass))
        .with_state(Arc::clone(simulated))
}
