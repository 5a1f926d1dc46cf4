//! The message bus: a bounded ring of messages per topic, and readers with places in them.
//!
//! Who reads too slowly, or was away too long, goes on with the oldest message that is kept.
//! Nothing tells it that there were others.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use serde_json::value::RawValue;
use tokio::sync::watch;

/// What is in a topic.
#[derive(Debug, Clone)]
pub(super) enum Message {
    /// For the client, as JSON.
    Text(Arc<RawValue>),
    /// For the server's end of the connection.
    Command(Command),
}

/// What the server tells its end of a connection.
#[derive(Debug, Clone)]
pub(super) enum Command {
    /// The channel is up: say so.
    Initialize,
    /// Messages of this topic are for it as well, from this place on.
    Join { topic: String, from: u64 },
    /// They are not any more.
    Leave { topic: String },
}

/// One ring.
#[derive(Debug)]
struct Topic {
    /// Its short name in cursors.
    key: String,
    /// How many messages there have been.
    count: u64,
    kept: VecDeque<Message>,
}

/// All topics.
pub(crate) struct Bus {
    /// Differs for each run of the server, as cursors are worth nothing after a restart.
    prefix: String,
    /// How many messages a topic keeps.
    room: usize,
    topics: BTreeMap<String, Topic>,
    /// How many topics have been given a key.
    keys: u64,
    /// Changes with every message.
    news: watch::Sender<u64>,
}

impl Bus {
    pub(super) fn new(room: usize) -> Self {
        let news = watch::Sender::new(0);
        Self { prefix: prefix(), room, topics: BTreeMap::new(), keys: 0, news }
    }

    /// What all cursors of this run of the server begin with.
    pub(super) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// How many messages a topic keeps.
    pub(super) fn room(&self) -> usize {
        self.room
    }

    /// As after a new start of the server.
    pub(super) fn restart(&mut self) {
        self.topics.clear();
        self.keys = 0;
        self.prefix = prefix();
        self.wake();
    }

    /// Changes when there may be something to read.
    pub(super) fn news(&self) -> watch::Receiver<u64> {
        self.news.subscribe()
    }

    /// Lets every reader look.
    pub(super) fn wake(&self) {
        self.news.send_modify(|count| *count = count.wrapping_add(1));
    }

    /// Makes sure that there is such a topic; answers its key and how many messages it has had.
    pub(super) fn open(&mut self, name: &str) -> (&str, u64) {
        let keys = &mut self.keys;
        let topic = self.topics.entry(name.to_owned()).or_insert_with(|| {
            *keys += 1;
            Topic { key: letters(*keys), count: 0, kept: VecDeque::new() }
        });
        (&topic.key, topic.count)
    }

    /// Ends all topics but these.
    pub(super) fn keep_only(&mut self, wanted: impl Fn(&str) -> bool) {
        self.topics.retain(|name, _| wanted(name));
    }

    /// The name of the topic with this key.
    pub(super) fn name_of(&self, key: &str) -> Option<&str> {
        let found = self.topics.iter().find(|(_, topic)| topic.key == key);
        found.map(|(name, _)| name.as_str())
    }

    /// Adds a message; one to a topic that nobody reads is dropped.
    pub(super) fn publish(&mut self, name: &str, message: Message) {
        let Some(topic) = self.topics.get_mut(name) else { return };
        topic.count += 1;
        topic.kept.push_back(message);
        if topic.kept.len() > self.room {
            topic.kept.pop_front();
        }
        self.wake();
    }

    /// A message that pushes itself and all before it out of the ring.
    pub(super) fn overflow(&mut self, name: &str) {
        if let Some(topic) = self.topics.get_mut(name) {
            topic.count += 1;
            topic.kept.clear();
        }
    }

    /// What is kept of a topic from a place on, and the place where that begins; nothing if there
    /// is no such topic.
    pub(super) fn from(&self, name: &str, at: u64) -> (u64, impl Iterator<Item = &Message>) {
        let topic = self.topics.get(name);
        let oldest = topic.map_or(at, |topic| topic.count - topic.kept.len() as u64);
        let start = at.max(oldest);
        let skipped = usize::try_from(start - oldest).unwrap_or(usize::MAX);
        let kept = topic.into_iter().flat_map(move |topic| topic.kept.iter().skip(skipped));
        (start, kept)
    }
}

/// What tells this run of the server from others, also those with the same seed.
fn prefix() -> String {
    format!("d-{:X}-", rand::random::<u32>())
}

/// A number, from 1 on, in letters: A to Z, AA and so on.
fn letters(mut number: u64) -> String {
    let mut text = String::new();
    while number > 0 {
        number -= 1;
        text.insert(0, char::from(b'A' + (number % 26) as u8));
        number /= 26;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_count_on() {
        let all: Vec<_> = [1, 2, 26, 27, 52, 53, 703].map(letters).into();
        assert_eq!(all, ["A", "B", "Z", "AA", "AZ", "BA", "AAA"]);
    }
}
