//! The user's own status while the user is not among those looked at: asked for now and then, and
//! soon after the user has changed it. A pure machine.

use std::time::Duration;

use connect_ipc::OwnStatusView;
use connect_model::{AgentStatus, StatusKind};
use connect_webapi::realtime::StatusDto;
use tokio::time::Instant;

use crate::actions::Sight;
use crate::view::kind;

/// How old the answer may be.
const EVERY: Duration = Duration::from_secs(15);
/// The same while something is being done to it.
const SOON: Duration = Duration::from_secs(2);

/// What is known of it.
#[derive(Debug, Default)]
pub(crate) struct Own {
    known: Option<(Option<AgentStatus>, OwnStatusView)>,
    asked: Option<Instant>,
    changed: bool,
}

impl Own {
    /// True if the server is to be asked now. A row that has the status is nearer to the truth.
    pub(crate) fn is_due(&mut self, has_row: bool, busy: bool, now: Instant) -> bool {
        if has_row {
            *self = Self::default();
            return false;
        }
        let pause = if busy { SOON } else { EVERY };
        let due = self.asked.is_none_or(|asked| now.duration_since(asked) >= pause);
        if due {
            self.asked = Some(now);
        }
        due
    }

    /// The server's answer.
    pub(crate) fn tell(&mut self, dto: &StatusDto) {
        let status = dto.agent_status.as_deref().map(AgentStatus::parse);
        let status = status.or_else(|| AgentStatus::of_id(dto.agent_status_id?.0));
        let view = OwnStatusView {
            kind: kind(status.as_ref().map_or(StatusKind::Unknown, AgentStatus::kind)),
            status: status.as_ref().map(AgentStatus::as_str).unwrap_or_default().to_owned(),
            reason: dto.reason_code_name.clone().flatten().filter(|name| !name.is_empty()),
            since: dto.start_time.map(|time| time.0),
            suspended: dto.is_suspended.is_some_and(|suspended| suspended.0),
        };
        let known = Some((status, view));
        self.changed |= known != self.known;
        self.known = known;
    }

    /// What the window shows.
    pub(crate) fn view(&self) -> Option<OwnStatusView> {
        self.known.as_ref().map(|(_, view)| view.clone())
    }

    /// What it shows of something that was done. Sessions it tells nothing of.
    pub(crate) fn sight(&self) -> Option<Sight> {
        let (status, view) = self.known.as_ref()?;
        Some(Sight {
            status: status.clone(),
            reason: view.reason.clone(),
            suspended: view.suspended,
            sessions: Vec::new(),
        })
    }

    /// True if the window has something new to show.
    pub(crate) fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.changed)
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::advance;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn it_is_asked_for_now_and_then_and_soon_after_a_change() {
        let mut own = Own::default();
        let mut due = |busy| own.is_due(false, busy, Instant::now());
        assert!(due(false) && !due(false));
        advance(SOON).await;
        assert!(!due(false) && due(true));
        advance(EVERY).await;
        assert!(due(false));
    }

    #[tokio::test(start_paused = true)]
    async fn a_row_is_better() {
        let mut own = Own::default();
        own.tell(&StatusDto { agent_status: Some("available".to_owned()), ..StatusDto::default() });
        assert!(own.take_changed() && !own.take_changed());
        assert_eq!(own.view().map(|view| view.status), Some("available".to_owned()));
        assert!(!own.is_due(true, true, Instant::now()));
        assert_eq!((own.view(), own.sight()), (None, None));
    }
}
