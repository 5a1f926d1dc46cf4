//! The rules for sources: format, lints, structure.

use std::io::{IsTerminal, stdout};

use crate::error::Error;
use crate::project::Project;
use crate::setup::{self, Need};
use crate::shell::Run;
use crate::steps::Steps;
use crate::{checks, ui, verbs};

/// The verb `fmt`.
pub fn fmt(project: &Project, args: &[String]) -> Result<(), Error> {
    verbs::no_arguments("fmt", args)?;
    setup::setup(project, &[Need::Run, Need::Lint])?;
    Run::cargo(project, "fmt --all").run()?;
    Run::npm(project, "run --silent format -- --log-level warn").run()
}

/// The verb `lint`.
pub fn lint(project: &Project, args: &[String]) -> Result<(), Error> {
    verbs::no_arguments("lint", args)?;
    let mut steps = Steps::default();
    steps.make("setup", || setup::setup(project, &[Need::Run, Need::Lint]))?;
    rules(project, &mut steps)?;
    steps.done("lint");
    Ok(())
}

/// The steps, the quick ones first.
pub fn rules(project: &Project, steps: &mut Steps) -> Result<(), Error> {
    steps.make("format", || Run::cargo(project, "fmt --all -- --check -l").run())?;
    steps.make("structure", || checks::all(project))?;
    steps.make("web lint", || Run::npm(project, "run --silent lint").run())?;
    steps.make("web types", || Run::npm(project, "run --silent check").run())?;
    // The shell takes the built web part in when it is compiled.
    steps.make("web build", || ui::build(project))?;
    steps.make("clippy", || {
        let clippy = Run::cargo(project, "clippy --workspace --all-targets");
        clippy.args(quiet()).words("-- -D warnings").run()
    })
}

/// Whoever reads a record does not need the name of every package that was compiled.
pub fn quiet() -> Option<&'static str> {
    (!stdout().is_terminal()).then_some("--quiet")
}
