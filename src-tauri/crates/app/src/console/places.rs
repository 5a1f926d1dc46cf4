//! What is looked at on this server, apart from what is looked at on others and on sample data.

use std::sync::Arc;

use connect_model::Mbu;

use super::Console;
use crate::look::Look;
use crate::session::Session;
use crate::settings_file::Saved;
use crate::shelf::Place;

impl Console {
    /// What the settings say of what is looked at.
    pub(super) fn look(&self) -> Look {
        Look::of(&self.config.settings.scope, &self.config.settings.board)
    }

    /// Sample data has a place of its own, which is not kept.
    pub(super) fn enter_sample(&mut self) {
        if self.aside.is_none() {
            self.aside = Some(Place::take(&mut self.config.settings, ""));
        }
    }

    /// What was looked at before the sample data is there again.
    pub(super) fn leave_sample(&mut self) {
        if let Some(place) = self.aside.take() {
            place.put(&mut self.config.settings);
            self.parts.settings = true;
        }
    }

    /// Writes the settings down, without what belongs to sample data; the answer comes when that is
    /// done.
    pub(super) fn save(&self) -> Option<Saved> {
        let mut config = self.config.clone();
        if let Some(place) = &self.aside {
            place.clone().put(&mut config.settings);
        }
        self.file.save(config)
    }

    /// Who and what there is to look at; nothing while that is not known.
    pub(super) fn organisation(&self) -> Arc<Mbu> {
        self.session.as_ref().map(Session::mbu).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use connect_ipc::{Handlers, NoArgs, ScopeView, SettingsArgs};

    use crate::{App, Config, bare};

    #[tokio::test]
    async fn sample_data_has_a_place_of_its_own_that_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let app = App::start(bare::options(folder.path())).await;
        let looking_at = |id| {
            let scope = ScopeView { teams: vec![id], ..ScopeView::default() };
            SettingsArgs { scope: Some(scope), ..SettingsArgs::default() }
        };
        let kept = || Config::load(folder.path()).unwrap().settings.scope.teams;
        app.set_settings(looking_at(1)).await.unwrap();
        app.explore(NoArgs {}).await.unwrap();
        let now = app.set_settings(SettingsArgs::default()).await.unwrap();
        assert_eq!(now.scope, ScopeView::default());
        let now = app.set_settings(looking_at(2)).await.unwrap();
        assert_eq!((now.scope.teams, kept()), (vec![2], vec![1]));
        app.sign_out(NoArgs {}).await.unwrap();
        let now = app.set_settings(SettingsArgs::default()).await.unwrap();
        assert_eq!((now.scope.teams, kept()), (vec![1], vec![1]));
    }
}
