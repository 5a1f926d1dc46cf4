//! What the user does, sent beside everything else, each once and never again by itself.

use std::time::Duration;

use connect_cache::Reply;
use connect_client::{CallError, Client};
use connect_ipc::RecordingAnswer;
use connect_webapi::lenient::{Bool, List};
use connect_webapi::methods::{
    GetGruu, GetSession, JoinKind, JoinSession, RecordingStatus, SessionParts, StartRecording,
    StatusChange, StopRecording, UpdateAgentStatus,
};
use tokio::time::{Instant, sleep, timeout};

use super::{Events, LinkEvent};
use crate::actions::Told;
use crate::failure::of_call;
use crate::opener::softphone_address;

/// What is to be done is in the journal before it is done; a disk that hangs keeps nobody waiting.
const WRITTEN_WITHIN: Duration = Duration::from_secs(1);
/// How often, and after how long, the session's record is asked who is joined.
const LOOKS: u32 = 4;
const LOOK_PAUSE: Duration = Duration::from_millis(1_500);
/// `agentParticipationTypeId` of somebody who has barged in.
const BARGED_IN: i64 = 10;

/// Something to be done.
#[derive(Debug)]
pub(crate) struct Deed {
    pub(crate) id: i64,
    pub(crate) call: DeedCall,
    /// Who asks has gone away by then, or thinks of something else.
    pub(crate) until: Instant,
    /// Resolves when it is in the journal.
    pub(crate) written: Option<Reply<()>>,
}

/// What to send.
#[derive(Debug, Clone, Copy)]
pub(crate) enum DeedCall {
    /// T2
    Status(UpdateAgentStatus),
    /// S11
    Join {
        session: i64,
        kind: JoinKind,
        /// The user; to be looked for in the session's record, if the live data cannot tell.
        look_for: Option<i64>,
    },
    /// S9, S10
    Record { agent: i64, on: bool },
}

impl DeedCall {
    pub(crate) fn status(agent: i64, change: StatusChange) -> Self {
        Self::Status(UpdateAgentStatus { agent, change })
    }
}

/// A deed being done.
pub(super) struct Doing {
    pub(super) id: i64,
    /// When it is sent at the latest.
    pub(super) until: Instant,
    pub(super) client: Client,
    pub(super) client_id: String,
    pub(super) routes: connect_webapi::JoinRoutes,
    pub(super) events: Events,
}

impl Doing {
    async fn tell(&self, told: Told) {
        self.events.send(LinkEvent::Told(self.id, told)).await;
    }

    /// Does it once it is written down.
    pub(super) async fn run(self, deed: Deed) {
        if let Some(written) = deed.written {
            // The store's thread says what went wrong.
            drop(timeout(WRITTEN_WITHIN, written).await);
        }
        self.send(deed.call).await;
    }

    async fn send(&self, call: DeedCall) {
        match call {
            DeedCall::Status(call) => {
                let answer = self.client.send_until(&call, self.until).await;
                self.tell(self.told(answer.map(|_| None))).await;
            }
            DeedCall::Record { agent, on: true } => {
                let call = StartRecording { agent };
                let answer = self.client.send_until(&call, self.until).await;
                self.tell(self.told(answer.map(|list| Some(answers(&list))))).await;
            }
            DeedCall::Record { agent, on: false } => {
                let call = StopRecording { agent };
                let answer = self.client.send_until(&call, self.until).await;
                self.tell(self.told(answer.map(|list| Some(answers(&list))))).await;
            }
            DeedCall::Join { session, kind, look_for } => {
                let call = JoinSession::new(session, kind, &self.routes);
                let answer = self.client.send_until(&call, self.until).await;
                let told = match answer {
                    Err(error) if error.is_not_offered() => {
                        let softphone = self.softphone(session).await;
                        Told::NotOffered(of_call(&error, &self.client_id), softphone)
                    }
                    answer => self.told(answer.map(|_| None)),
                };
                let perhaps = matches!(told, Told::Taken(_) | Told::Lost(_));
                self.tell(told).await;
                if let Some(user) = look_for.filter(|_| perhaps) {
                    self.look(session, user, kind != JoinKind::Leave).await;
                }
            }
        }
    }

    fn told(&self, answer: Result<Option<Vec<RecordingAnswer>>, CallError>) -> Told {
        match answer {
            Ok(answers) => Told::Taken(answers),
            Err(error) if may_be_done(&error) => Told::Lost(of_call(&error, &self.client_id)),
            Err(error) => Told::Failed(of_call(&error, &self.client_id)),
        }
    }

    /// S4: where a softphone finds the session.
    async fn softphone(&self, session: i64) -> Option<String> {
        let gruu = self.client.send(&GetGruu { session }).await.ok()?;
        softphone_address(&gruu.0)
    }

    /// S3: asks whether the user is barged in, until it is as it should be.
    async fn look(&self, session: i64, user: i64, wanted: bool) {
        for _ in 0..LOOKS {
            sleep(LOOK_PAUSE).await;
            let call = GetSession { session, parts: SessionParts::default() };
            let Ok(detail) = self.client.send(&call).await else { continue };
            let Some(parts) = detail.agents else { continue };
            let barged_in = parts.0.iter().any(|part| {
                part.agent_id.is_some_and(|id| id.0 == user)
                    && part.agent_participation_type_id.is_some_and(|id| id.0 == BARGED_IN)
            });
            if barged_in == wanted {
                return self.tell(Told::Shown).await;
            }
        }
    }
}

/// True if the server may have done it all the same: the answer was lost, or is from somebody in
/// between.
fn may_be_done(error: &CallError) -> bool {
    match error {
        CallError::Status { status, .. } => matches!(status, 408 | 502 | 503 | 504),
        CallError::Unreachable { .. }
        | CallError::TimedOut { .. }
        | CallError::NotConnect { .. }
        | CallError::Cut { .. }
        | CallError::Malformed { .. }
        | CallError::TooLarge { .. } => true,
        CallError::Address(_)
        | CallError::Store(_)
        | CallError::Tls { .. }
        | CallError::Challenge { .. }
        | CallError::HostNotTrusted { .. }
        | CallError::SignInPlainHttp { .. }
        | CallError::SignIn(_)
        | CallError::Forbidden { .. }
        | CallError::TokenRefused { .. }
        | CallError::NotSent(_) => false,
    }
}

fn answers(list: &List<RecordingStatus>) -> Vec<RecordingAnswer> {
    let is = |flag: Option<Bool>| flag.is_some_and(|flag| flag.0);
    let of = |status: &RecordingStatus| {
        Some(RecordingAnswer {
            session: status.session_id?.0,
            customer: String::new(),
            denied: is(status.request_denied),
            failed: is(status.request_failed),
        })
    };
    list.0.iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use connect_webapi::Method;

    use super::*;

    #[test]
    fn what_was_never_sent_is_not_done() {
        let method = UpdateAgentStatus::INFO;
        let late = CallError::TimedOut { method, seconds: 5 };
        assert!(may_be_done(&late));
        assert!(!may_be_done(&CallError::NotSent(Box::new(late))));
    }
}
