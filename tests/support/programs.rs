//! The programs under test.

use std::env;
use std::path::{Path, PathBuf};

/// The console: the one named by `CONNECT_CONSOLE_BIN`, else the debug build of this workspace.
pub fn console() -> PathBuf {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/debug/connect-console");
    let program = env::var_os("CONNECT_CONSOLE_BIN").map_or(built, PathBuf::from);
    assert!(program.exists(), "{} is missing: run `cargo xtask test`", program.display());
    program
}

/// The simulator, built beside the tests.
pub fn simulator() -> PathBuf {
    let tests = env::current_exe().unwrap();
    let folder = tests.ancestors().nth(2).unwrap();
    let program = folder.join(format!("connect-simulator{}", env::consts::EXE_SUFFIX));
    assert!(program.exists(), "{} is missing: run `cargo xtask test`", program.display());
    program
}

/// The folder of the program by which Microsoft's client judges the simulator, with its packages.
pub fn judge() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("judge");
    let packages = folder.join("node_modules");
    assert!(packages.exists(), "{} is missing: run `cargo xtask test`", packages.display());
    folder
}

/// The WebDriver for the console's window, or none if the window's tests are to be left out.
pub fn tauri_driver() -> Option<PathBuf> {
    if env::var_os("CONNECT_SKIP_WINDOW").is_some() {
        return None;
    }
    let installed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tools/bin/tauri-driver");
    let program = env::var_os("CONNECT_TAURI_DRIVER").map_or(installed, PathBuf::from);
    assert!(program.exists(), "{} is missing: run `cargo xtask test`", program.display());
    Some(program)
}
