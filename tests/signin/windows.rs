//! The programs for Windows, whose sign-in is the system's own, against the same servers.
//!
//! The system is Wine, and what it lacks is left out. It ties no proof to a secure connection: it
//! asks for tickets without the binding that it is given (`GSS_C_NO_CHANNEL_BINDINGS`), and its NTLM
//! takes none, so that NTLM over https ends before it begins. A name as `anna@lab.test` is no name
//! to its Kerberos. A password that the domain refuses is the same to it as no domain. And it does
//! not read the list of packages by which NTLM is forbidden.

use connect_tests::signin::Outcome;

use crate::lab::apache::Apache;
use crate::lab::certificates::Authority;
use crate::lab::client::Client;
use crate::lab::deployment::{Deployment, agent};
use crate::lab::doctor::Doctor;
use crate::lab::kdc::{self, Clock, Kdc};
use crate::lab::ntlm::{self, NtlmService, Rules};
use crate::lab::wine::Wine;

/// Signed in by Kerberos, in one request beside the one that asked what is wanted.
fn is_proven(outcome: &Outcome) -> bool {
    let by_kerberos = outcome.mechanism.as_deref() == Some("Kerberos") && outcome.mutual;
    outcome.error.is_none() && by_kerberos && outcome.round_trips == 2
}

#[tokio::test]
#[ignore = "wants Wine and the programs for Windows: `cargo xtask windows --test`"]
async fn kerberos_signs_in() {
    let (wine, kdc, authority) = (Wine::here(), Kdc::start().await, Authority::new());
    let apache = Apache::start(&kdc, &authority.issue("apache"), Clock::True).await;
    let cache = kdc.log_on("1h");
    for url in [apache.http(), apache.https()] {
        let at = Client::at(&url).in_domain(&kdc).trusting(&authority.roots()).under(&wine);
        let ticket = at.clone().logged_on(&cache).sign_in().await;
        assert!(is_proven(&ticket), "{url} {ticket:?} {}", apache.log());
        let password = at.user("LAB.TEST\\anna", kdc::PASSWORD).sign_in().await;
        assert!(is_proven(&password), "{url} {password:?} {}", apache.log());
    }
    // Nobody is logged on.
    let nobody = Client::at(apache.http()).in_domain(&kdc).under(&wine).sign_in().await;
    assert_eq!(nobody.error.as_deref(), Some("NoTicket"), "{nobody:?}");
}

#[tokio::test]
#[ignore = "wants Wine and the programs for Windows: `cargo xtask windows --test`"]
async fn ntlm_signs_in_with_the_right_password_alone() {
    let wine = Wine::here();
    for offers in [["Negotiate", "NTLM"].as_slice(), &["NTLM"], &["Negotiate"]] {
        let service = NtlmService::start(None, Rules { offers, ..Rules::default() }).await;
        let client = Client::at(service.url()).under(&wine);
        for name in [ntlm::USER, "bob@labdom.test", "bob"] {
            let right = client.clone().user(name, ntlm::PASSWORD).sign_in().await;
            let by_ntlm = right.mechanism.as_deref() == Some("Ntlm") && !right.mutual;
            assert!(right.error.is_none() && by_ntlm, "{offers:?} {name} {right:?}");
            assert_eq!(right.round_trips, 3);
        }
        let wrong = client.user(ntlm::USER, "open").sign_in().await;
        assert_eq!(wrong.error.as_deref(), Some("WrongPassword"), "{offers:?} {wrong:?}");
        assert_eq!(service.counts(), (4, 4), "each password is tried once");
    }
}

#[tokio::test]
#[ignore = "wants Wine and the programs for Windows: `cargo xtask windows --test`"]
async fn the_doctor_signs_in_by_kerberos() {
    let (wine, kdc, authority) = (Wine::here(), Kdc::start().await, Authority::for_wine());
    let name = agent().await;
    kdc.enrol(&name);
    let cache = kdc.log_on_as(&name, "1h");
    let doctor = Doctor { wine: &wine, kdc: &kdc };

    let plain = Deployment::in_domain(&kdc, None);
    let ticket = doctor.examine(&plain, Some(&cache)).await;
    assert!(ticket.is_well(), "{ticket:?}");
    assert_eq!(ticket.step("A2"), ("ok", "Kerberos, mutual"));
    let nobody = doctor.examine(&plain, None).await;
    let (status, why) = nobody.step("A2");
    assert_eq!(status, "failed");
    assert!(why.starts_with("Nobody is signed in to the organisation’s domain"), "{why}");

    let secure = Deployment::in_domain(&kdc, Some(&authority.issue("connect")));
    // A server whose certificate nobody vouches for gets no proof.
    let stranger = doctor.examine(&secure, Some(&cache)).await;
    let (status, why) = stranger.step("A1");
    assert_eq!(status, "failed");
    assert!(why.starts_with("No secure connection to localhost"), "{why}");
    wine.trust(&authority.roots());
    let ticket = doctor.examine(&secure, Some(&cache)).await;
    assert!(ticket.is_well(), "{ticket:?}");
    assert_eq!(ticket.step("A2"), ("ok", "Kerberos, mutual, tls-server-end-point"));
    let user = format!("LAB.TEST\\{name}");
    let password = doctor.examine_as(&secure, &user, kdc::PASSWORD).await;
    assert!(password.is_well(), "{password:?}");
    assert_eq!(password.step("A2"), ("ok", "Kerberos, mutual, tls-server-end-point"));
}

#[tokio::test]
#[ignore = "wants Wine and the programs for Windows: `cargo xtask windows --test`"]
async fn the_doctor_signs_in_by_ntlm() {
    let (wine, kdc) = (Wine::here(), Kdc::start().await);
    let user = format!("LABDOM\\{}", agent().await);
    let deployment = Deployment::with_account(&user, ntlm::PASSWORD);
    let doctor = Doctor { wine: &wine, kdc: &kdc };
    let right = doctor.examine_as(&deployment, &user, ntlm::PASSWORD).await;
    assert!(right.is_well(), "{right:?}");
    assert_eq!(right.step("A2"), ("ok", "NTLM"));
    let wrong = doctor.examine_as(&deployment, &user, "open").await;
    let (status, why) = wrong.step("A2");
    assert_eq!(status, "failed");
    assert!(why.starts_with("The user name or the password is wrong."), "{why}");
}
