//! Sessions by modality: added, changed and removed.

use connect_json::Cursor;
use connect_model::{AgentId, Modality, QueueId, SessionDiff, SessionId, SessionsDiff};

use super::{Seen, or_null};

/// The sessions of an entity. The patient way sorts them by their modality's word: of another order
/// nothing is read here.
pub(super) fn by_modality(cursor: &mut Cursor<'_>) -> Option<Vec<(Modality, SessionsDiff)>> {
    let mut all = Vec::new();
    let mut last = None;
    cursor.object(|cursor, word| {
        if last.replace(word).is_some_and(|last| last >= word) {
            return None;
        }
        all.push((Modality::parse(word), of_one(cursor)?));
        Some(())
    })?;
    Some(all)
}

fn of_one(cursor: &mut Cursor<'_>) -> Option<SessionsDiff> {
    let mut diff = SessionsDiff::default();
    let mut seen = Seen::default();
    cursor.object(|cursor, key| {
        match key {
            "addedSessions" => {
                seen.first(0)?;
                or_null(cursor, |cursor| each(cursor, |session| diff.added.push(session)))?;
            }
            "sessions" => {
                seen.first(1)?;
                or_null(cursor, |cursor| each(cursor, |session| diff.changed.push(session)))?;
            }
            "removedSessions" => {
                seen.first(2)?;
                or_null(cursor, |cursor| each(cursor, |session| diff.removed.push(session.id)))?;
            }
            _ => cursor.skip()?,
        }
        Some(())
    })?;
    Some(diff)
}

fn each(cursor: &mut Cursor<'_>, mut take: impl FnMut(SessionDiff)) -> Option<()> {
    cursor.list(|cursor| {
        take(session(cursor)?);
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
    cursor.object(|cursor, key| {
        match key {
            "sessionId" => {
                seen.first(Seen::ID)?;
                diff.id = SessionId(cursor.int()?);
            }
            "queueId" => {
                seen.first(2)?;
                diff.queue = or_null(cursor, Cursor::int)?.map(QueueId);
            }
            "agentId" => {
                seen.first(3)?;
                diff.agent = or_null(cursor, Cursor::int)?.map(AgentId);
            }
            "customerName" => {
                seen.first(4)?;
                diff.customer = or_null(cursor, Cursor::text)?.map(Into::into);
            }
            "sessionStatus" => {
                seen.first(5)?;
                diff.status = or_null(cursor, Cursor::text)?.map(Into::into);
            }
            "queuedMs" => {
                seen.first(6)?;
                diff.queued_ms = or_null(cursor, Cursor::int)?;
            }
            "activeMs" => {
                seen.first(7)?;
                diff.active_ms = or_null(cursor, Cursor::int)?;
            }
            "isRecording" => {
                seen.first(8)?;
                diff.recording = or_null(cursor, Cursor::boolean)?;
            }
            "isSilentJoined" => {
                seen.first(9)?;
                diff.silent_joined = or_null(cursor, Cursor::boolean)?;
            }
            "isWhisperJoined" => {
                seen.first(10)?;
                diff.whisper_joined = or_null(cursor, Cursor::boolean)?;
            }
            // Nothing is made of these, and a fault in them is one all the same.
            "sessionType" => {
                seen.first(11)?;
                or_null(cursor, Cursor::text)?;
            }
            "canBeRecorded" => {
                seen.first(12)?;
                or_null(cursor, Cursor::boolean)?;
            }
            "canBeSilentJoined" => {
                seen.first(13)?;
                or_null(cursor, Cursor::boolean)?;
            }
            "canBeWhisperJoined" => {
                seen.first(14)?;
                or_null(cursor, Cursor::boolean)?;
            }
            _ => cursor.skip()?,
        }
        Some(())
    })?;
    seen.has(Seen::ID).then_some(diff)
}
