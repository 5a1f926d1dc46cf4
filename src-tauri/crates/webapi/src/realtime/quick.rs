//! Live data as it nearly always comes, read straight into what the data sets take.
//!
//! Of the leniencies of the patient way it has those that cost nothing. Whatever else comes, a fault
//! included, is none of its business: it says `None`, and the argument is read in the patient way.
//! What it does read, that one reads the same.

mod metrics;
mod sessions;
#[cfg(test)]
mod tests;

use connect_json::Cursor;
use connect_model::{AgentStatus, EntityDiff, EntityKind, LiveUpdate, Millis, StatusDiff};

use crate::lenient::Time;

/// Reads an argument: an entity, or a list of them.
pub(super) fn read(json: &str, updates: &mut Vec<LiveUpdate>) -> Option<()> {
    let mut cursor = Cursor::new(json);
    if cursor.peek()? == b'[' {
        cursor.list(|cursor| {
            updates.push(LiveUpdate::Entity(entity(cursor)?));
            Some(())
        })?;
    } else {
        updates.push(LiveUpdate::Entity(entity(&mut cursor)?));
    }
    cursor.end()
}

/// An agent or a queue that says that it is one.
fn entity(cursor: &mut Cursor<'_>) -> Option<EntityDiff> {
    let mut diff = EntityDiff::new(EntityKind::Agent, 0);
    let mut seen = Seen::default();
    cursor.object(|cursor, key| {
        match key {
            "type" => {
                seen.first(Seen::KIND)?;
                diff.kind = match cursor.plain()? {
                    "agent" => EntityKind::Agent,
                    "queue" => EntityKind::Queue,
                    _ => return None,
                };
            }
            "id" => {
                seen.first(Seen::ID)?;
                diff.id = cursor.int()?;
            }
            "name" => {
                seen.first(2)?;
                diff.name = or_null(cursor, Cursor::text)?.map(Into::into);
            }
            "metrics" => {
                seen.first(3)?;
                diff.metrics = or_null(cursor, metrics::bags)?.unwrap_or_default();
            }
            "sessions" => {
                seen.first(4)?;
                diff.sessions = or_null(cursor, sessions::by_modality)?.unwrap_or_default();
            }
            "currentStatus" => {
                seen.first(5)?;
                diff.status = or_null(cursor, status)?;
            }
            // Those who ask for histories and breakdowns, and for sums, get few of them.
            "statusHistory" | "addedBreakdowns" | "breakdowns" | "removedBreakdowns"
            | "entityIds" | "groupType" | "groupId" => return None,
            _ => cursor.skip()?,
        }
        Some(())
    })?;
    (seen.has(Seen::KIND) && seen.has(Seen::ID)).then_some(diff)
}

fn status(cursor: &mut Cursor<'_>) -> Option<StatusDiff> {
    let mut diff = StatusDiff::default();
    if cursor.peek()? == b'"' {
        diff.status = Some(AgentStatus::parse(&cursor.text()?));
        return Some(diff);
    }
    let mut by_id = None;
    let mut seen = Seen::default();
    cursor.object(|cursor, key| {
        match key {
            "agentStatus" => {
                seen.first(0)?;
                diff.status = or_null(cursor, Cursor::text)?.map(|word| AgentStatus::parse(&word));
            }
            "agentStatusId" => {
                seen.first(1)?;
                by_id = or_null(cursor, Cursor::int)?.and_then(AgentStatus::of_id);
            }
            "reasonCodeName" => {
                seen.first(2)?;
                let name = or_null(cursor, Cursor::text)?.filter(|name| !name.is_empty());
                diff.reason = Some(name.map(Into::into));
            }
            "reasonCodeId" => {
                seen.first(3)?;
                or_null(cursor, Cursor::int)?;
            }
            "startTime" => {
                seen.first(4)?;
                diff.start = or_null(cursor, time)?;
            }
            "endTime" => {
                seen.first(5)?;
                or_null(cursor, time)?;
            }
            "isSuspended" => {
                seen.first(6)?;
                diff.suspended = or_null(cursor, Cursor::boolean)?;
            }
            _ => cursor.skip()?,
        }
        Some(())
    })?;
    diff.status = diff.status.or(by_id);
    Some(diff)
}

fn time(cursor: &mut Cursor<'_>) -> Option<Millis> {
    Some(Time::parse(cursor.plain()?)?.0)
}

/// A value, or null.
fn or_null<'a, T>(
    cursor: &mut Cursor<'a>,
    read: impl FnOnce(&mut Cursor<'a>) -> Option<T>,
) -> Option<Option<T>> {
    if cursor.null() { Some(None) } else { read(cursor).map(Some) }
}

/// The fields of an object that have come: one that comes twice is a fault.
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
