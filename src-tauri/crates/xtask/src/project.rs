//! Where things are in the project.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::error::Error;

/// The folder of the web part.
pub const UI: &str = "ui";

/// The folder of the program by which Microsoft's client judges the simulator.
pub const JUDGE: &str = "tests/judge";

/// The project's folder.
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The project this program was started for: cargo says where its package is.
    pub fn here() -> Self {
        let package = env::var("CARGO_MANIFEST_DIR")
            .unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
        let package = PathBuf::from(package);
        // <root>/src-tauri/crates/xtask
        let root = package.ancestors().nth(3).unwrap_or(&package).to_path_buf();
        Self { root }
    }

    /// The project's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A file or folder by its path in the project.
    pub fn path(&self, inside: &str) -> PathBuf {
        self.root.join(inside)
    }

    /// Where cargo puts what it builds.
    pub fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| self.path("target"), |dir| self.root.join(dir))
    }

    /// A program that cargo has built, by profile folder and name.
    pub fn program(&self, built: &str) -> PathBuf {
        self.target().join(format!("{built}{}", env::consts::EXE_SUFFIX))
    }

    /// The text of a file of the project.
    pub fn read(&self, inside: &str) -> Result<String, Error> {
        let path = self.path(inside);
        fs::read_to_string(&path).map_err(Error::file(path))
    }
}
