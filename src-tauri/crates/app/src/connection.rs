//! The connection light, kept.

use connect_ipc::{ConnectionState, ConnectionView, Failure, ProofView, RefusedTables};
use connect_model::{EntityKind, Millis};

use crate::steps::Refusal;

/// How the connection is, as the user is told it.
#[derive(Debug)]
pub(crate) struct Light {
    view: ConnectionView,
    /// The transport of the last connection, in the protocol's word.
    transport: Option<&'static str>,
}

impl Light {
    pub(crate) fn new() -> Self {
        Self {
            view: ConnectionView {
                state: ConnectionState::SignedOut,
                transport: None,
                since: now(),
                as_of: None,
                failure: None,
                refused: RefusedTables::default(),
                next_attempt: None,
                sample_data: false,
                proof: None,
            },
            transport: None,
        }
    }

    pub(crate) fn view(&self) -> &ConnectionView {
        &self.view
    }

    /// Another state; true if it is one. Being offline has begun when it began: a new attempt and
    /// its failure do not make the board younger.
    pub(crate) fn set(&mut self, state: ConnectionState) -> bool {
        if self.view.state == state {
            return false;
        }
        self.view.state = state;
        self.view.since = now();
        let connected = matches!(
            state,
            ConnectionState::Live | ConnectionState::Slow | ConnectionState::CatchingUp
        );
        self.view.transport = self.transport.filter(|_| connected).map(str::to_owned);
        if connected {
            self.view.failure = None;
            self.view.next_attempt = None;
        }
        true
    }

    /// Offline for this reason, with the next attempt after this long. It began when rows could no
    /// longer be trusted, which may have been before anybody knew.
    pub(crate) fn offline(
        &mut self,
        failure: Failure,
        next: Option<std::time::Duration>,
        stale_since: Option<Millis>,
    ) {
        self.set(ConnectionState::Offline);
        self.view.since = stale_since.unwrap_or(self.view.since);
        self.view.failure = Some(failure);
        let pause = next.and_then(|next| i64::try_from(next.as_millis()).ok());
        self.view.next_attempt = pause.map(|pause| now() + pause);
    }

    /// What the connection that comes up now goes over.
    pub(crate) fn set_transport(&mut self, transport: &'static str) {
        self.transport = Some(transport);
    }

    /// The table that this connection does not bring.
    pub(crate) fn set_refusal(&mut self, refusal: Option<Refusal>) {
        let mut refused = RefusedTables::default();
        if let Some(Refusal { kind, failure }) = refusal {
            match kind {
                EntityKind::Agent => refused.agents = Some(failure),
                EntityKind::Queue => refused.queues = Some(failure),
            }
        }
        self.view.refused = refused;
    }

    /// Why a table is not there, if one is not.
    pub(crate) fn refusal(&self) -> Option<&Failure> {
        let RefusedTables { agents, queues } = &self.view.refused;
        agents.as_ref().or(queues.as_ref())
    }

    /// The time of the newest datum, on this computer's clock.
    pub(crate) fn set_as_of(&mut self, as_of: Option<Millis>) {
        self.view.as_of = as_of;
    }

    pub(crate) fn set_sample(&mut self, sample: bool) {
        self.view.sample_data = sample;
    }

    /// How the sign-in was proven.
    pub(crate) fn set_proof(&mut self, proof: ProofView) {
        self.view.proof = Some(proof);
    }

    pub(crate) fn is_connected(&self) -> bool {
        matches!(
            self.view.state,
            ConnectionState::Live | ConnectionState::Slow | ConnectionState::CatchingUp
        )
    }
}

/// This computer's time.
pub(crate) fn now() -> Millis {
    jiff::Timestamp::now().as_millisecond()
}
