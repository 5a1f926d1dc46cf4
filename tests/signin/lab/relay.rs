//! Somebody in between: takes a client's connection under a certificate of his own, and passes all
//! that comes on to the real server.

use std::sync::Arc;

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore, ServerConfig};
use tokio::io::{AsyncRead, AsyncWrite, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::{TlsAcceptor, TlsConnector};

use super::certificates::Certificate;

/// The relay; it ends when dropped.
pub struct Relay {
    port: u16,
    task: JoinHandle<()>,
}

impl Drop for Relay {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Relay {
    /// Passes on to the server at this port, which has this certificate. Without one of its own it
    /// takes plain http.
    pub async fn start(own: Option<Arc<ServerConfig>>, port: u16, server: &Certificate) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let own_port = listener.local_addr().unwrap().port();
        let connector = TlsConnector::from(trusting(server));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (own, connector) = (own.clone(), connector.clone());
                tokio::spawn(async move {
                    match own {
                        None => pass_on(stream, connector, port).await,
                        Some(own) => {
                            let stream = TlsAcceptor::from(own).accept(stream).await.unwrap();
                            pass_on(stream, connector, port).await;
                        }
                    }
                });
            }
        });
        Self { port: own_port, task }
    }

    /// The sign-in service, as somebody sees it whom the relay has deceived.
    pub fn url(&self, scheme: &str) -> String {
        format!("{scheme}://localhost:{}/webauth/token", self.port)
    }
}

fn trusting(server: &Certificate) -> Arc<ClientConfig> {
    let mut roots = RootCertStore::empty();
    roots.add(server.issuer.clone()).unwrap();
    let provider = connect_auth::client_config().unwrap().crypto_provider().clone();
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    Arc::new(config)
}

async fn pass_on<S: AsyncRead + AsyncWrite + Unpin>(
    mut stream: S,
    connector: TlsConnector,
    port: u16,
) {
    let server = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    let mut server = connector.connect(name, server).await.unwrap();
    // Either side may go when it has seen enough.
    drop(copy_bidirectional(&mut stream, &mut server).await);
}
