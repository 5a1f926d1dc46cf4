//! The journal in the user's words, for a file.

use connect_ipc::{JournalView, RecordingAnswer};
use connect_l10n::{Messages, Value};

use crate::actions::Words;
use crate::doctor::failure_text;

/// The words of one language.
pub(crate) struct JournalWords {
    messages: Messages,
}

impl JournalWords {
    pub(crate) fn new(language: &str) -> Self {
        // Nothing hides the marks that isolate directions in a spreadsheet.
        Self { messages: Messages::new(language).use_isolating(false) }
    }

    /// The name of the file, without what comes after the dot.
    pub(crate) fn file_name(&self, at: i64) -> String {
        let values = [("day", Value::from(utc(at, "%Y-%m-%d")))];
        let name = self.messages.text("journal-file", &values);
        // A name in any language that every file system takes.
        name.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { ' ' }).collect()
    }

    fn of_word(&self, prefix: &str, word: impl serde::Serialize) -> String {
        let value = serde_json::to_value(word).unwrap_or_default();
        self.messages.text(&format!("{prefix}-{}", value.as_str().unwrap_or_default()), &[])
    }
}

impl Words for JournalWords {
    fn heading(&self, column: &str) -> String {
        self.messages.text(&format!("journal-column-{column}"), &[])
    }

    fn action(&self, view: &JournalView) -> String {
        self.of_word("action", view.action)
    }

    fn state(&self, view: &JournalView) -> String {
        self.of_word("action-state", view.state)
    }

    fn failure(&self, view: &JournalView) -> String {
        let failure = view.failure.as_ref();
        failure.map(|failure| failure_text(&self.messages, failure).0).unwrap_or_default()
    }

    fn recording(&self, answer: &RecordingAnswer) -> String {
        let word = match answer {
            RecordingAnswer { denied: true, .. } => "recording-denied",
            RecordingAnswer { failed: true, .. } => "recording-failed",
            _ => "recording-done",
        };
        self.messages.text(word, &[])
    }

    fn time(&self, at: i64) -> String {
        utc(at, "%Y-%m-%d %H:%M:%S")
    }
}

fn utc(at: i64, format: &str) -> String {
    let stamp = jiff::Timestamp::from_millisecond(at);
    stamp.map(|stamp| stamp.strftime(format).to_string()).unwrap_or_default()
}
