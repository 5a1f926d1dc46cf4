//! Measures the figures of the program and prints them as ratios from one run.
//!
//! `bench [f1] [f2] [f3] [f4] [f5] [f6] [memory] [--json]`; without a name it measures everything.
//! `cargo xtask bench` builds what it compares and gives it a display.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the figures go to the terminal")]

mod centre;
mod f1;
mod f3;
mod f4;
mod f5;
mod f6;
mod frames;
mod memory;
mod node;
mod process;
mod stats;
mod way;

use std::env;
use std::error::Error;
use std::process::ExitCode;

use serde_json::{Map, Value};

/// Why nothing was measured.
type Fault = Box<dyn Error + Send + Sync>;

/// What is measured; all if none is named.
const FIGURES: [&str; 7] = ["f1", "f2", "f3", "f4", "f5", "f6", "memory"];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let known = |word: &String| word == "--json" || FIGURES.contains(&word.as_str());
    if let Some(wrong) = arguments.iter().find(|word| !known(word)) {
        let known = FIGURES.map(|figure| format!("[{figure}]")).join(" ");
        eprintln!("{wrong} is not known; use: bench {known} [--json]");
        return ExitCode::from(2);
    }
    match measure(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("not measured: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn measure(arguments: &[String]) -> Result<(), Fault> {
    let given = |word: &str| arguments.iter().any(|argument| argument == word);
    let (as_json, all) = (given("--json"), !FIGURES.iter().any(|figure| given(figure)));
    let mut found = Map::new();
    let mut tell = |figure: &str, text: String, json: Value| {
        if !as_json {
            println!("{text}");
        }
        found.insert(figure.to_owned(), json);
    };
    // First: what others have freed would hide what grows.
    if all || given("memory") {
        let report = memory::measure()?;
        tell("memory", report.to_string(), report.json());
    }
    if all || given("f1") || given("f2") {
        let report = f1::measure(all || given("f1"))?;
        for (figure, (text, json)) in [("f1", report.f1()), ("f2", report.f2())] {
            if all || given(figure) {
                tell(figure, text, json);
            }
        }
    }
    if all || given("f3") {
        let report = f3::measure()?;
        tell("f3", report.to_string(), report.json());
    }
    let runtime = tokio::runtime::Runtime::new()?;
    if all || given("f4") {
        let report = runtime.block_on(f4::measure())?;
        tell("f4", report.to_string(), report.json());
    }
    if all || given("f6") {
        let report = runtime.block_on(f6::measure())?;
        tell("f6", report.to_string(), report.json());
    }
    if all || given("f5") {
        let reports = runtime.block_on(f5::measure())?;
        let text: Vec<_> = reports.iter().map(ToString::to_string).collect();
        tell("f5", text.join("\n"), reports.iter().map(f5::Report::json).collect());
    }
    if as_json {
        println!("{}", Value::Object(found));
    }
    Ok(())
}
