//! Whether messages may be missing: what the cursor says, and how long the channel was away.

use std::time::Duration;

use super::{GapReason, Moment};
use crate::cursor::{Step, is_countable, step};

/// How many messages of a topic a server keeps at least.
const BUFFER: f64 = 1000.0;

/// What one envelope says.
#[derive(Debug, Default)]
pub(super) struct Facts<'a> {
    pub cursor: Option<&'a str>,
    pub groups: Option<&'a str>,
    /// How many messages it has.
    pub count: u64,
    /// How many messages of a topic one envelope counts at most, shown or not: there are commands of
    /// the server, and what was sent to all but this client.
    pub most: u64,
    /// Whether this envelope was asked for by itself, as a poll is.
    pub asked: bool,
}

/// What is to be done with an envelope.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// Whether its messages are new.
    pub new: bool,
    /// Before it something may be missing.
    pub gap: Option<GapReason>,
}

/// Where a connection stands.
#[derive(Debug, Default)]
pub(super) struct Continuity {
    pub cursor: Option<String>,
    pub groups: Option<String>,
    /// Set while no envelope has come since the channel was opened again.
    resumed: Option<Resumed>,
    /// Set while no envelope has come since a poll began within a channel.
    polled: Option<Polled>,
    /// Messages so far, and since when: the rate.
    seen: u64,
    since: Moment,
}

#[derive(Debug, Clone, Copy)]
struct Resumed {
    at: Moment,
    /// The application knows that something may be missing.
    told: bool,
}

/// A server that has been started anew takes a poll as if nothing had been, and what it was told to
/// push is forgotten.
#[derive(Debug, Clone, Copy)]
struct Polled {
    at: Moment,
    /// The application has been told, so that it can make the server push something.
    told: bool,
}

/// Nothing has come for too long that shows where the server goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Overdue {
    /// Something that the server is asked for now would show it.
    Quiet,
    /// It has to be taken for lost.
    Gap(GapReason),
}

impl Continuity {
    pub(super) fn new(now: Moment) -> Self {
        Self { since: now, ..Self::default() }
    }

    /// The channel is open again after nothing was heard for `pause`. `patience` is how long that
    /// may be.
    pub(super) fn reopened(
        &mut self,
        now: Moment,
        pause: Duration,
        patience: Duration,
    ) -> Option<GapReason> {
        let gap = match &self.cursor {
            None => Some(GapReason::NoCursor),
            Some(_) if pause > patience => Some(GapReason::LongPause),
            Some(cursor) if self.may_have_overflowed(now, pause, cursor) => {
                Some(GapReason::LongPause)
            }
            Some(_) => None,
        };
        // What an earlier reconnect has left open is open still.
        self.resumed = Some(Resumed { at: now, told: gap.is_some() });
        self.polled = None;
        gap
    }

    /// A poll begins. What a reconnect has left open is open still.
    pub(super) fn polled(&mut self, now: Moment) {
        self.polled = self.resumed.is_none().then_some(Polled { at: now, told: false });
    }

    /// What came meanwhile was not read.
    pub(super) fn renew(&mut self, now: Moment) {
        self.polled = self.polled.map(|polled| Polled { at: now, ..polled });
    }

    /// Whether the buffer did overflow is seen from a cursor that can be counted; for others the
    /// rate so far has to do.
    fn may_have_overflowed(&self, now: Moment, pause: Duration, cursor: &str) -> bool {
        let span = now.saturating_sub(self.since).as_secs_f64().max(1.0);
        !is_countable(cursor) && self.seen as f64 / span * pause.as_secs_f64() >= BUFFER
    }

    /// When [`Self::overdue`] will say something.
    pub(super) fn deadline(&self, patience: Duration) -> Option<Moment> {
        let resumed = self.resumed.filter(|resumed| !resumed.told);
        let polled =
            self.polled.map(|polled| polled.at + patience * if polled.told { 2 } else { 1 });
        resumed.map(|resumed| resumed.at + patience).into_iter().chain(polled).min()
    }

    /// A reconnect, or a poll, that nothing has confirmed for so long.
    pub(super) fn overdue(&mut self, now: Moment, patience: Duration) -> Option<Overdue> {
        let due = self.deadline(patience)?;
        if now < due {
            return None;
        }
        if let Some(polled) = self.polled.take_if(|polled| !polled.told) {
            self.polled = Some(Polled { told: true, ..polled });
            return Some(Overdue::Quiet);
        }
        self.polled = None;
        self.resumed = self.resumed.map(|resumed| Resumed { told: true, ..resumed });
        Some(Overdue::Gap(GapReason::Unconfirmed))
    }

    /// Takes an envelope.
    pub(super) fn envelope(&mut self, facts: &Facts<'_>) -> Verdict {
        if let Some(groups) = facts.groups {
            self.groups = Some(groups.to_owned());
        }
        let verdict = self.judge(facts);
        if verdict.new {
            self.seen += facts.count;
        }
        verdict
    }

    fn judge(&mut self, facts: &Facts<'_>) -> Verdict {
        let fine = Verdict { new: true, gap: None };
        let Some(came) = facts.cursor else { return fine };
        let Some(kept) = &self.cursor else {
            self.cursor = Some(came.to_owned());
            return fine;
        };
        let resumed = self.resumed.take();
        self.polled = None;
        // The server looks a cursor up when a channel is opened; within one it only goes on.
        let looked_up = resumed.is_some() || facts.asked;
        let gap = match step(kept, came) {
            Step::Same => return Verdict { new: facts.count == 0, gap: None },
            Step::Back if !looked_up => {
                // Frames that were here already, or that others have overtaken.
                return Verdict { new: false, gap: Some(GapReason::WentBack) };
            }
            Step::Torn if !looked_up => Some(GapReason::WentBack),
            Step::Back | Step::Torn => Some(GapReason::Forgotten),
            Step::Foreign => Some(GapReason::OtherServer),
            Step::Forward(Some(advance)) if advance.gone && facts.groups.is_none() => {
                Some(GapReason::Forgotten)
            }
            Step::Forward(Some(advance)) => {
                let lost = if resumed.is_some() && facts.groups.is_none() {
                    advance.total > facts.count
                } else {
                    advance.most > facts.most && advance.total > facts.count
                };
                lost.then_some(GapReason::Overflow)
            }
            Step::Forward(None) | Step::Opaque => None,
        };
        self.cursor = Some(came.to_owned());
        // That something is missing is said once; that nothing is known there is news all the same.
        let told = resumed.is_some_and(|resumed| resumed.told);
        let news = |gap: &GapReason| matches!(gap, GapReason::OtherServer | GapReason::Forgotten);
        let gap = gap.filter(|gap| !told || news(gap));
        Verdict { new: true, gap }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATIENCE: Duration = Duration::from_secs(20);

    fn at(seconds: u64) -> Moment {
        Moment::from_secs(seconds)
    }

    fn facts(cursor: &str, count: u64) -> Facts<'_> {
        Facts { cursor: Some(cursor), count, most: 10, ..Facts::default() }
    }

    fn standing(cursor: &str) -> Continuity {
        let mut continuity = Continuity::new(at(0));
        continuity.envelope(&facts(cursor, 0));
        continuity
    }

    fn take(continuity: &mut Continuity, cursor: &str, count: u64) -> (bool, Option<GapReason>) {
        let verdict = continuity.envelope(&facts(cursor, count));
        (verdict.new, verdict.gap)
    }

    #[test]
    fn within_a_channel() {
        let mut open = standing("d-1-A,1");
        assert_eq!(take(&mut open, "d-1-A,2", 1), (true, None));
        assert_eq!(take(&mut open, "d-1-A,2", 1), (false, None));
        assert_eq!(take(&mut open, "d-1-A,1", 1), (false, Some(GapReason::WentBack)));
        // Hidden messages are none that were lost; as many as the buffer holds are.
        assert_eq!(take(&mut open, "d-1-A,C", 0), (true, None));
        assert_eq!(take(&mut open, "d-1-A,18", 1), (true, Some(GapReason::Overflow)));
        assert_eq!(take(&mut open, "d-2-A,1", 1), (true, Some(GapReason::OtherServer)));
        assert_eq!(open.cursor.as_deref(), Some("d-2-A,1"));
    }

    #[test]
    fn a_full_envelope_hides_nothing() {
        // Who was overtaken by the buffer gets what it still holds: full envelopes.
        for (came, lost) in [("d-1-A,B", None), ("d-1-A,C", Some(GapReason::Overflow))] {
            assert_eq!(take(&mut standing("d-1-A,1"), came, 10), (true, lost), "{came}");
        }
        // Messages of another topic make up for none.
        let mut open = standing("d-1-A,1|B,1");
        assert_eq!(take(&mut open, "d-1-A,C|B,B", 20), (true, Some(GapReason::Overflow)));
        // A server that puts more into one.
        assert_eq!(take(&mut standing("d-1-A,1"), "d-1-A,15", 20), (true, None));
    }

    #[test]
    fn the_first_envelope_after_a_reconnect_is_held_to_account() {
        let reopened = || {
            let mut open = standing("d-1-A,5|B,1");
            assert_eq!(open.reopened(at(9), at(1), PATIENCE), None);
            open
        };
        assert_eq!(take(&mut reopened(), "d-1-A,7|B,2", 3), (true, None));
        assert_eq!(take(&mut reopened(), "d-1-A,7|B,2", 2), (true, Some(GapReason::Overflow)));
        assert_eq!(take(&mut reopened(), "d-1-A,1|B,1", 1), (true, Some(GapReason::Forgotten)));
        assert_eq!(take(&mut reopened(), "d-2-A,7", 1), (true, Some(GapReason::OtherServer)));
        let joined = Facts { groups: Some("g"), ..facts("d-1-A,6|B,3", 1) };
        assert_eq!(reopened().envelope(&joined).gap, None);
    }

    #[test]
    fn topics_that_are_gone_took_the_subscriptions_with_them() {
        // The server had given the client up, and knows it anew: its own topics have other names.
        for came in ["d-1-C,0|D,0", "d-1-A,5|D,0"] {
            let polled = Facts { asked: true, ..facts(came, 0) };
            let verdict = standing("d-1-A,5|B,1").envelope(&polled);
            assert_eq!(verdict, Verdict { new: true, gap: Some(GapReason::Forgotten) }, "{came}");
        }
        // Whoever leaves a group is told so.
        let left = Facts { groups: Some("g"), ..facts("d-1-A,6", 1) };
        assert_eq!(standing("d-1-A,5|B,1").envelope(&left).gap, None);
    }

    #[test]
    fn what_was_told_is_not_told_again() {
        let mut open = standing("d-1-A,5");
        assert_eq!(open.reopened(at(40), at(21), PATIENCE), Some(GapReason::LongPause));
        assert_eq!(open.overdue(at(99), PATIENCE), None);
        assert_eq!(take(&mut open, "d-1-A,9", 1), (true, None));
        // Another server is more than a gap: whoever only fills gaps has to know.
        assert_eq!(open.reopened(at(99), at(21), PATIENCE), Some(GapReason::LongPause));
        assert_eq!(take(&mut open, "d-2-A,5", 1), (true, Some(GapReason::OtherServer)));
    }

    #[test]
    fn nothing_confirms_a_reconnect() {
        let mut open = standing("d-1-A,5");
        assert_eq!(open.reopened(at(10), at(1), PATIENCE), None);
        assert_eq!(open.deadline(PATIENCE), Some(at(30)));
        assert_eq!(open.overdue(at(29), PATIENCE), None);
        let unconfirmed = Overdue::Gap(GapReason::Unconfirmed);
        assert_eq!(open.overdue(at(30), PATIENCE), Some(unconfirmed));
        assert_eq!(open.deadline(PATIENCE), None);
        assert_eq!(
            Continuity::new(at(0)).reopened(at(1), at(1), PATIENCE),
            Some(GapReason::NoCursor)
        );
    }

    #[test]
    fn a_cursor_that_cannot_be_counted_goes_by_the_rate() {
        let mut open = standing("s-0,1");
        take(&mut open, "s-0,2", 1000);
        assert_eq!(open.reopened(at(10), at(9), PATIENCE), None);
        assert_eq!(open.reopened(at(10), at(10), PATIENCE), Some(GapReason::LongPause));
    }
}
