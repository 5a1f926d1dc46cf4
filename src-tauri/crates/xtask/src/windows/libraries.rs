//! The libraries that programs for Windows want.

use std::fs;
use std::path::Path;

use crate::error::Error;
use crate::project::Project;
use crate::shell::Run;

/// Fails if a program or library in a folder wants a library of mingw's that does not lie beside it:
/// no Windows has those.
pub fn check(project: &Project, folder: &Path) -> Result<(), Error> {
    let files = fs::read_dir(folder).map_err(Error::file(folder))?.filter_map(Result::ok);
    for file in files.map(|entry| entry.path()).filter(|path| is_code(path)) {
        let dump = Run::new(project, "x86_64-w64-mingw32-objdump").words("-p").args([&file]);
        let text = dump.output()?;
        for library in imports(&text) {
            if !folder.join(library).is_file() && is_of_mingw(project, library)? {
                let file = file.display();
                return Err(Error::Missing(format!("{file} wants {library}, which lies nowhere")));
            }
        }
    }
    Ok(())
}

fn is_code(file: &Path) -> bool {
    let ending = file.extension().unwrap_or_default();
    ending.eq_ignore_ascii_case("exe") || ending.eq_ignore_ascii_case("dll")
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
    use super::imports;

    #[test]
    fn what_is_wanted_is_read_from_the_dump() {
        let dump = "\nThe Import Tables (interpreted .idata section contents)\n\n \
                    vma:            Hint    Time      Forward  DLL       First\n\
                    \tDLL Name: KERNEL32.dll\n\tvma:  Hint/Ord Member-Name Bound-To\n\
                    \t1f1e2a\t  280  CreateFileW\n\n\tDLL Name: libgcc_s_seh-1.dll\n";
        assert_eq!(imports(dump).collect::<Vec<_>>(), ["KERNEL32.dll", "libgcc_s_seh-1.dll"]);
    }
}
