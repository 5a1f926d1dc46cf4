//! Connect Console: the window, or the doctor in a terminal.

// Otherwise Windows opens a terminal beside the window.
#![windows_subsystem = "windows"]

use std::process::ExitCode;

fn main() -> ExitCode {
    connect_console::main()
}
