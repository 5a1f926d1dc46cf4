//! What is said in a session, and what was published of it.

use connect_ipc as ipc;
use connect_webapi::session::{ImPrompt, SessionDetail, SessionMessage, TranscriptMessage};

use super::{agent_id, is, list, text, time};

/// The lines of a transcript, the oldest first, each once.
pub(crate) fn transcript(lines: &[TranscriptMessage]) -> Vec<ipc::TranscriptLine> {
    let mut lines: Vec<_> = lines.iter().map(line).collect();
    lines.sort_by_key(|line| line.at);
    let mut known = std::collections::HashSet::new();
    lines.retain(|line| known.insert(line.key.clone()));
    lines
}

fn line(message: &TranscriptMessage) -> ipc::TranscriptLine {
    let (at, from) = (time(message.time_stamp), text(message.from.as_ref()));
    let words = text(message.message.as_ref());
    let key = match message.id {
        Some(id) if id.0 > 0 => id.0.to_string(),
        _ => format!("{} {from} {words}", at.unwrap_or_default()),
    };
    ipc::TranscriptLine { key, at, from, text: words, agent: is(message.from_agent) }
}

/// None without a text: there is nothing to answer with.
pub(super) fn prompt(prompt: &ImPrompt) -> Option<ipc::Prompt> {
    let words = text(prompt.prompt_value.as_ref());
    let name = text(prompt.prompt_name.as_ref().or(prompt.name.as_ref()));
    (!words.is_empty()).then_some(ipc::Prompt { name, text: words })
}

/// What was published of the session, the latest first.
pub(super) fn messages(detail: &SessionDetail) -> Vec<ipc::SessionMessage> {
    let parts = list(detail.agents.as_ref());
    let name = |id: i64| {
        let part = parts.iter().find(|part| agent_id(part.agent_id) == Some(id));
        let name = part.map(|part| text(part.agent_name.as_ref()));
        name.filter(|name| !name.is_empty()).unwrap_or_else(|| id.to_string())
    };
    let message = |message: &SessionMessage| ipc::SessionMessage {
        at: time(message.published),
        name: text(message.name.as_ref().or(message.kind.as_ref())),
        agent: agent_id(message.agent_id).map(name).unwrap_or_default(),
    };
    let mut messages: Vec<_> = list(detail.session_messages.as_ref()).iter().map(message).collect();
    messages.sort_by_key(|message| std::cmp::Reverse(message.at));
    messages
}
