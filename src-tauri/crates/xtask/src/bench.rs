//! Measures the figures of the release program.

use crate::display::Display;
use crate::error::Error;
use crate::lint::quiet;
use crate::project::Project;
use crate::setup::{self, Need};
use crate::shell::Run;
use crate::{generate, ui};

/// The verb `bench`; its arguments go to the measuring program.
pub fn bench(project: &Project, args: &[String]) -> Result<(), Error> {
    setup::setup(project, &[Need::Run, Need::Test])?;
    generate::generate(project)?;
    ui::build(project)?;
    Run::cargo(project, "build --release --package connect-console --bins --example empty-window")
        .args(quiet())
        .run()?;
    Run::cargo(project, "build --release --package connect-tests --bin bench")
        .args(quiet())
        .run()?;
    let display = Display::open(project)?;
    Run::new(project, project.program("release/bench"))
        .args(args)
        .envs(display.variables())
        .envs([("CONNECT_CONSOLE_BIN", project.program("release/connect-console"))])
        .envs([("CONNECT_EMPTY_WINDOW_BIN", project.program("release/examples/empty-window"))])
        .run()
}
