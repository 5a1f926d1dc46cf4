//! Handshakes that no good server leads.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use connect_tests::signin::Outcome;
use connect_tests::site::{Reply, Request, Site};

use super::is_bare;
use crate::lab::client::Client;
use crate::lab::ntlm::{PASSWORD, USER};
use crate::lab::ntlmssp::kind;

async fn meet(answer: impl FnMut(&Request) -> Reply + Clone + Send + 'static) -> (Outcome, Site) {
    let site = Site::start(None, move || answer.clone()).await;
    let client = Client::at(format!("{}/webauth/token", site.root())).user(USER, PASSWORD);
    (client.sign_in().await, site)
}

/// The kinds of NTLM's messages in the requests; none for a request without.
fn kinds(site: &mut Site) -> Vec<Option<u32>> {
    let read = |request: Request| {
        let (_, token) = request.header("authorization")?.split_once(' ')?;
        kind(&BASE64_STANDARD.decode(token).ok()?)
    };
    site.seen().into_iter().map(read).collect()
}

#[tokio::test]
async fn a_scheme_that_carries_the_password_gets_no_answer() {
    for offers in [
        ["Basic realm=\"Connect\""].as_slice(),
        &["Digest realm=\"Connect\", nonce=\"7\", qop=\"auth\""],
        &["Basic realm=\"Negotiate\"", "Digest realm=\"NTLM\", nonce=\"7\""],
        &["Bearer", "OAuth NTLM"],
        &[],
    ] {
        let (outcome, mut site) = meet(move |_: &Request| Reply::challenge(offers)).await;
        assert_eq!(outcome.error.as_deref(), Some("Unsupported"), "{offers:?} {outcome:?}");
        let seen = site.seen();
        assert!(seen.len() == 1 && seen.iter().all(is_bare), "{seen:?}");
    }
}

#[tokio::test]
async fn tokens_without_measure_or_sense_end_the_handshake() {
    let long = BASE64_STANDARD.encode(vec![7; 64 * 1024 + 1]);
    for token in [long.as_str(), "????", "AAAA", "TlRMTVNTUAACAAAA", "TlRMTVNTUAADAAAA"] {
        let challenge = format!("NTLM {token}");
        let (outcome, mut site) = meet(move |request: &Request| {
            let begun = request.header("authorization").is_some();
            Reply::challenge([if begun { challenge.as_str() } else { "NTLM" }])
        })
        .await;
        let error = outcome.error.as_deref();
        assert!(matches!(error, Some("Handshake" | "NotProven")), "{token:.20} {outcome:?}");
        // The greeting was sent, which says nothing of the user, and no proof.
        assert_eq!(kinds(&mut site), [None, Some(1)], "{token:.20}");
    }
}

/// A challenge as a server makes it: its own one, and the name of its domain.
fn challenge() -> String {
    let mut message = b"NTLMSSP\0\x02\0\0\0".to_vec();
    message.extend(b"\x0c\0\x0c\0\x38\0\0\0\x05\x82\x89\xa2");
    message.extend(b"\x01\x23\x45\x67\x89\xab\xcd\xef\0\0\0\0\0\0\0\0");
    message.extend(b"\x14\0\x14\0\x44\0\0\0\x0a\0\x63\x45\0\0\0\x0f");
    message.extend(b"L\0A\0B\0D\0O\0M\0");
    message.extend(b"\x02\0\x0c\0L\0A\0B\0D\0O\0M\0\0\0\0\0");
    BASE64_STANDARD.encode(message)
}

#[tokio::test]
async fn a_handshake_without_end_is_ended() {
    let (outcome, mut site) = meet(|request: &Request| {
        let begun = request.header("authorization").is_some();
        Reply::challenge([if begun { format!("NTLM {}", challenge()) } else { "NTLM".to_owned() }])
    })
    .await;
    assert_eq!(outcome.error.as_deref(), Some("WrongPassword"), "{outcome:?}");
    // Another challenge after the proof gets no other proof.
    assert_eq!(kinds(&mut site), [None, Some(1), Some(3)]);
}

#[tokio::test]
async fn an_answer_that_never_ends_is_no_token() {
    let body = format!("{{\"access_token\":\"{}\"}}", "a".repeat(300 * 1024));
    let (outcome, _site) =
        meet(move |_: &Request| Reply { body: body.clone(), ..Reply::of(200) }).await;
    assert_eq!(outcome.error.as_deref(), Some("Malformed"), "{outcome:?}");
}
