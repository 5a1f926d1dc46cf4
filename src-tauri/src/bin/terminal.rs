//! The console in a terminal of Windows, which does not wait for a program with a window: this one
//! it waits for. It stands beside that program, under its name with the ending `.com`, so that a
//! terminal finds it first; it hands everything on, and answers with that program's exit code.

use std::env;
use std::io::{Write, stderr};
use std::path::PathBuf;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let program = program();
    match Command::new(&program).args(env::args_os().skip(1)).status() {
        Ok(status) => match status.code().and_then(|code| u8::try_from(code).ok()) {
            Some(code) => ExitCode::from(code),
            None => ExitCode::FAILURE,
        },
        Err(error) => {
            // Without the terminal there is nobody to tell it to.
            let _ = writeln!(stderr(), "{}: {error}", program.display());
            ExitCode::FAILURE
        }
    }
}

/// The program with the window, beside this one.
fn program() -> PathBuf {
    let name = format!("connect-console{}", env::consts::EXE_SUFFIX);
    env::current_exe().unwrap_or_default().with_file_name(name)
}
