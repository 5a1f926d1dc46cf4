//! The vault with a real keyring: GNOME's, in a D-Bus session of its own with a home of its own.
//!
//! Which keyring a process talks to is said by its environment, so each call to the vault is made
//! by a process of its own: this program again, with the test `act` alone.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]
#![allow(clippy::print_stdout, reason = "one process tells another")]

mod desktop;

use connect_auth::{Account, UserName, Vault};
use url::Url;

use self::desktop::Desktop;

/// Says to the process what to do.
const ACT: &str = "CONNECT_VAULT_ACT";

/// One call to the vault; its result is the last line printed. Only ever run by the tests below.
#[tokio::test]
#[ignore = "a part of the other tests"]
async fn act() {
    let Ok(act) = std::env::var(ACT) else { return };
    let vault = Vault::system();
    let service = Url::parse("https://connect.example/webauth/token").unwrap();
    let user = UserName::parse("CONTOSO\\anna").unwrap();
    let said = match act.split_once(' ') {
        Some(("keep", password)) => {
            let account = Account::new("CONTOSO\\anna", password.into()).unwrap();
            format!("{:?}", vault.keep(&service, &account).await)
        }
        _ if act == "find" => {
            let found = vault.find(&service, &user).await;
            let password = |account: Account| account.expose_password().to_owned();
            format!("{:?}", found.map(|account| account.map(password)))
        }
        _ if act == "delete" => format!("{:?}", vault.delete(&service, &user).await),
        _ => format!("{:?}", vault.look().await),
    };
    println!("\n{ACT}: {said}");
}

#[test]
fn a_password_is_kept_found_and_deleted() {
    let mut desktop = Desktop::new();
    desktop.start_bus();
    desktop.start_keyring(true);
    assert_eq!(desktop.act("look"), "Ok(())");
    assert_eq!(desktop.act("find"), "Ok(None)");
    assert_eq!(desktop.act("keep Sésame-7 ✓"), "Ok(())");
    assert_eq!(desktop.act("find"), "Ok(Some(\"Sésame-7 ✓\"))");
    assert_eq!(desktop.act("keep Sesame-8"), "Ok(())");
    // It is there after the keyring was closed and opened again, and in no file to be read.
    desktop.end_keyring();
    assert!(!desktop.holds(b"Sesame-8"));
    desktop.start_keyring(true);
    assert_eq!(desktop.act("find"), "Ok(Some(\"Sesame-8\"))");
    assert_eq!(desktop.act("delete"), "Ok(())");
    assert_eq!(desktop.act("find"), "Ok(None)");
    assert_eq!(desktop.act("delete"), "Ok(())");
}

#[test]
fn a_locked_keyring_says_so() {
    let mut desktop = Desktop::new();
    desktop.start_bus();
    desktop.start_keyring(true);
    assert_eq!(desktop.act("keep Sesame-7"), "Ok(())");
    desktop.end_keyring();
    desktop.start_keyring(false);
    assert_eq!(desktop.act("look"), "Ok(())");
    assert_eq!(desktop.act("find"), "Err(Locked)");
    assert_eq!(desktop.act("keep Sesame-8"), "Err(Locked)");
}

#[test]
fn without_a_bus_or_a_keyring_there_is_none() {
    let mut desktop = Desktop::new();
    for _ in 0..2 {
        for act in ["look", "find", "keep Sesame-7", "delete"] {
            let said = desktop.act(act);
            assert!(said.starts_with("Err(Absent"), "{act}: {said}");
        }
        // Once without a bus, once with one that knows no keyring.
        desktop.start_bus();
    }
    assert!(!desktop.holds(b"Sesame-7"));
}
