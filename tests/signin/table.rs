//! What a sign-in costs in each way. The table goes to the terminal past the harness, which would
//! keep it to itself.

use std::fmt::Write as _;
use std::io::{Write as _, stdout};

use connect_tests::signin::Outcome;

use crate::lab::apache::Apache;
use crate::lab::certificates::Authority;
use crate::lab::client::Client;
use crate::lab::kdc::{Clock, Kdc, PASSWORD, USER};
use crate::lab::ntlm::{self, NtlmService, Rules};

/// So many sign-ins of one program make a line; their median is told.
const TIMES: usize = 9;

#[tokio::test]
async fn what_a_sign_in_costs() {
    let kdc = Kdc::start().await;
    let authority = Authority::new();
    let apache = Apache::start(&kdc, &authority.issue("apache"), Clock::True).await;
    let cache = kdc.log_on("1h");
    let plain_ntlm = NtlmService::start(None, Rules::default()).await;
    let tls = authority.issue("ntlm").server();
    let secure_ntlm = NtlmService::start(Some(tls), Rules::default()).await;

    let roots = authority.roots();
    let kerberos = |url: String| Client::at(url).in_domain(&kdc).trusting(&roots);
    let ntlm = |url: String| Client::at(url).trusting(&roots).user(ntlm::USER, ntlm::PASSWORD);
    let mut table = "\nway in             over   round trips      ms\n".to_owned();
    for (name, over, client, round_trips) in [
        ("Kerberos, ticket", "http", kerberos(apache.http()).logged_on(&cache), 2),
        ("Kerberos, ticket", "https", kerberos(apache.https()).logged_on(&cache), 2),
        ("Kerberos, password", "http", kerberos(apache.http()).user(USER, PASSWORD), 2),
        ("Kerberos, password", "https", kerberos(apache.https()).user(USER, PASSWORD), 2),
        ("NTLM, password", "http", ntlm(plain_ntlm.url()), 3),
        ("NTLM, password", "https", ntlm(secure_ntlm.url()), 3),
    ] {
        let (ms, outcome) = median(&client).await;
        assert_eq!(outcome.error, None, "{name} {over} {outcome:?}");
        assert_eq!(outcome.round_trips, round_trips, "{name} {over}");
        assert_eq!(outcome.bound, over == "https", "{name} {over}");
        writeln!(table, "{name:<18} {over:<6} {round_trips:>11} {ms:>7.1}").unwrap();
    }
    stdout().write_all(table.as_bytes()).unwrap();
}

async fn median(client: &Client) -> (f64, Outcome) {
    let mut all = client.sign_in_in_turn(TIMES).await;
    all.sort_by(|one, other| one.ms.total_cmp(&other.ms));
    let middle = all.swap_remove(TIMES / 2);
    (middle.ms, middle)
}
