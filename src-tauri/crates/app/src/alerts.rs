//! The server's alerts of this run: a bounded list of what came, and of when something may have been
//! missed. A pure machine: texts and times in, what is new for the window out.

use std::collections::VecDeque;

use connect_ipc::{AlertTarget, AlertView, AlertsState, AlertsView, Failure};
use connect_model::Millis;

/// Nobody reads further back; what is older is in the server's own records.
const MOST: usize = 200;
/// An alert is a sentence or two.
const LONGEST: usize = 1_000;

/// The server's text as it is shown.
pub(crate) fn shown(text: &str) -> String {
    connect_l10n::plain(text).chars().take(LONGEST).collect()
}

/// The alerts of one server.
#[derive(Debug, Default)]
pub(crate) struct Alerts {
    lines: VecDeque<AlertView>,
    last: u32,
    /// The newest line that the window has.
    told: Option<u32>,
    state: AlertsState,
    failure: Option<Failure>,
    /// When something came in last.
    heard: Option<Millis>,
    /// From when on alerts may have been missed, while they are not followed.
    missing: Option<Millis>,
}

impl Alerts {
    /// Something came over the live connection.
    pub(crate) fn hear(&mut self, at: Millis) {
        self.heard = Some(at);
    }

    /// An alert came in.
    pub(crate) fn add(&mut self, text: String, at: Millis, target: Option<AlertTarget>) {
        let id = self.next();
        self.push(AlertView::Alert { id, at, text, target });
    }

    /// What became of following them.
    pub(crate) fn answer(&mut self, followed: Result<(), Failure>, now: Millis) {
        match followed {
            Ok(()) => self.follow(now),
            Err(failure) => self.refuse(failure),
        }
    }

    /// Alerts are followed from now on.
    fn follow(&mut self, now: Millis) {
        if let Some(from) = self.missing.take() {
            let id = self.next();
            // The clocks that the two were read from may differ by a second.
            self.push(AlertView::Missed { id, from, to: now.max(from) });
        }
        self.state = AlertsState::Following;
        self.failure = None;
        self.heard = Some(now);
    }

    /// They cannot be followed now, or at all.
    fn refuse(&mut self, failure: Failure) {
        let never = is_final(&failure);
        self.state = if never { AlertsState::Unavailable } else { AlertsState::Waiting };
        self.failure = Some(failure);
    }

    /// Something may be missing, and all that comes from now on is received.
    pub(crate) fn gap(&mut self, now: Millis) {
        if self.state == AlertsState::Following {
            let (id, from) = (self.next(), self.heard.unwrap_or(now));
            self.push(AlertView::Missed { id, from, to: now.max(from) });
        }
    }

    /// The connection is gone.
    pub(crate) fn lose(&mut self, now: Millis) {
        if self.state == AlertsState::Following {
            self.missing = Some(self.heard.unwrap_or(now));
            self.state = AlertsState::Waiting;
        }
    }

    /// A new window knows nothing.
    pub(crate) fn reset(&mut self) {
        self.told = None;
    }

    /// What the window does not know yet.
    pub(crate) fn take(&mut self) -> AlertsView {
        let told = self.told.replace(self.last);
        let new = |line: &&AlertView| told.is_none_or(|told| id_of(line) > told);
        AlertsView {
            reset: told.is_none(),
            state: self.state,
            failure: self.failure.clone(),
            added: self.lines.iter().filter(new).cloned().collect(),
        }
    }

    fn next(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    fn push(&mut self, line: AlertView) {
        if self.lines.len() == MOST {
            self.lines.pop_front();
        }
        self.lines.push_back(line);
    }
}

/// True if asking again would change nothing.
pub(crate) fn is_final(failure: &Failure) -> bool {
    matches!(failure, Failure::NotOffered { .. } | Failure::Forbidden { .. })
}

fn id_of(line: &AlertView) -> u32 {
    match line {
        AlertView::Alert { id, .. } | AlertView::Missed { id, .. } => *id,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn missed(view: &AlertsView) -> Vec<(i64, i64)> {
        let between = |line: &AlertView| match line {
            AlertView::Missed { from, to, .. } => Some((*from, *to)),
            AlertView::Alert { .. } => None,
        };
        view.added.iter().filter_map(between).collect()
    }

    #[test]
    fn what_came_before_the_first_subscription_is_not_missed() {
        let mut alerts = Alerts::default();
        alerts.lose(5);
        alerts.gap(6);
        alerts.follow(10);
        let view = alerts.take();
        assert!(view.reset && view.added.is_empty());
        assert_eq!(view.state, AlertsState::Following);
    }

    #[test]
    fn a_loss_is_missed_from_the_last_sign_of_life_until_they_are_followed_again() {
        let mut alerts = Alerts::default();
        alerts.follow(10);
        alerts.hear(20);
        alerts.lose(50);
        alerts.lose(60);
        alerts.refuse(Failure::ConnectionLost);
        assert_eq!(alerts.take().state, AlertsState::Waiting);
        alerts.follow(90);
        assert_eq!(missed(&alerts.take()), [(20, 90)]);
        alerts.hear(95);
        alerts.gap(100);
        let view = alerts.take();
        assert_eq!((missed(&view), view.reset), (vec![(95, 100)], false));
        assert!(alerts.take().added.is_empty(), "told once");
    }

    #[test]
    fn what_this_server_does_not_offer_is_said() {
        let mut alerts = Alerts::default();
        let failure = Failure::NotOffered { method: "U7".into() };
        alerts.refuse(failure.clone());
        let view = alerts.take();
        assert_eq!((view.state, view.failure), (AlertsState::Unavailable, Some(failure)));
    }

    #[test]
    fn hostile_text_is_cut_and_harmless() {
        let mut alerts = Alerts::default();
        alerts.add(shown(&format!("\u{202e}\u{1b}[2J<b>{}", "é".repeat(5_000))), 1, None);
        let AlertView::Alert { text, .. } = &alerts.take().added[0] else { panic!() };
        assert!(text.starts_with("[2J<b>é") && text.chars().count() == LONGEST);
    }

    proptest! {
        /// A window that takes what is new has the end of the list, whenever it looks.
        #[test]
        fn a_window_misses_nothing_that_is_kept(steps in proptest::collection::vec(0..6u8, 0..600)) {
            let mut alerts = Alerts::default();
            let mut shown: Vec<AlertView> = Vec::new();
            for (now, step) in (0..).zip(steps) {
                match step {
                    0 => alerts.follow(now),
                    1 => alerts.lose(now),
                    2 => alerts.gap(now),
                    3 => alerts.reset(),
                    4 => {
                        let view = alerts.take();
                        if view.reset {
                            shown.clear();
                        }
                        shown.extend(view.added);
                    }
                    _ => alerts.add("text".to_owned(), now, None),
                }
            }
            let view = alerts.take();
            if view.reset {
                shown.clear();
            }
            shown.extend(view.added);
            let kept: Vec<_> = alerts.lines.iter().cloned().collect();
            prop_assert!(kept.len() <= MOST);
            prop_assert!(shown.ends_with(&kept));
        }
    }
}
