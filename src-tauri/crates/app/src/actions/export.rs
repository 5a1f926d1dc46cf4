//! The journal as a file for spreadsheets (RFC 4180).

use connect_ipc::{JournalView, RecordingAnswer};

/// Words for what is no text of the server's.
pub(crate) trait Words {
    /// The heading of a column.
    fn heading(&self, column: &str) -> String;
    /// What was done.
    fn action(&self, view: &JournalView) -> String;
    /// What became of it.
    fn state(&self, view: &JournalView) -> String;
    /// Why it failed.
    fn failure(&self, view: &JournalView) -> String;
    /// What became of the recording of one session.
    fn recording(&self, answer: &RecordingAnswer) -> String;
    /// A time in UTC, in the form that spreadsheets read.
    fn time(&self, at: i64) -> String;
}

/// The columns, as the ids of their headings end.
const COLUMNS: [&str; 12] = [
    "time",
    "action",
    "agent",
    "agent-id",
    "status",
    "reason",
    "session",
    "customer",
    "state",
    "ended",
    "failure",
    "recordings",
];

/// The lines, the heading first, each ended by CR LF.
pub(crate) fn csv(entries: &[JournalView], words: &impl Words) -> String {
    let mut text = String::new();
    line(&mut text, COLUMNS.iter().map(|column| words.heading(column)));
    for view in entries {
        let status = view.status.as_ref();
        let cells: [String; COLUMNS.len()] = [
            words.time(view.at),
            words.action(view),
            view.agent_name.clone(),
            view.agent.map(|id| id.to_string()).unwrap_or_default(),
            status.map(|status| status.status.clone()).unwrap_or_default(),
            status.and_then(|status| status.reason.clone()).unwrap_or_default(),
            view.session.map(|id| id.to_string()).unwrap_or_default(),
            view.customer.clone(),
            words.state(view),
            view.ended.map(|at| words.time(at)).unwrap_or_default(),
            words.failure(view),
            each(&view.recordings, words),
        ];
        line(&mut text, cells.into_iter());
    }
    text
}

/// What became of each session, one after the other.
fn each(answers: &[RecordingAnswer], words: &impl Words) -> String {
    let one = |answer: &RecordingAnswer| {
        let RecordingAnswer { session, customer, .. } = answer;
        let customer = if customer.is_empty() { String::new() } else { format!(" {customer}") };
        format!("{session}{customer}: {}", words.recording(answer))
    };
    answers.iter().map(one).collect::<Vec<_>>().join("; ")
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            text.push(',');
        }
        text.push_str(&quoted(&harmless(cell)));
    }
    text.push_str("\r\n");
}

/// What a spreadsheet would take for a formula begins with an apostrophe: names come from outside.
fn harmless(cell: String) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if formula { format!("'{cell}") } else { cell }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', ';', '"', '\r', '\n', '\t']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
