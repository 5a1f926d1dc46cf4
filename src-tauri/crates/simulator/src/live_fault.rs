//! Faults of the live connection that can be switched on: what networks, proxies and servers in
//! trouble do to it.

use std::collections::BTreeMap;
use std::mem::discriminant;
use std::str::FromStr;
use std::time::Duration;

use thiserror::Error;

use crate::Transport;

/// What goes wrong, on which transport, and how often.
#[derive(Debug, Clone, PartialEq)]
pub struct LiveFault {
    pub(crate) kind: LiveFaultKind,
    /// None means all of them.
    pub(crate) transport: Option<Transport>,
    /// So many more times; none means until it is cleared.
    pub(crate) times: Option<u32>,
}

/// What goes wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum LiveFaultKind {
    /// All channels are cut without a word, at once. What was subscribed to stays until the
    /// connection is declared disconnected.
    Cut,
    /// The process behind the port is another one, at once: channels are cut, connections and
    /// subscriptions forgotten, and cursors begin differently.
    Restart,
    /// The same exactly between two polls: the next one comes to a process that knows nothing, and
    /// takes it without a word.
    RestartUnseen,
    /// Tokens issued so far are refused, and channels end, at once; a new token is good.
    Unauthorized,
    /// Nothing goes out on channels any more, and they stay open. With a number: on those that are
    /// open now.
    Silence,
    /// There are no signs of life; data goes on. With a number: on the channels that are open now.
    NoKeepAlives,
    /// Web sockets are answered as if the request were none.
    UpgradeRefused,
    /// The channel opens, and nobody says that it is up.
    Uninitialized,
    /// `/start` has this status.
    StartFails(u16),
    /// `/reconnect` has this status.
    ReconnectRefused(u16),
    /// `/negotiate` sends the client to another server.
    Redirect {
        /// The other server's address of the live connection.
        url: String,
        /// The token for it.
        access_token: Option<String>,
    },
    /// Answers come this much later.
    Late(Duration),
    /// A message pushes itself and all before it out of its ring before anybody has read it.
    Overflow,
    /// A frame with messages comes twice, the second time with the same cursor.
    Duplicated,
    /// A frame with messages comes after the next one.
    Reordered,
    /// Of a frame with messages only the first half comes.
    Malformed,
    /// A frame with one message of this many megabytes comes, at once.
    Large(u32),
    /// The server says that it goes down and wants a reconnect (`T`), at once.
    ShouldReconnect,
    /// The server says that it cannot go on (`E`), at once.
    Error(String),
    /// The server's clock is this many seconds ahead: `Date`, and every time in what it says.
    ClockOff(i64),
}

impl LiveFaultKind {
    /// Its name on the command line and in [`crate::Counters::live_faults`].
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Cut => "cut",
            Self::Restart => "restart",
            Self::RestartUnseen => "restart-unseen",
            Self::Unauthorized => "unauthorized",
            Self::Silence => "silence",
            Self::NoKeepAlives => "no-keep-alives",
            Self::UpgradeRefused => "upgrade-refused",
            Self::Uninitialized => "uninitialized",
            Self::StartFails(_) => "start-fails",
            Self::ReconnectRefused(_) => "reconnect-refused",
            Self::Redirect { .. } => "redirect",
            Self::Late(_) => "late",
            Self::Overflow => "overflow",
            Self::Duplicated => "duplicated",
            Self::Reordered => "reordered",
            Self::Malformed => "malformed",
            Self::Large(_) => "large",
            Self::ShouldReconnect => "should-reconnect",
            Self::Error(_) => "error",
            Self::ClockOff(_) => "clock-off",
        }
    }
}

impl From<LiveFaultKind> for LiveFault {
    fn from(kind: LiveFaultKind) -> Self {
        Self { kind, transport: None, times: None }
    }
}

impl LiveFault {
    /// The same on this transport alone. What is not about a channel has no transport:
    /// `Restart`, `Redirect`, `Overflow` and `ClockOff`.
    #[must_use]
    pub fn on(mut self, transport: Transport) -> Self {
        self.transport = Some(transport);
        self
    }

    /// The same this many times, whichever connection meets it, then all is well.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = Some(times);
        self
    }

    /// The same once.
    #[must_use]
    pub fn once(self) -> Self {
        self.times(1)
    }
}

/// A fault that is written wrongly.
#[derive(Debug, Error, PartialEq, Eq)]
#[error(
    "{0:?} is no fault of the live connection; there are cut, restart, restart-unseen, unauthorized, \
     silence, no-keep-alives, upgrade-refused, uninitialized, start-fails:STATUS, reconnect-refused:STATUS, \
     redirect:URL, late:MS, overflow, duplicated, reordered, malformed, large:MB, \
     should-reconnect, error:TEXT, clock-off:SECONDS, each with @TRANSPORT if it is of one \
     transport, and then *TIMES if it ends"
)]
pub struct LiveFaultError(String);

impl FromStr for LiveFault {
    type Err = LiveFaultError;

    /// `reconnect-refused:403@longPolling*2`: 403 on a reconnect of long polling, twice.
    fn from_str(text: &str) -> Result<Self, LiveFaultError> {
        parse(text).ok_or_else(|| LiveFaultError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<LiveFault> {
    let (text, times) = match text.rsplit_once('*') {
        Some((text, times)) => (text, Some(times.parse().ok()?)),
        None => (text, None),
    };
    let (text, transport) = match text.rsplit_once('@') {
        Some((text, name)) => (text, Some(name.parse().ok()?)),
        None => (text, None),
    };
    let (name, argument) = match text.split_once(':') {
        Some((name, argument)) => (name, Some(argument)),
        None => (text, None),
    };
    let kind = match (name, argument) {
        ("cut", None) => LiveFaultKind::Cut,
        ("restart", None) => LiveFaultKind::Restart,
        ("restart-unseen", None) => LiveFaultKind::RestartUnseen,
        ("unauthorized", None) => LiveFaultKind::Unauthorized,
        ("silence", None) => LiveFaultKind::Silence,
        ("no-keep-alives", None) => LiveFaultKind::NoKeepAlives,
        ("upgrade-refused", None) => LiveFaultKind::UpgradeRefused,
        ("uninitialized", None) => LiveFaultKind::Uninitialized,
        ("start-fails", Some(code)) => LiveFaultKind::StartFails(status(code)?),
        ("reconnect-refused", Some(code)) => LiveFaultKind::ReconnectRefused(status(code)?),
        ("redirect", Some(url)) => {
            LiveFaultKind::Redirect { url: url.to_owned(), access_token: None }
        }
        ("late", Some(ms)) => LiveFaultKind::Late(Duration::from_millis(ms.parse().ok()?)),
        ("overflow", None) => LiveFaultKind::Overflow,
        ("duplicated", None) => LiveFaultKind::Duplicated,
        ("reordered", None) => LiveFaultKind::Reordered,
        ("malformed", None) => LiveFaultKind::Malformed,
        ("large", Some(megabytes)) => LiveFaultKind::Large(megabytes.parse().ok()?),
        ("should-reconnect", None) => LiveFaultKind::ShouldReconnect,
        ("error", Some(text)) => LiveFaultKind::Error(text.to_owned()),
        ("clock-off", Some(seconds)) => LiveFaultKind::ClockOff(seconds.parse().ok()?),
        _ => return None,
    };
    Some(LiveFault { kind, transport, times })
}

fn status(code: &str) -> Option<u16> {
    code.parse().ok().filter(|code| (200..600).contains(code))
}

/// The faults that are switched on, one of each kind and transport, and how often each has struck.
#[derive(Debug, Default)]
pub(crate) struct LiveFaults {
    on: Vec<LiveFault>,
    struck: BTreeMap<String, u64>,
}

impl LiveFaults {
    pub(crate) fn set(&mut self, fault: LiveFault) {
        self.on.retain(|old| {
            old.transport != fault.transport || discriminant(&old.kind) != discriminant(&fault.kind)
        });
        self.on.push(fault);
    }

    pub(crate) fn clear(&mut self) {
        self.on.clear();
    }

    /// A fault has struck something.
    pub(crate) fn note(&mut self, kind: &LiveFaultKind) {
        *self.struck.entry(kind.name().to_owned()).or_default() += 1;
    }

    /// How often each has struck, by its name.
    pub(crate) fn struck(&self) -> &BTreeMap<String, u64> {
        &self.struck
    }

    /// Counts from 0 again.
    pub(crate) fn forget_struck(&mut self) {
        self.struck.clear();
    }

    /// Whether a fault is on, without making it one time fewer.
    pub(crate) fn has(&self, transport: Option<Transport>, kind: &LiveFaultKind) -> bool {
        self.on.iter().any(|fault| fault.kind == *kind && is_on(fault, transport))
    }

    /// What goes wrong this time, among what `pick` takes.
    pub(crate) fn take<T>(
        &mut self,
        transport: Option<Transport>,
        pick: impl Fn(&LiveFaultKind) -> Option<T>,
    ) -> Option<T> {
        self.on.retain(|fault| fault.times != Some(0));
        let mut all = self.on.iter_mut().filter(|fault| is_on(fault, transport));
        let (fault, picked) = all.find_map(|fault| {
            let picked = pick(&fault.kind)?;
            Some((fault, picked))
        })?;
        if let Some(times) = &mut fault.times {
            *times -= 1;
        }
        let kind = fault.kind.clone();
        self.note(&kind);
        Some(picked)
    }

    /// The same for a fault that has nothing to tell beside that it is there.
    pub(crate) fn strikes(&mut self, transport: Transport, kind: &LiveFaultKind) -> bool {
        self.take(Some(transport), |found| (found == kind).then_some(())).is_some()
    }

    /// How many milliseconds the server's clock is ahead.
    pub(crate) fn clock_off(&self) -> i64 {
        let found = self.on.iter().find_map(|fault| match fault.kind {
            LiveFaultKind::ClockOff(seconds) => Some(seconds.saturating_mul(1000)),
            _ => None,
        });
        found.unwrap_or_default()
    }
}

/// Whether a fault is one of this transport; none stands for what is not about a channel.
fn is_on(fault: &LiveFault, transport: Option<Transport>) -> bool {
    fault.times != Some(0)
        && (fault.transport.is_none() || transport.is_none() || fault.transport == transport)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_read_as_they_are_written() {
        let url = "http://127.0.0.1:80/x".to_owned();
        for (text, fault) in [
            ("cut", LiveFaultKind::Cut.into()),
            ("cut@LongPolling", LiveFault::from(LiveFaultKind::Cut).on(Transport::LongPolling)),
            (
                "reconnect-refused:403@webSockets*2",
                LiveFault::from(LiveFaultKind::ReconnectRefused(403))
                    .on(Transport::WebSockets)
                    .times(2),
            ),
            (
                "redirect:http://127.0.0.1:80/x*1",
                LiveFault::from(LiveFaultKind::Redirect { url, access_token: None }).once(),
            ),
            ("clock-off:-3600", LiveFaultKind::ClockOff(-3600).into()),
        ] {
            assert!(text.starts_with(fault.kind.name()), "{text}");
            assert_eq!(text.parse(), Ok(fault), "{text}");
        }
        for wrong in ["", "cut:1", "cut@tcp", "cut*x", "start-fails", "start-fails:99", "large:x"] {
            assert_eq!(wrong.parse::<LiveFault>(), Err(LiveFaultError(wrong.to_owned())));
        }
    }

    #[test]
    fn a_fault_comes_so_often_and_on_its_transport() {
        let mut faults = LiveFaults::default();
        let refused = LiveFaultKind::UpgradeRefused;
        faults.set(LiveFault::from(refused.clone()).on(Transport::WebSockets).times(2));
        assert!(!faults.strikes(Transport::LongPolling, &refused));
        assert!(faults.has(Some(Transport::WebSockets), &refused));
        let strikes = [0; 3].map(|_| faults.strikes(Transport::WebSockets, &refused));
        assert_eq!(strikes, [true, true, false]);
        assert_eq!(faults.struck(), &BTreeMap::from([("upgrade-refused".to_owned(), 2)]));
        faults.set(LiveFault::from(LiveFaultKind::StartFails(500)));
        faults.set(LiveFault::from(LiveFaultKind::StartFails(503)).once());
        let pick = |kind: &LiveFaultKind| match kind {
            LiveFaultKind::StartFails(code) => Some(*code),
            _ => None,
        };
        assert_eq!(faults.take(None, pick), Some(503));
        assert_eq!(faults.take(None, pick), None, "the second took the place of the first");
    }
}
