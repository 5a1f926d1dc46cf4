//! Runs all tests: of the web part, of the crates, and in the real window.

use crate::debian;
use crate::display::Display;
use crate::error::Error;
use crate::lint::{self, quiet};
use crate::project::Project;
use crate::setup::{self, Need};
use crate::shell::{Run, is_there};
use crate::steps::Steps;
use crate::{fuzz, generate, tools, ui, verbs};

/// The verb `test`.
pub fn test(project: &Project, args: &[String]) -> Result<(), Error> {
    let window = match args {
        [] => true,
        [fast] if fast == "--fast" => false,
        [argument, ..] => {
            return Err(Error::UnknownArgument { verb: "test", argument: argument.clone() });
        }
    };
    let mut steps = Steps::default();
    steps.make("setup", || setup::setup(project, &[Need::Run, Need::Test]))?;
    tests(project, &mut steps, window)?;
    steps.done("test");
    Ok(())
}

/// The verb `ci`.
pub fn ci(project: &Project, args: &[String]) -> Result<(), Error> {
    verbs::no_arguments("ci", args)?;
    let mut steps = Steps::default();
    steps.make("setup", || setup::setup(project, &[Need::Run, Need::Test, Need::Lint]))?;
    lint::rules(project, &mut steps)?;
    tests(project, &mut steps, true)?;
    steps.make("fuzz", || fuzz::all(project))?;
    steps.done("ci");
    Ok(())
}

/// The verb `soak`: a day of a centre with one fault after another, in minutes.
pub fn soak(project: &Project, args: &[String]) -> Result<(), Error> {
    debian::packages(project, &[])?;
    Run::cargo(project, "test --package connect-tests --test faults --")
        .args(["soak", "--hours", "24"])
        .args(args)
        .run()
}

/// The verb `pictures`: those of the README, of the real window.
pub fn pictures(project: &Project, args: &[String]) -> Result<(), Error> {
    verbs::no_arguments("pictures", args)?;
    setup::setup(project, &[Need::Run, Need::Test])?;
    generate::generate(project)?;
    ui::build(project)?;
    Run::cargo(project, "build --workspace --all-targets").args(quiet()).run()?;
    let display = Display::open(project)?;
    let run = Run::cargo(project, "run --package connect-tests --bin pictures");
    on_display(project, run, &display)
        .envs([("CONNECT_PICTURES", project.root().join("tests/pictures"))])
        .run()
}

fn tests(project: &Project, steps: &mut Steps, window: bool) -> Result<(), Error> {
    steps.make("contract", || generate::generate(project))?;
    steps.make("web build", || ui::build(project))?;
    steps.make("web tests", || Run::npm(project, "test --silent").run())?;
    // Programs and tests in one go: built apart, they would want their dependencies with different
    // features, and compile them twice.
    steps.make("build", || {
        Run::cargo(project, "build --workspace --all-targets").args(quiet()).run()
    })?;
    // Whatever this computer speaks, the tests begin in English.
    let cargo_test = Run::cargo(project, "test --workspace --no-fail-fast");
    let cargo_test = cargo_test.envs([("LC_ALL", "C.UTF-8")]);
    if window {
        steps.make("tests", || {
            let display = Display::open(project)?;
            on_display(project, cargo_test, &display).run()
        })
    } else {
        steps.make("tests", || cargo_test.envs([("CONNECT_SKIP_WINDOW", "1")]).run())
    }
}

/// A command that finds the display, the console and the driver of its window.
fn on_display(project: &Project, run: Run, display: &Display) -> Run {
    let run = run
        .envs(display.variables())
        .envs([("CONNECT_TAURI_DRIVER", tools::tauri_driver_program(project))])
        .envs([("CONNECT_CONSOLE_BIN", project.program("debug/connect-console"))]);
    // A session bus of its own: no tray, no notifications, no keyring of whoever is logged in.
    if is_there("dbus-run-session") { run.under(project, "dbus-run-session") } else { run }
}
