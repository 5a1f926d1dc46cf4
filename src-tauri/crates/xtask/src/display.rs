//! A display of its own for windows in tests, ended when it is dropped.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::project::Project;

/// How long the server may take to clear up after itself.
const PATIENCE: Duration = Duration::from_secs(2);

/// A running Xvfb.
pub struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts a server on a display that is free.
    pub fn open(project: &Project) -> Result<Self, Error> {
        let args = "-displayfd 1 -screen 0 1440x900x24 -nolisten tcp -noreset";
        println!("$ Xvfb {args}");
        let mut server = Command::new("Xvfb")
            .args(args.split(' '))
            .current_dir(project.root())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|source| Error::Start { command: "Xvfb".to_owned(), source })?;
        let number = server.stdout.take().map(BufReader::new).map(read_number);
        let mut display = Self { server, name: String::new() };
        let number = number.unwrap_or_default();
        if number.is_empty() {
            return Err(Error::Display("it named no display".to_owned()));
        }
        display.name = format!(":{number}");
        Ok(display)
    }

    /// What a program needs to draw there, without a graphics card.
    pub fn variables(&self) -> Vec<(&'static str, &str)> {
        vec![
            ("DISPLAY", &self.name),
            ("WAYLAND_DISPLAY", ""),
            ("GDK_BACKEND", "x11"),
            ("LIBGL_ALWAYS_SOFTWARE", "1"),
            ("NO_AT_BRIDGE", "1"),
            ("WEBKIT_DISABLE_COMPOSITING_MODE", "1"),
        ]
    }
}

/// The server writes the number of its display as soon as it listens.
fn read_number(mut out: impl BufRead) -> String {
    let mut line = String::new();
    // An unreadable answer is as good as none.
    let _ = out.read_line(&mut line);
    line.trim().to_owned()
}

impl Drop for Display {
    fn drop(&mut self) {
        // Asked first, it removes its socket; then it is made to.
        let id = self.server.id().to_string();
        let _ = Command::new("kill").args(["-TERM", &id]).status();
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            if !matches!(self.server.try_wait(), Ok(None)) {
                return;
            }
            thread::park_timeout(Duration::from_millis(5));
        }
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::{Run, is_there};

    #[test]
    fn a_display_lives_as_long_as_its_owner() {
        if !is_there("Xvfb") {
            return;
        }
        let display = Display::open(&Project::here()).unwrap();
        let number = display.name.strip_prefix(':').unwrap();
        let socket = std::path::PathBuf::from(format!("/tmp/.X11-unix/X{number}"));
        assert!(socket.exists());
        drop(display);
        assert!(!socket.exists());
    }

    #[test]
    fn a_wrapped_command_keeps_its_arguments_and_variables() {
        if !is_there("env") {
            return;
        }
        let project = Project::here();
        let run =
            Run::new(&project, "sh").words("-c").args(["test \"$A $1\" = \"1 b c\"", "sh", "b c"]);
        assert!(run.envs([("A", "1")]).under(&project, "env").succeeds());
    }
}
