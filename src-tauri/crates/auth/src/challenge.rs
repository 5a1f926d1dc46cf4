//! The challenge of a Connect server: `https://host/webauth/token,grant_type="urn:…"`. It is not a
//! legal challenge (a URL stands where the scheme belongs), so no generic parser reads it.

use thiserror::Error;
use url::Url;

use crate::{Trust, TrustError};

/// The only sign-in that is known.
const GRANT_TYPE: &str = "urn:connect.auth:windows";

/// Why no sign-in service was found.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ChallengeError {
    /// No value names a service; `header` is what came, shortened.
    #[error("no sign-in service in {header:?}")]
    Unreadable {
        /// What came.
        header: String,
    },
    /// Values name services, all of them where no credential may go; this is the first.
    #[error("sign-in service refused: {0}")]
    Refused(#[from] TrustError),
}

/// The address of the sign-in service: the first absolute URL in the headers' values that the
/// trust rules accept. Each value may hold several challenges, an optional scheme word, quotes and
/// blanks, and parameters in any order.
pub fn find_token_url<'a>(
    values: impl IntoIterator<Item = &'a str>,
    trust: &Trust,
) -> Result<Url, ChallengeError> {
    let mut seen = String::new();
    let mut refused = None;
    for value in values {
        seen.push_str(if seen.is_empty() { "" } else { ", " });
        seen.extend(value.chars().filter(|c| !c.is_control()).take(300));
        let pieces = pieces(value);
        if !pieces.iter().any(|piece| is_grant(piece)) {
            continue;
        }
        for url in pieces.iter().filter_map(|piece| absolute(piece)) {
            match trust.check(&url) {
                Ok(()) => return Ok(url),
                Err(why) => refused = refused.or(Some(why)),
            }
        }
    }
    match refused {
        Some(why) => Err(why.into()),
        None => Err(ChallengeError::Unreadable { header: seen }),
    }
}

/// The parts between commas and blanks; quotes keep theirs together and are kept.
fn pieces(value: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut quoted = false;
    for c in value.chars().take(8192) {
        match c {
            '"' => quoted = !quoted,
            ',' | ' ' | '\t' | ';' if !quoted => {
                pieces.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = pieces.last_mut() {
            last.push(c);
        }
    }
    // `grant_type = "…"`: the blanks around the equals sign belong to nobody.
    let mut joined: Vec<String> = Vec::new();
    for piece in pieces.into_iter().filter(|piece| !piece.is_empty()) {
        match joined.last_mut() {
            Some(last) if piece.starts_with('=') || last.ends_with('=') => last.push_str(&piece),
            _ => joined.push(piece),
        }
    }
    joined
}

fn is_grant(piece: &str) -> bool {
    piece.split_once('=').is_some_and(|(name, value)| {
        name.trim().eq_ignore_ascii_case("grant_type")
            && value.trim().trim_matches('"') == GRANT_TYPE
    })
}

fn absolute(piece: &str) -> Option<Url> {
    let text = piece.trim_matches('"');
    let lower = text.get(..8).unwrap_or(text).to_ascii_lowercase();
    let http = lower.starts_with("http://") || lower.starts_with("https://");
    http.then(|| Url::parse(text).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(values: &[&str]) -> Result<String, ChallengeError> {
        let api = Url::parse("https://41.ccdev2015.internal").expect("a URL");
        let trust = Trust::new(&api, false, vec![]).expect("trusted");
        find_token_url(values.iter().copied(), &trust).map(String::from)
    }

    const URL: &str = "https://41.ccdev2015.internal/webauth/token";

    #[test]
    fn every_spelling_is_read() {
        for value in [
            r#"https://41.ccdev2015.internal/webauth/token,grant_type="urn:connect.auth:windows""#,
            r#"https://41.ccdev2015.internal/webauth/token, grant_type = "urn:connect.auth:windows""#,
            r#"Bearer "https://41.ccdev2015.internal/webauth/token", grant_type=urn:connect.auth:windows"#,
            r#"grant_type="urn:connect.auth:windows",realm="a, b",https://41.ccdev2015.internal/webauth/token"#,
            r#"HTTPS://41.ccdev2015.internal/webauth/token,Grant_Type="urn:connect.auth:windows""#,
            r#"Negotiate, NTLM, https://41.ccdev2015.internal/webauth/token,grant_type="urn:connect.auth:windows""#,
        ] {
            assert_eq!(find(&[value]).as_deref(), Ok(URL), "{value}");
        }
        let second =
            r#"https://41.ccdev2015.internal/webauth/token,grant_type="urn:connect.auth:windows""#;
        assert_eq!(find(&["Negotiate", second]).as_deref(), Ok(URL));
    }

    #[test]
    fn another_host_is_refused_by_name() {
        let value = r#"https://evil.example/webauth/token,grant_type="urn:connect.auth:windows""#;
        let refused = TrustError::NotListed { host: "evil.example".to_owned() };
        assert_eq!(find(&[value]), Err(ChallengeError::Refused(refused)));
    }

    #[test]
    fn what_cannot_be_read_is_quoted() {
        for value in [
            "",
            "Negotiate",
            r#"https://41.ccdev2015.internal/x,grant_type="other""#,
            "/webauth/token",
        ] {
            assert_eq!(
                find(&[value]),
                Err(ChallengeError::Unreadable { header: value.to_owned() })
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn no_header_makes_it_panic(value in "[ -~é\"=,]{0,80}(https://[a-z.@:/]{0,20})?.{0,20}") {
            if let Ok(url) = find(&[&value]) {
                proptest::prop_assert!(url.starts_with("https://41.ccdev2015.internal/"));
            }
        }
    }
}
