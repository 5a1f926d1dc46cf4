//! A Wine of the project's own: its files and its server are nobody else's, and end with it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::project::Project;
use crate::shell::Run;

const PROGRAM: &str = "/usr/lib/wine/wine64";
const SERVER: &str = "/usr/lib/wine/wineserver64";

/// The one function of a library that Debian's Wine lacks and every Rust program wants: random
/// bytes, which an older library has under another name.
const RANDOM: &str = "
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID bytes, ULONG count);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) {
    return SystemFunction036(bytes, (ULONG) count);
}
";

/// A folder that Wine takes for a computer.
pub struct Wine {
    folder: PathBuf,
    server: Run,
}

impl Wine {
    /// Makes the folder anew, with the library that is missing: what an earlier run has left may be
    /// half of one, and trusts who is not to be trusted any more.
    pub fn start(project: &Project) -> Result<Self, Error> {
        let folder = project.target().join("windows/wine");
        let wine = Self { server: server(project, &folder), folder };
        if wine.folder.exists() {
            // There is a server only where that run was cut off.
            let _ = server(project, &wine.folder).captured();
            fs::remove_dir_all(&wine.folder).map_err(Error::file(&wine.folder))?;
        }
        fs::create_dir_all(&wine.folder).map_err(Error::file(&wine.folder))?;
        Run::new(project, PROGRAM).words("wineboot --init").envs(wine.variables()).run()?;
        let libraries = wine.folder.join("drive_c/windows/system32");
        let source = wine.folder.join("random.c");
        fs::write(&source, RANDOM).map_err(Error::file(&source))?;
        Run::new(project, "x86_64-w64-mingw32-gcc")
            .words("-shared -O2 -o")
            .args([libraries.join("bcryptprimitives.dll"), source])
            .words("-ladvapi32")
            .run()?;
        Ok(wine)
    }

    /// What programs of Windows need to run in it.
    pub fn variables(&self) -> Vec<(&'static str, PathBuf)> {
        vec![
            ("WINEPREFIX", self.folder.clone()),
            ("WINEDEBUG", PathBuf::from("-all")),
            ("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", PathBuf::from(PROGRAM)),
            ("CONNECT_WINE", PathBuf::from(PROGRAM)),
        ]
    }

    /// A program of Windows.
    pub fn run(&self, project: &Project, program: &Path) -> Run {
        Run::new(project, PROGRAM).args([program]).envs(self.variables())
    }
}

fn server(project: &Project, folder: &Path) -> Run {
    Run::new(project, SERVER).words("-k").envs([("WINEPREFIX", folder)])
}

impl Drop for Wine {
    fn drop(&mut self) {
        // It ends by itself a while after the last program; nobody waits for that.
        let _ = self.server.captured();
    }
}
