//! Builds the program for Windows on Debian, and runs what needs no window under Wine.
//!
//! Debian's packages alone are used: a compiler with the matching source of the standard library,
//! mingw's linker, and Wine.

mod folder;
mod wine;

use std::fs;
use std::path::{Path, PathBuf};

use self::wine::Wine;
use crate::error::Error;
use crate::lint::quiet;
use crate::project::Project;
use crate::setup::{self, Need};
use crate::shell::Run;
use crate::steps::Steps;
use crate::{generate, ui};

const TARGET: &str = "x86_64-pc-windows-gnu";

/// What runs under Wine: the console, and the client of the sign-in's tests.
const PROGRAMS: &str = "--package connect-console --package connect-tests \
    --bin connect-console --bin connect-console-terminal --bin signin-side";

/// The servers that those sign in to, and the tests that start them; for this computer.
const SERVERS: &str = "--package connect-tests --package connect-simulator \
    --features connect-simulator/windows-auth";

/// The crates whose tests run under Wine: those that meet the system.
const TESTED: &[&str] =
    &["connect-auth", "connect-client", "connect-cache", "connect-signalr", "connect-live"];

/// Debian's compiler; the one that is used otherwise has no standard library for Windows.
const COMPILER: &[(&str, &str)] = &[
    ("RUSTC", "/usr/bin/rustc"),
    // Its own standard library is built from source, which only a nightly compiler does unasked.
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER", "x86_64-w64-mingw32-gcc"),
    ("CC_x86_64_pc_windows_gnu", "x86_64-w64-mingw32-gcc"),
    ("CXX_x86_64_pc_windows_gnu", "x86_64-w64-mingw32-g++"),
    ("AR_x86_64_pc_windows_gnu", "x86_64-w64-mingw32-ar"),
];

/// The verb `windows`.
pub fn windows(project: &Project, args: &[String]) -> Result<(), Error> {
    let mut steps = Steps::default();
    match args {
        [] => {
            steps.make("setup", || setup::setup(project, &[Need::Run, Need::Windows]))?;
            deliver(project, &mut steps)?;
        }
        [test] if test == "--test" => {
            let needs = [Need::Run, Need::Windows, Need::Wine];
            steps.make("setup", || setup::setup(project, &needs))?;
            test_under_wine(project, &mut steps)?;
        }
        [argument, ..] => {
            return Err(Error::UnknownArgument { verb: "windows", argument: argument.clone() });
        }
    }
    steps.done("windows");
    Ok(())
}

/// Makes the folder that runs on Windows.
fn deliver(project: &Project, steps: &mut Steps) -> Result<(), Error> {
    steps.make("contract", || generate::generate(project))?;
    steps.make("web build", || ui::build(project))?;
    let release = "build --release --package connect-console --bins";
    steps.make("build", || cargo(project, release).run())?;
    steps.make("folder", || {
        let folder = project.target().join("windows/Connect Console");
        fs::create_dir_all(&folder).map_err(Error::file(&folder))?;
        let built = built(project, "release");
        copy(&built.join("connect-console.exe"), &folder)?;
        terminal(&built, &folder)?;
        // Opens the system's web view; it has to lie beside the program.
        copy(&loader(&built)?, &folder)?;
        copy(&project.path("LICENSE"), &folder)?;
        folder::check(project, &folder)?;
        println!("{}", folder.display());
        Ok(())
    })
}

fn test_under_wine(project: &Project, steps: &mut Steps) -> Result<(), Error> {
    let packages = TESTED.iter().flat_map(|package| ["--package", package]);
    steps.make("contract", || generate::generate(project))?;
    steps.make("web build", || ui::build(project))?;
    steps.make("build", || {
        cargo(project, "build").words(PROGRAMS).run()?;
        cargo(project, "test --no-run --lib").args(packages.clone()).run()
    })?;
    steps.make("servers", || {
        let simulator = Run::cargo(project, "build --bin connect-simulator").words(SERVERS);
        simulator.args(quiet()).run()?;
        let tests = Run::cargo(project, "test --no-run --test signin").words(SERVERS);
        tests.args(quiet()).run()
    })?;
    let wine = steps.make("wine", || Wine::start(project))?;
    steps.make("tests", || {
        let tests = cargo(project, "test --no-fail-fast --lib").args(packages);
        tests.envs(wine.variables()).run()
    })?;
    steps.make("doctor", || {
        let built = built(project, "debug");
        let doctor = terminal(&built, &built)?;
        wine.run(project, &doctor).words("doctor --demo --watch 3").run()
    })?;
    steps.make("sign-in", || {
        let tests = Run::cargo(project, "test --test signin").words(SERVERS).args(quiet());
        tests
            .words("-- --ignored windows::")
            .envs(wine.variables())
            .envs([("CONNECT_WINDOWS_PROGRAMS", built(project, "debug"))])
            .run()
    })
}

fn cargo(project: &Project, args: &str) -> Run {
    Run::cargo(project, args)
        .words("-Zbuild-std=std,panic_abort --target")
        .args([TARGET, "--target-dir"])
        .args([project.target().join("windows")])
        .args(quiet())
        .envs(COMPILER.iter().copied())
}

fn built(project: &Project, profile: &str) -> PathBuf {
    project.target().join("windows").join(TARGET).join(profile)
}

fn copy(file: &Path, folder: &Path) -> Result<(), Error> {
    let name = file.file_name().unwrap_or_default();
    fs::copy(file, folder.join(name)).map_err(Error::file(file))?;
    Ok(())
}

/// The program for terminals goes into a folder under the name by which they find it.
fn terminal(built: &Path, folder: &Path) -> Result<PathBuf, Error> {
    let (from, to) =
        (built.join("connect-console-terminal.exe"), folder.join("connect-console.com"));
    fs::copy(&from, &to).map_err(Error::file(&from))?;
    Ok(to)
}

/// Where the build has put the web view's loader.
fn loader(built: &Path) -> Result<PathBuf, Error> {
    let folder = built.join("build");
    let entries = fs::read_dir(&folder).map_err(Error::file(&folder))?;
    let loaders =
        entries.filter_map(Result::ok).map(|entry| entry.path().join("out/x64/WebView2Loader.dll"));
    loaders
        .into_iter()
        .find(|path| path.is_file())
        .ok_or_else(|| Error::Missing("WebView2Loader.dll is not among what was built".to_owned()))
}
