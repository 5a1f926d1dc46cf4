//! S1 to S5: sessions, as far as the caller may see them.

use std::borrow::Cow;

use connect_webapi::Refusal;
use connect_webapi::lenient::List;
use connect_webapi::methods::Gruu;
use serde_json::Value;

use super::call::{Answer, Call, Outcome, Refused, bad_request};
use super::{detail, record};
use crate::world::World;
use crate::world::sessions::Session;
use crate::world::story::extras::session_gruu;

/// The most records that S5 answers with.
const MOST: usize = 50;

/// S1
pub(super) fn of_agent(call: &Call<'_>) -> Outcome {
    if !call.query.flag("activeOnly") {
        return Err(Refusal::MustBeTrue.into());
    }
    let id = call.query.number("agentId").ok_or(bad_request("No agent is named."))?;
    let state = call.simulated.state();
    let world = &state.world;
    let agent = call.visible_agent(world, id)?;
    let session = world.primary_session(agent);
    let records = session.map(|session| record::whole(world, session)).into_iter();
    Answer::json(&List(records.collect()))
}

/// A session that the caller may see.
fn session<'w>(call: &Call<'_>, world: &'w World) -> Result<Cow<'w, Session>, Refused> {
    let session = world.session(call.id()?).ok_or(Refusal::SessionUnknown)?;
    let by = call.caller_index(world).ok_or(Refusal::NotVisible)?;
    if world.can_see_session(by, &session) { Ok(session) } else { Err(Refusal::NotVisible.into()) }
}

/// S3
pub(super) fn by_id(call: &Call<'_>) -> Outcome {
    let state = call.simulated.state();
    let world = &state.world;
    let session = session(call, world)?;
    // The parts and the session stand side by side in one object.
    let parts = serde_json::to_value(detail::parts(world, &session, &call.query));
    let whole = serde_json::to_value(record::whole(world, &session));
    match (parts, whole) {
        (Ok(Value::Object(mut parts)), Ok(Value::Object(whole))) => {
            parts.extend(whole);
            Answer::json(&parts)
        }
        _ => Err(Refusal::SessionUnknown.into()),
    }
}

/// S4
pub(super) fn gruu(call: &Call<'_>) -> Outcome {
    let state = call.simulated.state();
    let session = session(call, &state.world)?;
    Answer::json(&Gruu(session_gruu(&session)))
}

/// A window of time: from, until, and of that so many.
type Window = (Option<i64>, Option<i64>, Option<i64>);

/// What of a list in order of time is in a window: with an end alone the last ones, else the first.
fn within<T>(all: Vec<T>, (start, end, size): Window, time: impl Fn(&T) -> i64) -> Vec<T> {
    let fits = |one: &T| {
        start.is_none_or(|start| time(one) >= start) && end.is_none_or(|end| time(one) <= end)
    };
    let mut found: Vec<T> = all.into_iter().filter(fits).collect();
    let size = size.map_or(usize::MAX, |size| usize::try_from(size).unwrap_or(0));
    if start.is_some() {
        found.truncate(size);
    } else {
        found.drain(..found.len().saturating_sub(size));
    }
    found
}

/// S2
pub(super) fn transcript(call: &Call<'_>) -> Outcome {
    let query = &call.query;
    let window = (query.time("startTimestamp"), query.time("endTimestamp"), query.number("size"));
    if matches!(window, (Some(_), Some(_), Some(_)) | (None, None, Some(_))) {
        return Err(Refusal::WindowNotSupported.into());
    }
    let state = call.simulated.state();
    let session = session(call, &state.world)?;
    let lines = detail::lines(&state.world, &session);
    let at = |line: &connect_webapi::session::TranscriptMessage| {
        line.time_stamp.map_or(0, |time| time.0)
    };
    Answer::json(&List(within(lines, window, at)))
}

/// S5. What its table calls not supported is refused.
pub(super) fn customer_history(call: &Call<'_>) -> Outcome {
    let query = &call.query;
    let (start, end, limit) = (query.time("start"), query.time("end"), query.number("limit"));
    if matches!((start, end, limit), (Some(_), Some(_), Some(_)) | (None, None, Some(_))) {
        return Err(Refusal::WindowNotSupported.into());
    }
    // Over 50 or under 0 means 50.
    let most = i64::try_from(MOST).unwrap_or(i64::MAX);
    let limit = limit.filter(|limit| (0..=most).contains(limit)).unwrap_or(most);
    let state = call.simulated.state();
    let world = &state.world;
    let session = session(call, world)?;
    let all = world.customer_history(&session);
    let found = within(all, (start, end, Some(limit)), |earlier| earlier.started);
    let sessions = found.iter().filter_map(|earlier| world.session(earlier.id));
    Answer::json(&List(sessions.map(|one| record::base(world, &one)).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_has_its_first_or_its_last() {
        let of = |window| within((0..10).collect(), window, |at| *at);
        assert_eq!(of((None, None, None)).len(), 10);
        assert_eq!(of((Some(3), None, Some(2))), [3, 4]);
        assert_eq!(of((None, Some(6), Some(2))), [5, 6]);
        assert_eq!(of((Some(3), Some(5), None)), [3, 4, 5]);
        assert_eq!(of((None, None, Some(2))), [8, 9]);
        assert!(of((Some(3), None, Some(0))).is_empty());
    }
}
