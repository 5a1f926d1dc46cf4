//! The user's settings, and what follows from them.

use connect_ipc::{Settings, SettingsArgs};
use connect_l10n::Messages;

use super::Console;
use crate::connection::now;
use crate::language;
use crate::link::LinkOrder;
use crate::look::Look;
use crate::settings_file::Saved;

impl Console {
    /// Changes what is given, keeps it, and answers all settings.
    pub(super) async fn set(&mut self, args: SettingsArgs) -> (Settings, Option<Saved>) {
        let before = self.look();
        if let Some(theme) = args.theme {
            self.config.settings.theme = theme;
        }
        if let Some(contrast) = args.contrast {
            self.config.settings.contrast = contrast;
        }
        if let Some(density) = args.density {
            self.config.settings.density = density;
        }
        if let Some(on) = args.letter_keys {
            self.config.settings.letter_keys = on;
        }
        if let Some(language) = args.language {
            self.given_language = None;
            self.config.settings.language = Some(language).filter(|tag| !tag.is_empty());
            self.speak();
        }
        if let Some(scope) = args.scope {
            self.config.settings.scope = scope;
        }
        if let Some(board) = args.board {
            self.config.settings.board = board;
        }
        let look = self.look();
        if look != before {
            self.turn_to(look).await;
        }
        if let Some(on) = args.notifications {
            self.config.settings.notifications = on;
        }
        if let Some(on) = args.client_logs {
            self.config.settings.client_logs = on;
            self.client_log.set_on(on);
        }
        self.parts.settings = true;
        let saved = self.save();
        (self.config.settings.clone(), saved)
    }

    /// Another part of the organisation is to be looked at, or in another way.
    async fn turn_to(&mut self, look: Look) {
        let Some(session) = &mut self.session else { return };
        session.link.order(LinkOrder::Look(Box::new(look.clone())));
        if session.reader().is_none() {
            session.look_without_link(look, now() + self.offset).await;
            self.light.set_as_of(session.as_of(self.offset));
            self.let_pass();
        }
    }

    /// Speaks the language that is due now, and asks the server for its strings in it.
    pub(super) fn speak(&mut self) {
        let profile = self.session.as_ref().and_then(|session| session.profile.as_ref());
        let language =
            language::choose(self.given_language.as_deref(), &self.config.settings, profile);
        self.parts.messages = true;
        if language == self.messages.language() {
            return;
        }
        self.messages = Messages::new(language);
        if let Some(session) = &self.session {
            let key = profile.and_then(|profile| profile.locale_key.as_deref());
            // The link knows best which strings there are, and which are still under way.
            let locale = language::server_locale(Some(language), key);
            session.link.order(LinkOrder::Language(locale));
        }
    }
}
