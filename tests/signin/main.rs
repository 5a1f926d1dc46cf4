//! Signs in to real servers: MIT Kerberos, Apache and Samba's NTLM, each started by the test that
//! wants it.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod binding;
mod hostile;
mod kerberos;
mod lab;
mod ntlm;
mod table;
mod windows;
