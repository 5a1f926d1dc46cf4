//! Real servers for one test: each on free ports of loopback, with its state in a temporary folder,
//! and gone when dropped.

pub mod acceptor;
pub mod apache;
pub mod certificates;
pub mod client;
pub mod deployment;
pub mod doctor;
pub mod kdc;
pub mod ntlm;
pub mod ntlmssp;
pub mod process;
pub mod relay;
pub mod wine;
