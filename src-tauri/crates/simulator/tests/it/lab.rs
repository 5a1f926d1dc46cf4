//! What sign-ins need around them: certificates, a client of another make, and somebody in between.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;

use connect_auth::{Account, Credentials, HandshakeRules, SignInError, Token, TokenRequest};
use connect_simulator::{Accounts, Auth, Options, Simulator, Tls, WindowsUser};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, RootCertStore, ServerConfig};
use tempfile::TempDir;
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Command;
use tokio_rustls::{TlsAcceptor, TlsConnector};

use crate::client::{Client, json};

pub const PASSWORD: &str = "Sesame, open 7";
pub const DOMAIN: &str = "LAB";

/// The account of agent 1, and so the name of a user who is an agent.
pub async fn account_of_an_agent() -> String {
    let simulator = crate::start().await;
    let (_, profile) = Client::new(&simulator).await.v2("/profile").await;
    let email = profile["emailAddress"].as_str().unwrap();
    email.split_once('@').unwrap().0.to_owned()
}

/// A simulator that asks for the password of an agent, and of one who is none.
pub async fn options(auth: Auth) -> Options {
    let user = |name: &str| WindowsUser { domain: DOMAIN.to_owned(), name: name.to_owned() };
    let users = vec![user(&account_of_an_agent().await), user("nobody")];
    let accounts = Accounts { users, password: PASSWORD.to_owned() };
    Options { auth, accounts, ..crate::options() }
}

/// The form of a token request.
pub fn form(client_id: &str) -> String {
    let grant = connect_webapi::GRANT_TYPE;
    format!("grant_type={grant}&client_id={client_id}")
}

/// A self-signed certificate of this computer's in a folder.
pub async fn certificate(folder: &TempDir, name: &str, algorithm: &[&str]) -> Tls {
    let file = |ending: &str| folder.path().join(format!("{name}.{ending}"));
    let tls = Tls { certificate: file("crt"), key: file("key") };
    let made = Command::new("openssl")
        .args(["req", "-x509", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-newkey"])
        .args(algorithm)
        .args(["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"])
        .args(["-addext", "basicConstraints=critical,CA:FALSE"])
        .arg("-keyout")
        .arg(&tls.key)
        .arg("-out")
        .arg(&tls.certificate)
        .stderr(Stdio::null())
        .status();
    assert!(made.await.unwrap().success());
    tls
}

/// A certificate whose own hash is not the usual one.
pub const WITH_SHA384: &[&str] = &["ec", "-pkeyopt", "ec_paramgen_curve:P-384", "-sha384"];
/// One that names its hash apart.
pub const WITH_PSS: &[&str] = &[
    "rsa:2048",
    "-sha512",
    "-sigopt",
    "rsa_padding_mode:pss",
    "-sigopt",
    "rsa_pss_saltlen:digest",
];
/// An ordinary one.
pub const WITH_SHA256: &[&str] = &["ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-sha256"];

/// A client that trusts nobody but who has this certificate.
pub fn trusting(certificate: &Path) -> Arc<ClientConfig> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(certificate).unwrap()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider);
    let config = config.with_safe_default_protocol_versions().unwrap();
    Arc::new(config.with_root_certificates(roots).with_no_client_auth())
}

/// Somebody in between, with a certificate that the caller trusts: what comes is decrypted and
/// passed on. Answers the address.
pub async fn proxy(own: &Tls, server: &Tls, root: &str) -> String {
    let chain = vec![CertificateDer::from_pem_file(&own.certificate).unwrap()];
    let key = PrivateKeyDer::from_pem_file(&own.key).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider);
    let config = config.with_safe_default_protocol_versions().unwrap().with_no_client_auth();
    let acceptor = TlsAcceptor::from(Arc::new(config.with_single_cert(chain, key).unwrap()));
    let connector = TlsConnector::from(trusting(&server.certificate));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = url::Url::parse(root).unwrap().port().unwrap();
    tokio::spawn(async move {
        loop {
            let (near, _) = listener.accept().await.unwrap();
            let mut near = acceptor.accept(near).await.unwrap();
            let far = TcpStream::connect(("127.0.0.1", server)).await.unwrap();
            let name = ServerName::try_from("localhost").unwrap();
            let mut far = connector.connect(name, far).await.unwrap();
            // Either side may go as it likes.
            drop(tokio::io::copy_bidirectional(&mut near, &mut far).await);
        }
    });
    let host = url::Url::parse(root).unwrap().host_str().unwrap().to_owned();
    format!("https://{host}:{port}")
}

/// Asks the sign-in service for a token by curl; the status, the body, and how many connections it
/// took.
pub async fn curl(root: &str, client_id: &str, args: &[&str]) -> (u16, serde_json::Value, u32) {
    let output = Command::new("curl")
        .args(["--silent", "--show-error", "--max-time", "30", "--noproxy", "*"])
        .args(["--write-out", "\n%{http_code} %{num_connects}", "--data", &form(client_id)])
        .args(args)
        .arg(format!("{root}/webauth/token"))
        .output()
        .await
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let (body, sums) = text.rsplit_once('\n').unwrap();
    let (status, connections) = sums.split_once(' ').unwrap();
    let body = serde_json::from_str(body).unwrap_or_default();
    (status.parse().unwrap(), body, connections.parse().unwrap())
}

/// Asks as the console does.
pub async fn console(
    simulator: &Simulator,
    root: &str,
    credentials: Credentials,
    trusted: Option<&PathBuf>,
) -> Result<Token, SignInError> {
    let request = TokenRequest {
        url: url::Url::parse(&format!("{root}/webauth/token")).unwrap(),
        client_id: simulator.client_id(),
        credentials,
        rules: HandshakeRules::default(),
        tls: match trusted {
            Some(certificate) => trusting(certificate),
            None => connect_auth::client_config().unwrap(),
        },
    };
    request.send().await
}

pub fn password(user: &str, password: &str) -> Credentials {
    Credentials::Password(Account::new(user, password.into()).unwrap())
}

/// What P1 says to the holder of a token.
pub async fn profile(
    simulator: &Simulator,
    token: &str,
) -> (reqwest::StatusCode, serde_json::Value) {
    let http = reqwest::Client::new();
    let asked = http.get(format!("{}/webapi/api/v2/profile", simulator.root())).bearer_auth(token);
    json(asked.send().await.unwrap()).await
}
