//! Several calls in one request (row B1), each with its own answer; one by one where the server has
//! no batch.

use std::marker::PhantomData;
use std::sync::Arc;

use connect_webapi::Method;
use connect_webapi::methods::SendBatch;
use futures_util::future::join_all;

use crate::exchange::Raw;
use crate::prepared::Prepared;
use crate::send::reply;
use crate::{CallError, Client};

/// In the table of known places: this server has no batch.
const NO_BATCH: usize = 1;

/// Calls to send together.
#[derive(Debug, Default)]
pub struct Batch {
    calls: Vec<Prepared>,
}

/// Where a call's answer will be.
#[derive(Debug)]
pub struct Ticket<M> {
    index: usize,
    method: PhantomData<fn() -> M>,
}

/// The answers, in any state of success.
#[derive(Debug)]
pub struct Answers {
    each: Vec<Result<Arc<Raw>, CallError>>,
    together: bool,
}

impl Batch {
    /// Adds a call.
    pub fn add<M: Method>(&mut self, call: &M) -> Result<Ticket<M>, CallError> {
        self.calls.push(Prepared::of(call)?);
        Ok(Ticket { index: self.calls.len() - 1, method: PhantomData })
    }

    /// True if there is nothing to send.
    pub fn is_empty(&self) -> bool {
        self.calls.is_empty()
    }
}

impl Answers {
    /// True if the server took the calls together.
    pub fn were_together(&self) -> bool {
        self.together
    }

    /// The answer of one call.
    pub fn get<M: Method>(&self, ticket: &Ticket<M>) -> Result<M::Reply, CallError> {
        match &self.each[ticket.index] {
            Ok(answer) => reply::<M>(answer),
            Err(error) => Err(error.clone()),
        }
    }
}

impl Client {
    /// Sends calls together. Each fails on its own; an error is one of all of them.
    pub async fn send_batch(&self, batch: Batch) -> Result<Answers, CallError> {
        let calls = batch.calls;
        if calls.len() > 1 && self.server.places.known(SendBatch::INFO.row) != NO_BATCH {
            match self.together(&calls).await? {
                Some(answers) => return Ok(self.with_other_places(&calls, answers).await),
                None => self.server.places.found(SendBatch::INFO.row, NO_BATCH),
            }
        }
        let each = join_all(calls.iter().map(|call| self.raw(call, 0))).await;
        Ok(Answers { each, together: false })
    }

    /// The answers of a batch; none if the server has no batch.
    async fn together(&self, calls: &[Prepared]) -> Result<Option<Vec<Raw>>, CallError> {
        let place = |call: &Prepared| self.server.places.known(call.info.row);
        let parts: Result<_, _> = calls.iter().map(|call| call.part(place(call))).collect();
        let mut batch = Prepared::of(&SendBatch { parts: parts? })?;
        if calls.iter().all(Prepared::is_idempotent) {
            batch.info.repeat = connect_webapi::Repeat::Idempotent;
        }
        let answer = self.raw(&batch, 0).await?;
        if answer.is_elsewhere() {
            return Ok(None);
        }
        let parts = reply::<SendBatch>(&answer)?;
        if parts.len() != calls.len() {
            let detail = format!("{} answers to {} calls", parts.len(), calls.len());
            let (method, path) = (SendBatch::INFO, "length".to_owned());
            return Err(CallError::Malformed { method, path, detail });
        }
        let raw = |part: connect_webapi::methods::BatchAnswer| {
            let body = part.body.map(|body| body.get().as_bytes().to_vec()).unwrap_or_default();
            Raw::of(u16::try_from(part.code.0).unwrap_or(500), body)
        };
        Ok(Some(parts.into_iter().map(raw).collect()))
    }

    /// Calls whose first place the server does not have are sent to their others.
    async fn with_other_places(&self, calls: &[Prepared], answers: Vec<Raw>) -> Answers {
        let each = calls.iter().zip(answers).map(|(call, answer)| async move {
            let next = self.server.places.known(call.info.row) + 1;
            if answer.is_elsewhere() && next < call.places.len() {
                return self.raw(call, next).await;
            }
            Ok(Arc::new(answer))
        });
        Answers { each: join_all(each).await, together: true }
    }
}
