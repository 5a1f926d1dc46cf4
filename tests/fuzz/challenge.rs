//! The challenge of row A1: whatever the headers say, credentials go to trusted hosts alone. Each
//! line of an input is the value of a header.

#![cfg_attr(fuzzing, no_main)]

use connect_auth::{HostRule, Trust, find_token_url};
use url::Url;

connect_fuzz::target!(find);

const SERVER: &str = "https://41.ccdev2015.internal";
const LISTED: &[&str] = &["auth.ccdev2015.internal:8443", "*.corp.example"];

/// Reads the headers; panics if an address is accepted that is not trusted.
fn find(input: &[u8]) {
    let Ok(text) = str::from_utf8(input) else { return };
    let Some(trust) = trust() else { panic!("the rules of this target cannot be read") };
    if let Ok(url) = find_token_url(text.lines(), &trust) {
        assert!(is_trusted(url.as_str()), "{url} was accepted");
    }
}

fn trust() -> Option<Trust> {
    let listed = LISTED.iter().map(|rule| HostRule::parse(rule)).collect::<Option<_>>()?;
    Trust::new(&Url::parse(SERVER).ok()?, false, listed).ok()
}

/// Judged by the text of the address, to be independent of what the rules go by.
fn is_trusted(address: &str) -> bool {
    let authority =
        address.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#', '\\']).next());
    match authority {
        Some("41.ccdev2015.internal" | "auth.ccdev2015.internal:8443") => true,
        Some(other) => other
            .strip_suffix(".corp.example")
            .is_some_and(|front| !front.is_empty() && !front.contains([':', '@'])),
        None => false,
    }
}
