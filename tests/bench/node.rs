//! Microsoft's own client on Node, which takes the same frames on demand.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use connect_tests::programs;
use tempfile::NamedTempFile;

use crate::Fault;
use crate::frames::{HUB, METHOD, greeting};

/// The client with its frames; it ends with this.
pub struct Node {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// The frames are read from it.
    _file: NamedTempFile,
}

impl Node {
    /// Starts it, and looks that its handler is called so often.
    pub fn start(frames: &[String], calls: usize) -> Result<Self, Fault> {
        let mut file = NamedTempFile::new()?;
        writeln!(file, "{}", greeting()?)?;
        for frame in frames {
            writeln!(file, "{frame}")?;
        }
        file.flush()?;
        let mut process = Command::new("node")
            .current_dir(programs::judge())
            .args(["rate.js", HUB, METHOD])
            .arg(file.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let input = process.stdin.take().ok_or("no standard input")?;
        let output = BufReader::new(process.stdout.take().ok_or("no standard output")?);
        let mut node = Self { process, input, output, _file: file };
        let heard = node.line()?;
        if heard == format!("ready {calls}") {
            Ok(node)
        } else {
            Err(format!("Microsoft's client says `{heard}`, of {calls} calls").into())
        }
    }

    /// All frames once; answers the nanoseconds that took.
    pub fn round(&mut self) -> Result<f64, Fault> {
        writeln!(self.input, "again")?;
        Ok(self.line()?.parse()?)
    }

    fn line(&mut self) -> Result<String, Fault> {
        let mut line = String::new();
        self.output.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        // It may have ended by itself already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
