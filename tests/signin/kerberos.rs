//! Kerberos against MIT's KDC and Apache.

use connect_tests::signin::Outcome;

use crate::lab::apache::Apache;
use crate::lab::certificates::Authority;
use crate::lab::client::Client;
use crate::lab::kdc::{Clock, Kdc, PASSWORD, USER};

/// A domain and its web server.
struct Domain {
    kdc: Kdc,
    apache: Apache,
    authority: Authority,
}

impl Domain {
    async fn start() -> Self {
        Self::with_clocks(Clock::True, Clock::True).await
    }

    async fn with_clocks(kdc: Clock, apache: Clock) -> Self {
        let kdc = Kdc::with_clock(kdc).await;
        let authority = Authority::new();
        let apache = Apache::start(&kdc, &authority.issue("apache"), apache).await;
        Self { kdc, apache, authority }
    }

    fn client(&self) -> Client {
        Client::at(self.apache.http()).in_domain(&self.kdc)
    }

    fn secure_client(&self) -> Client {
        let client = Client::at(self.apache.https()).in_domain(&self.kdc);
        client.trusting(&self.authority.roots())
    }

    /// How often the domain was asked for a logon: (with a wrong proof, for nobody it knows, with
    /// success).
    fn logons(&self) -> (usize, usize, usize) {
        let count = |end| self.kdc.count("AS_REQ", end);
        (count("PREAUTH_FAILED"), count("CLIENT_NOT_FOUND"), count("ISSUE"))
    }
}

/// Signed in by Kerberos, in one request beside the one that asked what is wanted.
fn is_proven(outcome: &Outcome, bound: bool) -> bool {
    let by_kerberos = outcome.mechanism.as_deref() == Some("Kerberos") && outcome.mutual;
    outcome.error.is_none() && by_kerberos && outcome.bound == bound && outcome.round_trips == 2
}

#[tokio::test]
async fn a_ticket_signs_in() {
    let domain = Domain::start().await;
    let cache = domain.kdc.log_on("1h");
    let plain = domain.client().logged_on(&cache).sign_in().await;
    assert!(is_proven(&plain, false), "{plain:?} {}", domain.apache.log());
    let secure = domain.secure_client().logged_on(&cache).sign_in().await;
    assert!(is_proven(&secure, true), "{secure:?} {}", domain.apache.log());
    for outcome in domain.secure_client().logged_on(&cache).sign_in_at_once(6).await {
        assert!(is_proven(&outcome, true), "{outcome:?}");
    }
    // A server whose certificate nobody vouches for gets no proof.
    let others = Authority::new();
    let other = domain.secure_client().trusting(&others.roots()).logged_on(&cache);
    assert_eq!(other.sign_in().await.error.as_deref(), Some("Tls"));
    // Nobody is logged on.
    assert_eq!(domain.client().sign_in().await.error.as_deref(), Some("NoTicket"));
    // A name that the domain has no service by.
    let renamed = domain.client().logged_on(&cache).option("--service", "HTTP/other.lab.test");
    assert_eq!(renamed.sign_in().await.error.as_deref(), Some("ServerUnknown"));
    // The service's name by a setting, where that of its address is another.
    let address = domain.apache.http().replace("localhost", "127.0.0.1");
    let numbers = Client::at(address).in_domain(&domain.kdc).logged_on(&cache);
    assert_eq!(numbers.sign_in().await.error.as_deref(), Some("Unsupported"));
    let named = numbers.option("--service", "HTTP/localhost").sign_in().await;
    assert!(is_proven(&named, false), "{named:?}");
}

#[tokio::test]
async fn a_password_signs_in() {
    let domain = Domain::start().await;
    for name in [USER, "LAB.TEST\\anna", "anna"] {
        let plain = domain.client().user(name, PASSWORD).sign_in().await;
        assert!(is_proven(&plain, false), "{name} {plain:?} {}", domain.apache.log());
    }
    let secure = domain.secure_client().user(USER, PASSWORD).sign_in().await;
    assert!(is_proven(&secure, true), "{secure:?}");
    // One logon each.
    assert_eq!(domain.logons(), (0, 0, 4));
}

/// The domain locks an account after a few attempts; each of the user's is one of its.
#[tokio::test]
async fn a_wrong_password_is_tried_once() {
    let domain = Domain::start().await;
    for attempts in 1..=2 {
        let wrong = domain.client().user(USER, "open").sign_in().await;
        assert_eq!(wrong.error.as_deref(), Some("WrongPassword"), "{wrong:?}");
        assert_eq!(domain.logons(), (attempts, 0, 0));
    }
    let unknown = domain.client().user("nobody@lab.test", PASSWORD).sign_in().await;
    assert_eq!(unknown.error.as_deref(), Some("WrongPassword"), "{unknown:?}");
    assert_eq!(domain.logons(), (2, 1, 0));
}

#[tokio::test]
async fn what_the_domain_says_of_an_account_is_told() {
    let domain = Domain::start().await;
    for (name, error) in [
        ("locked@lab.test", "AccountDisabled"),
        ("stale@lab.test", "PasswordExpired"),
        // No KDC is known for one, that of the other does not answer.
        ("anna@other.test", "NoDomain"),
        ("anna@nowhere.test", "NoDomain"),
        ("LAB\\anna", "NoDomain"),
    ] {
        let outcome = domain.client().user(name, PASSWORD).sign_in().await;
        assert_eq!(outcome.error.as_deref(), Some(error), "{name} {outcome:?}");
        assert_eq!(domain.logons().2, 0);
    }
}

#[tokio::test]
async fn an_expired_ticket_is_told() {
    let mut domain = Domain::with_clocks(Clock::Ahead(-2 * 3600), Clock::True).await;
    let bare = domain.kdc.log_on("10m");
    let visited = domain.kdc.log_on("20m");
    domain.kdc.visit(&visited);
    domain.kdc.set_clock(Clock::Ahead(-3720)).await;
    // By less than clocks may differ.
    let nearly = domain.kdc.log_on("1h");
    domain.kdc.visit(&nearly);
    domain.kdc.set_clock(Clock::True).await;
    for cache in [bare, visited, nearly] {
        let outcome = domain.client().logged_on(&cache).sign_in().await;
        assert_eq!(outcome.error.as_deref(), Some("TicketExpired"), "{outcome:?}");
    }
}

/// In the second in which a ticket ends, the system's calls do not agree whether it has.
#[tokio::test]
async fn a_ticket_that_expires_during_the_sign_in_is_told() {
    let noon = Clock::StandsAt("12:00:00");
    let domain = Domain::with_clocks(noon, Clock::GoesFrom("12:59:30")).await;
    let cache = domain.kdc.log_on("1h");
    domain.kdc.visit(&cache);
    let client = |time| domain.client().clock(Clock::StandsAt(time)).logged_on(&cache);
    let before = client("12:59:57").sign_in().await;
    assert!(is_proven(&before, false), "{before:?}");
    for time in ["12:59:58", "12:59:59", "13:00:00", "13:00:01"] {
        let outcome = client(time).sign_in().await;
        let told = is_proven(&outcome, false) || outcome.error.as_deref() == Some("TicketExpired");
        assert!(told, "{time} {outcome:?}");
    }
}

#[tokio::test]
async fn clocks_that_differ_are_told() {
    let mut domain = Domain::start().await;
    let cache = domain.kdc.log_on("9h");
    domain.kdc.set_clock(Clock::Ahead(3600)).await;
    // Asked for a ticket, the domain refuses.
    let ticket = domain.client().logged_on(&cache).sign_in().await;
    assert_eq!(ticket.error.as_deref(), Some("ClockSkew"), "{ticket:?}");
    // With a password a computer takes over the domain's time; the server does not.
    let password = domain.client().user(USER, PASSWORD).sign_in().await;
    assert_eq!(password.error.as_deref(), Some("ClockSkew"), "{password:?}");
    let strict = domain.kdc.config_with("strict.conf", " kdc_timesync = 0");
    let strict = domain.client().with_config(strict).user(USER, PASSWORD).sign_in().await;
    assert_eq!(strict.error.as_deref(), Some("ClockSkew"), "{strict:?}");
}
