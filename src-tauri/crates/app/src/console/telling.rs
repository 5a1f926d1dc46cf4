//! Alerts on the desktop, and where the user goes from there.

use connect_ipc::{AlertTarget, LeadView};
use connect_l10n::Value;
use tokio::time::Instant;

use super::Console;
use crate::notifier::Notification;

impl Console {
    /// Tells what has come in, if the user wants that.
    pub(super) fn tell(&mut self, at: Instant) {
        let Some(session) = &mut self.session else { return };
        if !self.config.settings.notifications {
            session.gathering.drop_all();
            return;
        }
        let Some(told) = session.gathering.take(at) else { return };
        let count = i64::try_from(told.count).unwrap_or(i64::MAX);
        let title = self.messages.text("notification-alerts", &[("count", Value::from(count))]);
        let (leads, link, target) = (self.leads.clone(), self.links, told.target);
        let chosen = move || {
            // If there is one already, the user is on the way.
            let _ = leads.try_send((link, target));
        };
        self.notifier.tell(Notification { title, text: told.text }, Box::new(chosen));
    }

    /// The user has chosen what this link's server had said.
    pub(super) fn lead(&mut self, link: u32, target: Option<AlertTarget>) {
        if link == self.links {
            self.lead = Some(LeadView { target });
        }
    }
}
