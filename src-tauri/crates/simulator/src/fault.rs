//! Faults that can be switched on per row: what networks, proxies and servers in trouble do.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::time::Duration;

use connect_webapi::METHODS;
use thiserror::Error;

/// What goes wrong, and how often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub(crate) kind: FaultKind,
    /// So many more times; none means until it is cleared.
    times: Option<u32>,
}

/// What goes wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The answer comes later.
    Latency(Duration),
    /// Another answer: this status.
    Status {
        /// The status.
        code: u16,
        /// `Retry-After` in whole seconds.
        retry_after: Option<u64>,
        /// JSON, or text of any other kind; none means the API's usual refusal.
        body: Option<String>,
    },
    /// The connection is dropped, nothing is done.
    Dropped,
    /// What was asked is done, then the connection is dropped before the answer.
    DroppedAfter,
    /// The answer is compressed, and its end is missing.
    TruncatedGzip,
    /// 200 with a page in HTML, as a sign-in page of a proxy.
    Html,
    /// 200 with a JSON object of this many megabytes.
    Large {
        /// Its size once unpacked.
        megabytes: u32,
        /// Whether it is compressed on the wire.
        gzip: bool,
    },
    /// Every token is refused, though tokens are issued: for all rows it leaves A2 alone.
    Unauthorized,
}

impl From<FaultKind> for Fault {
    fn from(kind: FaultKind) -> Self {
        Self { kind, times: None }
    }
}

impl Fault {
    /// The answer comes this much later.
    pub fn latency(by: Duration) -> Self {
        FaultKind::Latency(by).into()
    }

    /// This status instead of the answer.
    pub fn status(code: u16) -> Self {
        FaultKind::Status { code, retry_after: None, body: None }.into()
    }

    /// The same status with `Retry-After`; nothing for other faults.
    #[must_use]
    pub fn retry_after(mut self, seconds: u64) -> Self {
        if let FaultKind::Status { retry_after, .. } = &mut self.kind {
            *retry_after = Some(seconds);
        }
        self
    }

    /// The same status with this body; nothing for other faults.
    #[must_use]
    pub fn body(mut self, text: &str) -> Self {
        if let FaultKind::Status { body, .. } = &mut self.kind {
            *body = Some(text.to_owned());
        }
        self
    }

    /// The same this many times, then all is well.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = Some(times);
        self
    }
}

/// A fault that is written wrongly.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum FaultError {
    /// There is no such fault.
    #[error(
        "{0:?} is no fault; there are latency:MS, status:CODE[,RETRY-AFTER], drop, drop-after, \
         truncated-gzip, html, large:MB, large-gzip:MB, unauthorized, each with *TIMES if it ends"
    )]
    Kind(String),
    /// There is no such row.
    #[error("{0:?} is no row: there are those of the coverage table, A2, R1, and * for all")]
    Row(String),
}

impl FromStr for Fault {
    type Err = FaultError;

    /// `status:503,30*2`: 503 with `Retry-After: 30`, twice.
    fn from_str(text: &str) -> Result<Self, FaultError> {
        parse(text).ok_or_else(|| FaultError::Kind(text.to_owned()))
    }
}

impl Fault {
    /// Reads `P2=status:503`: a row with its fault.
    pub fn of_row(text: &str) -> Result<(String, Self), FaultError> {
        let (row, fault) = text.split_once('=').unwrap_or((text, ""));
        let is_row = METHODS.iter().any(|info| info.row == row) || ["A2", "R1", ALL].contains(&row);
        if !is_row {
            return Err(FaultError::Row(row.to_owned()));
        }
        Ok((row.to_owned(), fault.parse()?))
    }
}

fn parse(text: &str) -> Option<Fault> {
    let (text, times) = match text.split_once('*') {
        Some((text, times)) => (text, Some(times.parse().ok()?)),
        None => (text, None),
    };
    let (name, argument) = match text.split_once(':') {
        Some((name, argument)) => (name, Some(argument)),
        None => (text, None),
    };
    let kind = match (name, argument) {
        ("latency", Some(ms)) => FaultKind::Latency(Duration::from_millis(ms.parse().ok()?)),
        ("status", Some(status)) => {
            let (code, retry_after) = match status.split_once(',') {
                Some((code, seconds)) => (code, Some(seconds.parse().ok()?)),
                None => (status, None),
            };
            let code = code.parse().ok().filter(|code| (200..600).contains(code))?;
            FaultKind::Status { code, retry_after, body: None }
        }
        ("drop", None) => FaultKind::Dropped,
        ("drop-after", None) => FaultKind::DroppedAfter,
        ("truncated-gzip", None) => FaultKind::TruncatedGzip,
        ("html", None) => FaultKind::Html,
        ("large", Some(mb)) => FaultKind::Large { megabytes: mb.parse().ok()?, gzip: false },
        ("large-gzip", Some(mb)) => FaultKind::Large { megabytes: mb.parse().ok()?, gzip: true },
        ("unauthorized", None) => FaultKind::Unauthorized,
        _ => return None,
    };
    Some(Fault { kind, times })
}

/// The row that stands for all of them.
const ALL: &str = "*";

/// The faults that are switched on, by row.
#[derive(Debug, Default)]
pub(crate) struct Faults(BTreeMap<String, Fault>);

impl Faults {
    pub(crate) fn set(&mut self, row: &str, fault: Fault) {
        self.0.insert(row.to_owned(), fault);
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// What goes wrong with this request; the row's own fault before that of all rows.
    pub(crate) fn take(&mut self, row: Option<&str>) -> Option<FaultKind> {
        let own = row.and_then(|row| self.take_of(row, |_| true));
        let issues_tokens = row == Some("A2");
        own.or_else(|| self.take_of(ALL, |kind| !issues_tokens || *kind != FaultKind::Unauthorized))
    }

    /// What goes wrong with a part of a batch: it can be late or have another status.
    pub(crate) fn take_of_part(&mut self, row: &str) -> Option<FaultKind> {
        self.take_of(row, |kind| {
            matches!(
                kind,
                FaultKind::Latency(_) | FaultKind::Status { .. } | FaultKind::Unauthorized
            )
        })
    }

    fn take_of(&mut self, row: &str, fits: impl Fn(&FaultKind) -> bool) -> Option<FaultKind> {
        let fault = self.0.get_mut(row).filter(|fault| fits(&fault.kind))?;
        let kind = match &mut fault.times {
            Some(0) => None,
            Some(times) => {
                *times -= 1;
                Some(fault.kind.clone())
            }
            None => Some(fault.kind.clone()),
        };
        if fault.times == Some(0) {
            self.0.remove(row);
        }
        kind
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_read_as_they_are_written() {
        let second = Duration::from_secs(1);
        for (text, fault) in [
            ("latency:1000", Fault::latency(second)),
            ("status:503,30*2", Fault::status(503).retry_after(30).times(2)),
            ("status:500", Fault::status(500)),
            ("drop*1", Fault::from(FaultKind::Dropped).times(1)),
            ("large-gzip:100", FaultKind::Large { megabytes: 100, gzip: true }.into()),
            ("unauthorized", FaultKind::Unauthorized.into()),
        ] {
            assert_eq!(text.parse(), Ok(fault), "{text}");
        }
        for wrong in ["", "latency", "latency:x", "drop:1", "status:99", "status:500,x", "drop*x"] {
            assert_eq!(wrong.parse::<Fault>(), Err(FaultError::Kind(wrong.to_owned())));
        }
    }

    #[test]
    fn a_fault_is_of_a_row() {
        let fault = Fault::from(FaultKind::Html);
        assert_eq!(Fault::of_row("M2=html"), Ok(("M2".to_owned(), fault.clone())));
        assert_eq!(Fault::of_row("*=html"), Ok(("*".to_owned(), fault)));
        for wrong in ["html", "P9=html", "m2=html"] {
            assert!(matches!(Fault::of_row(wrong), Err(FaultError::Row(_))), "{wrong}");
        }
    }

    #[test]
    fn a_fault_with_a_number_comes_so_often() {
        let mut faults = Faults::default();
        faults.set("P1", Fault::status(500).times(2));
        faults.set(ALL, FaultKind::Dropped.into());
        let own = Fault::status(500).kind;
        assert_eq!(faults.take(Some("P1")), Some(own.clone()));
        assert_eq!(faults.take_of_part("P1"), Some(own));
        assert_eq!(faults.take(Some("P1")), Some(FaultKind::Dropped));
        assert_eq!(
            (faults.take(None), faults.take_of_part("P1")),
            (Some(FaultKind::Dropped), None)
        );
        faults.clear();
        assert_eq!(faults.take(None), None);
    }
}
