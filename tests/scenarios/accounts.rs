//! Signing in with a name and a password: kept where that is wished for, tried once, and given to
//! its own sign-in service alone.

use std::path::Path;

use connect_app::Vault;
use connect_auth::{Account, UserName};
use connect_ipc::{
    AccountArgs, ConnectionState, Failure, Handlers, Mechanism, NoArgs, Phase, SignInArgs,
    TrustArgs,
};
use connect_simulator::{Options, Simulator};
use connect_tests::desk::{Desk, keyring};
use connect_tests::guarded::{PASSWORD, guarded, requests};
use connect_tests::rogue::{Fault, Rogue};
use tempfile::TempDir;
use url::Url;

use crate::{args, at};

pub(crate) fn with(args: SignInArgs, user: &str, password: Option<&str>) -> SignInArgs {
    let password = password.map(|text| text.to_owned().into());
    let account = AccountArgs { user: user.to_owned(), password, remember: true };
    SignInArgs { account: Some(account), ..args }
}

pub(crate) async fn desk(folder: &Path, vault: &Vault, sign_in: Option<SignInArgs>) -> Desk {
    Desk::start_at(folder, sign_in, connect_app::ClientLog::default(), vault.clone()).await
}

/// The password that the keyring has for this user of this server.
pub(crate) async fn kept(vault: &Vault, server: &str, user: &str) -> Option<String> {
    let user = UserName::parse(user).unwrap();
    let found = vault.find(&Url::parse(server).unwrap(), &user).await.unwrap();
    found.map(|account| account.expose_password().to_owned())
}

/// Somebody whose password the keyring has.
struct Kept {
    simulator: Simulator,
    user: String,
    vault: Vault,
    folder: TempDir,
}

impl Kept {
    /// With the console that the password was typed into.
    async fn begin() -> (Self, Desk) {
        let (simulator, user) = guarded(Options::default()).await;
        let (vault, folder) = (keyring(), tempfile::tempdir().unwrap());
        let typed = with(args(&simulator), &user, Some(PASSWORD));
        let mut first = desk(folder.path(), &vault, Some(typed)).await;
        first.until_live().await;
        (Self { simulator, user, vault, folder }, first)
    }

    /// The next start.
    async fn again(&self) -> Desk {
        desk(self.folder.path(), &self.vault, None).await
    }

    /// What the keyring has.
    async fn password(&self) -> Option<String> {
        kept(&self.vault, &self.simulator.root(), &self.user).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_is_kept_signs_in_at_the_next_start_until_it_is_forgotten() {
    let (it, first) = Kept::begin().await;
    let proof = first.screen.connection.as_ref().and_then(|view| view.proof.clone()).unwrap();
    assert_eq!((proof.user.as_deref(), proof.mechanism), (Some(&*it.user), Some(Mechanism::Ntlm)));
    assert!(!proof.mutual && !proof.bound);
    let remembered = first.screen.settings.as_ref().and_then(|all| all.remembered.clone()).unwrap();
    assert_eq!((&remembered.user, &remembered.service), (&it.user, &it.simulator.root()));
    assert_eq!(it.password().await.as_deref(), Some(PASSWORD));
    first.app.finish().await;

    let mut second = it.again().await;
    second.until_live().await;
    assert_eq!(it.simulator.sign_ins().len(), 2);
    second.app.sign_out(NoArgs {}).await.unwrap();
    second.app.finish().await;
    assert_eq!(it.password().await, None);
    let third = it.again().await;
    assert_eq!(third.app.start(NoArgs {}).await.unwrap().settings.remembered, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn forgetting_leaves_the_connection_as_it_is() {
    let (it, mut desk) = Kept::begin().await;
    desk.app.forget(NoArgs {}).await.unwrap();
    let forgotten = |all: &connect_ipc::Settings| all.remembered.is_none();
    desk.until("forgotten", |screen| screen.settings.as_ref().is_some_and(forgotten)).await;
    assert_eq!(desk.screen.state(), Some(ConnectionState::Live));
    desk.app.finish().await;
    assert_eq!(it.password().await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_is_tried_once() {
    let (simulator, user) = guarded(Options::default()).await;
    let (root, vault, folder) = (simulator.root(), keyring(), tempfile::tempdir().unwrap());
    let mut desk = desk(folder.path(), &vault, None).await;
    for attempt in 1..=2 {
        let typed = with(args(&simulator), &user, Some("Sesame-8"));
        desk.app.sign_in(typed).await.unwrap();
        let what = "a failure";
        desk.until(what, |screen| screen.failure().is_some()).await;
        assert_eq!(desk.screen.failure(), Some(&Failure::PasswordWrong));
        // One request that says nothing yet, one with a greeting, one with the proof.
        assert_eq!(requests(&simulator), attempt * 3);
        desk.app.retry(NoArgs {}).await.unwrap();
        desk.screen.sign_in = None;
    }
    assert_eq!(kept(&vault, &root, &user).await, None);
    // The right one opens.
    desk.app.sign_in(with(args(&simulator), &user, Some(PASSWORD))).await.unwrap();
    desk.until_live().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_password_that_is_refused_is_deleted_and_tried_no_more() {
    let (it, first) = Kept::begin().await;
    first.app.finish().await;
    // Somebody has changed it meanwhile.
    let old = Account::new(&it.user, "Sesame-6".to_owned().into()).unwrap();
    it.vault.keep(&Url::parse(&it.simulator.root()).unwrap(), &old).await.unwrap();

    let before = requests(&it.simulator);
    let mut second = it.again().await;
    second.until("a failure", |screen| screen.failure().is_some()).await;
    assert_eq!(second.screen.failure(), Some(&Failure::PasswordWrong));
    assert_eq!(second.screen.phase, Some(Phase::Board), "the last known board stays");
    assert_eq!(second.screen.settings.as_ref().and_then(|all| all.remembered.clone()), None);
    assert_eq!(it.password().await, None);
    assert_eq!(requests(&it.simulator), before + 3);
    // Trying again does not try the password again.
    second.screen.sign_in = None;
    second.app.retry(NoArgs {}).await.unwrap();
    second.until("a failure", |screen| screen.failure().is_some()).await;
    assert_eq!(second.screen.failure(), Some(&Failure::PasswordWrong));
    assert_eq!(requests(&it.simulator), before + 3);
    // Typed anew, it opens.
    second.app.sign_in(with(args(&it.simulator), &it.user, Some(PASSWORD))).await.unwrap();
    second.until_live().await;
}

/// Refused over a connection that may not have been the service's own, it may be right all the same.
#[tokio::test(flavor = "multi_thread")]
async fn a_kept_password_in_doubt_is_tried_when_the_user_says_so_and_not_before() {
    let (it, first) = Kept::begin().await;
    first.app.finish().await;
    let file = it.folder.path().join("settings.json");
    let mut saved: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!(saved["remembered"]["refused"], false);
    saved["remembered"]["refused"] = true.into();
    std::fs::write(&file, saved.to_string()).unwrap();

    let before = requests(&it.simulator);
    let mut second = it.again().await;
    second.until("a failure", |screen| screen.failure().is_some()).await;
    assert_eq!(second.screen.failure(), Some(&Failure::PasswordOrBinding));
    assert_eq!(second.screen.phase, Some(Phase::Board), "the last known board stays");
    assert_eq!(requests(&it.simulator), before, "not tried by itself");
    second.app.sign_in(with(args(&it.simulator), &it.user, None)).await.unwrap();
    second.until_live().await;
    let is_good =
        |all: &connect_ipc::Settings| all.remembered.as_ref().is_some_and(|it| !it.refused);
    second.until("no doubt", |screen| screen.settings.as_ref().is_some_and(is_good)).await;
    second.app.finish().await;
    assert_eq!(it.password().await.as_deref(), Some(PASSWORD));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_password_is_for_its_server_alone() {
    let (own, user) = guarded(Options::default()).await;
    let (other, _) = guarded(Options::default()).await;
    let (vault, folder) = (keyring(), tempfile::tempdir().unwrap());
    let mut first =
        desk(folder.path(), &vault, Some(with(args(&own), &user, Some(PASSWORD)))).await;
    first.until_live().await;
    first.app.sign_in(with(args(&other), &user, None)).await.unwrap();
    first.until("a failure", |screen| screen.failure().is_some()).await;
    assert_eq!(first.screen.failure(), Some(&Failure::PasswordMissing { user }));
    assert_eq!(requests(&other), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_is_trusted_for_one_server_once_it_was_shown() {
    let rogue = Rogue::start(Fault::OtherHost).await;
    let (vault, folder) = (keyring(), tempfile::tempdir().unwrap());
    let mut desk = desk(folder.path(), &vault, None).await;
    let host = "evil.example".to_owned();
    let trust = async |desk: &Desk, host: &str| {
        desk.app.trust_host(TrustArgs { host: host.to_owned() }).await
    };
    assert!(trust(&desk, &host).await.is_err(), "nobody has named it yet");
    desk.app.sign_in(at(&rogue.root())).await.unwrap();
    desk.until("a failure", |screen| screen.failure().is_some()).await;
    assert!(matches!(desk.screen.failure(), Some(Failure::HostNotTrusted { .. })));
    assert!(trust(&desk, "other.example").await.is_err());
    trust(&desk, &host).await.unwrap();
    let saved = std::fs::read_to_string(folder.path().join("settings.json")).unwrap();
    let saved: serde_json::Value = serde_json::from_str(&saved).unwrap();
    let pair = serde_json::json!({ "server": rogue.root(), "service": "https://evil.example" });
    assert_eq!(saved["accepted"], serde_json::json!([pair]));
    // Another server that names it is refused.
    let other = Rogue::start(Fault::OtherHost).await;
    desk.screen.sign_in = None;
    desk.app.sign_in(at(&other.root())).await.unwrap();
    desk.until("a failure", |screen| screen.failure().is_some()).await;
    assert!(matches!(desk.screen.failure(), Some(Failure::HostNotTrusted { .. })));
}
