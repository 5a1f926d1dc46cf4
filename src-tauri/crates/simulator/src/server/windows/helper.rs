//! Samba's `ntlm_auth` as the one who checks passwords: it makes the challenge, and says whether the
//! answer is right. One of it runs for each handshake under way.

use std::io;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

use super::Step;
use crate::sign_in::Accounts;

const PROGRAM: &str = "ntlm_auth";

/// What the program is to understand.
#[derive(Debug, Clone, Copy)]
pub(super) enum Dialect {
    /// NTLM's own messages.
    Bare,
    /// The same in the envelope of a negotiation (SPNEGO).
    Enveloped,
}

/// A running checker. Dropped, it ends.
pub(super) struct Helper {
    _child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    dialect: Dialect,
    begun: bool,
}

/// Fails if the program is not there.
pub(crate) async fn check() -> io::Result<()> {
    let run = Command::new(PROGRAM).arg("--version").stdout(Stdio::null()).status().await?;
    run.success().then_some(()).ok_or_else(|| io::ErrorKind::Other.into())
}

impl Helper {
    pub(super) fn start(accounts: &Accounts, dialect: Dialect) -> io::Result<Self> {
        let domain = accounts.users.first().map(|user| &*user.domain).unwrap_or_default();
        let mut child = Command::new(PROGRAM)
            .arg(match dialect {
                Dialect::Bare => "--helper-protocol=squid-2.5-ntlmssp",
                Dialect::Enveloped => "--helper-protocol=gss-spnego",
            })
            // No domain of this computer's has a say.
            .arg("--configfile=/dev/null")
            .arg(format!("--domain={domain}"))
            // Who lists processes sees it. The program takes it in no other way: what it is told
            // on its input (`PW`) is for its part as a client, and without a password it asks the
            // domain. It is one of a simulated user's.
            .arg(format!("--password={}", accounts.password))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let (input, output) = input.zip(output).ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(Self { _child: child, input, output: BufReader::new(output), dialect, begun: false })
    }

    /// What it says to a token, both in base64.
    pub(super) async fn step(&mut self, token: &str) -> io::Result<Step> {
        let command = if self.begun { "KK" } else { "YR" };
        self.begun = true;
        self.input.write_all(format!("{command} {token}\n").as_bytes()).await?;
        let mut line = String::new();
        if self.output.read_line(&mut line).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(self.read(line.trim_end()))
    }

    fn read(&self, line: &str) -> Step {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        // In an envelope there is a word for either side; `*` stands for none.
        let (token, user) = match self.dialect {
            Dialect::Bare => (rest, rest),
            Dialect::Enveloped => rest.split_once(' ').unwrap_or((rest, "")),
        };
        let last_word = match self.dialect {
            Dialect::Bare => None,
            Dialect::Enveloped => Some(token).filter(|token| *token != "*").map(str::to_owned),
        };
        match word {
            "TT" => Step::GoOn(token.to_owned()),
            "AF" => Step::Proven { user: user.to_owned(), bound: None, last_word },
            _ => Step::Refused(line.chars().take(80).collect()),
        }
    }
}
