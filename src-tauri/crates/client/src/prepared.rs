//! A call with its type taken off: what travels, and the table's rules for it.

use connect_webapi::methods::BatchPart;
use connect_webapi::{Choice, Method, MethodInfo, Place, Repeat, Verb};
use tokio::time::Instant;
use url::Url;

use crate::{Address, CallError};

/// A call ready to be sent, alone or as a part of a batch.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    pub(crate) info: MethodInfo,
    /// Where it may go, with the path there: one place, or those to try in order.
    pub(crate) places: Vec<(Place, String)>,
    query: Vec<(&'static str, String)>,
    pub(crate) body: Option<Vec<u8>>,
    /// It is not sent later than this.
    pub(crate) latest: Option<Instant>,
}

impl Prepared {
    pub(crate) fn of<M: Method>(call: &M) -> Result<Self, CallError> {
        let info = M::INFO;
        let at = |place: &Place| (*place, call.path(place.route));
        let places = match info.choice {
            Choice::Call => vec![at(call.place())],
            Choice::Server => info.places.iter().map(at).collect(),
        };
        let body = call.body().map_err(|error| unsendable(info, &error))?;
        Ok(Self { info, places, query: call.query(), body, latest: None })
    }

    /// The address of one of its places.
    pub(crate) fn url(&self, root: &Address, place: usize) -> Result<Url, CallError> {
        let (place, path) = &self.places[place];
        let text = format!("{}{}{path}", root.canonical(), place.base.path());
        let mut url = Url::parse(&text).map_err(|error| unsendable(self.info, &error))?;
        if !self.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&self.query);
        }
        Ok(url)
    }

    /// The same as a part of a batch.
    pub(crate) fn part(&self, place: usize) -> Result<BatchPart, CallError> {
        let (place, path) = &self.places[place];
        BatchPart::new(place, path, &self.query, self.body.as_deref())
            .map_err(|error| unsendable(self.info, &error))
    }

    /// Whether it may be sent again when its answer was lost.
    pub(crate) fn is_idempotent(&self) -> bool {
        self.info.repeat == Repeat::Idempotent
    }

    /// Whether it changes nothing at the server.
    pub(crate) fn is_read(&self) -> bool {
        self.is_idempotent() && self.body.is_none() && self.places[0].0.verb == Verb::Get
    }
}

fn unsendable(method: MethodInfo, error: &dyn std::error::Error) -> CallError {
    CallError::Malformed { method, path: "request".to_owned(), detail: error.to_string() }
}
