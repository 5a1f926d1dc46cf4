//! Signing in with a ticket, in a realm that lives as long as the test.

use std::path::Path;
use std::process::Stdio;

use connect_auth::{Credentials, Mechanism as Means, SignInError};
use connect_simulator::{Auth, Binding, Error, Mechanism, Options, SignIn, Simulator};
use futures_util::future::join_all;
use reqwest::StatusCode;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};

use crate::lab::{
    DOMAIN, PASSWORD, WITH_SHA256, WITH_SHA384, account_of_an_agent, certificate, console, curl,
    options, password, profile, proxy,
};

const REALM: &str = "LAB.TEST";

/// The realm's server, and a folder with all that it and its clients need.
struct Realm {
    folder: tempfile::TempDir,
    _server: Child,
}

impl Realm {
    /// A realm with these users, who have the same password, and this computer's service.
    async fn start(users: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // Given up and taken again: the server cannot be told to take any.
        let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
        write_settings(folder.path(), port);
        let tool = |program: &str| {
            let mut command = Command::new(program);
            command.envs(variables(folder.path())).args(["-r", REALM]).kill_on_drop(true);
            command.stdout(Stdio::null()).stderr(Stdio::null());
            command
        };
        let created = tool("kdb5_util").args(["create", "-s", "-P", "master"]).status().await;
        assert!(created.unwrap().success());
        let keytab = folder.path().join("keytab").display().to_string();
        let users = users.iter().map(|user| format!("addprinc -pw \"{PASSWORD}\" {user}"));
        let service = "addprinc -randkey HTTP/localhost".to_owned();
        let key = format!("ktadd -k {keytab} HTTP/localhost");
        for query in users.chain([service, key]) {
            let done = tool("kadmin.local").args(["-q", &query]).status().await;
            assert!(done.unwrap().success(), "{query}");
        }
        let server = tool("krb5kdc").arg("-n").spawn().unwrap();
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            tokio::task::yield_now().await;
        }
        Self { folder, _server: server }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    async fn log_on(&self, user: &str) {
        let mut command = Command::new("kinit");
        command.envs(variables(self.path())).arg(user).stdin(Stdio::piped()).stdout(Stdio::null());
        let mut child = command.spawn().unwrap();
        let typed = format!("{PASSWORD}\n");
        child.stdin.take().unwrap().write_all(typed.as_bytes()).await.unwrap();
        assert!(child.wait().await.unwrap().success());
    }

    /// Runs one of the tests below in the realm.
    async fn run(&self, test: &str, variable: (&str, &str)) {
        let run = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", &format!("kerberos::{test}"), "--ignored", "--nocapture"])
            .envs(variables(self.path()))
            .env(variable.0, variable.1)
            .output()
            .await
            .unwrap();
        let told = String::from_utf8_lossy(&run.stdout);
        let errors = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success() && told.contains("1 passed"), "{told}\n{errors}");
    }
}

/// Where programs find the realm, the user's tickets and the service's key.
fn variables(folder: &Path) -> Vec<(&'static str, String)> {
    let file = |name: &str| folder.join(name).display().to_string();
    vec![
        ("KRB5_CONFIG", file("krb5.conf")),
        ("KRB5_KDC_PROFILE", file("kdc.conf")),
        ("KRB5CCNAME", format!("FILE:{}", file("tickets"))),
        ("KRB5_KTNAME", format!("FILE:{}", file("keytab"))),
        ("KRB5RCACHEDIR", folder.display().to_string()),
    ]
}

fn write_settings(folder: &Path, port: u16) {
    let clients = format!(
        "[libdefaults]\n default_realm = {REALM}\n dns_lookup_kdc = false\n \
         dns_lookup_realm = false\n dns_canonicalize_hostname = false\n rdns = false\n \
         qualify_shortname = \"\"\n udp_preference_limit = 1\n\
         [realms]\n {REALM} = {{\n  kdc = 127.0.0.1:{port}\n }}\n\
         [domain_realm]\n localhost = {REALM}\n"
    );
    let at = folder.display();
    let server = format!(
        "[kdcdefaults]\n kdc_listen = 127.0.0.1:{port}\n kdc_tcp_listen = 127.0.0.1:{port}\n\
         [realms]\n {REALM} = {{\n  database_name = {at}/principal\n  \
         key_stash_file = {at}/stash\n  acl_file = {at}/acl\n }}\n"
    );
    std::fs::write(folder.join("krb5.conf"), clients).unwrap();
    std::fs::write(folder.join("kdc.conf"), server).unwrap();
}

/// What the libraries find they find by the environment, so the test runs others in another.
#[tokio::test]
async fn tickets_are_good_in_their_realm() {
    let user = account_of_an_agent().await;
    let realm = Realm::start(&[&user, "nobody"]).await;
    for (who, test) in [(&*user, "an_agent_signs_in"), ("nobody", "nobody_signs_in")] {
        realm.log_on(who).await;
        realm.run(test, ("CONNECT_TEST_USER", who)).await;
    }
    let nowhere = realm.path().join("no-keytab").display().to_string();
    realm.run("nobody_can_sign_in", ("KRB5_KTNAME", &nowhere)).await;
}

async fn start(options: Options) -> Simulator {
    Simulator::start(Options { host: Some("localhost".to_owned()), ..options }).await.unwrap()
}

#[tokio::test]
#[ignore = "for a realm, which another test makes"]
async fn an_agent_signs_in() {
    let user = std::env::var("CONNECT_TEST_USER").unwrap();
    signs_in_by_http(&user).await;
    let folder = tempfile::tempdir().unwrap();
    for binding in [Binding::Required, Binding::Accepted, Binding::Ignored] {
        is_tied(&folder, binding).await;
    }
}

async fn signs_in_by_http(user: &str) {
    let simulator = start(options(Auth::Negotiate).await).await;
    let (root, id) = (simulator.root(), simulator.client_id());
    let negotiate = ["--negotiate", "-u", ":"];
    let (status, body, connections) = curl(&root, &id, &negotiate).await;
    assert_eq!((status, connections), (200, 1));
    assert_eq!(profile(&simulator, body["access_token"].as_str().unwrap()).await.1["id"], 1);
    let who =
        SignIn { user: format!("{user}@{REALM}"), mechanism: Mechanism::Kerberos, bound: false };
    assert_eq!(simulator.sign_ins(), [who]);
    let (status, body, _) = curl(&root, "x", &negotiate).await;
    assert_eq!((status, body["error"].as_str()), (400, Some("invalid_clientId")));
    let all = join_all((0..6).map(|_| curl(&root, &id, &negotiate))).await;
    assert_eq!(all.iter().map(|(status, ..)| *status).collect::<Vec<_>>(), [200; 6]);

    // Passwords do as well, and no ticket does for a password.
    let account = format!("{DOMAIN}\\{user}:{PASSWORD}");
    assert_eq!(curl(&root, &id, &["--ntlm", "-u", &account]).await.0, 200);
    let account = format!("{DOMAIN}\\{user}:Sesame");
    assert_eq!(curl(&root, &id, &["--ntlm", "-u", &account]).await.0, 401);

    for credentials in [Credentials::Logon, password(&format!("{user}@{REALM}"), PASSWORD)] {
        let token = console(&simulator, &root, credentials, None).await.unwrap();
        assert_eq!(token.proof().mechanism, Some(Means::Kerberos));
        assert!(token.proof().mutual);
    }
    let wrong = password(&format!("{user}@{REALM}"), "Sesame");
    let refused = console(&simulator, &root, wrong, None).await;
    assert_eq!(refused.err(), Some(SignInError::WrongPassword));
    // A domain that nobody knows here has no tickets.
    let elsewhere = password(&format!("{DOMAIN}\\{user}"), PASSWORD);
    let token = console(&simulator, &root, elsewhere, None).await.unwrap();
    assert_eq!(token.proof().mechanism, Some(Means::Ntlm));

    let silent = without_the_last_word(&root).await;
    let unproven = console(&simulator, &silent, Credentials::Logon, None).await;
    assert!(matches!(unproven, Err(SignInError::NotProven { .. })), "{unproven:?}");
}

/// Somebody in between who lets the user prove who it is, and not the server.
async fn without_the_last_word(root: &str) -> String {
    let server = url::Url::parse(root).unwrap().port().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        loop {
            let (near, _) = listener.accept().await.unwrap();
            let far = TcpStream::connect(("127.0.0.1", server)).await.unwrap();
            let ((mut asked, mut answering), (mut answers, mut asking)) =
                (near.into_split(), far.into_split());
            tokio::spawn(async move { tokio::io::copy(&mut asked, &mut asking).await });
            let mut buffer = vec![0; 1 << 16];
            while let Ok(length @ 1..) = answers.read(&mut buffer).await {
                let mut text = String::from_utf8_lossy(&buffer[..length]).into_owned();
                if text.starts_with("HTTP/1.1 200") {
                    text = text.replace("www-authenticate:", "www-anything:");
                }
                answering.write_all(text.as_bytes()).await.unwrap();
            }
        }
    });
    format!("http://localhost:{port}")
}

async fn is_tied(folder: &tempfile::TempDir, binding: Binding) {
    let tls = certificate(folder, "server", WITH_SHA384).await;
    let between = certificate(folder, "between", WITH_SHA256).await;
    // No accounts: tickets alone.
    let options = Options { auth: Auth::Negotiate, binding, ..crate::options() };
    let simulator = start(Options { tls: Some(tls.clone()), ..options }).await;
    let root = simulator.root();
    let logon = Credentials::Logon;
    let token = console(&simulator, &root, logon.clone(), Some(&tls.certificate)).await.unwrap();
    assert!(token.proof().bound && token.proof().mutual);
    assert_eq!(simulator.sign_ins()[0].bound, binding != Binding::Ignored);

    let proxy = proxy(&between, &tls, &root).await;
    let passed_on = console(&simulator, &proxy, logon, Some(&between.certificate)).await;
    if binding == Binding::Ignored {
        assert!(passed_on.is_ok());
    } else {
        assert_eq!(passed_on.err(), Some(SignInError::LogonRefused));
        assert_eq!(simulator.sign_ins().len(), 1);
    }

    let trusted = tls.certificate.to_str().unwrap();
    let args = ["--cacert", trusted, "--negotiate", "-u", ":"];
    let loose = curl(&root, &simulator.client_id(), &args).await.0;
    assert_eq!(loose, if binding == Binding::Required { 401 } else { 200 });
}

#[tokio::test]
#[ignore = "for a realm, which another test makes"]
async fn nobody_signs_in() {
    let simulator = start(options(Auth::Negotiate).await).await;
    let token = console(&simulator, &simulator.root(), Credentials::Logon, None).await.unwrap();
    assert_eq!(profile(&simulator, token.expose()).await.0, StatusCode::NOT_FOUND);
    // Without accounts there is no NTLM.
    let tickets = start(Options { auth: Auth::Negotiate, ..crate::options() }).await;
    let asked = reqwest::Client::new().post(format!("{}/webauth/token", tickets.root())).send();
    let answer = asked.await.unwrap();
    let offered = answer.headers().get_all("www-authenticate").iter().collect::<Vec<_>>();
    assert_eq!(offered, ["Negotiate"]);
    let root = tickets.root();
    let ntlm = ["--ntlm", "-u", "LAB\\nobody:Sesame, open 7"];
    assert_eq!(curl(&root, &tickets.client_id(), &ntlm).await.0, 401);
}

#[tokio::test]
#[ignore = "for a realm, which another test makes"]
async fn nobody_can_sign_in() {
    let started = Simulator::start(options(Auth::Negotiate).await).await;
    assert!(matches!(started, Err(Error::NoKerberos(_))), "{started:?}");
}
