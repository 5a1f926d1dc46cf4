//! A certificate authority of a test's own.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use rcgen::{
    BasicConstraints, CertificateParams, CertificateRevocationListParams, CertifiedIssuer,
    CrlDistributionPoint, DnType, IsCa, KeyIdMethod, KeyPair, PKCS_ECDSA_P256_SHA256,
    PKCS_ECDSA_P384_SHA384, PKCS_RSA_SHA256, SignatureAlgorithm, date_time_ymd,
};
use rustls::ServerConfig;
use rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use tempfile::TempDir;

/// The authority; the files live as long as it does.
pub struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
    folder: TempDir,
    /// Where its certificates say that the list of the revoked ones is.
    revoked: Option<String>,
}

/// A certificate for this computer.
pub struct Certificate {
    /// The certificate, as DER.
    pub der: CertificateDer<'static>,
    /// That of the authority.
    pub issuer: CertificateDer<'static>,
    key: Vec<u8>,
    /// The certificate's file.
    pub file: PathBuf,
    /// The key's file.
    pub key_file: PathBuf,
}

impl Authority {
    /// Signs with SHA-256.
    pub fn new() -> Self {
        Self::signing(&PKCS_ECDSA_P256_SHA256)
    }

    /// Signs with SHA-384.
    pub fn sha384() -> Self {
        Self::signing(&PKCS_ECDSA_P384_SHA384)
    }

    /// As Wine wants it: it cannot read one in 128 of the numbers of an ECDSA signature (a short
    /// one), and refuses a certificate that does not say where to find out whether it was revoked.
    pub fn for_wine() -> Self {
        let mut authority = Self::signing(&PKCS_RSA_SHA256);
        let list = CertificateRevocationListParams {
            this_update: date_time_ymd(2020, 1, 1),
            next_update: date_time_ymd(2120, 1, 1),
            crl_number: 1.into(),
            issuing_distribution_point: None,
            revoked_certs: Vec::new(),
            key_identifier_method: KeyIdMethod::Sha256,
        };
        let file = authority.folder.path().join("revoked.pem");
        fs::write(&file, list.signed_by(&authority.issuer).unwrap().pem().unwrap()).unwrap();
        // There all files of this computer are on the drive Z.
        authority.revoked = Some(format!("file:///Z:{}", file.display()));
        authority
    }

    fn signing(algorithm: &'static SignatureAlgorithm) -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        // Whoever has the name of its issuer counts as having signed itself.
        params.distinguished_name.push(DnType::CommonName, "Lab authority");
        let key = KeyPair::generate_for(algorithm).unwrap();
        let issuer = CertifiedIssuer::self_signed(params, key).unwrap();
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("roots.pem"), issuer.pem()).unwrap();
        Self { issuer, folder, revoked: None }
    }

    /// The file with the authority's own certificate.
    pub fn roots(&self) -> PathBuf {
        self.folder.path().join("roots.pem")
    }

    /// A new certificate for `localhost`, with a key of its own; `name` is that of its files.
    pub fn issue(&self, name: &str) -> Certificate {
        let mut params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        let list = |uri: &String| CrlDistributionPoint { uris: vec![uri.clone()] };
        params.crl_distribution_points = self.revoked.iter().map(list).collect();
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        let written = |end: &str, text: String| {
            let path = self.folder.path().join(format!("{name}.{end}"));
            fs::write(&path, text).unwrap();
            path
        };
        Certificate {
            der: certificate.der().clone(),
            issuer: self.issuer.der().clone(),
            key: key.serialize_der(),
            file: written("crt", certificate.pem()),
            key_file: written("key", key.serialize_pem()),
        }
    }
}

impl Certificate {
    /// A server with it.
    pub fn server(&self) -> Arc<ServerConfig> {
        let provider = connect_auth::client_config().unwrap().crypto_provider().clone();
        let key = PrivatePkcs8KeyDer::from(self.key.clone());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![self.der.clone()], key.into())
            .unwrap();
        Arc::new(config)
    }
}
