//! Servers that take a ticket and hand out a token, but cannot prove that the ticket was for them.

use std::process::Command;
use std::sync::{Arc, Mutex};

use connect_tests::site::{Reply, Request, Site};

use crate::lab::apache::Apache;
use crate::lab::certificates::Authority;
use crate::lab::client::Client;
use crate::lab::kdc::{Clock, Kdc, PASSWORD, USER};
use crate::lab::process::run;

/// An answer of a negotiation (RFC 4178, 4.2.2) that says no more than that all is well.
const ACCEPTED: &str = "oQcwBaADCgEA";
/// The same, but that it goes on.
const GOES_ON: &str = "oQcwBaADCgEB";
/// The same, but that it would rather have NTLM.
const RATHER_NTLM: &str = "oRUwE6ADCgEBoQwGCisGAQQBgjcCAgo=";

/// A server that answers a ticket like this.
async fn taker(reply: impl Fn(&str) -> Reply + Clone + Send + 'static) -> Site {
    let answer = move |request: &Request| match request.header("authorization") {
        None => Reply::challenge(["Negotiate"]),
        Some(sent) => reply(sent.trim_start_matches("Negotiate ")),
    };
    Site::start(None, move || answer.clone()).await
}

/// Makes an answer of a client's token.
type Make = fn(&str) -> Reply;

fn token(proof: &str) -> Reply {
    Reply::token().with("WWW-Authenticate", proof)
}

#[tokio::test]
async fn a_token_without_the_servers_proof_is_not_taken() {
    let kdc = Kdc::start().await;
    let cache = kdc.log_on("1h");
    let answers: &[(&str, Make)] = &[
        ("none", |_| Reply::token()),
        ("without a token", |_| token("Negotiate")),
        ("of another scheme", |_| token("NTLM AAAA")),
        ("not base64", |_| token("Negotiate ????")),
        ("nonsense", |_| token("Negotiate AAAA")),
        ("accepted", |_| token(&format!("Negotiate {ACCEPTED}"))),
        ("goes on", |_| token(&format!("Negotiate {GOES_ON}"))),
        ("rather NTLM", |_| token(&format!("Negotiate {RATHER_NTLM}"))),
        ("the client's own", |sent| token(&format!("Negotiate {sent}"))),
    ];
    for (name, answer) in answers {
        let site = taker(*answer).await;
        let at = Client::at(format!("{}/webauth/token", site.root())).in_domain(&kdc);
        for client in [at.clone().logged_on(&cache), at.user(USER, PASSWORD)] {
            let outcome = client.sign_in().await;
            assert_eq!(outcome.error.as_deref(), Some("NotProven"), "{name} {outcome:?}");
        }
    }
}

/// The proof of the real server, for another sign-in of the same user.
#[tokio::test]
async fn an_old_proof_is_none() {
    let kdc = Kdc::start().await;
    let cache = kdc.log_on("1h");
    let apache = Apache::start(&kdc, &Authority::new().issue("apache"), Clock::True).await;
    // First passes on what comes, and keeps the proof; then answers with that.
    let kept = Arc::new(Mutex::new(None::<String>));
    let (own, real) = (kept.clone(), apache.http());
    let site = taker(move |sent| {
        let mut kept = own.lock().unwrap();
        let proof = kept.get_or_insert_with(|| proof_of(&real, sent));
        token(proof)
    })
    .await;
    let client = Client::at(format!("{}/webauth/token", site.root()));
    let client = client.in_domain(&kdc).logged_on(&cache);
    let passed_on = client.sign_in().await;
    assert!(passed_on.error.is_none() && passed_on.mutual, "{passed_on:?}");
    let again = client.sign_in().await;
    assert_eq!(again.error.as_deref(), Some("NotProven"), "{again:?}");
}

/// What the real server answers to this token.
fn proof_of(url: &str, sent: &str) -> String {
    let mut command = Command::new("curl");
    command.args(["--silent", "--head", "--request", "POST", url]);
    command.args(["--header", &format!("Authorization: Negotiate {sent}")]);
    let answer = run(&mut command, "");
    let mut lines = answer.lines();
    let line = lines.find_map(|line| line.strip_prefix("WWW-Authenticate: "));
    line.expect("a proof").trim().to_owned()
}

#[tokio::test]
async fn a_negotiation_without_end_is_ended() {
    let kdc = Kdc::start().await;
    let cache = kdc.log_on("1h");
    for (answer, errors) in [
        (GOES_ON, ["NotProven", "Handshake"].as_slice()),
        (ACCEPTED, &["NotProven", "Handshake"]),
        ("AAAA", &["NotProven", "Handshake"]),
        // With a password that would be tried.
        (RATHER_NTLM, &["NtlmNeedsPassword"]),
    ] {
        let mut site = taker(move |_| Reply::challenge([format!("Negotiate {answer}")])).await;
        let at = Client::at(format!("{}/webauth/token", site.root())).in_domain(&kdc);
        let outcome = at.logged_on(&cache).sign_in().await;
        let error = outcome.error.as_deref().unwrap_or_default();
        assert!(errors.contains(&error), "{answer} {outcome:?}");
        assert!(site.seen().len() <= 5, "{answer}");
    }
}

/// What is no token needs no proof: the status tells more.
#[tokio::test]
async fn what_the_service_answers_instead_of_a_token_is_told() {
    let kdc = Kdc::start().await;
    let cache = kdc.log_on("1h");
    for (status, error) in [(403, "LogonRefused"), (503, "Status"), (400, "ClientIdUnknown")] {
        let body = "{\"error\":\"invalid_clientId\"}".to_owned();
        let site = taker(move |_| Reply { body: body.clone(), ..Reply::of(status) }).await;
        let at = Client::at(format!("{}/webauth/token", site.root())).in_domain(&kdc);
        let outcome = at.logged_on(&cache).sign_in().await;
        assert_eq!(outcome.error.as_deref(), Some(error), "{status} {outcome:?}");
    }
}

/// The domain has taken the password: that the service wants nobody with this ticket is another
/// matter.
#[tokio::test]
async fn a_refused_ticket_is_no_wrong_password() {
    let kdc = Kdc::start().await;
    let mut site = taker(|_| Reply::challenge(["Negotiate"])).await;
    let at = Client::at(format!("{}/webauth/token", site.root())).in_domain(&kdc);
    let outcome = at.user(USER, PASSWORD).sign_in().await;
    assert_eq!(outcome.error.as_deref(), Some("LogonRefused"), "{outcome:?}");
    assert_eq!(site.seen().len(), 2);
}
