//! What ties a sign-in to its secure connection: whoever stands in between, under a certificate that
//! the client trusts, gets nothing for what he passes on.

use sha2::{Digest, Sha256, Sha384};

use crate::lab::acceptor::Acceptor;
use crate::lab::certificates::{Authority, Certificate};
use crate::lab::client::Client;
use crate::lab::kdc::{self, Kdc};
use crate::lab::ntlm::{self, NtlmService, Rules};
use crate::lab::relay::Relay;

#[tokio::test]
async fn kerberos_is_tied_to_the_servers_certificate() {
    let kdc = Kdc::start().await;
    let cache = kdc.log_on("1h");
    for (authority, hash) in [(Authority::new(), "sha256"), (Authority::sha384(), "sha384")] {
        let real = authority.issue("real");
        let acceptor = Acceptor::start(&kdc, &real, hash);
        let at = |url: String| Client::at(url).in_domain(&kdc).trusting(&authority.roots());
        let ticket = at(acceptor.url()).logged_on(&cache).sign_in().await;
        assert!(ticket.error.is_none() && ticket.bound && ticket.mutual, "{hash} {ticket:?}");
        let password = at(acceptor.url()).user(kdc::USER, kdc::PASSWORD).sign_in().await;
        assert!(password.error.is_none() && password.bound, "{hash} {password:?}");

        // Another certificate, as good as the first: the binding is another.
        let own = authority.issue("relay").server();
        let relay = Relay::start(Some(own), acceptor.port(), &real).await;
        let relayed = at(relay.url("https")).logged_on(&cache).sign_in().await;
        assert_eq!(relayed.error.as_deref(), Some("LogonRefused"), "{relayed:?}");
        // Plain http: there is no binding.
        let relay = Relay::start(None, acceptor.port(), &real).await;
        let relayed = at(relay.url("http")).logged_on(&cache).sign_in().await;
        assert_eq!(relayed.error.as_deref(), Some("LogonRefused"), "{relayed:?}");
        // The certificate itself, as a server's own proxy has it.
        let relay = Relay::start(Some(real.server()), acceptor.port(), &real).await;
        let relayed = at(relay.url("https")).logged_on(&cache).sign_in().await;
        assert!(relayed.error.is_none() && relayed.bound, "{relayed:?}");
    }
}

async fn ntlm_service(real: &Certificate, hash: Vec<u8>) -> NtlmService {
    let binding = Some([b"tls-server-end-point:".as_slice(), &hash].concat());
    NtlmService::start(Some(real.server()), Rules { binding, ..Rules::default() }).await
}

#[tokio::test]
async fn ntlm_is_tied_to_the_servers_certificate() {
    for (authority, sha384) in [(Authority::new(), false), (Authority::sha384(), true)] {
        let real = authority.issue("real");
        let hash = if sha384 {
            Sha384::digest(&real.der).to_vec()
        } else {
            Sha256::digest(&real.der).to_vec()
        };
        let service = ntlm_service(&real, hash).await;
        let at = |url: String| {
            Client::at(url).user(ntlm::USER, ntlm::PASSWORD).trusting(&authority.roots())
        };
        let right = at(service.url()).sign_in().await;
        assert!(right.error.is_none() && right.bound, "{right:?}");
        // The service answers both alike.
        let wrong = at(service.url()).user(ntlm::USER, "open").sign_in().await;
        assert_eq!(wrong.error.as_deref(), Some("PasswordOrBinding"), "{wrong:?}");

        let own = authority.issue("relay").server();
        let relay = Relay::start(Some(own), service.port(), &real).await;
        let relayed = at(relay.url("https")).sign_in().await;
        assert_eq!(relayed.error.as_deref(), Some("PasswordOrBinding"), "{relayed:?}");
        let relay = Relay::start(None, service.port(), &real).await;
        let relayed = at(relay.url("http")).sign_in().await;
        assert_eq!(relayed.error.as_deref(), Some("WrongPassword"), "{relayed:?}");
        assert_eq!(service.counts(), (4, 4));
    }
}
