//! Writes what is generated: the contract with the window, in TypeScript.

use std::fs;

use crate::error::Error;
use crate::project::Project;

/// The generated file; formatters leave it alone.
pub const CONTRACT: &str = "ui/src/ipc/generated/contract.ts";

/// The verb `gen`.
pub fn verb(project: &Project, args: &[String]) -> Result<(), Error> {
    match args {
        [] => generate(project),
        [check] if check == "--check" && is_current(project) => Ok(()),
        [check] if check == "--check" => {
            println!("{CONTRACT}: not up to date; `cargo xtask gen` writes it");
            Err(Error::Findings(1))
        }
        [argument, ..] => Err(Error::UnknownArgument { verb: "gen", argument: argument.clone() }),
    }
}

/// Writes the file if its text is another; an unchanged file keeps its time, so that nothing is
/// built anew for it.
pub fn generate(project: &Project) -> Result<(), Error> {
    if is_current(project) {
        return Ok(());
    }
    let path = project.path(CONTRACT);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::file(folder))?;
    }
    fs::write(&path, connect_ipc::typescript::module()).map_err(Error::file(path))?;
    println!("wrote {CONTRACT}");
    Ok(())
}

/// True if the file says what the contract says.
pub fn is_current(project: &Project) -> bool {
    let written = fs::read_to_string(project.path(CONTRACT)).unwrap_or_default();
    // Git on Windows may have written the file with other line ends.
    written.replace("\r\n", "\n") == connect_ipc::typescript::module()
}
