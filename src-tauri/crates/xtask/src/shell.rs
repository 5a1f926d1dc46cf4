//! Runs other programs: says what it runs, and names it when it fails.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::error::Error;
use crate::project::{Project, UI};

/// A command to run.
pub struct Run {
    command: Command,
    shown: String,
}

impl Run {
    /// A program, started in the project's folder.
    pub fn new(project: &Project, program: impl AsRef<OsStr>) -> Self {
        let program = program.as_ref();
        let mut command = Command::new(program);
        command.current_dir(project.root());
        Self { command, shown: program.to_string_lossy().into_owned() }
    }

    /// Cargo with these arguments.
    pub fn cargo(project: &Project, args: &str) -> Self {
        Self::new(project, "cargo").words(args)
    }

    /// npm with these arguments, in the folder of the web part.
    pub fn npm(project: &Project, args: &str) -> Self {
        Self::npm_in(project, UI, args)
    }

    /// npm with these arguments, in a folder of the project.
    pub fn npm_in(project: &Project, folder: &str, args: &str) -> Self {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        let mut run = Self::new(project, npm).words(args);
        run.command.current_dir(project.path(folder));
        run
    }

    /// Arguments without blanks in them, separated by blanks.
    pub fn words(self, args: &str) -> Self {
        self.args(args.split_whitespace())
    }

    /// Arguments.
    pub fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        for arg in args {
            self.shown.push(' ');
            self.shown.push_str(&arg.as_ref().to_string_lossy());
            self.command.arg(arg);
        }
        self
    }

    /// Variables of the environment.
    pub fn envs<K: AsRef<OsStr>, V: AsRef<OsStr>>(
        mut self,
        variables: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        self.command.envs(variables);
        self
    }

    /// The same command, run by another one that takes a command line.
    pub fn under(self, project: &Project, wrapper: &str) -> Self {
        let mut outer = Self::new(project, wrapper).words("--").args([self.command.get_program()]);
        outer = outer.args(self.command.get_args());
        let set = self.command.get_envs().filter_map(|(key, value)| Some((key, value?)));
        outer.command.envs(set);
        outer
    }

    /// Says what it runs and runs it; fails if it fails.
    pub fn run(mut self) -> Result<(), Error> {
        println!("$ {}", self.shown);
        let status = self.command.status();
        let status =
            status.map_err(|source| Error::Start { command: self.shown.clone(), source })?;
        if status.success() { Ok(()) } else { Err(Error::Failed { command: self.shown, status }) }
    }

    /// Runs it silently and answers what it writes; fails if it fails.
    pub fn output(mut self) -> Result<String, Error> {
        let output = self.captured()?;
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
        }
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        Err(Error::Failed { command: self.shown, status: output.status })
    }

    /// Runs it silently and answers how it ended and all that it wrote.
    pub fn captured(&mut self) -> Result<Output, Error> {
        let output = self.command.stdin(Stdio::null()).output();
        output.map_err(|source| Error::Start { command: self.shown.clone(), source })
    }

    /// Runs it silently and answers what it writes, whether it fails or not; nothing if there is
    /// no such program.
    pub fn answer(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Runs it silently; true if it could be started and did not fail.
    pub fn succeeds(mut self) -> bool {
        let silent = self.command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        silent.status().is_ok_and(|status| status.success())
    }
}

/// True if a program of that name can be found.
pub fn is_there(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|dir| Path::new(&dir).join(program).is_file())
}
