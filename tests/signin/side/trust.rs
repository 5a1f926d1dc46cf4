//! Whom the user of a Windows computer trusts.

use std::fs;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use schannel::cert_context::CertContext;
use schannel::cert_store::{CertAdd, CertStore};

use crate::{Arguments, Fault};

/// Puts the certificate in `--roots FILE` among the user's roots.
pub fn add(arguments: &Arguments) -> Result<(), Fault> {
    let certificate = CertificateDer::from_pem_slice(&fs::read(arguments.want("roots")?)?)?;
    let mut roots = CertStore::open_current_user("Root")?;
    roots.add_cert(&CertContext::new(&certificate)?, CertAdd::ReplaceExisting)?;
    Ok(())
}
