//! What the user does.

use std::time::Duration;

use connect_ipc::{ActArgs, ActionsView, Failure, OffersView};
use tokio::time::Instant;

use super::{Asker, Console};
use crate::actions::Told;
use crate::connection::now;
use crate::link::Deed;
use crate::session::Session;

/// Who asks for something waits no longer for it to be sent.
const SENT_WITHIN: Duration = Duration::from_secs(5);

impl Console {
    /// Checks what is asked for, writes it down and sends it.
    pub(super) fn act(&mut self, args: ActArgs) -> Result<i64, Failure> {
        let Some(session) = &mut self.session else { return Err(Failure::ConnectionLost) };
        let (wish, call) = session.check(args)?;
        let at = Instant::now();
        let id = session.actions.request(wish, now(), at);
        let written = session.write_journal();
        let deed = Deed { id, call, until: at + SENT_WITHIN, written };
        if !session.link.act(deed) {
            session.actions.tell(id, Told::Failed(Failure::ConnectionLost), now(), at);
            drop(session.write_journal());
        }
        Ok(id)
    }

    /// The link says what came of something.
    pub(super) fn told(&mut self, id: i64, mut told: Told) {
        let Some(session) = &mut self.session else { return };
        if let Told::Taken(Some(answers)) = &mut told
            && let Some(agent) = session.actions.agent_of(id)
        {
            session.with_customers(agent, answers);
        }
        session.actions.tell(id, told, now(), Instant::now());
        drop(session.write_journal());
    }

    /// Looks at what the live data shows.
    pub(super) fn follow_deeds(&mut self, at: Instant) {
        let Some(session) = &mut self.session else { return };
        session.ask_for_own(at);
        self.parts.own |= session.own.take_changed();
        session.confirm(now(), at);
        drop(session.write_journal());
        self.parts.actions |= session.actions.take_changed();
    }

    pub(super) fn offers(&self, agent: i64) -> Result<OffersView, Failure> {
        let session = self.session.as_ref().ok_or(Failure::ConnectionLost)?;
        Ok(session.offers(agent))
    }

    /// What asks the server what answers one command.
    pub(super) fn reader(&self) -> Result<Asker, Failure> {
        let reader = self.session.as_ref().and_then(Session::reader);
        Ok(Asker { reader: reader.ok_or(Failure::NotConnected)?, link: self.links })
    }

    /// Where an action told the softphone to go.
    pub(super) fn softphone(&self, action: i64) -> Option<String> {
        let session = self.session.as_ref()?;
        session.actions.softphone(action).map(str::to_owned)
    }

    pub(super) fn actions_view(&self) -> ActionsView {
        let session = self.session.as_ref();
        session.map(|session| session.actions.view()).unwrap_or_default()
    }
}
