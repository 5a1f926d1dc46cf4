//! When a call is sent again, and after how long. Pure: it knows no network and no clock.

use std::time::Duration;

use connect_webapi::{MethodInfo, Refusal, Repeat};

use crate::CallError;

/// A call may take this long, everything included.
pub(crate) const DEADLINE: Duration = Duration::from_secs(30);
/// How often it is sent at most.
const ATTEMPTS: u32 = 3;
/// The pause before the second attempt; it doubles with each further one.
const PAUSE: Duration = Duration::from_millis(400);

/// What is known when an attempt has failed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Outcome<'a> {
    /// An answer of this status, which may say how long to wait.
    Status(u16, Option<Duration>),
    /// No answer, or not all of it.
    Failed(&'a CallError),
}

/// How long to wait before the next attempt; none if there is none. `attempt` counts from 1,
/// `left` is what is left of the deadline, `chance` is from 0 to 1: clients that failed together
/// do not come back together.
pub(crate) fn pause(
    method: MethodInfo,
    repeat: Repeat,
    attempt: u32,
    outcome: Outcome<'_>,
    left: Duration,
    chance: f64,
) -> Option<Duration> {
    if repeat == Repeat::Once || attempt >= ATTEMPTS || !may_pass(method, outcome) {
        return None;
    }
    let doubled = PAUSE * 2_u32.pow(attempt - 1);
    let jittered = doubled.mul_f64(0.5 + chance.clamp(0.0, 1.0) / 2.0);
    let asked = match outcome {
        Outcome::Status(_, asked) => asked.unwrap_or_default(),
        Outcome::Failed(_) => Duration::ZERO,
    };
    // Whoever is asked to come back later than the deadline is told so now.
    Some(jittered.max(asked)).filter(|pause| *pause < left)
}

/// Whether it may be better next time.
fn may_pass(method: MethodInfo, outcome: Outcome<'_>) -> bool {
    match outcome {
        Outcome::Status(408 | 429 | 502 | 503 | 504, _) => true,
        // For some methods it is the answer to an unknown id (spec note 16).
        Outcome::Status(500, _) => !method.refusals.contains(&Refusal::SessionUnknown),
        Outcome::Status(..) => false,
        Outcome::Failed(CallError::NotSent(why)) => may_pass(method, Outcome::Failed(why)),
        Outcome::Failed(error) => {
            matches!(error, CallError::Unreachable { .. } | CallError::Cut { .. })
        }
    }
}

/// `Retry-After` in seconds, or as a date seen from `now` (milliseconds since 1970).
pub(crate) fn retry_after(header: &str, now: i64) -> Option<Duration> {
    if let Ok(seconds) = header.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let at = httpdate::parse_http_date(header).ok()?;
    let at = at.duration_since(std::time::UNIX_EPOCH).ok()?;
    let now = Duration::from_millis(u64::try_from(now).ok()?);
    Some(at.saturating_sub(now))
}

#[cfg(test)]
mod tests {
    use connect_webapi::Method;
    use connect_webapi::methods::{GetMbu, GetSession, UpdateAgentStatus};

    use super::*;

    const LEFT: Duration = Duration::from_secs(30);

    fn after(status: u16) -> Option<Duration> {
        pause(GetMbu::INFO, Repeat::Idempotent, 1, Outcome::Status(status, None), LEFT, 0.5)
    }

    #[test]
    fn what_may_pass_is_tried_again() {
        for status in [408, 429, 500, 502, 503, 504] {
            assert!(after(status).is_some(), "{status}");
        }
        for status in [200, 400, 401, 403, 404, 405, 501] {
            assert_eq!(after(status), None, "{status}");
        }
        let session = GetSession::INFO;
        let unknown = Outcome::Status(500, None);
        assert_eq!(pause(session, Repeat::Idempotent, 1, unknown, LEFT, 0.5), None);
    }

    #[test]
    fn what_may_have_been_done_is_not_done_again() {
        let method = UpdateAgentStatus::INFO;
        let outcome = Outcome::Status(503, None);
        assert_eq!(pause(method, method.repeat, 1, outcome, LEFT, 0.5), None);
    }

    #[test]
    fn pauses_grow_and_end() {
        let outcome = Outcome::Status(503, None);
        let at = |attempt, chance| {
            pause(GetMbu::INFO, Repeat::Idempotent, attempt, outcome, LEFT, chance)
        };
        assert_eq!(at(1, 0.0), Some(PAUSE / 2));
        assert_eq!(at(1, 1.0), Some(PAUSE));
        assert_eq!(at(2, 1.0), Some(PAUSE * 2));
        assert_eq!(at(3, 1.0), None);
    }

    #[test]
    fn the_server_says_when_but_not_beyond_the_deadline() {
        let asked = |seconds| {
            let outcome = Outcome::Status(429, Some(Duration::from_secs(seconds)));
            pause(GetMbu::INFO, Repeat::Idempotent, 1, outcome, LEFT, 0.0)
        };
        assert_eq!(asked(7), Some(Duration::from_secs(7)));
        assert_eq!(asked(40), None);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        assert_eq!(retry_after(" 7 ", 0), Some(Duration::from_secs(7)));
        let date = "Thu, 01 Jan 1970 00:01:00 GMT";
        assert_eq!(retry_after(date, 20_000), Some(Duration::from_secs(40)));
        assert_eq!(retry_after(date, 90_000), Some(Duration::ZERO));
        assert_eq!(retry_after("soon", 0), None);
    }
}
