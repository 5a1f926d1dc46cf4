//! Runs the matrix, and says how it went.

use std::any::Any;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::time::Duration;

use connect_simulator::Transport;
use futures_util::{StreamExt, stream};
use tokio::time::Instant;

use crate::case::Outcome;
use crate::matrix::{FAULTS, Fault};

/// How many cases run at once: most of the time is spent waiting.
const AT_ONCE: usize = 8;

/// What became of a case.
enum Cell {
    Ran(Duration, Outcome),
    Pointless(&'static str),
}

struct Line {
    name: &'static str,
    cells: Vec<(Transport, Cell)>,
}

/// Runs the cases whose names have one of these words in them, or all. True if all went well.
pub async fn run(words: &[String]) -> io::Result<bool> {
    let wanted = |fault: &&Fault| {
        let name = fault.name.to_lowercase();
        words.is_empty() || words.iter().any(|word| name.contains(&word.to_lowercase()))
    };
    let faults: Vec<_> = FAULTS.iter().filter(wanted).collect();
    let began = Instant::now();
    let cases = faults.iter().flat_map(|fault| Transport::ALL.map(|over| (*fault, over)));
    let cases: Vec<_> = cases.enumerate().collect();
    let cells = stream::iter(cases)
        .map(async |(place, (fault, over))| (place, cell(fault, over).await))
        .buffer_unordered(AT_ONCE);
    let mut cells: Vec<_> = cells.collect().await;
    cells.sort_by_key(|(place, _)| *place);
    let mut cells = cells.into_iter().map(|(_, cell)| cell);
    let lines: Vec<_> = faults
        .iter()
        .map(|fault| Line {
            name: fault.name,
            cells: Transport::ALL.into_iter().zip(cells.by_ref()).collect(),
        })
        .collect();
    print(&lines, began.elapsed())
}

async fn cell(fault: &Fault, over: Transport) -> Cell {
    if let Some(why) = (fault.pointless)(over) {
        return Cell::Pointless(why);
    }
    let began = Instant::now();
    let outcome = tokio::spawn((fault.run)(over)).await;
    let outcome = outcome.unwrap_or_else(|error| {
        let panic = error.try_into_panic();
        Err(panic.map_or_else(|error| error.to_string(), |panic| words_of(panic.as_ref())))
    });
    Cell::Ran(began.elapsed(), outcome)
}

fn words_of(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic").to_owned()
}

fn print(lines: &[Line], took: Duration) -> io::Result<bool> {
    let mut out = io::stdout().lock();
    let heads = Transport::ALL.map(|over| format!("{:>18}", over.name())).concat();
    writeln!(out, "\n{:<24}{heads}", "fault")?;
    let (mut passed, mut failures, mut notes) = (0, Vec::new(), BTreeSet::new());
    for Line { name, cells } in lines {
        write!(out, "{name:<24}")?;
        for (over, cell) in cells {
            let text = match cell {
                Cell::Ran(took, Ok(())) => {
                    passed += 1;
                    format!("ok {:.1} s", took.as_secs_f64())
                }
                Cell::Ran(took, Err(why)) => {
                    failures.push(format!("{name} over {over}: {why}"));
                    format!("FAILED {:.1} s", took.as_secs_f64())
                }
                Cell::Pointless(why) => {
                    notes.insert(format!("– {name}: {why}"));
                    "–".to_owned()
                }
            };
            write!(out, "{text:>18}")?;
        }
        writeln!(out)?;
    }
    writeln!(out)?;
    for line in notes.iter().chain(&failures) {
        writeln!(out, "{line}")?;
    }
    let (failed, took) = (failures.len(), took.as_secs());
    writeln!(out, "fault matrix: {passed} passed, {failed} failed, in {took} s\n")?;
    Ok(failures.is_empty())
}
