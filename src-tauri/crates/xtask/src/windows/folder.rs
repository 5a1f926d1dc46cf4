//! What lies in the folder for Windows: the libraries that the programs want, and which of them
//! have a window.

use std::fs;
use std::path::Path;

use crate::error::Error;
use crate::project::Project;
use crate::shell::Run;

/// Fails if a program or library in a folder wants a library of mingw's that does not lie beside it,
/// since no Windows has those; or if Windows would open a terminal beside the window, or give the
/// program for terminals none.
pub fn check(project: &Project, folder: &Path) -> Result<(), Error> {
    let files = fs::read_dir(folder).map_err(Error::file(folder))?.filter_map(Result::ok);
    for file in files.map(|entry| entry.path()).filter(|path| kind(path).is_some()) {
        let dump = Run::new(project, "x86_64-w64-mingw32-objdump").words("-p").args([&file]);
        let (text, name) = (dump.output()?, file.display());
        for library in imports(&text) {
            if !folder.join(library).is_file() && is_of_mingw(project, library)? {
                return Err(Error::Missing(format!("{name} wants {library}, which lies nowhere")));
            }
        }
        let wanted = kind(&file).unwrap_or_default();
        if subsystem(&text).is_none_or(|found| !found.contains(wanted)) {
            return Err(Error::Missing(format!("{name} is no program for \"{wanted}\"")));
        }
    }
    Ok(())
}

/// What a file of code is made for, as `objdump` says it; none if it is no code. A library takes
/// what it gets.
fn kind(file: &Path) -> Option<&'static str> {
    match file.extension()?.to_str()? {
        "exe" => Some("(Windows GUI)"),
        "com" => Some("(Windows CUI)"),
        "dll" => Some(""),
        _ => None,
    }
}

/// What Windows gives a program when it starts, in what `objdump -p` writes.
fn subsystem(dump: &str) -> Option<&str> {
    dump.lines().find_map(|line| line.strip_prefix("Subsystem"))
}

/// The names in what `objdump -p` writes.
fn imports(dump: &str) -> impl Iterator<Item = &str> {
    dump.lines().filter_map(|line| line.trim().strip_prefix("DLL Name: "))
}

/// The compiler answers with the path of a file of its own, and with the bare name of any other.
fn is_of_mingw(project: &Project, library: &str) -> Result<bool, Error> {
    let asked = format!("-print-file-name={library}");
    let answer = Run::new(project, "x86_64-w64-mingw32-gcc").args([asked]).output()?;
    Ok(answer.trim() != library)
}

#[cfg(test)]
mod tests {
    use super::{imports, subsystem};

    #[test]
    fn what_is_wanted_is_read_from_the_dump() {
        let dump = "Subsystem\t\t00000003\t(Windows CUI)\n\nThe Import Tables (interpreted .idata section contents)\n\n \
                    vma:            Hint    Time      Forward  DLL       First\n\
                    \tDLL Name: KERNEL32.dll\n\tvma:  Hint/Ord Member-Name Bound-To\n\
                    \t1f1e2a\t  280  CreateFileW\n\n\tDLL Name: libgcc_s_seh-1.dll\n";
        assert_eq!(imports(dump).collect::<Vec<_>>(), ["KERNEL32.dll", "libgcc_s_seh-1.dll"]);
        assert_eq!(subsystem(dump), Some("\t\t00000003\t(Windows CUI)"));
    }
}
