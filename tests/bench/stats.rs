//! What is said of a figure that was measured several times.

use std::fmt;

use serde_json::{Value, json};

/// The middle and the ends.
#[derive(Debug, Clone, Copy)]
pub struct Spread {
    /// The median.
    pub median: f64,
    /// The least.
    pub min: f64,
    /// The most.
    pub max: f64,
}

impl Spread {
    /// Of these values, of which there is one at least.
    pub fn of(values: &[f64]) -> Self {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let at = |place: usize| sorted.get(place).copied().unwrap_or(f64::NAN);
        let (lower, upper) = (at(sorted.len().saturating_sub(1) / 2), at(sorted.len() / 2));
        let median = f64::midpoint(lower, upper);
        Self { median, min: at(0), max: at(sorted.len().saturating_sub(1)) }
    }

    /// For the line of JSON.
    pub fn json(self) -> Value {
        json!({ "median": tidy(self.median), "min": tidy(self.min), "max": tidy(self.max) })
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.0} ({:.0}–{:.0})", self.median, self.min, self.max);
        f.pad(&text)
    }
}

/// The value that this share of them does not exceed.
pub fn percentile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (sorted.len() as f64 * share).ceil() as usize;
    sorted.get(place.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

/// Two values of each round in ratio to each other.
#[derive(Debug, Clone, Copy)]
pub struct Ratio(pub Spread);

impl Ratio {
    /// The first of each round by the second.
    pub fn of(above: &[f64], below: &[f64]) -> Self {
        let ratios: Vec<_> = above.iter().zip(below).map(|(above, below)| above / below).collect();
        Self(Spread::of(&ratios))
    }

    /// For the line of JSON.
    pub fn json(self) -> Value {
        self.0.json()
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Spread { median, min, max } = self.0;
        let text = format!("{median:.2} ({min:.2}–{max:.2})");
        f.pad(&text)
    }
}

/// Rounded to a thousandth.
pub fn tidy(number: f64) -> f64 {
    (number * 1000.0).round() / 1000.0
}

/// How a bar was met.
pub fn verdict(pass: bool) -> &'static str {
    if pass { "met" } else { "missed" }
}
