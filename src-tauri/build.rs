//! Makes one permission of each command of the contract.

use connect_ipc::{FEED_COMMAND, command_names};
use tauri_build::{AppManifest, Attributes, WindowsAttributes, try_build};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut names = command_names().to_vec();
    names.push(FEED_COMMAND);
    // The build script wants names that live as long as the program: it ends in a moment.
    let names: &'static [&'static str] = names.leak();
    let windows = WindowsAttributes::new().window_icon_path("../icons/icon.ico");
    let attributes = Attributes::new()
        .app_manifest(AppManifest::new().commands(names))
        .windows_attributes(windows);
    Ok(try_build(attributes)?)
}
