//! Signs in as the console does, and prints a line of JSON for each sign-in.

use std::io::Read;
use std::sync::Arc;
use std::time::Instant;
use std::{fs, io};

use connect_auth::{
    Account, Credentials, HandshakeRules, Mechanism, NtlmRule, TokenRequest, client_config,
};
use connect_tests::signin::{Outcome, name_of};
use futures_util::future::join_all;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

use crate::{Arguments, Fault};

/// A client id; which one does not matter to the servers of the tests.
const CLIENT_ID: &str = "0224C392-3845-4AC0-B1A0-D63706181BA7";

/// Signs in at `--url`: as `--user` with the password from the input, else with a ticket.
/// `--roots FILE` are the certificates to trust instead of the system's, `--ntlm never` forbids
/// NTLM, `--service NAME` is another service name; `--at-once N` signs in so many times at once,
/// `--in-turn N` so many times one after the other.
pub async fn sign_in(arguments: &Arguments) -> Result<(), Fault> {
    let request = request(arguments)?;
    let number = |name| arguments.get(name).map_or(Ok(1), str::parse::<usize>);
    let (at_once, in_turn) = (number("at-once")?, number("in-turn")?);
    for _ in 0..in_turn {
        for outcome in join_all((0..at_once).map(|_| once(&request))).await {
            println!("{}", serde_json::to_string(&outcome)?);
        }
    }
    Ok(())
}

async fn once(request: &TokenRequest) -> Outcome {
    let began = Instant::now();
    let result = request.send().await;
    let ms = began.elapsed().as_secs_f64() * 1000.0;
    match result {
        Ok(token) => {
            let proof = token.proof();
            let mechanism = proof.mechanism.map(|mechanism| match mechanism {
                Mechanism::Kerberos => "Kerberos".to_owned(),
                Mechanism::Ntlm => "Ntlm".to_owned(),
            });
            let (mutual, bound) = (proof.mutual, proof.bound);
            let round_trips = proof.round_trips;
            Outcome { ms, mechanism, mutual, bound, round_trips, ..Outcome::default() }
        }
        Err(error) => {
            let detail = error.to_string();
            Outcome { ms, error: Some(name_of(&error)), detail, ..Outcome::default() }
        }
    }
}

fn request(arguments: &Arguments) -> Result<TokenRequest, Fault> {
    let credentials = match arguments.get("user") {
        None => Credentials::Logon,
        Some(user) => {
            let mut password = String::new();
            io::stdin().read_to_string(&mut password)?;
            Credentials::Password(Account::new(user, password.into())?)
        }
    };
    let ntlm = match arguments.get("ntlm") {
        Some("never") => NtlmRule::Never,
        _ => NtlmRule::Allowed,
    };
    let service = arguments.get("service").map(str::to_owned);
    Ok(TokenRequest {
        url: arguments.want("url")?.parse()?,
        client_id: CLIENT_ID.to_owned(),
        credentials,
        rules: HandshakeRules { ntlm, service },
        tls: tls(arguments)?,
    })
}

/// The console's own configuration but for the roots.
fn tls(arguments: &Arguments) -> Result<Arc<ClientConfig>, Fault> {
    let usual = client_config()?;
    let Some(file) = arguments.get("roots") else { return Ok(usual) };
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(&fs::read(file)?)?)?;
    let mut config = ClientConfig::builder_with_provider(usual.crypto_provider().clone())
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols.clone_from(&usual.alpn_protocols);
    Ok(Arc::new(config))
}
