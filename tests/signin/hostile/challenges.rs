//! Challenges that name another place than the server (rows A1 and A2).

use connect_auth::{Account, Credentials, HandshakeRules, SignInError, Trust, find_token_url};
use connect_client::{Address, CallError, Server, ServerOptions, SignIn};
use connect_tests::signin::name_of;
use connect_tests::site::{Reply, Request, Site};
use url::Url;

use super::is_bare;
use crate::lab::ntlm::{PASSWORD, USER};

/// Challenges to a client of `https://connect.example`, and where it may go.
const CHALLENGES: &[(&[&str], Option<&str>)] = &[
    (&["https://connect.example/t,G"], Some("https://connect.example/t")),
    (&["https://CONNECT.example:443/t,G"], Some("https://connect.example/t")),
    // Other hosts, and those that look like ours.
    (&["https://evil.example/t,G"], None),
    (&["https://connect.example.evil.example/t,G"], None),
    (&["https://evilconnect.example/t,G"], None),
    (&["https://connect.example./t,G"], None),
    (&["https://connect-example/t,G"], None),
    (&["https://xn--cnnect-4nf.example/t,G"], None),
    (&["https://c\u{43e}nnect.example/t,G"], None),
    (&["https://connect.example:8443/t,G"], None),
    (&["https://192.0.2.7/t,G"], None),
    (&["https://[2001:db8::7]/t,G"], None),
    (&["https://3221225991/t,G"], None),
    // Our host in other parts of an address.
    (&["https://connect.example@evil.example/t,G"], None),
    (&["https://connect.example:443@evil.example/t,G"], None),
    (&["https://user:word@connect.example/t,G"], None),
    (&["https://evil.example/connect.example/t,G"], None),
    (&["https://evil.example?https://connect.example/t,G"], None),
    (&["https://evil.example#@connect.example/t,G"], None),
    (&["https://evil.example\\@connect.example/t,G"], None),
    (&["https:\\\\evil.example/t,G"], None),
    (&["https://evil.example%2f@connect.example/t,G"], None),
    (&["https://connect.example%2eevil.example/t,G"], None),
    // Other ways there.
    (&["http://connect.example/t,G"], None),
    (&["http://localhost/t,G"], None),
    (&["ftp://connect.example/t,G"], None),
    (&["file:///etc/passwd,G"], None),
    (&["//connect.example/t,G"], None),
    (&["/webauth/token,G"], None),
    // Several at once: ours is taken, wherever it stands.
    (
        &["https://evil.example/t,G", "https://connect.example/t,G"],
        Some("https://connect.example/t"),
    ),
    (
        &["https://connect.example/t,G", "https://evil.example/t,G"],
        Some("https://connect.example/t"),
    ),
    (&["https://evil.example/t,G, https://connect.example/t"], Some("https://connect.example/t")),
    // Another kind of sign-in.
    (&["Basic realm=\"https://connect.example/t\""], None),
    (&["https://connect.example/t,grant_type=\"password\""], None),
];

#[test]
fn credentials_go_to_the_server_alone() {
    let api = Url::parse("https://connect.example").unwrap();
    let trust = Trust::new(&api, false, Vec::new()).unwrap();
    for (values, wanted) in CHALLENGES {
        let grant = "grant_type=\"urn:connect.auth:windows\"";
        let values: Vec<_> =
            values.iter().map(|value| value.replace(",G", &format!(",{grant}"))).collect();
        let found = find_token_url(values.iter().map(String::as_str), &trust);
        assert_eq!(found.ok().as_ref().map(Url::as_str), *wanted, "{values:?}");
    }
}

/// Finds the sign-in service of the server at `root` and signs in there with a password.
async fn way_in(root: &str) -> Result<(), CallError> {
    let address = Address::parse(root).unwrap();
    let options = ServerOptions { address, allow_http: true, listed: Vec::new() };
    let server = Server::new(options)?;
    let url = server.find_sign_in().await?;
    let account = Account::new(USER, PASSWORD.into()).unwrap();
    let credentials = Credentials::Password(account);
    let rules = HandshakeRules::default();
    let sign_in = SignIn { client_id: "some-client".to_owned(), credentials, rules };
    server.sign_in(url, &sign_in).await.map(|_| ())
}

/// A server that would like to have everything: it offers every scheme.
async fn evil() -> Site {
    let greedy = |_: &Request| Reply::challenge(["Negotiate", "NTLM", "Basic realm=\"x\""]);
    Site::start(None, move || greedy).await
}

/// A server whose challenges are these, with `OWN` and `EVIL` for the addresses; its sign-in service
/// asks for nothing.
async fn server(challenges: &'static [&'static str], evil: &Site) -> Site {
    let evil = evil.port().to_string();
    let answer = move |request: &Request| {
        if request.method == "POST" {
            return Reply::token();
        }
        let own = request.header("host").unwrap_or_default().rsplit(':').next().unwrap_or_default();
        let grant = "grant_type=\"urn:connect.auth:windows\"";
        let filled =
            |text: &&str| format!("{},{grant}", text.replace("EVIL", &evil).replace("OWN", own));
        Reply::challenge(challenges.iter().map(filled))
    };
    Site::start(None, move || answer.clone()).await
}

#[tokio::test]
async fn another_place_on_this_computer_is_another_host() {
    for challenges in [
        ["http://localhost:EVIL/t"].as_slice(),
        &["http://127.0.0.1:EVIL/t"],
        &["http://localhost:OWN@127.0.0.1:EVIL/t"],
        &["http://localhost.:EVIL/t"],
        &["http://[::ffff:127.0.0.1]:EVIL/t"],
        &["http://127.0.0.1:EVIL/t?http://localhost:OWN/t"],
        &["http://127.0.0.1:EVIL\\@localhost:OWN/t"],
        // The right port of a wrong name.
        &["http://127.0.0.1:OWN/t"],
    ] {
        let mut evil = evil().await;
        let mut server = server(challenges, &evil).await;
        let refused = way_in(&server.root()).await;
        let name = refused.as_ref().map_err(name_of).unwrap_err();
        assert!(["SignInPlainHttp", "Challenge"].contains(&name.as_str()), "{challenges:?} {name}");
        assert!(evil.seen().is_empty(), "{challenges:?}");
        assert!(server.seen().iter().all(is_bare), "{challenges:?}");
    }
    for challenges in [
        ["http://127.0.0.1:EVIL/t", "http://localhost:OWN/t"].as_slice(),
        &["http://localhost:OWN/t", "http://127.0.0.1:EVIL/t"],
    ] {
        let mut evil = evil().await;
        let server = server(challenges, &evil).await;
        way_in(&server.root()).await.unwrap();
        assert!(evil.seen().is_empty(), "{challenges:?}");
    }
}

#[tokio::test]
async fn redirects_lead_nowhere() {
    for status in [301, 302, 303, 307, 308] {
        let mut evil = evil().await;
        let target = format!("{}/webauth/token", evil.root());
        // At once.
        let to = target.clone();
        let moved = move |_: &Request| Reply::of(status).with("Location", to.as_str());
        let mut api = Site::start(None, move || moved.clone()).await;
        let refused = way_in(&api.root()).await;
        assert!(matches!(refused, Err(CallError::NotConnect { .. })), "{status} {refused:?}");
        assert!(api.seen().iter().all(is_bare));
        // By the sign-in service: when it is first asked, and when it has a proof.
        for offer_first in [false, true] {
            let to = target.clone();
            let moved = move |request: &Request| {
                let asked = request.header("authorization").is_some();
                match request.method.as_str() {
                    "GET" => {
                        let host = request.header("host").unwrap_or_default();
                        let grant = "grant_type=\"urn:connect.auth:windows\"";
                        Reply::challenge([format!("http://{host}/t,{grant}")])
                    }
                    _ if offer_first && !asked => Reply::challenge(["NTLM"]),
                    _ => Reply::of(status).with("Location", to.as_str()),
                }
            };
            let api = Site::start(None, move || moved.clone()).await;
            let refused = way_in(&api.root()).await;
            let wanted = SignInError::Status { status };
            assert!(matches!(&refused, Err(CallError::SignIn(e)) if *e == wanted), "{refused:?}");
        }
        assert!(evil.seen().is_empty(), "{status}");
    }
}
