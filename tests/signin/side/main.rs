//! The sides of a sign-in that read their environment: GSSAPI takes its configuration, its tickets
//! and its keys from there, and tests that run side by side each want another one.
//!
//! `signin-side client --url URL [--user NAME] …` signs in, with the password from its input, and
//! prints how that went. `signin-side acceptor --certificate FILE --key FILE` is a server. On Windows
//! `signin-side trust --roots FILE` puts a certificate among those that the user trusts.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the tests read them")]

#[cfg(unix)]
mod acceptor;
mod client;
#[cfg(windows)]
mod trust;

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::process::ExitCode;

/// Why nothing could be tried.
type Fault = Box<dyn Error + Send + Sync>;

/// What was said behind `--name`.
struct Arguments(BTreeMap<String, String>);

impl Arguments {
    fn read(words: impl Iterator<Item = String>) -> Result<Self, Fault> {
        let mut words = words;
        let mut read = BTreeMap::new();
        while let Some(name) = words.next() {
            let name = name.strip_prefix("--").ok_or("an argument begins with --")?.to_owned();
            let value = words.next().ok_or_else(|| format!("--{name} wants a value"))?;
            read.insert(name, value);
        }
        Ok(Self(read))
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    fn want(&self, name: &str) -> Result<&str, Fault> {
        self.get(name).ok_or_else(|| format!("--{name} is missing").into())
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let mut words = env::args().skip(1);
    let verb = words.next().unwrap_or_default();
    match run(&verb, words).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

async fn run(verb: &str, words: impl Iterator<Item = String>) -> Result<(), Fault> {
    let arguments = Arguments::read(words)?;
    match verb {
        "client" => client::sign_in(&arguments).await,
        #[cfg(unix)]
        "acceptor" => acceptor::serve(&arguments).await,
        #[cfg(windows)]
        "trust" => trust::add(&arguments),
        _ => Err("use: signin-side client|acceptor|trust --name value …".into()),
    }
}
