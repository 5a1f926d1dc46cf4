//! Everything that can end a verb early.

use std::io;
use std::path::PathBuf;
use std::process::ExitStatus;

/// Why a verb ended early; the text is all that the person in front of it gets.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no verb `{0}`; `cargo xtask` alone lists them")]
    UnknownVerb(String),
    #[error("`{verb}` does not know the argument `{argument}`")]
    UnknownArgument { verb: &'static str, argument: String },
    #[error("cannot start `{command}`: {source}")]
    Start { command: String, source: io::Error },
    #[error("`{command}` failed ({status})")]
    Failed { command: String, status: ExitStatus },
    #[error("{}: {source}", path.display())]
    File { path: PathBuf, source: io::Error },
    #[error("`{command}` answered what cannot be read: {source}")]
    Answer { command: &'static str, source: serde_json::Error },
    /// Something that only the person can install.
    #[error("{0}")]
    Missing(String),
    #[error("Xvfb did not start: {0}")]
    Display(String),
    #[error("the fuzz target `{target}` fails on this input: {input}")]
    Fuzz { target: &'static str, input: String },
    #[error("the fuzz target `{0}` kept no input: it is built without its counters")]
    Blind(&'static str),
    #[error("{found} found; each is named above", found = findings(*.0))]
    Findings(usize),
    #[error("step `{step}`: {source}")]
    Step { step: &'static str, source: Box<Error> },
}

fn findings(count: usize) -> String {
    if count == 1 {
        "1 thing to mend was".to_owned()
    } else {
        format!("{count} things to mend were")
    }
}

impl Error {
    /// For `map_err` on what touches a file.
    pub fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }
}
