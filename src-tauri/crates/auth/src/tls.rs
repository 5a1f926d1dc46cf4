//! One TLS configuration for everything: certificates are checked by the system's store.

use std::sync::Arc;

use rustls::ClientConfig;
use rustls_platform_verifier::BuilderVerifierExt;
use thiserror::Error;

/// The system's certificate store cannot be used.
#[derive(Debug, Error)]
#[error("the system's certificate store cannot be used: {0}")]
pub struct TlsError(#[from] rustls::Error);

/// A client that checks certificates by the system's store. HTTP/1.1 only: Windows authentication
/// is not for HTTP/2, and web sockets are not either.
pub fn client_config() -> Result<Arc<ClientConfig>, TlsError> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_platform_verifier()?
        .with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}
