//! A sign-in service as IIS has it, whose NTLM is Samba's: a proof belongs to the connection whose
//! challenge it answers, and so does whoever has signed in.

use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use connect_tests::site::{Conversation, Reply, Request, Site, Then};
use rustls::ServerConfig;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

use super::ntlmssp::{channel_bindings, hash_of_binding, kind};

/// The user.
pub const USER: &str = "LABDOM\\bob";
/// His password.
pub const PASSWORD: &str = "Simsim-9 ü";

/// A negotiation (RFC 4178, 4.2.2) that is to be gone on with, by NTLM.
const TURN: &[u8] = b"\xa1\x15\x30\x13\xa0\x03\x0a\x01\x01\xa1\x0c\
    \x06\x0a\x2b\x06\x01\x04\x01\x82\x37\x02\x02\x0a";

/// What the service does.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The schemes it offers.
    pub offers: &'static [&'static str],
    /// What its users have in common.
    pub password: &'static str,
    /// Whether it answers a ticket by choosing NTLM.
    pub turns_to_ntlm: bool,
    /// What a proof has to be tied to.
    pub binding: Option<Vec<u8>>,
    /// What it does with its connections after its first word, so many times.
    pub after_offer: (Then, usize),
    /// What it does with its connections after a challenge, so many times.
    pub after_challenge: (Then, usize),
    /// What it does with them instead of judging a proof, so many times.
    pub at_proof: (Then, usize),
}

impl Default for Rules {
    fn default() -> Self {
        let never = (Then::Keep, 0);
        Self {
            offers: &["Negotiate", "NTLM"],
            password: PASSWORD,
            turns_to_ntlm: false,
            binding: None,
            after_offer: never,
            after_challenge: never,
            at_proof: never,
        }
    }
}

/// The service.
pub struct NtlmService {
    site: Site,
    shared: Arc<Shared>,
}

struct Shared {
    rules: Rules,
    folder: TempDir,
    connections: AtomicUsize,
    offers: AtomicUsize,
    challenges: AtomicUsize,
    proofs: AtomicUsize,
    last_proof: Mutex<Vec<u8>>,
}

impl NtlmService {
    /// Starts it.
    pub async fn start(tls: Option<Arc<ServerConfig>>, rules: Rules) -> Self {
        let shared = Arc::new(Shared {
            rules,
            folder: tempfile::tempdir().unwrap(),
            connections: AtomicUsize::new(0),
            offers: AtomicUsize::new(0),
            challenges: AtomicUsize::new(0),
            proofs: AtomicUsize::new(0),
            last_proof: Mutex::default(),
        });
        let given = shared.clone();
        let converse = move || {
            given.connections.fetch_add(1, Ordering::SeqCst);
            Talk { shared: given.clone(), helper: None, signed_in: false }
        };
        Self { site: Site::start(tls, converse).await, shared }
    }

    /// The sign-in service.
    pub fn url(&self) -> String {
        format!("{}/webauth/token", self.site.root())
    }

    /// Its port on loopback.
    pub fn port(&self) -> u16 {
        self.site.port()
    }

    /// How many connections there were, and how many proofs of a password.
    pub fn counts(&self) -> (usize, usize) {
        let count = |counter: &AtomicUsize| counter.load(Ordering::SeqCst);
        (count(&self.shared.connections), count(&self.shared.proofs))
    }

    /// The proof that came last.
    pub fn last_proof(&self) -> Vec<u8> {
        self.shared.last_proof.lock().unwrap().clone()
    }
}

/// One connection.
struct Talk {
    shared: Arc<Shared>,
    helper: Option<Helper>,
    signed_in: bool,
}

impl Conversation for Talk {
    async fn answer(&mut self, request: &Request) -> Reply {
        let Some(sent) = request.header("authorization") else {
            if self.signed_in {
                return Reply::token();
            }
            let then = due(self.shared.rules.after_offer, &self.shared.offers);
            return self.offer().then(then);
        };
        let (scheme, text) = sent.split_once(' ').unwrap_or((sent, ""));
        let offered = self.shared.rules.offers.iter().find(|offered| **offered == scheme);
        let message = BASE64_STANDARD.decode(text).unwrap_or_default();
        match (offered, kind(&message)) {
            (Some(scheme), Some(1)) => self.challenge(scheme, text).await,
            (Some(_), Some(3)) => self.judge(&message, text).await,
            (Some(_), None) if self.shared.rules.turns_to_ntlm => {
                Reply::challenge([format!("Negotiate {}", BASE64_STANDARD.encode(TURN))])
            }
            _ => self.offer(),
        }
    }
}

impl Talk {
    fn offer(&self) -> Reply {
        Reply::challenge(self.shared.rules.offers)
    }

    async fn challenge(&mut self, scheme: &str, greeting: &str) -> Reply {
        let Shared { folder, rules, .. } = &*self.shared;
        let helper = self.helper.insert(Helper::start(folder, rules.password));
        let said = helper.ask("YR", greeting).await;
        let Some(challenge) = said.strip_prefix("TT ") else { return self.offer() };
        let reply = Reply::challenge([format!("{scheme} {challenge}")]);
        reply.then(due(self.shared.rules.after_challenge, &self.shared.challenges))
    }

    async fn judge(&mut self, proof: &[u8], text: &str) -> Reply {
        *self.shared.last_proof.lock().unwrap() = proof.to_vec();
        let then = due(self.shared.rules.at_proof, &self.shared.proofs);
        if then != Then::Keep {
            return self.offer().then(then);
        }
        let bound = channel_bindings(proof);
        if let Some(binding) = &self.shared.rules.binding
            && bound != Some(hash_of_binding(binding))
        {
            return self.offer();
        }
        // A proof without the challenge that it answers is none.
        let Some(mut helper) = self.helper.take() else { return self.offer() };
        self.signed_in = helper.ask("KK", text).await.starts_with("AF ");
        if self.signed_in { Reply::token() } else { self.offer() }
    }
}

/// What happens to the connection this time.
fn due((then, times): (Then, usize), counter: &AtomicUsize) -> Then {
    if counter.fetch_add(1, Ordering::SeqCst) < times { then } else { Then::Keep }
}

/// Samba's program that accepts NTLM without a domain.
struct Helper {
    _child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Helper {
    fn start(folder: &TempDir, password: &str) -> Self {
        let config = folder.path().join("smb.conf");
        if !config.exists() {
            let path = folder.path().display();
            let text = format!(
                "[global]\n private dir = {path}\n lock directory = {path}\n \
                 state directory = {path}\n cache directory = {path}\n pid directory = {path}\n"
            );
            std::fs::write(&config, text).unwrap();
        }
        let mut command = Command::new("/usr/bin/ntlm_auth");
        command.args(["--helper-protocol=squid-2.5-ntlmssp", "--domain=LABDOM"]);
        command.arg(format!("--password={password}"));
        command.arg(format!("--configfile={}", config.display()));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.kill_on_drop(true).spawn().expect("the package winbind");
        let (input, output) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        Self { _child: child, input, output: BufReader::new(output) }
    }

    async fn ask(&mut self, word: &str, token: &str) -> String {
        self.input.write_all(format!("{word} {token}\n").as_bytes()).await.unwrap();
        let mut line = String::new();
        self.output.read_line(&mut line).await.unwrap();
        line.trim_end().to_owned()
    }
}
