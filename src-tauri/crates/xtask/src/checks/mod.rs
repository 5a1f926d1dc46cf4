//! The structure of the project: rules that no compiler and no linter keeps.

mod contract;
mod files;
mod imports;
mod logs;
mod permissions;
mod sizes;
mod unchecked;
mod web;
mod words;

use crate::error::Error;
use crate::project::Project;
use crate::verbs;

/// What a check has found: each a place and what is wrong there.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// What must be mended.
    wrong: Vec<String>,
    /// What should be looked at before it gets worse.
    soon: Vec<String>,
}

impl Findings {
    /// Something to mend.
    fn wrong(&mut self, place: &str, what: &str) {
        self.wrong.push(format!("{place}: {what}"));
    }

    /// Something that will have to be mended soon.
    fn soon(&mut self, place: &str, what: &str) {
        self.soon.push(format!("{place}: {what}"));
    }
}

type Check = fn(&Project) -> Result<Findings, Error>;

const CHECKS: &[(&str, Check)] = &[
    ("imports between crates", imports::check),
    ("imports in the web part", |project| Ok(web::check(project))),
    ("sizes of files", |project| Ok(sizes::check(project))),
    ("words that do not belong here", |project| Ok(words::check(project))),
    ("code that cannot be checked", |project| Ok(unchecked::check(project))),
    ("messages for the server's log", |project| Ok(logs::check(project))),
    ("the contract in TypeScript", |project| Ok(contract::check(project))),
    ("permissions of the windows", permissions::check),
];

/// The verb `check`.
pub fn check(project: &Project, args: &[String]) -> Result<(), Error> {
    verbs::no_arguments("check", args)?;
    all(project)
}

/// Makes all checks, and fails if any found something wrong.
pub fn all(project: &Project) -> Result<(), Error> {
    let mut count = 0;
    for (name, check) in CHECKS {
        let Findings { wrong, soon } = check(project)?;
        println!("{name}: {}", if wrong.is_empty() { "ok" } else { "not as it should be" });
        for finding in &wrong {
            println!("  {finding}");
        }
        for finding in &soon {
            println!("  soon: {finding}");
        }
        count += wrong.len();
    }
    if count == 0 { Ok(()) } else { Err(Error::Findings(count)) }
}
