//! What the console gives to the window and to the store.

use std::time::Duration;

use connect_ipc::{Batch, ConnectionState, MessagesView, ProfileView, StartView};
use tokio::time::Instant;

use super::Console;
use crate::connection::now;
use crate::language;
use crate::pause;
use crate::session::Session;
use crate::view;

/// How often changed rows go to the store.
const STORE_PAUSE: Duration = Duration::from_secs(2);

impl Console {
    pub(super) fn tick(&mut self, at: Instant) {
        if let Some(session) = &mut self.session {
            session.tick(now() + self.offset);
            self.parts.trends |= session.follow_trends(now(), self.offset);
            if self.light.view().state == ConnectionState::CatchingUp && session.is_live() {
                self.light.set(ConnectionState::Live);
                self.parts.connection = true;
                // A new snapshot is worth keeping at once.
                self.stored = at.checked_sub(STORE_PAUSE).unwrap_or(at);
            }
        }
        if at.duration_since(self.stored) >= STORE_PAUSE {
            self.store();
            self.stored = at;
        }
        self.note_pause(at);
        self.follow_deeds(at);
        self.tell(at);
        self.feed(at);
    }

    pub(super) fn store(&mut self) {
        if let Some(session) = &mut self.session {
            session.store();
        }
    }

    pub(super) fn feed(&mut self, at: Instant) {
        let rows = self.rows_pass(at) && self.session.as_ref().is_some_and(Session::has_rows);
        let due = self.feed.as_ref().is_some_and(|feed| feed.is_due(at));
        if !due || !(rows || self.lead.is_some() || self.split_parts(at).0.any()) {
            return;
        }
        if self.light.is_connected() && self.parts.connection {
            let as_of = self.session.as_ref().and_then(|session| session.as_of(self.offset));
            self.light.set_as_of(as_of);
        }
        let batch = self.batch(at);
        if let Some(feed) = &mut self.feed
            && !feed.send(batch, at)
        {
            self.feed = None;
        }
    }

    fn batch(&mut self, at: Instant) -> Batch {
        let passes = self.rows_pass(at);
        let (parts, waiting) = self.split_parts(at);
        self.parts = waiting;
        let mut batch = Batch::default();
        if let Some(session) = self.session.as_mut().filter(|_| passes) {
            session.take_rows(&mut batch);
        }
        let alerts = self.session.as_mut().filter(|_| parts.alerts);
        let alerts = alerts.map(|session| session.alerts.take());
        let trends = self.session.as_mut().filter(|_| parts.trends);
        let trends = trends.map(|session| session.trends.take());
        let session = self.session.as_ref();
        let columns = session.filter(|_| parts.columns);
        let profile = session.filter(|_| parts.profile);
        Batch {
            seq: 0,
            clock_offset: parts.clock.then_some(self.offset),
            phase: parts.phase.then_some(self.phase),
            messages: parts.messages.then(|| self.messages_view()),
            settings: parts.settings.then(|| self.config.settings.clone()),
            sign_in: self.sign_in.clone().filter(|_| parts.sign_in),
            connection: parts.connection.then(|| self.light.view().clone()),
            profile: profile.and_then(profile_view),
            columns: columns.map(|session| view::columns(&session.columns, &session.catalogue)),
            lead: self.lead.take(),
            notice: self.notice.clone().filter(|_| parts.notice),
            own: session.filter(|_| parts.own).and_then(|session| session.own.view()),
            alerts,
            trends,
            pause: parts.pause.then(|| pause::view(self.pause.as_ref())),
            unsaved: parts
                .unsaved
                .then(|| session.map_or_else(Vec::new, |session| session.drafts.unsaved())),
            actions: parts.actions.then(|| self.actions_view()),
            ..batch
        }
    }

    fn messages_view(&self) -> MessagesView {
        let session = self.session.as_ref();
        let strings = session.and_then(|session| session.strings.as_ref());
        let spoken = self.messages.language();
        // Strings of another language would be laid over ours.
        let fitting = strings.filter(|(locale, _)| locale.split('-').next() == Some(spoken));
        language::view(&self.messages, spoken, fitting.map(|(_, strings)| strings))
    }

    pub(super) fn start_view(&self) -> StartView {
        StartView {
            phase: self.phase,
            messages: self.messages_view(),
            settings: self.config.settings.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            languages: connect_l10n::languages().iter().map(|tag| (*tag).to_owned()).collect(),
        }
    }
}

fn profile_view(session: &Session) -> Option<ProfileView> {
    let profile = session.profile.as_ref()?;
    Some(ProfileView {
        agent_id: profile.id.0,
        name: profile.name.clone(),
        host: (!session.target.sample).then(|| session.target.address.host()),
    })
}
