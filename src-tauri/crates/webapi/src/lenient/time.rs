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
        if let Some(usual) = usual(text.as_bytes()) {
            return Some(usual);
        }
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

/// `2016-08-31T17:41:16` with `.967` and with `Z`, both or neither: by far the most times are
/// written so, and read here without looking for anything else.
fn usual(text: &[u8]) -> Option<Time> {
    let (text, rest) = text.split_first_chunk::<19>()?;
    let milliseconds = match rest.strip_suffix(b"Z").unwrap_or(rest) {
        [] => 0,
        [b'.', fraction @ ..] if fraction.len() == 3 => number(fraction)?,
        _ => return None,
    };
    let marks = [text[4], text[7], text[10], text[13], text[16]];
    if marks != *b"--T::" {
        return None;
    }
    let (year, month, day) = (number(&text[..4])?, number(&text[5..7])?, number(&text[8..10])?);
    let hour = number(&text[11..13]).filter(|hour| *hour < 24)?;
    let minute = number(&text[14..16]).filter(|minute| *minute < 60)?;
    let second = number(&text[17..]).filter(|second| *second < 60)?;
    let seconds = (days(year, month, day)? * 24 + hour) * 3600 + minute * 60 + second;
    Some(Time(seconds * 1000 + milliseconds))
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |number, byte| {
        let digit = byte.wrapping_sub(b'0');
        (digit < 10).then_some(number * 10 + i64::from(digit))
    })
}

/// The days from 1970 on to a date since then.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => return None,
    };
    if year < 1970 || !(1..=longest).contains(&day) {
        return None;
    }
    // Years begin in March, so that the day that comes and goes is their last one.
    let year = year - i64::from(month < 3);
    let in_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(year * 365 + year / 4 - year / 100 + year / 400 + in_year - 719_468)
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
    fn usual_times_are_what_the_calendar_says() {
        let written = |at: i64| jiff::Timestamp::from_millisecond(at).unwrap().to_string();
        // Every day of all years there are, at a time of day that goes round.
        for day in 0..(8_000 * 365) {
            let at = day * 86_400_000 + (day * 7_919_123) % 86_400_000;
            let text = written(at);
            if let Some(usual) = usual(text.as_bytes()) {
                assert_eq!(usual, Time(at), "{text}");
            }
            let whole = at - at % 1000;
            assert_eq!(usual(written(whole).as_bytes()), Some(Time(whole)), "{text}");
        }
        for wrong in [
            "2015-02-29T00:00:00",
            "2016-02-30T00:00:00",
            "2016-13-01T00:00:00",
            "2016-00-01T00:00:00",
            "2016-01-00T00:00:00",
            "2016-01-01T24:00:00",
            "2016-01-01T00:60:00",
            "2016-01-01T00:00:60",
            "2016-01-01 00:00:00",
            "2016-01-01T00:00:00.",
            "2016-01-01T00:00:0",
            "1969-12-31T00:00:00",
            "2016-01-01T00:00:00+",
            "201a-01-01T00:00:00",
            "",
        ] {
            assert_eq!(usual(wrong.as_bytes()), None, "{wrong}");
        }
    }

    #[test]
    fn a_query_says_milliseconds() {
        let time = Time::parse("2016-6-15 5:30:00.15").unwrap();
        assert_eq!(time.to_query(), "2016-06-15 05:30:00.150");
        assert_eq!(Time::parse(&time.to_query()), Some(time));
    }
}
