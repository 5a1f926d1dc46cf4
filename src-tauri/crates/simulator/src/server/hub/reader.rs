//! A reader: its topics, how far it has come in each, and what it reads next.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::value::RawValue;

use super::bus::{Bus, Command, Message};
use super::cursor::{self, Malformed};

/// A place in a topic.
#[derive(Debug)]
struct Place {
    topic: String,
    key: String,
    at: u64,
}

/// The reading end of one channel.
#[derive(Debug)]
pub(crate) struct Reader {
    places: Vec<Place>,
    /// The topics of the groups that it is in.
    groups: BTreeSet<String>,
    /// Which topic comes first the next time, so that none has to wait for another for ever.
    turn: usize,
    /// Whether the client has been told that the channel is up, or need not be told.
    pub greeted: bool,
}

/// What was read at once.
#[derive(Debug, Default)]
pub(super) struct Batch {
    pub messages: Vec<Arc<RawValue>>,
    /// The channel is up.
    pub initialized: bool,
    /// The groups it is in, if they have changed.
    pub groups: Option<BTreeSet<String>>,
}

impl Reader {
    /// Goes on behind a cursor, or from now on where there is none, or one of another run of the
    /// server. A topic that the cursor does not name is not read.
    pub(super) fn new(
        bus: &mut Bus,
        topics: &BTreeSet<String>,
        groups: BTreeSet<String>,
        cursor: Option<&str>,
    ) -> Result<Self, Malformed> {
        let named = match cursor.filter(|text| !text.is_empty()) {
            Some(text) => resume(bus, topics, text)?,
            None => None,
        };
        let places = named.unwrap_or_else(|| {
            let present = topics.iter().map(|topic| {
                let (key, at) = bus.open(topic);
                Place { topic: topic.clone(), key: key.to_owned(), at }
            });
            present.collect()
        });
        // What is named is read; the others have to be there for whoever reads them next.
        for topic in topics {
            bus.open(topic);
        }
        Ok(Self { places, groups, turn: 0, greeted: false })
    }

    /// How far it has come.
    pub(super) fn cursor(&self, bus: &Bus) -> String {
        cursor::write(bus.prefix(), self.places.iter().map(|place| (&*place.key, place.at)))
    }

    /// The next messages, at most so many; none if there is nothing new.
    pub(super) fn read(&mut self, bus: &mut Bus, most: usize) -> Option<Batch> {
        let mut batch = Batch::default();
        let before = self.groups.clone();
        let mut moved = false;
        let mut commands = Vec::new();
        self.turn += 1;
        for step in 0..self.places.len() {
            let place = (self.turn + step) % self.places.len();
            let Place { topic, at, .. } = &mut self.places[place];
            let (start, kept) = bus.from(topic, *at);
            *at = start;
            for message in kept {
                match message {
                    Message::Text(_) if batch.messages.len() >= most => break,
                    Message::Text(text) => batch.messages.push(Arc::clone(text)),
                    Message::Command(command) => commands.push(command.clone()),
                }
                *at += 1;
                moved = true;
            }
        }
        for command in commands {
            self.obey(bus, &mut batch, command);
        }
        batch.groups = (self.groups != before).then(|| self.groups.clone());
        moved.then_some(batch)
    }

    fn obey(&mut self, bus: &mut Bus, batch: &mut Batch, command: Command) {
        match command {
            Command::Initialize => batch.initialized = true,
            Command::Join { topic, from } => {
                if self.groups.insert(topic.clone()) {
                    let key = bus.open(&topic).0.to_owned();
                    self.places.push(Place { topic, key, at: from });
                }
            }
            Command::Leave { topic } => {
                self.groups.remove(&topic);
                self.places.retain(|place| place.topic != topic);
            }
        }
    }
}

/// The places that a cursor names; none if it is worth nothing. A place that a topic has not come
/// to yet is that of an older topic of the same name: it is read from the start.
fn resume(
    bus: &mut Bus,
    topics: &BTreeSet<String>,
    text: &str,
) -> Result<Option<Vec<Place>>, Malformed> {
    let prefix = bus.prefix().to_owned();
    let Some(named) = cursor::read(&prefix, text)? else { return Ok(None) };
    let mut places = Vec::new();
    for (key, at) in named {
        let Some(topic) = bus.name_of(key).map(ToOwned::to_owned) else { return Ok(None) };
        let (_, count) = bus.open(&topic);
        if topics.contains(&topic) {
            let at = if at > count { 0 } else { at };
            places.push(Place { topic, key: key.to_owned(), at });
        }
    }
    Ok(Some(places))
}

#[cfg(test)]
mod tests {
    use serde_json::value::to_raw_value;

    use super::*;

    fn topics(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn reader(bus: &mut Bus, names: &[&str], cursor: Option<&str>) -> Reader {
        Reader::new(bus, &topics(names), BTreeSet::new(), cursor).unwrap()
    }

    fn publish(bus: &mut Bus, topic: &str, number: u32) {
        bus.publish(topic, Message::Text(Arc::from(to_raw_value(&number).unwrap())));
    }

    fn numbers(batch: Option<Batch>) -> Vec<u32> {
        let messages = batch.unwrap_or_default().messages;
        messages.iter().map(|text| text.get().parse().unwrap()).collect()
    }

    #[test]
    fn a_cursor_goes_on_where_it_was() {
        let mut bus = Bus::new(32);
        let mut one = reader(&mut bus, &["a", "b"], None);
        publish(&mut bus, "a", 1);
        publish(&mut bus, "b", 2);
        publish(&mut bus, "nobody", 3);
        let mut read = numbers(one.read(&mut bus, 10));
        read.sort_unstable();
        assert_eq!(read, [1, 2]);
        let cursor = one.cursor(&bus);
        assert!(cursor.ends_with("-A,1|B,1"), "{cursor}");
        publish(&mut bus, "a", 4);
        let mut again = reader(&mut bus, &["a", "b"], Some(&cursor));
        assert_eq!(numbers(again.read(&mut bus, 10)), [4]);
        assert!(again.read(&mut bus, 10).is_none());
        let mut narrower = reader(&mut bus, &["b"], Some(&cursor));
        assert!(narrower.read(&mut bus, 10).is_none());
    }

    #[test]
    fn who_is_late_loses_the_oldest_without_a_word() {
        let mut bus = Bus::new(32);
        let mut one = reader(&mut bus, &["a"], None);
        (0..40).for_each(|number| publish(&mut bus, "a", number));
        let read = numbers(one.read(&mut bus, 10));
        assert_eq!(read, (8..18).collect::<Vec<_>>());
        bus.overflow("a");
        publish(&mut bus, "a", 99);
        assert_eq!(numbers(one.read(&mut bus, 10)), [99]);
    }

    #[test]
    fn a_cursor_that_is_worth_nothing_starts_at_the_present() {
        let mut bus = Bus::new(32);
        let mut one = reader(&mut bus, &["a"], None);
        publish(&mut bus, "a", 1);
        let (unread, prefix) = (one.cursor(&bus), bus.prefix().to_owned());
        one.read(&mut bus, 10);
        for worthless in ["d-0-A,0", &format!("{prefix}ZZ,0")] {
            let mut again = reader(&mut bus, &["a"], Some(worthless));
            assert!(again.read(&mut bus, 10).is_none(), "{worthless}");
        }
        let mut reset = reader(&mut bus, &["a"], Some(&format!("{prefix}A,FF")));
        assert_eq!(numbers(reset.read(&mut bus, 10)), [1]);
        bus.restart();
        let mut restarted = reader(&mut bus, &["a"], Some(&unread));
        assert!(restarted.read(&mut bus, 10).is_none());
        assert_ne!(bus.prefix(), prefix);
        let none = BTreeSet::new();
        let wrong = format!("{}A", bus.prefix());
        assert!(Reader::new(&mut bus, &none, none.clone(), Some(&wrong)).is_err());
    }

    #[test]
    fn groups_come_and_go_by_command() {
        let mut bus = Bus::new(32);
        let mut one = reader(&mut bus, &["a"], None);
        let (_, from) = bus.open("g");
        bus.publish("a", Message::Command(Command::Join { topic: "g".into(), from }));
        publish(&mut bus, "g", 1);
        let joined = one.read(&mut bus, 10).unwrap();
        assert_eq!((joined.messages.len(), joined.groups), (0, Some(topics(&["g"]))));
        assert_eq!(numbers(one.read(&mut bus, 10)), [1]);
        bus.publish("a", Message::Command(Command::Leave { topic: "g".into() }));
        assert_eq!(one.read(&mut bus, 10).unwrap().groups, Some(BTreeSet::new()));
        publish(&mut bus, "g", 2);
        assert!(one.read(&mut bus, 10).is_none());
    }

    #[test]
    fn no_topic_waits_for_a_busy_one() {
        let mut bus = Bus::new(32);
        let mut one = reader(&mut bus, &["busy", "quiet"], None);
        publish(&mut bus, "quiet", 100);
        for round in 0..2 {
            (0..10).for_each(|_| publish(&mut bus, "busy", round));
            if numbers(one.read(&mut bus, 10)).contains(&100) {
                return;
            }
        }
        panic!("it never came");
    }
}
