//! A server that accepts Kerberos over TLS, and nothing but what is tied to its own certificate.

use std::fs;
use std::io::{Write, stdout};
use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use connect_tests::site::{Conversation, Reply, Request, Site};
use libgssapi::context::{SecurityContext, ServerCtx};
use libgssapi::credential::{Cred, CredUsage};
use rustls::ServerConfig;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use sha2::{Digest, Sha256, Sha384};

use crate::{Arguments, Fault};

/// Set for a context whose client has sent the binding that the server has, too (MIT Kerberos'
/// `GSS_C_CHANNEL_BOUND_FLAG`).
const CHANNEL_BOUND: u32 = 0x800;

/// Serves with `--certificate` and `--key` until it is ended; prints its port. `--hash sha384` is
/// for a certificate that is signed with that.
pub async fn serve(arguments: &Arguments) -> Result<(), Fault> {
    let certificate = CertificateDer::from_pem_slice(&fs::read(arguments.want("certificate")?)?)?;
    let key = PrivateKeyDer::from_pem_slice(&fs::read(arguments.want("key")?)?)?;
    let hash = match arguments.get("hash") {
        Some("sha384") => Sha384::digest(&certificate).to_vec(),
        _ => Sha256::digest(&certificate).to_vec(),
    };
    let binding = [b"tls-server-end-point:".as_slice(), &hash].concat();
    let provider = connect_auth::client_config()?.crypto_provider().clone();
    let tls = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)?;
    let converse = move || Accepting { binding: binding.clone() };
    let site = Site::start(Some(Arc::new(tls)), converse).await;
    writeln!(stdout(), "{}", site.port())?;
    std::future::pending().await
}

struct Accepting {
    binding: Vec<u8>,
}

impl Conversation for Accepting {
    async fn answer(&mut self, request: &Request) -> Reply {
        let sent = request.header("authorization").and_then(|all| all.strip_prefix("Negotiate "));
        let token = sent.and_then(|text| BASE64_STANDARD.decode(text).ok());
        let accepted = token.and_then(|token| accept(&token, &self.binding).ok());
        match accepted {
            Some(answer) => {
                let answer = BASE64_STANDARD.encode(answer);
                Reply::token().with("WWW-Authenticate", format!("Negotiate {answer}"))
            }
            None => Reply::challenge(["Negotiate"]),
        }
    }
}

fn accept(token: &[u8], binding: &[u8]) -> Result<Vec<u8>, Fault> {
    let held = Cred::acquire(None, None, CredUsage::Accept, None)?;
    let mut context = ServerCtx::new(Some(held));
    let answer = context.step(token, Some(binding))?.ok_or("no answer")?.to_vec();
    let bound = context.flags()?.bits() & CHANNEL_BOUND != 0;
    let accepted = context.is_complete() && bound;
    if accepted { Ok(answer) } else { Err("not tied to this connection".into()) }
}
