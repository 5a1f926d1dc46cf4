//! What ties a sign-in to its secure connection: `tls-server-end-point` (RFC 5929), the hash of the
//! server's certificate. Who passes the handshake on over a connection of his own has another one.

use aws_lc_rs::digest::{self, Algorithm, SHA256, SHA384, SHA512};
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912::{
    ECDSA_WITH_SHA_384, ECDSA_WITH_SHA_512, ID_RSASSA_PSS, ID_SHA_384, ID_SHA_512,
    SHA_384_WITH_RSA_ENCRYPTION, SHA_512_WITH_RSA_ENCRYPTION,
};
use x509_cert::Certificate;
use x509_cert::der::asn1::{Any, ContextSpecific};
use x509_cert::der::{Decode, SliceReader, TagNumber};
use x509_cert::spki::AlgorithmIdentifierOwned;

const PREFIX: &[u8] = b"tls-server-end-point:";

/// The binding to a server's own certificate (DER); none if it cannot be read.
pub(crate) fn of_certificate(certificate: &[u8]) -> Option<Vec<u8>> {
    let read = Certificate::from_der(certificate).ok()?;
    let hash = digest::digest(hash_of(read.signature_algorithm()), certificate);
    Some([PREFIX, hash.as_ref()].concat())
}

/// The hash of the certificate's signature, but no weaker one than SHA-256.
fn hash_of(signature: &AlgorithmIdentifierOwned) -> &'static Algorithm {
    match signature.oid {
        ECDSA_WITH_SHA_384 | SHA_384_WITH_RSA_ENCRYPTION => &SHA384,
        ECDSA_WITH_SHA_512 | SHA_512_WITH_RSA_ENCRYPTION => &SHA512,
        ID_RSASSA_PSS => match pss_hash(signature.parameters.as_ref()) {
            Some(ID_SHA_384) => &SHA384,
            Some(ID_SHA_512) => &SHA512,
            _ => &SHA256,
        },
        _ => &SHA256,
    }
}

/// The hash that RSA-PSS was told to use: the first of its parameters.
fn pss_hash(parameters: Option<&Any>) -> Option<ObjectIdentifier> {
    let mut reader = SliceReader::new(parameters?.value()).ok()?;
    let hash =
        ContextSpecific::<AlgorithmIdentifierOwned>::decode_explicit(&mut reader, TagNumber(0));
    Some(hash.ok()??.value.oid)
}

#[cfg(test)]
mod tests {
    use super::*;

    macro_rules! certificate {
        ($name:literal) => {
            include_bytes!(concat!("../tests/certificates/", $name, ".der")).as_slice()
        };
    }

    #[test]
    fn the_hash_is_that_of_the_signature_but_no_weak_one() {
        for (certificate, hash) in [
            (certificate!("rsa-sha1"), &SHA256),
            (certificate!("rsa-sha256"), &SHA256),
            (certificate!("rsa-sha384"), &SHA384),
            (certificate!("rsa-sha512"), &SHA512),
            (certificate!("pss-sha256"), &SHA256),
            (certificate!("pss-sha384"), &SHA384),
            (certificate!("pss-sha512"), &SHA512),
            (certificate!("ecdsa-sha256"), &SHA256),
            (certificate!("ecdsa-sha384"), &SHA384),
            (certificate!("ecdsa-sha512"), &SHA512),
            (certificate!("ed25519"), &SHA256),
        ] {
            let wanted = [PREFIX, digest::digest(hash, certificate).as_ref()].concat();
            assert_eq!(of_certificate(certificate), Some(wanted));
        }
        assert_eq!(of_certificate(b"no certificate"), None);
    }
}
