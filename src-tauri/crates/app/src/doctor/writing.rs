//! Calls the methods that change something. Only ever on sample data.

use connect_model::AgentStatus;
use connect_webapi::lenient::Int;
use connect_webapi::methods::{
    ExtraItemKey, JoinKind, JoinSession, RecordingStatus, SetCallNotes, SetDispositions,
    SetExtraItem, StartRecording, StatusChange, StopRecording, Unregister, UpdateAgentStatus,
    WriteLog, WriteLogBody,
};
use connect_webapi::session::SessionDetail;

use super::methods::{Example, Methods};
use crate::failure::of_call;

/// What is written.
const WORD: &str = "doctor";

impl Methods<'_, '_> {
    /// S6 to S11, T2, C1 and P4.
    pub(super) async fn write(
        &mut self,
        example: Option<Example>,
        detail: Option<&SessionDetail>,
        goodbye: &Unregister,
    ) {
        if let Some(Example { agent, session }) = example {
            let item = ExtraItemKey::Name("Subject".to_owned());
            let call = SetExtraItem { session, item, value: WORD.to_owned() };
            self.ask(&call, |_| session.to_string()).await;
            let call = SetCallNotes { session, note: WORD.to_owned() };
            self.ask(&call, |_| session.to_string()).await;
            if let Some(call) = detail.and_then(|detail| disposition(session, detail)) {
                self.ask(&call, |_| session.to_string()).await;
            }
            self.ask(&StartRecording { agent }, |list| recorded(&list.0)).await;
            self.ask(&StopRecording { agent }, |list| recorded(&list.0)).await;
            self.joins(session).await;
        }
        self.status().await;
        let call = WriteLog(WriteLogBody {
            component: Some(WORD.to_owned()),
            log_level: Some("info".to_owned()),
            message: Some(WORD.to_owned()),
            session_id: example.map(|example| Int(example.session)),
        });
        self.ask(&call, |_| String::new()).await;
        self.ask(goodbye, |_| goodbye.sip.clone()).await;
    }

    /// T2: the signed-in agent goes away and comes back, as one step.
    async fn status(&mut self) {
        let agent = self.organisation.profile.id.0;
        let (client, id) = (&self.live.client, &self.target.client_id);
        let available = StatusChange::to(&AgentStatus::parse("available"));
        let work = async {
            for change in [Some(StatusChange::away(None)), available].into_iter().flatten() {
                let changed = client.send(&UpdateAgentStatus { agent, change }).await;
                changed.map_err(|error| of_call(&error, id))?;
            }
            Ok(((), String::new()))
        };
        // The report has it.
        let _: Result<(), _> = self.steps.step("T2", work).await;
    }

    /// S11: each way in, and out again, as one step.
    async fn joins(&mut self, session: i64) {
        let (client, target) = (&self.live.client, self.target);
        let work = async {
            for kind in [JoinKind::Silent, JoinKind::Whisper, JoinKind::BargeIn] {
                for kind in [kind, JoinKind::Leave] {
                    let call = JoinSession::new(session, kind, &target.names.joins);
                    let joined = client.send(&call).await;
                    joined.map_err(|error| of_call(&error, &target.client_id))?;
                }
            }
            Ok(((), session.to_string()))
        };
        // The report has it.
        let _: Result<(), _> = self.steps.step("S11", work).await;
    }
}

/// The first disposition the session may have.
fn disposition(session: i64, detail: &SessionDetail) -> Option<SetDispositions> {
    let first = detail.call_dispositions.as_ref()?.0.first()?;
    let sub = first.sub_dispositions.as_ref().and_then(|list| list.0.first()?.sub_disposition_id);
    let disposition = first.disposition_id.or(first.id)?.0;
    Some(SetDispositions { session, disposition, sub_disposition: sub.map(|id| id.0) })
}

/// What became of each session.
fn recorded(all: &[RecordingStatus]) -> String {
    let one = |status: &RecordingStatus| {
        let on = |flag: Option<connect_webapi::lenient::Bool>| flag.is_some_and(|flag| flag.0);
        let id = status.session_id.unwrap_or_default().0;
        let (denied, failed) = (on(status.request_denied), on(status.request_failed));
        format!("{id}: recording {}, denied {denied}, failed {failed}", on(status.is_recording))
    };
    all.iter().map(one).collect::<Vec<_>>().join("; ")
}
