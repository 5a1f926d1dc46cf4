//! What the sign-in service offers: the schemes in its `WWW-Authenticate` headers, and the token
//! that goes on with a handshake.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::HeaderMap;
use http::header::WWW_AUTHENTICATE;

use crate::engine::Scheme;

/// The longest token that is taken, in bytes: more than any ticket with all its groups.
pub(crate) const TOKEN_LIMIT: usize = 64 * 1024;

/// The schemes offered, of those that are known: no others are ever answered, least of all those
/// that carry the password itself.
pub(crate) fn schemes(headers: &HeaderMap) -> Vec<Scheme> {
    let all = challenges(headers);
    [Scheme::Negotiate, Scheme::Ntlm]
        .into_iter()
        .filter(|scheme| all.iter().any(|(word, _)| word.eq_ignore_ascii_case(scheme.as_str())))
        .collect()
}

/// The words of all schemes offered, for the user.
pub(crate) fn words(headers: &HeaderMap) -> String {
    let words = challenges(headers).into_iter();
    let words = words.map(|(word, _)| word.chars().take(40).collect::<String>());
    words.take(8).collect::<Vec<_>>().join(", ")
}

/// What the server says of a token.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Continuation {
    /// Nothing: it does not go on.
    None,
    /// Its own token.
    Token(Vec<u8>),
    /// Something that is none, or too long.
    Broken,
}

/// The server's token of this scheme.
pub(crate) fn continuation(headers: &HeaderMap, scheme: Scheme) -> Continuation {
    let found = challenges(headers).into_iter().find_map(|(word, rest)| {
        (word.eq_ignore_ascii_case(scheme.as_str()) && !rest.is_empty()).then_some(rest)
    });
    let Some(text) = found else { return Continuation::None };
    if text.len() > TOKEN_LIMIT / 3 * 4 + 4 {
        return Continuation::Broken;
    }
    match BASE64_STANDARD.decode(text) {
        Ok(token) if !token.is_empty() && token.len() <= TOKEN_LIMIT => Continuation::Token(token),
        _ => Continuation::Broken,
    }
}

/// Scheme words with what follows them up to the next comma; several may share a line.
fn challenges(headers: &HeaderMap) -> Vec<(&str, &str)> {
    let lines = headers.get_all(WWW_AUTHENTICATE).iter();
    let lines = lines.filter_map(|line| line.to_str().ok());
    let each = lines.flat_map(|line| line.split(',')).map(str::trim).filter(|one| !one.is_empty());
    each.map(|one| match one.split_once([' ', '\t']) {
        Some((word, rest)) => (word, rest.trim()),
        None => (one, ""),
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(WWW_AUTHENTICATE, line.parse().expect("a header"));
        }
        headers
    }

    #[test]
    fn only_known_schemes_count() {
        let both = vec![Scheme::Negotiate, Scheme::Ntlm];
        assert_eq!(schemes(&headers(&["Negotiate", "NTLM"])), both);
        assert_eq!(schemes(&headers(&["ntlm, Basic realm=\"x\", negotiate"])), both);
        assert_eq!(schemes(&headers(&["Basic realm=\"Negotiate\"", "Digest"])), []);
        assert_eq!(schemes(&headers(&[])), []);
        assert_eq!(words(&headers(&["Basic realm=\"x\"", "Digest"])), "Basic, Digest");
    }

    #[test]
    fn a_continuation_is_a_token_of_its_scheme() {
        let of = |lines: &[&str]| continuation(&headers(lines), Scheme::Negotiate);
        assert_eq!(of(&["NTLM AAAA", "Negotiate AQID"]), Continuation::Token(vec![1, 2, 3]));
        assert_eq!(of(&["NTLM AAAA, Negotiate  AQID"]), Continuation::Token(vec![1, 2, 3]));
        assert_eq!(of(&["Negotiate", "NTLM AAAA"]), Continuation::None);
        assert_eq!(of(&["Negotiate ????"]), Continuation::Broken);
        let long = format!("Negotiate {}", "A".repeat(TOKEN_LIMIT / 3 * 4 + 8));
        assert_eq!(of(&[&long]), Continuation::Broken);
    }

    proptest::proptest! {
        #[test]
        fn no_header_makes_it_panic(line in "[ -~]{0,60}") {
            let headers = headers(&[&line]);
            let _ = (schemes(&headers), words(&headers));
            let _ = continuation(&headers, Scheme::Ntlm);
        }
    }
}
