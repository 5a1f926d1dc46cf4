//! Connect Console: the window, or the doctor in a terminal.

use std::process::ExitCode;

fn main() -> ExitCode {
    connect_console::main()
}
