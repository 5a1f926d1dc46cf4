//! Servers that want credentials which are not for them.

mod challenges;
mod legs;
mod proofs;

use connect_tests::site::Request;

/// True if nothing of the user's came with it: no header with a proof, no name and no password.
fn is_bare(request: &Request) -> bool {
    let sent = format!("{} {} {:?}", request.target, request.body, request.headers);
    request.header("authorization").is_none() && !sent.contains("bob") && !sent.contains("Simsim")
}
