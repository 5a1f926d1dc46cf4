//! When a batch is due and what is in it. It is given the time, and knows no network.

use std::time::Duration;

use connect_webapi::lenient::Int;
use connect_webapi::methods::WriteLogBody;
use tokio::time::Instant;

use super::ClientLog;
use super::queue::{Line, Outcome};
use super::record::Severity;

/// From the sign-in to the first batch: the board comes first.
pub(super) const FIRST: Duration = Duration::from_secs(5);
/// From the end of a batch to the next one.
pub(super) const PAUSE: Duration = Duration::from_secs(10);
/// Lines in a batch at most.
pub(super) const LINES: usize = 20;
/// The server writes the time at which a line arrives; one that is this old says so.
const OLD: Duration = Duration::from_secs(30);

/// The batches of one sign-in.
#[derive(Debug)]
pub(super) struct Batches {
    log: ClientLog,
    /// What the server calls a warning.
    warning: String,
    /// When the next batch is due; none before the first connection.
    due: Option<Instant>,
    /// True once the server has said that it takes no lines.
    stopped: bool,
}

impl Batches {
    pub(super) fn new(log: ClientLog, warning: String) -> Self {
        Self { log, warning, due: None, stopped: false }
    }

    /// The server can be reached. What was under way when it could be reached no more did not
    /// arrive.
    pub(super) fn begin(&mut self, now: Instant) {
        self.due.get_or_insert(now + FIRST);
        self.log.settle(|_| Outcome::Later);
    }

    /// When the next batch is due; never if none is.
    pub(super) fn due(&self) -> Option<Instant> {
        self.due.filter(|_| !self.stopped)
    }

    /// The batch that is due now; it is empty if there is nothing to tell.
    pub(super) fn take(&mut self, now: Instant) -> Vec<WriteLogBody> {
        self.due = Some(now + PAUSE);
        let lines = self.log.take(LINES, now);
        lines.iter().map(|line| body(line, &self.warning, now)).collect()
    }

    /// The batch has ended so, an outcome per line. What did not arrive is tried once more.
    pub(super) fn done(&mut self, now: Instant, outcomes: &[Outcome]) {
        self.due = Some(now + PAUSE);
        if outcomes.contains(&Outcome::NotOffered) {
            self.stopped = true;
            self.log.clear();
        }
        self.log.settle(|line| outcomes.get(line).copied().unwrap_or(Outcome::Refused));
    }
}

impl Drop for Batches {
    /// What happened at one server is not told to the next. Before the first connection it
    /// happened at none.
    fn drop(&mut self) {
        if self.due.is_some() {
            self.log.clear();
        }
    }
}

/// A line as C1 takes it.
fn body(line: &Line, warning: &str, now: Instant) -> WriteLogBody {
    let level = match line.record.severity {
        Severity::Warning => warning,
        Severity::Error => "error",
    };
    WriteLogBody {
        session_id: line.record.session.map(Int),
        component: Some(line.record.component.to_owned()),
        log_level: Some(level.to_owned()),
        message: Some(message(line, now)),
    }
}

/// `live update not read row=R1 (3 times, first 40 s ago)`
fn message(line: &Line, now: Instant) -> String {
    let age = now.saturating_duration_since(line.since);
    let text = &line.record.text;
    let seconds = age.as_secs();
    match (line.count, age >= OLD) {
        (..=1, false) => text.clone(),
        (..=1, true) => format!("{text} ({seconds} s ago)"),
        (count, false) => format!("{text} ({count} times)"),
        (count, true) => format!("{text} ({count} times, first {seconds} s ago)"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::Record;
    use super::*;

    fn log(texts: &[&str], now: Instant) -> ClientLog {
        let log = ClientLog::default();
        for text in texts {
            log.queue().push(Record { text: (*text).to_owned(), ..Record::lost(0) }, now);
        }
        log
    }

    fn messages(bodies: Vec<WriteLogBody>) -> Vec<String> {
        bodies.into_iter().filter_map(|body| body.message).collect()
    }

    #[test]
    fn a_line_says_what_the_server_needs() {
        let now = Instant::now();
        let log = log(&["a", "b", "b"], now);
        let error = Record { severity: Severity::Error, session: Some(5), ..Record::lost(0) };
        log.queue().push(error, now);
        let mut batches = Batches::new(log.clone(), "warn".to_owned());
        batches.begin(now);
        let bodies = batches.take(now + OLD);
        let json = serde_json::to_value(&bodies).unwrap();
        assert_eq!(
            json,
            serde_json::json!([
                { "component": "app", "logLevel": "warn", "message": "a (30 s ago)" },
                { "component": "app", "logLevel": "warn", "message": "b (2 times, first 30 s ago)" },
                {
                    "sessionId": 5, "component": "app", "logLevel": "error",
                    "message": "lines lost count=0 (30 s ago)"
                },
            ])
        );
    }

    #[test]
    fn a_batch_is_small_and_the_rest_comes_later() {
        let now = Instant::now();
        let texts: Vec<_> = (0..LINES + 3).map(|number| format!("record {number}")).collect();
        let log = log(&texts.iter().map(String::as_str).collect::<Vec<_>>(), now);
        let mut batches = Batches::new(log, String::new());
        assert_eq!(batches.due(), None);
        batches.begin(now);
        assert_eq!(batches.due(), Some(now + FIRST));
        assert_eq!(batches.take(now + FIRST).len(), LINES);
        let end = now + FIRST + Duration::from_secs(3);
        batches.done(end, &[Outcome::Written; LINES]);
        assert_eq!(batches.due(), Some(end + PAUSE));
        assert_eq!(messages(batches.take(end + PAUSE)), texts[LINES..]);
    }

    #[test]
    fn a_line_is_tried_twice_at_most() {
        let now = Instant::now();
        let log = log(&["written", "refused", "later"], now);
        let mut batches = Batches::new(log, String::new());
        batches.begin(now);
        assert_eq!(batches.take(now).len(), 3);
        batches.done(now, &[Outcome::Written, Outcome::Refused, Outcome::Later]);
        assert_eq!(messages(batches.take(now)), ["later"]);
        // The connection went: nobody knows what became of it.
        batches.begin(now);
        assert_eq!(batches.take(now), []);
    }

    #[test]
    fn a_server_without_the_method_is_left_alone() {
        let now = Instant::now();
        let log = log(&["a", "b"], now);
        let mut batches = Batches::new(log.clone(), String::new());
        batches.begin(now);
        batches.take(now);
        batches.done(now, &[Outcome::Later, Outcome::NotOffered]);
        assert_eq!((batches.due(), log.waiting()), (None, 0));
        batches.begin(now);
        assert_eq!(batches.due(), None);
    }

    #[test]
    fn what_happened_at_one_server_is_not_told_to_the_next() {
        let now = Instant::now();
        let log = log(&["at the start"], now);
        drop(Batches::new(log.clone(), String::new()));
        assert_eq!(log.waiting(), 1);
        let mut batches = Batches::new(log.clone(), String::new());
        batches.begin(now);
        drop(batches);
        assert_eq!(log.waiting(), 0);
    }
}
