//! Points in time (spec note 15).

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, Error};
use serde::{Serialize, Serializer};

/// A point in time as the server writes it: UTC, with or without `Z`, none to seven fraction
/// digits, in places without leading zeros or without a time of day. Held in milliseconds since
/// 1970; a bare number is taken as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time(pub i64);

struct TimeVisitor;

impl de::Visitor<'_> for TimeVisitor {
    type Value = Time;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a UTC time such as 2016-08-31T17:41:16.967Z")
    }
    fn visit_str<E: Error>(self, v: &str) -> Result<Time, E> {
        Time::parse(v).ok_or_else(|| E::invalid_value(de::Unexpected::Str(v), &self))
    }
    fn visit_i64<E: Error>(self, v: i64) -> Result<Time, E> {
        jiff::Timestamp::from_millisecond(v).map_err(E::custom).map(|_| Time(v))
    }
    fn visit_u64<E: Error>(self, v: u64) -> Result<Time, E> {
        self.visit_i64(i64::try_from(v).map_err(E::custom)?)
    }
}

impl Time {
    /// Reads the server's text; a missing zone is UTC.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let at = text.parse::<jiff::Timestamp>().or_else(|_| format!("{text}Z").parse());
        match at {
            Ok(at) => Some(Self(at.as_millisecond())),
            Err(_) => sloppy(text),
        }
    }

    /// As S2 and S5 take it in their query: `2016-06-15 05:30:00.150`.
    pub fn to_query(self) -> String {
        match jiff::Timestamp::from_millisecond(self.0) {
            Ok(at) => at.strftime("%Y-%m-%d %H:%M:%S%.3f").to_string(),
            // Out of the calendar: nobody has such a session.
            Err(_) => "9999-12-31 23:59:59.999".to_owned(),
        }
    }
}

/// Dates without leading zeros, the year first or last, with or without a time of day.
fn sloppy(text: &str) -> Option<Time> {
    let text = text.strip_suffix('Z').unwrap_or(text);
    let (date, time) = text.split_once([' ', 'T']).unwrap_or((text, "0:00"));
    let mut date = date.split('-').map(|part| part.parse::<i16>().ok());
    let (first, second, third) = (date.next()??, date.next()??, date.next()??);
    let (year, month, day) =
        if first > 31 { (first, second, third) } else { (third, first, second) };
    let mut time = time.trim().split(':');
    let hour = time.next()?.parse().ok()?;
    let minute = time.next()?.parse().ok()?;
    let seconds: f64 = time.next().map_or(Some(0.0), |part| part.parse().ok())?;
    if date.next().is_some() || time.next().is_some() || !(0.0..60.0).contains(&seconds) {
        return None;
    }
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let at = jiff::civil::DateTime::new(year, month, day, hour, minute, 0, 0).ok()?;
    let at = jiff::tz::Offset::UTC.to_timestamp(at).ok()?.as_millisecond();
    Some(Time(at + (seconds * 1000.0).round() as i64))
}

impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TimeVisitor)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let at = jiff::Timestamp::from_millisecond(self.0).map_err(serde::ser::Error::custom)?;
        serializer.collect_str(&at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_none_to_seven_fraction_digits() {
        let seconds = 1_472_665_276_000;
        for (text, ms) in [
            ("2016-08-31T17:41:16.967Z", 967),
            ("2016-08-31T17:41:16Z", 0),
            ("2016-08-31T17:41:16.9670000", 967),
            ("2016-08-31T17:41:16.9Z", 900),
            ("2016-08-31 17:41:16.967", 967),
            ("2016-8-31 17:41:16.967", 967),
        ] {
            assert_eq!(Time::parse(text), Some(Time(seconds + ms)), "{text}");
        }
    }

    #[test]
    fn times_of_the_dictionary_are_read() {
        let day = 1_451_606_400_000;
        assert_eq!(Time::parse("2016-1-1 05:00"), Some(Time(day + 5 * 3_600_000)));
        assert_eq!(Time::parse("01-01-2016"), Some(Time(day)));
        for wrong in ["", "soon", "2016-13-01", "2016-1-1 5", "2016-1-1 05:00:61", "1-2-3-4"] {
            assert_eq!(Time::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_query_says_milliseconds() {
        let time = Time::parse("2016-6-15 5:30:00.15").unwrap();
        assert_eq!(time.to_query(), "2016-06-15 05:30:00.150");
        assert_eq!(Time::parse(&time.to_query()), Some(time));
    }
}
