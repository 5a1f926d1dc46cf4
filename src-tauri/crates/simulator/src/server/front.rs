//! What every request passes on its way in and out: it is counted, it may meet a fault, and its
//! answer has the simulated time.

use std::time::{Duration, SystemTime};

use axum::extract::{Request, State};
use axum::http::header::DATE;
use axum::http::{HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;

use super::{Shared, Simulated, routes, trouble};

/// A request under way, also one whose caller gives up.
struct Trip<'a>(&'a Simulated);

impl<'a> Trip<'a> {
    fn begin(simulated: &'a Simulated) -> Self {
        simulated.state().counters.begin();
        Self(simulated)
    }
}

impl Drop for Trip<'_> {
    fn drop(&mut self) {
        self.0.state().counters.end();
    }
}

/// Counts the request, applies the fault that is due, and dates the answer.
pub(super) async fn pass(
    State(simulated): State<Shared>,
    request: Request,
    next: Next,
) -> Response {
    let row = row_of(&request);
    // A connection that is up asks for nothing, however it keeps itself up.
    let _trip = (!is_upkeep(&request)).then(|| {
        let trip = Trip::begin(&simulated);
        if let Some(row) = row {
            simulated.state().counters.count(row);
        }
        trip
    });
    let fault = simulated.faults().take(row);
    if fault.is_some() {
        simulated.state().counters.count_fault(row.unwrap_or("*"));
    }
    let mut response = match fault {
        Some(fault) => trouble::meet(&simulated, fault, request, next).await,
        None => next.run(request).await,
    };
    if let Some(date) = date(&simulated) {
        response.headers_mut().insert(DATE, date);
    }
    response
}

/// What is asked of one of the further servers, if that is there.
pub(super) async fn pass_server(
    State((simulated, name)): State<(Shared, &'static str)>,
    request: Request,
    next: Next,
) -> Response {
    let down = {
        let mut state = simulated.state();
        state.counters.count_server(name);
        state.servers_down.contains(name)
    };
    if down { trouble::dropped() } else { next.run(request).await }
}

fn row_of(request: &Request) -> Option<&'static str> {
    let path = request.uri().path();
    if path == super::TOKEN_PATH {
        return (request.method() == Method::POST).then_some("A2");
    }
    if path.starts_with(super::LIVE_PATH) {
        return Some("R1");
    }
    routes::row_of(request.method().as_str(), path)
}

/// Whether a request is one of those by which a live connection that is up goes on.
fn is_upkeep(request: &Request) -> bool {
    let path = request.uri().path();
    let is_one = |action: &str| path.to_ascii_lowercase().ends_with(action);
    path.starts_with(super::LIVE_PATH) && ["/poll", "/ping", "/send"].into_iter().any(is_one)
}

/// The simulated time, so that it agrees with the times in the answers.
fn date(simulated: &Simulated) -> Option<HeaderValue> {
    let now = {
        let mut state = simulated.state();
        state.world.now.saturating_add(state.hub.clock_off())
    };
    let now = u64::try_from(now).unwrap_or_default();
    let text = httpdate::fmt_http_date(SystemTime::UNIX_EPOCH + Duration::from_millis(now));
    HeaderValue::from_str(&text).ok()
}
