//! C1: what consoles write into the server's log.

use connect_webapi::Refusal;
use connect_webapi::methods::WriteLogBody;

use super::call::{Answer, Call, Outcome};
use crate::client_log::LogLine;

/// How many lines are kept.
const ROOM: usize = 10_000;

/// C1
pub(super) fn write(call: &Call<'_>) -> Outcome {
    let body = call.body::<WriteLogBody>().unwrap_or_default();
    let Some(message) = body.message.filter(|message| !message.is_empty()) else {
        return Err(Refusal::Incomplete.into());
    };
    let named = |name: Option<String>, usual: &str| {
        name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| usual.to_owned())
    };
    let line = LogLine {
        at: call.simulated.state().world.now,
        agent: call.caller,
        session: body.session_id.map(|id| id.0),
        component: named(body.component, "other"),
        level: named(body.log_level, "debug"),
        message,
    };
    let mut log = call.simulated.log();
    if log.len() >= ROOM {
        log.pop_front();
    }
    log.push_back(line);
    Ok(Answer::Done)
}
