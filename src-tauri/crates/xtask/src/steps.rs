//! The steps of a verb: named, timed, ended by the first that fails.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::error::Error;

/// The steps made so far.
#[derive(Default)]
pub struct Steps {
    made: Vec<(&'static str, Duration)>,
}

impl Steps {
    /// Makes a step. If it fails, the steps so far are listed and the failure names it.
    pub fn make<T>(
        &mut self,
        step: &'static str,
        make: impl FnOnce() -> Result<T, Error>,
    ) -> Result<T, Error> {
        println!("\n== {step}");
        let start = Instant::now();
        let result = make();
        self.made.push((step, start.elapsed()));
        result.map_err(|source| {
            println!("\n{} – failed", self.summary());
            Error::Step { step, source: Box::new(source) }
        })
    }

    /// Lists the steps with how long they took.
    pub fn done(&self, verb: &str) {
        println!("\n{verb}: {}", self.summary());
    }

    fn summary(&self) -> String {
        let mut text = String::new();
        for (step, time) in &self.made {
            let separator = if text.is_empty() { "" } else { " · " };
            // Writing to a string does not fail.
            let _ = write!(text, "{separator}{step} {:.1} s", time.as_secs_f64());
        }
        let all: Duration = self.made.iter().map(|(_, time)| *time).sum();
        format!("{text} · in all {:.1} s", all.as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_failing_step_is_named() {
        let mut steps = Steps::default();
        steps.make("first", || Ok(())).unwrap();
        let error = steps.make("second", || Err::<(), _>(Error::Missing("no X".to_owned())));
        assert_eq!(error.unwrap_err().to_string(), "step `second`: no X");
        assert!(steps.summary().starts_with("first 0.0 s · second 0.0 s · in all"));
    }
}
