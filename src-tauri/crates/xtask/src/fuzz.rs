//! Runs the fuzz targets: libFuzzer, on the compiler that builds everything else.

use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};

use crate::debian;
use crate::error::Error;
use crate::lint::quiet;
use crate::project::Project;
use crate::shell::Run;

struct Target {
    /// The program, a file in `tests/fuzz`.
    name: &'static str,
    /// The folder of inputs to begin with.
    seeds: &'static str,
}

const TARGETS: &[Target] = &[
    Target { name: "challenge", seeds: "tests/fuzz/seeds/challenge" },
    Target { name: "replies", seeds: "src-tauri/crates/webapi/tests/samples" },
    Target { name: "frames", seeds: "tests/fuzz/seeds/frames" },
    Target { name: "sse", seeds: "tests/fuzz/seeds/sse" },
    Target { name: "longpoll", seeds: "tests/fuzz/seeds/longpoll" },
    Target { name: "hubs", seeds: "tests/fuzz/seeds/hubs" },
];

/// How a program tells libFuzzer where an input leads. The compiler's switch for it is nightly's
/// alone; asked for by name, its pass counts edges and reports comparisons on any.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module \
    -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
    -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// No input takes longer, needs more memory or is larger than this.
const LIMITS: &str = "-timeout=5 -rss_limit_mb=1024 -max_len=65536";

/// How long each target runs unless the command line says otherwise.
const SECONDS: u64 = 30;

/// How long all of them run together in `ci`.
const CI_SECONDS: u64 = 60;

/// The verb `fuzz`.
pub fn fuzz(project: &Project, args: &[String]) -> Result<(), Error> {
    let (targets, seconds) = chosen(args)?;
    debian::packages(project, &[])?;
    run(project, targets, seconds)
}

/// All targets, within the time they have in `ci`.
pub fn all(project: &Project) -> Result<(), Error> {
    run(project, TARGETS, CI_SECONDS / TARGETS.len() as u64)
}

/// The target that the arguments name, or all, and how long each runs.
fn chosen(args: &[String]) -> Result<(&'static [Target], u64), Error> {
    let mut targets = TARGETS;
    let mut seconds = SECONDS;
    let mut args = args.iter();
    while let Some(argument) = args.next() {
        let unknown =
            |argument: &String| Error::UnknownArgument { verb: "fuzz", argument: argument.clone() };
        if argument == "--seconds" {
            let value = args.next().unwrap_or(argument);
            let value: NonZero<u64> = value.parse().map_err(|_| unknown(value))?;
            seconds = value.get();
        } else {
            let place = TARGETS.iter().position(|target| target.name == argument);
            let place = place.ok_or_else(|| unknown(argument))?;
            targets = &TARGETS[place..=place];
        }
    }
    Ok((targets, seconds))
}

fn run(project: &Project, targets: &[Target], seconds: u64) -> Result<(), Error> {
    let programs = build(project)?;
    targets.iter().try_for_each(|target| attack(project, &programs, target, seconds))
}

/// Runs one target; what libFuzzer says is shown only if the target fails on an input.
fn attack(project: &Project, programs: &Path, target: &Target, seconds: u64) -> Result<(), Error> {
    println!("{} for {seconds} s", target.name);
    let corpus = folder(project, "corpus", target)?;
    let finds = folder(project, "finds", target)?;
    let output = Run::new(project, programs.join(target.name))
        // Written to is the first folder alone. What was found before is tried again.
        .args([&corpus, &project.path(target.seeds), &finds])
        .words(LIMITS)
        .args([format!("-max_total_time={seconds}")])
        .args([format!("-artifact_prefix={}/", finds.display())])
        .words("-verbosity=0 -print_final_stats=1")
        .envs([("RUST_BACKTRACE", "1")])
        .captured()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        eprint!("{said}");
        return Err(match after(&said, "Test unit written to ") {
            Some(input) => Error::Fuzz { target: target.name, input: input.to_owned() },
            None => Error::Failed { command: target.name.to_owned(), status: output.status },
        });
    }
    if is_empty(&corpus) {
        return Err(Error::Blind(target.name));
    }
    let inputs = after(&said, "stat::number_of_executed_units: ").unwrap_or("no");
    println!("  {inputs} inputs, none of which it fails on");
    Ok(())
}

/// What follows these words on their line.
fn after<'a>(said: &'a str, words: &str) -> Option<&'a str> {
    let (_, rest) = said.split_once(words)?;
    rest.lines().next().map(str::trim)
}

/// Builds all targets and answers the folder they are in. The target folder is one of its own, so
/// that the flags make nothing else be built anew; the flags are for what runs under libFuzzer
/// alone, not for build scripts, which is why the host is named as if it were another.
fn build(project: &Project) -> Result<PathBuf, Error> {
    let host = Run::new(project, "rustc").words("--print host-tuple").output()?;
    let folder = project.target().join("fuzz");
    Run::cargo(project, "build --package connect-fuzz --bins --profile fuzz")
        .args(quiet())
        .args(["--target", host.trim(), "--target-dir"])
        .args([&folder])
        .envs([("RUSTFLAGS", FLAGS)])
        .run()?;
    Ok(folder.join(host.trim()).join("fuzz"))
}

/// A folder that outlives the run, but is not kept with the sources.
fn folder(project: &Project, what: &str, target: &Target) -> Result<PathBuf, Error> {
    let folder = project.target().join("fuzz").join(what).join(target.name);
    fs::create_dir_all(&folder).map_err(Error::file(&folder))?;
    Ok(folder)
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(args: &[&str]) -> Result<(Vec<&'static str>, u64), String> {
        let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        let (targets, seconds) = chosen(&args).map_err(|error| error.to_string())?;
        Ok((targets.iter().map(|target| target.name).collect(), seconds))
    }

    #[test]
    fn one_target_or_all_for_some_seconds() {
        let all: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
        assert_eq!(read(&[]), Ok((all.clone(), SECONDS)));
        assert_eq!(read(&["replies"]), Ok((vec!["replies"], SECONDS)));
        assert_eq!(read(&["replies", "--seconds", "5"]), Ok((vec!["replies"], 5)));
        assert_eq!(read(&["--seconds", "5"]), Ok((all, 5)));
        for wrong in [&["reply"][..], &["--seconds"], &["--seconds", "soon"], &["--seconds", "0"]] {
            let last = wrong[wrong.len() - 1];
            let refused = format!("`fuzz` does not know the argument `{last}`");
            assert_eq!(read(wrong), Err(refused));
        }
    }

    #[test]
    fn a_find_is_named() {
        let said = "==1== ERROR\nTest unit written to /t/finds/crash-1\nBase64: eA==\n";
        assert_eq!(after(said, "Test unit written to "), Some("/t/finds/crash-1"));
        assert_eq!(after("INFO: nothing\n", "Test unit written to "), None);
    }

    #[test]
    fn every_program_is_a_target_with_seeds() {
        let project = Project::here();
        let manifest = project.read("tests/fuzz/Cargo.toml").unwrap();
        let programs = manifest.split("[[bin]]").skip(1).filter_map(|bin| bin.split('"').nth(1));
        let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
        assert_eq!(programs.collect::<Vec<_>>(), names);
        for target in TARGETS {
            let seeds = fs::read_dir(project.path(target.seeds)).unwrap();
            assert!(seeds.count() > 0, "{}", target.seeds);
        }
    }
}
