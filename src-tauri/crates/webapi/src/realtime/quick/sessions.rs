//! Sessions by modality: added, changed and removed.

use connect_json::Cursor;
use connect_model::{AgentId, Modality, QueueId, SessionDiff, SessionId, SessionsDiff};

use super::{Seen, or_null, text};

/// The sessions of an entity. The patient way sorts them by their modality's word: of another order
/// nothing is read here.
pub(super) fn all(
    cursor: &mut Cursor<'_>,
    sessions: &mut Vec<(Modality, SessionsDiff)>,
) -> Option<()> {
    let mut last = None;
    cursor.object(|cursor, word| {
        if last.replace(word).is_some_and(|last| last >= word) {
            return None;
        }
        // Most are of one modality.
        sessions.reserve_exact(1);
        sessions.push((Modality::parse(word), SessionsDiff::default()));
        of_one(cursor, &mut sessions.last_mut()?.1)
    })
}

fn of_one(cursor: &mut Cursor<'_>, diff: &mut SessionsDiff) -> Option<()> {
    let mut seen = Seen::default();
    cursor.object(|cursor, key| match key {
        "addedSessions" => {
            seen.first(0)?;
            list(cursor, &mut diff.added, session)
        }
        "sessions" => {
            seen.first(1)?;
            list(cursor, &mut diff.changed, session)
        }
        "removedSessions" => {
            seen.first(2)?;
            list(cursor, &mut diff.removed, |cursor| Some(session(cursor)?.id))
        }
        _ => cursor.skip().map(drop),
    })
}

/// A list, or null.
fn list<'a, T>(
    cursor: &mut Cursor<'a>,
    items: &mut Vec<T>,
    mut read: impl FnMut(&mut Cursor<'a>) -> Option<T>,
) -> Option<()> {
    if cursor.null() {
        return Some(());
    }
    cursor.list(|cursor| {
        let item = read(cursor)?;
        // Most lists have one.
        if items.is_empty() {
            items.reserve_exact(1);
        }
        items.push(item);
        Some(())
    })
}

/// A session, or its id.
fn session(cursor: &mut Cursor<'_>) -> Option<SessionDiff> {
    if cursor.peek()? != b'{' {
        let id = cursor.int().filter(|id| *id >= 0)?;
        return Some(SessionDiff::new(SessionId(id)));
    }
    let mut diff = SessionDiff::new(SessionId(0));
    let mut seen = Seen::default();
    cursor.object(|cursor, key| match key {
        "sessionId" => {
            seen.first(Seen::ID)?;
            diff.id = SessionId(cursor.int()?);
            Some(())
        }
        "queueId" => {
            seen.first(2)?;
            or_null(cursor, &mut diff.queue, |cursor| cursor.int().map(QueueId))
        }
        "agentId" => {
            seen.first(3)?;
            or_null(cursor, &mut diff.agent, |cursor| cursor.int().map(AgentId))
        }
        "customerName" => {
            seen.first(4)?;
            or_null(cursor, &mut diff.customer, text)
        }
        "sessionStatus" => {
            seen.first(5)?;
            or_null(cursor, &mut diff.status, text)
        }
        "queuedMs" => {
            seen.first(6)?;
            or_null(cursor, &mut diff.queued_ms, Cursor::int)
        }
        "activeMs" => {
            seen.first(7)?;
            or_null(cursor, &mut diff.active_ms, Cursor::int)
        }
        "isRecording" => {
            seen.first(8)?;
            or_null(cursor, &mut diff.recording, Cursor::boolean)
        }
        "isSilentJoined" => {
            seen.first(9)?;
            or_null(cursor, &mut diff.silent_joined, Cursor::boolean)
        }
        "isWhisperJoined" => {
            seen.first(10)?;
            or_null(cursor, &mut diff.whisper_joined, Cursor::boolean)
        }
        // Nothing is made of it, and a fault in it is one all the same.
        "sessionType" => {
            seen.first(11)?;
            or_null(cursor, &mut None, Cursor::text)
        }
        "canBeRecorded" => {
            seen.first(12)?;
            or_null(cursor, &mut diff.can.be_recorded, Cursor::boolean)
        }
        "canBeSilentJoined" => {
            seen.first(13)?;
            or_null(cursor, &mut diff.can.be_silent_joined, Cursor::boolean)
        }
        "canBeWhisperJoined" => {
            seen.first(14)?;
            or_null(cursor, &mut diff.can.be_whisper_joined, Cursor::boolean)
        }
        _ => cursor.skip().map(drop),
    })?;
    seen.has(Seen::ID).then_some(diff)
}
