//! The secure connection: the server's certificate, and what ties a sign-in to it.

use std::path::Path;
use std::sync::Arc;

use rustls::ServerConfig;
use rustls::pki_types::pem::{self, PemObject};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use sha2::{Digest, Sha256, Sha384, Sha512};
use tokio_rustls::TlsAcceptor;

use crate::Error;
use crate::sign_in::Tls;

/// A server's side of secure connections.
pub(crate) struct Secured {
    pub acceptor: TlsAcceptor,
    /// `tls-server-end-point` (RFC 5929), with its name before it.
    pub end_point: Vec<u8>,
}

impl Secured {
    /// Reads the certificate and its key.
    pub(crate) fn read(tls: &Tls) -> Result<Self, Error> {
        let unreadable = |path: &Path| {
            let path = path.to_owned();
            move |source: pem::Error| Error::Pem { path, source }
        };
        let chain = CertificateDer::pem_file_iter(&tls.certificate)
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(unreadable(&tls.certificate))?;
        let key = PrivateKeyDer::from_pem_file(&tls.key).map_err(unreadable(&tls.key))?;
        let own =
            chain.first().ok_or_else(|| unreadable(&tls.certificate)(pem::Error::NoItemsFound))?;
        let end_point = end_point(own);
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(Error::Tls)?;
        let config = config.with_no_client_auth().with_single_cert(chain, key);
        let mut config = config.map_err(Error::Tls)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self { acceptor: TlsAcceptor::from(Arc::new(config)), end_point })
    }
}

/// The hash of the certificate, by the hash of its signature; where that is MD5 or SHA-1, or cannot
/// be told, by SHA-256.
fn end_point(certificate: &[u8]) -> Vec<u8> {
    let hash = match signature_hash(certificate) {
        Some(Hash::Sha384) => Sha384::digest(certificate).to_vec(),
        Some(Hash::Sha512) => Sha512::digest(certificate).to_vec(),
        None => Sha256::digest(certificate).to_vec(),
    };
    [b"tls-server-end-point:", &*hash].concat()
}

/// The hashes that count where they are used.
#[derive(Debug, PartialEq)]
enum Hash {
    Sha384,
    Sha512,
}

/// Names of signatures, in DER: RSA, elliptic curves, and RSA-PSS, which names its hash apart.
const RSA: [u8; 8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01];
const ECDSA: [u8; 7] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03];
const SHA: [u8; 8] = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02];

fn signature_hash(certificate: &[u8]) -> Option<Hash> {
    const SEQUENCE: u8 = 0x30;
    let (whole, _) = element(certificate, SEQUENCE)?;
    let (_, behind) = element(whole, SEQUENCE)?;
    let (algorithm, _) = element(behind, SEQUENCE)?;
    let (name, parameters) = element(algorithm, 6)?;
    let short = |name: &[u8]| match (name.strip_prefix(&RSA), name.strip_prefix(&ECDSA)) {
        (Some([12]), _) | (_, Some([3])) => Some(Hash::Sha384),
        (Some([13]), _) | (_, Some([4])) => Some(Hash::Sha512),
        _ => None,
    };
    if name.strip_prefix(&RSA) != Some(&[10]) {
        return short(name);
    }
    let (parameters, _) = element(parameters, SEQUENCE)?;
    let (hash, _) = element(parameters, 0xa0)?;
    let (name, _) = element(element(hash, SEQUENCE)?.0, 6)?;
    match name.strip_prefix(&SHA) {
        Some([2]) => Some(Hash::Sha384),
        Some([3]) => Some(Hash::Sha512),
        _ => None,
    }
}

/// The content of a DER element of this kind, and what follows it.
fn element(bytes: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (&found, rest) = bytes.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = if first < 0x80 {
        (usize::from(first), rest)
    } else {
        let count = usize::from(first & 0x7f);
        let bytes = rest.get(..count).filter(|_| count <= 4)?;
        let length = bytes.iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
        (length, &rest[count..])
    };
    (found == tag).then(|| rest.split_at_checked(length)).flatten()
}
