//! What is looked at means something on one server and for one user alone: it is put away when
//! somebody else signs in or to somewhere else, and is there again when they come back.

use connect_ipc::{BoardSettings, ScopeView, Settings, SignInArgs};
use serde::{Deserialize, Serialize};

/// Nobody signs in to more than a few; the oldest are dropped.
const MOST: usize = 20;

/// What is looked at, and what goes with it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Place {
    /// The server's address as the user typed it.
    server: String,
    /// The user name; empty for the user of this computer.
    user: String,
    scope: ScopeView,
    board: BoardSettings,
}

/// The places that are put away, and whose the present one is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Shelf {
    user: String,
    places: Vec<Place>,
}

/// Whose place it is that somebody signs in to: nobody's name for the user of this computer.
pub(crate) fn user_of(args: &SignInArgs) -> String {
    args.account.as_ref().map(|account| account.user.trim().to_owned()).unwrap_or_default()
}

impl Shelf {
    /// True if there is nothing that must be written down.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Somebody signs in: what belongs to them there comes into the settings.
    pub(crate) fn move_to(&mut self, settings: &mut Settings, server: &str, user: &str) {
        let server = server.trim();
        if settings.server == server && self.user == user {
            return;
        }
        let last = Place::take(settings, &self.user);
        self.places.retain(|place| !place.is_of(&last.server, &last.user));
        self.places.push(last);
        if self.places.len() > MOST {
            self.places.remove(0);
        }
        let kept = self.places.iter().position(|place| place.is_of(server, user));
        if let Some(at) = kept {
            self.places.remove(at).put(settings);
        }
        server.clone_into(&mut settings.server);
        user.clone_into(&mut self.user);
    }
}

impl Place {
    /// Takes what belongs to one server out of the settings.
    pub(crate) fn take(settings: &mut Settings, user: &str) -> Self {
        let board = settings.board.clone();
        // In which way one likes to look is the same everywhere; ids are not.
        settings.board.folded.clear();
        settings.board.views.clear();
        settings.board.limits.retain(|rule| rule.queue.is_none());
        Self {
            server: settings.server.clone(),
            user: user.to_owned(),
            scope: std::mem::take(&mut settings.scope),
            board,
        }
    }

    /// Puts it back.
    pub(crate) fn put(self, settings: &mut Settings) {
        settings.scope = self.scope;
        settings.board = self.board;
    }

    fn is_of(&self, server: &str, user: &str) -> bool {
        self.server == server && self.user == user
    }
}

#[cfg(test)]
mod tests {
    use connect_ipc::{ColumnChoices, Grouping, SavedView};

    use super::*;

    #[test]
    fn each_user_of_each_server_has_a_place() {
        let (mut shelf, mut settings) = (Shelf::default(), Settings::default());
        shelf.move_to(&mut settings, "one", "");
        settings.scope.teams = vec![1];
        settings.board.views = vec![SavedView { name: "mine".to_owned(), ..SavedView::default() }];
        settings.board.folded = vec![5];
        settings.board.grouping = Grouping::Team;
        let columns =
            ColumnChoices { queues: Some(vec!["ronaCount".to_owned()]), ..Default::default() };
        settings.board.columns = columns.clone();
        let own = (settings.scope.clone(), settings.board.clone());
        for elsewhere in [("two", ""), ("one", "anna"), ("two", "anna")] {
            shelf.move_to(&mut settings, elsewhere.0, elsewhere.1);
            assert_eq!(settings.scope, ScopeView::default());
            let board = BoardSettings {
                grouping: Grouping::Team,
                columns: columns.clone(),
                ..BoardSettings::default()
            };
            assert_eq!(settings.board, board);
            assert_eq!(settings.server, elsewhere.0);
        }
        settings.scope.agents = vec![9];
        // Twice is as once, and spaces are nothing.
        shelf.move_to(&mut settings, " one ", "");
        shelf.move_to(&mut settings, "one", "");
        assert_eq!((settings.scope.clone(), settings.board.clone()), own);
        shelf.move_to(&mut settings, "two", "anna");
        assert_eq!(settings.scope.agents, [9]);
    }

    #[test]
    fn the_shelf_is_not_endless() {
        let (mut shelf, mut settings) = (Shelf::default(), Settings::default());
        for number in 0..100 {
            shelf.move_to(&mut settings, &number.to_string(), "");
        }
        assert_eq!(shelf.places.len(), MOST);
    }
}
