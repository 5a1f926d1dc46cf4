//! Why a simulator does not start.

use std::net::SocketAddr;
use std::path::PathBuf;

use thiserror::Error;

use crate::Options;

/// Why a simulator does not start.
#[derive(Debug, Error)]
pub enum Error {
    /// It has no protection worth the name, so it must not be reachable from elsewhere.
    #[error("{0} is not a loopback address; the simulator listens on loopback only")]
    NotLoopback(SocketAddr),
    /// The port cannot be had.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// A number is out of range.
    #[error("{name} must be {low} to {high}, not {value}")]
    OutOfRange {
        /// The option.
        name: &'static str,
        /// The least.
        low: u64,
        /// The most.
        high: u64,
        /// What was given.
        value: u64,
    },
    /// Nobody could sign in.
    #[error("NTLM needs a user who may sign in")]
    NoAccounts,
    /// There is nobody to check passwords.
    #[error("cannot run ntlm_auth, which Debian has in the package winbind: {0}")]
    NoChecker(std::io::Error),
    /// There is no Kerberos, or no key for it.
    #[error("cannot accept tickets: {0}")]
    NoKerberos(String),
    /// A certificate or a key cannot be read.
    #[error("cannot read {path}: {source}", path = path.display())]
    Pem {
        /// The file.
        path: PathBuf,
        /// Why.
        source: rustls::pki_types::pem::Error,
    },
    /// A certificate and its key do not do.
    #[error("the certificate cannot be used: {0}")]
    Tls(rustls::Error),
    /// Making the centre failed.
    #[error("the contact centre could not be made")]
    Stillborn,
}

/// Refuses what cannot work.
pub(crate) fn check(options: &Options) -> Result<(), Error> {
    if !options.listen.ip().is_loopback() {
        return Err(Error::NotLoopback(options.listen));
    }
    for (name, value, low, high) in [
        ("agents", options.agents as u64, 1, 100_000),
        ("queues", options.queues as u64, 1, 10_000),
        ("updates per second", u64::from(options.updates_per_second), 0, 100_000),
        ("token life in seconds", options.token_life.as_secs(), 1, 31_536_000),
        ("messages kept of a topic", options.message_buffer as u64, 32, 1_000_000),
        ("keep-alive timeout in seconds", options.keep_alive_timeout.as_secs(), 1, 3_600),
    ] {
        if !(low..=high).contains(&value) {
            return Err(Error::OutOfRange { name, low, high, value });
        }
    }
    Ok(())
}
