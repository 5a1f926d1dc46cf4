//! Live data as it nearly always comes, read straight into what the data sets take.
//!
//! Of the leniencies of the patient way it has those that cost nothing. Whatever else comes, a fault
//! included, is none of its business: it says `None`, and the argument is read in the patient way.
//! What it does read, that one reads the same.

mod metrics;
mod sessions;
#[cfg(test)]
mod tests;

use compact_str::CompactString;
use connect_json::Cursor;
use connect_model::{AgentStatus, EntityDiff, EntityKind, LiveUpdate, Millis, StatusDiff};

use crate::lenient::Time;

/// Reads an argument: an entity, or a list of them.
pub(super) fn read(json: &str, updates: &mut Vec<LiveUpdate>) -> Option<()> {
    let mut cursor = Cursor::new(json);
    if cursor.peek()? == b'[' {
        cursor.list(|cursor| entity(cursor, updates))?;
    } else {
        entity(&mut cursor, updates)?;
    }
    cursor.end()
}

/// An agent or a queue that says that it is one. It is read where it is to stay: it is large.
fn entity(cursor: &mut Cursor<'_>, updates: &mut Vec<LiveUpdate>) -> Option<()> {
    updates.push(LiveUpdate::Entity(EntityDiff::new(EntityKind::Agent, 0)));
    let Some(LiveUpdate::Entity(diff)) = updates.last_mut() else { return None };
    let mut seen = Seen::default();
    cursor.object(|cursor, key| match key {
        "type" => {
            seen.first(Seen::KIND)?;
            diff.kind = match cursor.plain()? {
                "agent" => EntityKind::Agent,
                "queue" => EntityKind::Queue,
                _ => return None,
            };
            Some(())
        }
        "id" => {
            seen.first(Seen::ID)?;
            diff.id = cursor.int()?;
            Some(())
        }
        "name" => {
            seen.first(2)?;
            or_null(cursor, &mut diff.name, text)
        }
        "metrics" => {
            seen.first(3)?;
            if cursor.null() { Some(()) } else { metrics::bags(cursor, &mut diff.metrics) }
        }
        "sessions" => {
            seen.first(4)?;
            if cursor.null() { Some(()) } else { sessions::all(cursor, &mut diff.sessions) }
        }
        "currentStatus" => {
            seen.first(5)?;
            or_null(cursor, &mut diff.status, status)
        }
        // Those who ask for histories and breakdowns, and for sums, get few of them.
        "statusHistory" | "addedBreakdowns" | "breakdowns" | "removedBreakdowns" | "entityIds"
        | "groupType" | "groupId" => None,
        _ => cursor.skip().map(drop),
    })?;
    (seen.has(Seen::KIND) && seen.has(Seen::ID)).then_some(())
}

fn status(cursor: &mut Cursor<'_>) -> Option<StatusDiff> {
    let mut diff = StatusDiff::default();
    if cursor.peek()? == b'"' {
        diff.status = Some(AgentStatus::parse(&cursor.text()?));
        return Some(diff);
    }
    let mut id = None;
    let mut seen = Seen::default();
    cursor.object(|cursor, key| match key {
        "agentStatus" => {
            seen.first(0)?;
            let word = |cursor: &mut Cursor<'_>| Some(AgentStatus::parse(&cursor.text()?));
            or_null(cursor, &mut diff.status, word)
        }
        "agentStatusId" => {
            seen.first(1)?;
            or_null(cursor, &mut id, Cursor::int)
        }
        "reasonCodeName" => {
            seen.first(2)?;
            let mut name = None;
            or_null(cursor, &mut name, Cursor::text)?;
            diff.reason = Some(name.filter(|name| !name.is_empty()).map(Into::into));
            Some(())
        }
        "reasonCodeId" => {
            seen.first(3)?;
            or_null(cursor, &mut None, Cursor::int)
        }
        "startTime" => {
            seen.first(4)?;
            or_null(cursor, &mut diff.start, time)
        }
        "endTime" => {
            seen.first(5)?;
            or_null(cursor, &mut None, time)
        }
        "isSuspended" => {
            seen.first(6)?;
            or_null(cursor, &mut diff.suspended, Cursor::boolean)
        }
        _ => cursor.skip().map(drop),
    })?;
    diff.status = diff.status.or_else(|| AgentStatus::of_id(id?));
    Some(diff)
}

fn time(cursor: &mut Cursor<'_>) -> Option<Millis> {
    Some(Time::parse(cursor.plain()?)?.0)
}

fn text(cursor: &mut Cursor<'_>) -> Option<CompactString> {
    cursor.text().map(Into::into)
}

/// A value, or null.
fn or_null<'a, T>(
    cursor: &mut Cursor<'a>,
    slot: &mut Option<T>,
    read: impl FnOnce(&mut Cursor<'a>) -> Option<T>,
) -> Option<()> {
    *slot = if cursor.null() { None } else { Some(read(cursor)?) };
    Some(())
}

/// The fields of an object that have come, each by a number of its own: one that comes twice is a
/// fault.
#[derive(Default)]
struct Seen(u32);

impl Seen {
    const KIND: u32 = 0;
    const ID: u32 = 1;

    fn first(&mut self, field: u32) -> Option<()> {
        let first = !self.has(field);
        self.0 |= 1 << field;
        first.then_some(())
    }

    fn has(&self, field: u32) -> bool {
        self.0 & (1 << field) != 0
    }
}
