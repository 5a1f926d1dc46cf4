//! Statuses: their ids, the reasons for being away, and what an agent was in the last 24 hours.

use super::agents::{Agent, Doing};
use super::random::{Dice, Topic};
use super::{World, id_of};

/// How far back the history of statuses goes.
pub(crate) const DAY: i64 = 86_400_000;

/// The statuses an agent of this centre can have: id and word, as in the dictionary.
const STATUSES: [(i64, &str); 16] = [
    (1, "available"),
    (2, "inCall"),
    (3, "unavailable"),
    (4, "unknown"),
    (5, "afterCall"),
    (6, "loggedOut"),
    (7, "offPhoneActivity"),
    (8, "ringOnNoAnswer"),
    (9, "busy"),
    (10, "beRightBack"),
    (11, "directCall"),
    (14, "inImCall"),
    (17, "atLunch"),
    (18, "offWork"),
    (19, "conferenceCall"),
    (20, "ringing"),
];

/// The reason codes of `unavailable`: id and name.
pub(crate) const REASONS: [(i64, &str); 7] = [
    (1, "On Break"),
    (2, "At Lunch"),
    (3, "In A Meeting"),
    (4, "Training"),
    (5, "Coaching"),
    (6, "System Trouble"),
    (7, "Personal"),
];

/// The id of the status an agent cannot be told from because of its address.
pub(crate) const UNKNOWN: i64 = 4;
const UNAVAILABLE: i64 = 3;
/// The ids of the statuses that can be chosen.
const CHOICE: [i64; 8] = [1, UNAVAILABLE, 7, 9, 10, 17, 18, 6];

/// The id of a status; that of `unknown` for a word this centre does not use.
pub(crate) fn status_id(word: &str) -> i64 {
    STATUSES.iter().find(|(_, name)| *name == word).map_or(UNKNOWN, |(id, _)| *id)
}

fn status_word(id: i64) -> &'static str {
    STATUSES.iter().find(|(of, _)| *of == id).map_or("unknown", |(_, word)| *word)
}

/// The id of a reason code.
pub(crate) fn reason_id(name: &str) -> Option<i64> {
    REASONS.iter().find(|(_, of)| *of == name).map(|(id, _)| *id)
}

fn reason_name(id: i64) -> Option<&'static str> {
    REASONS.iter().find(|(of, _)| *of == id).map(|(_, name)| *name)
}

/// Why a status cannot be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoChoice {
    /// The document has no such status, or nobody can be set to it.
    Status,
    /// There is no such reason code.
    Reason,
    /// Only `unavailable` has reasons.
    ReasonMisplaced,
}

/// What an agent does when it is set to this status with this reason; a reason alone means
/// `unavailable`.
pub(crate) fn choose(status: Option<i64>, reason: Option<i64>) -> Result<Doing, NoChoice> {
    let id = match (status, reason) {
        (Some(id), _) => id,
        (None, Some(_)) => UNAVAILABLE,
        (None, None) => return Err(NoChoice::Status),
    };
    if !CHOICE.contains(&id) {
        return Err(NoChoice::Status);
    }
    let reason = match reason {
        Some(_) if id != UNAVAILABLE => return Err(NoChoice::ReasonMisplaced),
        Some(reason) => Some(reason_name(reason).ok_or(NoChoice::Reason)?),
        None => None,
    };
    Ok(match status_word(id) {
        "available" => Doing::Available,
        "loggedOut" => Doing::LoggedOut,
        word => Doing::Away(word, reason),
    })
}

/// A status that can be chosen (T3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Choice {
    pub id: i64,
    pub word: &'static str,
    pub reason: Option<(i64, &'static str)>,
}

/// All of them, `unavailable` once plain and once per reason code.
pub(crate) fn choices() -> Vec<Choice> {
    let mut choices = Vec::new();
    for id in CHOICE {
        let choice = |reason| Choice { id, word: status_word(id), reason };
        choices.push(choice(None));
        if id == UNAVAILABLE {
            choices.extend(REASONS.iter().map(|reason| choice(Some(*reason))));
        }
    }
    choices
}

/// A status an agent had, in little room: it lasted until the next one began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spell {
    start: i64,
    status: u8,
    reason: u8,
}

/// A status an agent had or has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct StatusSpan {
    pub start: i64,
    /// None while it lasts.
    pub end: Option<i64>,
    pub status: i64,
    pub word: &'static str,
    pub reason: Option<&'static str>,
}

impl Spell {
    fn new(start: i64, word: &str, reason: Option<&str>) -> Self {
        let reason = reason.and_then(reason_id).unwrap_or_default();
        Self { start, status: status_id(word) as u8, reason: reason as u8 }
    }

    fn until(self, end: i64) -> StatusSpan {
        let id = i64::from(self.status);
        StatusSpan {
            start: self.start,
            end: Some(end),
            status: id,
            word: status_word(id),
            reason: reason_name(i64::from(self.reason)),
        }
    }
}

impl Agent {
    /// Keeps the status that ends now, for a day or as long as there is room.
    pub(super) fn keep_spell(&mut self, now: i64, room: usize) {
        self.past.push_back(Spell::new(self.since, self.doing.word(), self.doing.reason()));
        let ended = |agent: &Self| agent.past.get(1).map_or(now, |next| next.start);
        while self.past.len() > room || ended(self) < now - DAY {
            self.past.pop_front();
        }
    }
}

impl World {
    /// What an agent is (T1); none if it cannot be told, because its SIP address is not valid.
    pub(crate) fn current_status(&self, index: usize) -> Option<StatusSpan> {
        self.agents[index].sip_is_valid.then(|| self.present(index))
    }

    fn present(&self, index: usize) -> StatusSpan {
        let agent = &self.agents[index];
        let spell = Spell::new(agent.since, agent.doing.word(), agent.doing.reason());
        StatusSpan { end: None, ..spell.until(self.now) }
    }

    /// What an agent was in the last 24 hours, the oldest first, what it is now last. Before the
    /// centre came to life it is made up.
    pub(crate) fn status_history(&self, index: usize) -> Vec<StatusSpan> {
        let agent = &self.agents[index];
        let from = self.now - DAY;
        let since = agent.past.front().map_or(agent.since, |spell| spell.start);
        // What was recorded and has gone is not made up anew.
        let mut spans = Vec::new();
        if since <= self.opened {
            spans = self.made_up(index, since, from);
        }
        let ends = agent.past.iter().skip(1).map(|spell| spell.start).chain([agent.since]);
        spans.extend(agent.past.iter().zip(ends).map(|(spell, end)| spell.until(end)));
        spans.push(self.present(index));
        spans.retain(|span| span.end.is_none_or(|end| end > from && end > span.start));
        spans
    }

    /// Shifts and the work in them, backwards from `since` until `from`.
    fn made_up(&self, index: usize, since: i64, from: i64) -> Vec<StatusSpan> {
        let mut dice = self.dice_of(Topic::Statuses, id_of(index));
        let mut end = since;
        let mut spans = Vec::new();
        // A shift that has gone on for as long as this when the centre comes to life.
        let mut shift = dice.between(2 * 3_600_000, 6 * 3_600_000);
        while end > from {
            let begin = end - shift;
            while end > begin {
                for (word, reason, ms) in work(&mut dice) {
                    let spell = Spell::new(end - ms, word, reason);
                    spans.push(spell.until(end));
                    end -= ms;
                }
            }
            let night = dice.between(12 * 3_600_000, 16 * 3_600_000);
            spans.push(Spell::new(end - night, "loggedOut", None).until(end));
            end -= night;
            shift = dice.between(7 * 3_600_000, 9 * 3_600_000);
        }
        spans.reverse();
        spans
    }
}

type Step = (&'static str, Option<&'static str>, i64);

/// A pause, or a session with the wait before it, the last first.
fn work(dice: &mut Dice) -> Vec<Step> {
    let ms = |dice: &mut Dice, median: f64| dice.lognormal(median, 0.5);
    if dice.chance(0.08) {
        let (_, reason) = REASONS[dice.below(5)];
        let away = ms(dice, 700_000.0);
        return vec![("unavailable", Some(reason), away)];
    }
    let word = if dice.chance(0.75) { "inCall" } else { "inImCall" };
    vec![
        ("afterCall", None, ms(dice, 40_000.0)),
        (word, None, ms(dice, 210_000.0)),
        ("ringing", None, ms(dice, 4_000.0)),
        ("available", None, ms(dice, 45_000.0)),
    ]
}

/// How many ended statuses are kept per agent: all of a day in a small centre.
pub(super) fn room(agents: usize) -> usize {
    (2_000_000 / agents.max(1)).clamp(200, 2_000)
}

#[cfg(test)]
mod tests {
    use connect_model::AgentStatus;

    use super::*;

    #[test]
    fn ids_are_the_dictionarys() {
        for (id, word) in STATUSES {
            assert_eq!(AgentStatus::of_id(id).unwrap().as_str(), word);
        }
    }

    #[test]
    fn everything_that_can_be_chosen_can_be_chosen() {
        for choice in choices() {
            let doing = choose(Some(choice.id), choice.reason.map(|(id, _)| id)).unwrap();
            assert_eq!(doing.word(), choice.word);
            assert_eq!(doing.reason(), choice.reason.map(|(_, name)| name));
        }
        assert_eq!(choose(None, Some(2)).unwrap().reason(), Some("At Lunch"));
        for (status, reason, why) in [
            (Some(2), None, NoChoice::Status),
            (Some(13), None, NoChoice::Status),
            (None, None, NoChoice::Status),
            (Some(3), Some(99), NoChoice::Reason),
            (Some(1), Some(1), NoChoice::ReasonMisplaced),
        ] {
            assert_eq!(choose(status, reason), Err(why));
        }
    }
}
