//! NTLM against Samba's.

use connect_tests::signin::Outcome;
use connect_tests::site::Then;

use crate::lab::client::Client;
use crate::lab::kdc::{self, Kdc};
use crate::lab::ntlm::{NtlmService, PASSWORD, Rules, USER};
use crate::lab::ntlmssp::channel_bindings;

fn is_proven(outcome: &Outcome, bound: bool) -> bool {
    let by_ntlm = outcome.mechanism.as_deref() == Some("Ntlm") && !outcome.mutual;
    outcome.error.is_none() && by_ntlm && outcome.bound == bound
}

#[tokio::test]
async fn the_right_password_signs_in_and_the_wrong_one_is_tried_once() {
    let service = NtlmService::start(None, Rules::default()).await;
    let client = Client::at(service.url());
    let right = client.clone().user(USER, PASSWORD).sign_in().await;
    assert!(is_proven(&right, false), "{right:?}");
    assert_eq!((right.round_trips, service.counts()), (3, (1, 1)));
    // Zeros would be taken for a wrong binding: over plain http there is none.
    assert_eq!(channel_bindings(&service.last_proof()), None);
    let wrong = client.clone().user(USER, "open").sign_in().await;
    assert_eq!(wrong.error.as_deref(), Some("WrongPassword"), "{wrong:?}");
    assert_eq!(service.counts(), (2, 2));
    let never = client.user(USER, PASSWORD).option("--ntlm", "never").sign_in().await;
    assert_eq!(never.error.as_deref(), Some("NoDomain"), "{never:?}");
    assert_eq!(service.counts().1, 2);
}

/// In a domain the password goes to the domain first, and is tried in no other way if it is wrong.
#[tokio::test]
async fn a_password_that_the_domain_refuses_is_not_tried_again() {
    let kdc = Kdc::start().await;
    let service = NtlmService::start(None, Rules::default()).await;
    let client = Client::at(service.url()).in_domain(&kdc);
    for name in [kdc::USER, "stale@lab.test", "locked@lab.test"] {
        let refused = client.clone().user(name, PASSWORD).sign_in().await;
        let known = ["WrongPassword", "PasswordExpired", "AccountDisabled"];
        assert!(refused.error.is_some_and(|error| known.contains(&error.as_str())), "{name}");
        assert_eq!(service.counts().1, 0, "{name}");
    }
    assert_eq!(kdc.count("AS_REQ", "PREAUTH_FAILED"), 1);
    // Of whom the domain knows nothing, the service may.
    let local = client.user("bob@lab.test", PASSWORD).sign_in().await;
    assert!(is_proven(&local, false), "{local:?}");
    assert_eq!((kdc.count("AS_REQ", "CLIENT_NOT_FOUND"), service.counts().1), (1, 1));
}

/// The domain has a ticket for its name, and the service does not take it.
#[tokio::test]
async fn a_service_that_turns_to_ntlm_gets_it_of_who_has_a_password() {
    let kdc = Kdc::start().await;
    let cache = kdc.log_on("1h");
    for offers in [["Negotiate", "NTLM"].as_slice(), &["Negotiate"]] {
        let rules =
            Rules { turns_to_ntlm: true, password: kdc::PASSWORD, offers, ..Rules::default() };
        let service = NtlmService::start(None, rules).await;
        let client = Client::at(service.url()).in_domain(&kdc);
        let password = client.clone().user(kdc::USER, kdc::PASSWORD);
        let right = password.sign_in().await;
        assert!(is_proven(&right, false), "{offers:?} {right:?}");
        // What is asked, the ticket, the greeting and the proof: over a connection of their own.
        assert_eq!((right.round_trips, service.counts()), (4, (2, 1)), "{offers:?}");
        let never = password.option("--ntlm", "never").sign_in().await;
        assert_eq!(never.error.as_deref(), Some("NtlmNotAllowed"), "{offers:?} {never:?}");
        let ticket = client.logged_on(&cache).sign_in().await;
        assert_eq!(ticket.error.as_deref(), Some("NtlmNeedsPassword"), "{offers:?} {ticket:?}");
        assert_eq!(service.counts().1, 1, "{offers:?}");
    }
}

/// Where nobody has typed a password, it is said that one is needed.
#[tokio::test]
async fn a_service_that_offers_ntlm_alone_wants_a_password() {
    let service = NtlmService::start(None, Rules { offers: &["NTLM"], ..Rules::default() }).await;
    let client = Client::at(service.url());
    let logon = client.sign_in().await;
    assert_eq!(logon.error.as_deref(), Some("NtlmNeedsPassword"), "{logon:?}");
    let never = client.option("--ntlm", "never").sign_in().await;
    assert_eq!(never.error.as_deref(), Some("NtlmNotAllowed"), "{never:?}");
}

/// However a name is written: outside of a domain Kerberos knows nothing of it.
#[tokio::test]
async fn every_spelling_of_a_name_signs_in() {
    for offers in [["Negotiate", "NTLM"].as_slice(), &["NTLM"], &["Negotiate"]] {
        let service = NtlmService::start(None, Rules { offers, ..Rules::default() }).await;
        for name in [USER, "bob@labdom.test", "bob"] {
            let outcome = Client::at(service.url()).user(name, PASSWORD).sign_in().await;
            assert!(is_proven(&outcome, false), "{offers:?} {name} {outcome:?}");
        }
        assert_eq!(service.counts().1, 3);
    }
}

#[tokio::test]
async fn many_sign_in_at_once() {
    let service = NtlmService::start(None, Rules::default()).await;
    let client = Client::at(service.url()).user(USER, PASSWORD);
    for outcome in client.sign_in_at_once(6).await {
        assert!(is_proven(&outcome, false), "{outcome:?}");
    }
    assert_eq!(service.counts(), (6, 6));
}

#[tokio::test]
async fn a_lost_connection_is_no_wrong_password() {
    for (fault, proofs) in [
        (Rules { after_offer: (Then::Close, 1), ..Rules::default() }, 1),
        (Rules { after_offer: (Then::Vanish, 1), ..Rules::default() }, 1),
        (Rules { after_challenge: (Then::Close, 1), ..Rules::default() }, 1),
        (Rules { after_challenge: (Then::Vanish, 1), ..Rules::default() }, 1),
        (Rules { at_proof: (Then::Cut, 1), ..Rules::default() }, 2),
    ] {
        let service = NtlmService::start(None, fault.clone()).await;
        let outcome = Client::at(service.url()).user(USER, PASSWORD).sign_in().await;
        assert!(is_proven(&outcome, false), "{fault:?} {outcome:?}");
        assert_eq!(service.counts(), (2, proofs), "{fault:?}");
    }
}

#[tokio::test]
async fn a_connection_that_is_lost_again_is_told() {
    for fault in [
        Rules { after_challenge: (Then::Vanish, 9), ..Rules::default() },
        Rules { after_challenge: (Then::Close, 9), ..Rules::default() },
        Rules { at_proof: (Then::Cut, 9), ..Rules::default() },
    ] {
        let service = NtlmService::start(None, fault.clone()).await;
        let outcome = Client::at(service.url()).user(USER, PASSWORD).sign_in().await;
        assert_eq!(outcome.error.as_deref(), Some("Cut"), "{fault:?} {outcome:?}");
        assert_eq!(service.counts().0, 2, "{fault:?}");
    }
}
