//! What the fuzz targets share: how a target becomes a program.

use std::io;

/// Makes a program of a target: a function that is given the bytes of one input, and panics if
/// they are treated as they must not be. The crate of the program begins with
/// `#![cfg_attr(fuzzing, no_main)]`.
#[macro_export]
macro_rules! target {
    ($attempt:path) => {
        #[cfg(fuzzing)]
        libfuzzer_sys::fuzz_target!(|input: &[u8]| $attempt(input));

        #[cfg(not(fuzzing))]
        fn main() -> std::io::Result<()> {
            $crate::attempt_files($attempt)
        }
    };
}

/// Tries the files named on the command line, such as an input that made a target fail.
pub fn attempt_files(attempt: fn(&[u8])) -> io::Result<()> {
    for path in std::env::args_os().skip(1) {
        attempt(&std::fs::read(path)?);
    }
    Ok(())
}
