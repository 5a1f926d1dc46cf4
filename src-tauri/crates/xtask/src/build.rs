//! Builds the program, and opens it.

use std::env;
use std::fs;

use crate::error::Error;
use crate::project::Project;
use crate::setup::{self, Need};
use crate::shell::Run;
use crate::{generate, ui, verbs};

/// The verb `run`: everything it takes to see the console on sample data. What follows `--` goes
/// to the console instead of `--demo`.
pub fn run(project: &Project, args: &[String]) -> Result<(), Error> {
    let args = match args.split_first() {
        None => vec!["--demo".to_owned()],
        Some((separator, rest)) if separator == "--" => rest.to_vec(),
        Some((argument, _)) => {
            return Err(Error::UnknownArgument { verb: "run", argument: argument.clone() });
        }
    };
    setup::setup(project, &[Need::Run])?;
    generate::generate(project)?;
    ui::build(project)?;
    Run::cargo(project, "build --package connect-console --bins").run()?;
    if args.first().is_none_or(|first| first.starts_with('-')) {
        needs_desktop()?;
    }
    Run::new(project, project.program("debug/connect-console")).args(args).run()
}

/// Fails early where no window can open.
fn needs_desktop() -> Result<(), Error> {
    let desktop = ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|display| !display.is_empty()));
    if desktop || !cfg!(target_os = "linux") {
        return Ok(());
    }
    Err(Error::Missing(
        "The console is built, but there is no desktop here to open it on. \
         In a terminal alone, `cargo xtask run -- doctor --demo` works."
            .to_owned(),
    ))
}

/// The verb `build`: the program as it is delivered.
pub fn release(project: &Project, args: &[String]) -> Result<(), Error> {
    verbs::no_arguments("build", args)?;
    setup::setup(project, &[Need::Run])?;
    generate::generate(project)?;
    ui::build(project)?;
    Run::cargo(project, "build --release --package connect-console --bins").run()?;
    let program = project.program("release/connect-console");
    let size = fs::metadata(&program).map_err(Error::file(&program))?.len();
    println!("{} ({:.1} MB)", program.display(), size as f64 / 1e6);
    Ok(())
}
