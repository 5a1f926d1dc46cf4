//! Signing in with a password, by NTLM: with clients of three makes.

use std::process::Stdio;

use connect_auth::{Mechanism as Means, SignInError};
use connect_simulator::{Auth, Binding, Error, Mechanism, Options, SignIn, Simulator, Tls};
use futures_util::future::join_all;
use reqwest::StatusCode;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

use crate::lab::{
    DOMAIN, PASSWORD, WITH_PSS, WITH_SHA256, WITH_SHA384, certificate, console, curl, form,
    options, password, profile, proxy,
};

/// Samba's client, which makes tokens and sends nothing.
struct Talker {
    _child: Child,
    input: ChildStdin,
    output: Lines<BufReader<ChildStdout>>,
}

impl Talker {
    fn new(protocol: &str, user: &str, password: &str) -> Self {
        let mut child = Command::new("ntlm_auth")
            .arg(format!("--helper-protocol={protocol}"))
            .args(["--configfile=/dev/null", "--domain", DOMAIN, "--username", user])
            .args(["--password", password])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap()).lines();
        Self { input: child.stdin.take().unwrap(), output, _child: child }
    }

    /// The token behind the word of its answer.
    async fn say(&mut self, line: &str) -> String {
        self.input.write_all(format!("{line}\n").as_bytes()).await.unwrap();
        let answer = self.output.next_line().await.unwrap().unwrap();
        answer.split(' ').nth(1).unwrap_or_default().to_owned()
    }
}

/// A connection of its own.
struct Caller<'a> {
    http: reqwest::Client,
    simulator: &'a Simulator,
}

impl<'a> Caller<'a> {
    fn new(simulator: &'a Simulator) -> Self {
        Self { http: reqwest::Client::new(), simulator }
    }

    /// The status, and all that it says of how to sign in.
    async fn ask(&self, authorization: Option<String>) -> (StatusCode, Vec<String>) {
        let url = format!("{}/webauth/token", self.simulator.root());
        let request = self.http.post(url).body(form(&self.simulator.client_id()));
        let request = match authorization {
            Some(value) => request.header("Authorization", value),
            None => request,
        };
        let answer = request.send().await.unwrap();
        let said = answer.headers().get_all("www-authenticate").iter();
        let said = said.map(|value| value.to_str().unwrap().to_owned()).collect();
        let status = answer.status();
        // Read whole, so that the next request goes over the same connection.
        answer.bytes().await.unwrap();
        (status, said)
    }

    /// The first leg of a handshake; answers the last token.
    async fn begin(&self, talker: &mut Talker, scheme: &str) -> String {
        let greeting = talker.say("YR").await;
        let (status, said) = self.ask(Some(format!("{scheme} {greeting}"))).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        let [challenge] = &*said else { panic!("{said:?}") };
        let challenge = challenge.strip_prefix(&format!("{scheme} ")).unwrap();
        talker.say(&format!("TT {challenge}")).await
    }
}

async fn start() -> (Simulator, String) {
    let options = options(Auth::Ntlm).await;
    let user = options.accounts.users[0].name.clone();
    (Simulator::start(options).await.unwrap(), user)
}

const BOTH: [&str; 2] = ["Negotiate", "NTLM"];
const DENIED: StatusCode = StatusCode::UNAUTHORIZED;

#[tokio::test]
async fn curl_signs_in_with_the_right_password_alone() {
    let (simulator, user) = start().await;
    let (root, id) = (simulator.root(), simulator.client_id());
    let with = |password: &str| format!("{DOMAIN}\\{user}:{password}");
    let (status, body, connections) = curl(&root, &id, &["--ntlm", "-u", &with(PASSWORD)]).await;
    assert_eq!((status, connections), (200, 1));
    let (status, who) = profile(&simulator, body["access_token"].as_str().unwrap()).await;
    assert_eq!((status, &who["id"]), (StatusCode::OK, &1.into()));
    let who =
        SignIn { user: format!("{DOMAIN}\\{user}"), mechanism: Mechanism::Ntlm, bound: false };
    assert_eq!(simulator.sign_ins(), [who]);

    for wrong in
        [with("Sesame"), format!("{DOMAIN}\\else:{PASSWORD}"), format!("X\\{user}:{PASSWORD}")]
    {
        assert_eq!(curl(&root, &id, &["--ntlm", "-u", &wrong]).await.0, 401, "{wrong}");
    }
    assert_eq!(curl(&root, &id, &[]).await.0, 401);
    assert_eq!(curl(&root, &id, &["--basic", "-u", &with(PASSWORD)]).await.0, 401);
    let (status, body, _) = curl(&root, "x", &["--ntlm", "-u", &with(PASSWORD)]).await;
    assert_eq!((status, body["error"].as_str()), (400, Some("invalid_clientId")));
    assert_eq!(curl(&root, "x", &["--ntlm", "-u", &with("Sesame")]).await.0, 401);
}

#[tokio::test]
async fn who_is_no_agent_gets_a_token_that_leads_nowhere() {
    let (simulator, _) = start().await;
    let user = format!("{DOMAIN}\\nobody:{PASSWORD}");
    let (status, body, _) =
        curl(&simulator.root(), &simulator.client_id(), &["--ntlm", "-u", &user]).await;
    assert_eq!(status, 200);
    let (status, _) = profile(&simulator, body["access_token"].as_str().unwrap()).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn six_sign_in_at_once() {
    let (simulator, user) = start().await;
    let (root, id) = (simulator.root(), simulator.client_id());
    let user = format!("{DOMAIN}\\{user}:{PASSWORD}");
    let args = ["--ntlm", "-u", &user];
    let all = join_all((0..6).map(|_| curl(&root, &id, &args))).await;
    assert_eq!(all.iter().map(|(status, ..)| *status).collect::<Vec<_>>(), [200; 6]);
}

#[tokio::test]
async fn a_handshake_is_of_one_connection() {
    let (simulator, user) = start().await;
    let (one, other) = (Caller::new(&simulator), Caller::new(&simulator));
    assert_eq!(one.ask(None).await, (DENIED, BOTH.map(str::to_owned).to_vec()));
    let mut talker = Talker::new("ntlmssp-client-1", &user, PASSWORD);
    let last = one.begin(&mut talker, "NTLM").await;
    let elsewhere = other.ask(Some(format!("NTLM {last}"))).await;
    assert_eq!(elsewhere, (DENIED, BOTH.map(str::to_owned).to_vec()));
    assert_eq!(one.ask(Some(format!("NTLM {last}"))).await, (StatusCode::OK, vec![]));
    // It is over: the same again begins nothing.
    assert_eq!(one.ask(Some(format!("NTLM {last}"))).await.0, DENIED);
}

#[tokio::test]
async fn a_connection_stays_signed_in_until_a_new_handshake() {
    let (simulator, user) = start().await;
    let (one, other) = (Caller::new(&simulator), Caller::new(&simulator));
    let mut talker = Talker::new("ntlmssp-client-1", &user, PASSWORD);
    let last = one.begin(&mut talker, "NTLM").await;
    assert_eq!(one.ask(Some(format!("NTLM {last}"))).await.0, StatusCode::OK);
    assert_eq!(one.ask(None).await.0, StatusCode::OK);
    assert_eq!(other.ask(None).await.0, DENIED);
    assert_eq!(simulator.sign_ins().len(), 1);
    one.begin(&mut Talker::new("ntlmssp-client-1", &user, PASSWORD), "NTLM").await;
    assert_eq!(one.ask(None).await.0, DENIED);
}

#[tokio::test]
async fn ntlm_is_also_negotiated_and_may_come_bare() {
    let (simulator, user) = start().await;
    for (protocol, says_more) in [("ntlmssp-client-1", false), ("gss-spnego-client", true)] {
        let caller = Caller::new(&simulator);
        let mut talker = Talker::new(protocol, &user, PASSWORD);
        let last = caller.begin(&mut talker, "Negotiate").await;
        let (status, said) = caller.ask(Some(format!("Negotiate {last}"))).await;
        assert_eq!(status, StatusCode::OK, "{protocol}");
        let word = said.first().and_then(|said| said.strip_prefix("Negotiate "));
        assert_eq!(word.is_some(), says_more, "{protocol}: {said:?}");

        let mut liar = Talker::new(protocol, &user, "Sesame");
        let last = caller.begin(&mut liar, "Negotiate").await;
        let refused = caller.ask(Some(format!("Negotiate {last}"))).await;
        assert_eq!(refused, (DENIED, BOTH.map(str::to_owned).to_vec()), "{protocol}");
    }
}

#[tokio::test]
async fn nonsense_is_refused() {
    let (simulator, _) = start().await;
    let caller = Caller::new(&simulator);
    for nonsense in [
        "NTLM",
        "NTLM ",
        "NTLM ????",
        "NTLM AAAA",
        "NTLM TlRMTVNTUAA=",
        "Negotiate YAA=",
        "NTLM TlRMTVNTUAABAAAA",
        "Negotiate YIIB",
        "Basic YWJjOmRlZg==",
        "Bearer x",
    ] {
        let (status, said) = caller.ask(Some(nonsense.to_owned())).await;
        assert_eq!((status, said), (DENIED, BOTH.map(str::to_owned).to_vec()), "{nonsense}");
    }
}

#[tokio::test]
async fn the_console_signs_in() {
    let (simulator, user) = start().await;
    let root = simulator.root();
    let name = format!("{DOMAIN}\\{user}");
    let token = console(&simulator, &root, password(&name, PASSWORD), None).await.unwrap();
    assert_eq!(token.proof().mechanism, Some(Means::Ntlm));
    assert!(!token.proof().bound);
    assert_eq!(profile(&simulator, token.expose()).await.1["id"], 1);
    let wrong = console(&simulator, &root, password(&name, "Sesame"), None).await;
    assert_eq!(wrong.err(), Some(SignInError::WrongPassword));
    assert_eq!(simulator.sign_ins().len(), 1);
}

/// A simulator that serves https, and the name of a user.
async fn start_secure(binding: Binding, tls: &Tls) -> (Simulator, String) {
    let options = Options { binding, tls: Some(tls.clone()), ..options(Auth::Ntlm).await };
    let name = format!("{DOMAIN}\\{}", options.accounts.users[0].name);
    (Simulator::start(options).await.unwrap(), name)
}

#[tokio::test]
async fn the_console_is_tied_to_any_certificate() {
    let folder = tempfile::tempdir().unwrap();
    for algorithm in [WITH_SHA256, WITH_SHA384, WITH_PSS] {
        let tls = certificate(&folder, "server", algorithm).await;
        let (simulator, name) = start_secure(Binding::Required, &tls).await;
        let root = simulator.root();
        assert!(root.starts_with("https://127.0.0.1:"));
        let asked = password(&name, PASSWORD);
        let token = console(&simulator, &root, asked, Some(&tls.certificate)).await.unwrap();
        assert!(token.proof().bound);
        assert!(simulator.sign_ins()[0].bound);
    }
}

#[tokio::test]
async fn what_is_tied_to_another_connection_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let tls = certificate(&folder, "server", WITH_SHA256).await;
    let between = certificate(&folder, "between", WITH_SHA256).await;
    for binding in [Binding::Required, Binding::Accepted, Binding::Ignored] {
        let (simulator, name) = start_secure(binding, &tls).await;
        let proxy = proxy(&between, &tls, &simulator.root()).await;
        let asked = password(&name, PASSWORD);
        let passed_on = console(&simulator, &proxy, asked, Some(&between.certificate)).await;
        if binding == Binding::Ignored {
            assert!(passed_on.is_ok());
            assert!(!simulator.sign_ins()[0].bound);
        } else {
            assert_eq!(passed_on.err(), Some(SignInError::PasswordOrBinding));
            assert_eq!(simulator.sign_ins(), []);
        }
    }
}

#[tokio::test]
async fn what_is_tied_to_nothing_is_refused_only_where_that_is_required() {
    let folder = tempfile::tempdir().unwrap();
    let tls = certificate(&folder, "server", WITH_SHA256).await;
    let trusted = tls.certificate.to_str().unwrap();
    for (binding, status) in
        [(Binding::Required, 401), (Binding::Accepted, 200), (Binding::Ignored, 200)]
    {
        let (simulator, name) = start_secure(binding, &tls).await;
        // This client ties itself to nothing.
        let user = format!("{name}:{PASSWORD}");
        let args = ["--cacert", trusted, "--ntlm", "-u", &user];
        assert_eq!(curl(&simulator.root(), &simulator.client_id(), &args).await.0, status);
    }
}

#[tokio::test]
async fn nobody_could_sign_in_without_accounts() {
    let options = Options { auth: Auth::Ntlm, ..crate::options() };
    assert!(matches!(Simulator::start(options).await, Err(Error::NoAccounts)));
}
