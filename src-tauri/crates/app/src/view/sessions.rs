//! Rows of the Sessions table.

use connect_ipc as ipc;
use connect_live::{MergedSession, SessionChanges};
use connect_model::{QueueId, SessionState};

use super::View;

/// Hidden queues (dictionary, "Hidden queue").
const DIRECT_INBOUND: QueueId = QueueId(-1);
const DIRECT_OUTBOUND: QueueId = QueueId(-2);

impl View<'_> {
    /// The changed sessions.
    pub(crate) fn sessions(
        &self,
        changes: &SessionChanges,
    ) -> Option<ipc::RowsView<ipc::SessionRow>> {
        if changes.is_empty() {
            return None;
        }
        let mut rows = ipc::RowsView { reset: changes.reset, upsert: vec![], removed: vec![] };
        if changes.reset {
            rows.upsert = self.board.sessions().map(|session| self.session_row(session)).collect();
        }
        for id in &changes.touched {
            match self.board.session(*id) {
                Some(session) => rows.upsert.push(self.session_row(session)),
                None => rows.removed.push(id.0),
            }
        }
        Some(rows)
    }

    fn session_row(&self, session: MergedSession) -> ipc::SessionRow {
        let queue = session.queue.and_then(|id| self.directory.queue(id.0));
        let agent = session.agent.and_then(|id| self.directory.agents.get(&id.0));
        ipc::SessionRow {
            id: session.id.0,
            customer: session.customer,
            queue: queue.map(str::to_owned).unwrap_or_default(),
            queue_id: session.queue.map(|id| id.0),
            direct: session.queue.and_then(direct),
            agent: match (agent, session.agent) {
                (Some((name, _)), _) => name.clone(),
                (None, Some(id)) => id.to_string(),
                (None, None) => String::new(),
            },
            agent_id: session.agent.map(|id| id.0),
            modality: session.modality.as_str().to_owned(),
            state: state(SessionState::parse(&session.status)),
            status: session.status,
            queued_since: session.queued_since,
            active_since: session.active_since,
            after_call_since: session.after_call_since,
            recording: session.recording,
            silent_joined: session.silent_joined,
            whisper_joined: session.whisper_joined,
            as_of: session.as_of,
            stale: self.suspended || !session.live,
        }
    }
}

/// How a session came about that went through no queue.
pub(crate) fn direct(queue: QueueId) -> Option<ipc::Direct> {
    match queue {
        DIRECT_INBOUND => Some(ipc::Direct::Inbound),
        DIRECT_OUTBOUND => Some(ipc::Direct::Outbound),
        _ => None,
    }
}

pub(crate) fn state(state: SessionState) -> ipc::SessionState {
    match state {
        SessionState::Waiting => ipc::SessionState::Waiting,
        SessionState::Ringing => ipc::SessionState::Ringing,
        SessionState::Active => ipc::SessionState::Active,
        SessionState::Hold => ipc::SessionState::Hold,
        SessionState::AfterCall => ipc::SessionState::AfterCall,
        SessionState::Ended => ipc::SessionState::Ended,
        SessionState::Unknown => ipc::SessionState::Unknown,
    }
}
