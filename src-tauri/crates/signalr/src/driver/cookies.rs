//! The cookies that a server sets on the way, for those that come after: a load balancer knows by
//! them which server a connection is at. The handshake of a socket is no request of the HTTP
//! client, so that its cookies do not come with it.

use http::header::{COOKIE, HeaderMap, HeaderValue};

/// More cookies than this are not kept.
const MOST: usize = 50;
/// Nor are longer ones.
const LONGEST: usize = 4096;

/// Cookies of one server.
#[derive(Debug, Clone, Default)]
pub(super) struct Cookies(Vec<(String, String)>);

impl Cookies {
    /// Takes what an answer sets.
    pub(super) fn note(&mut self, set: &[HeaderValue]) {
        for value in set {
            let Ok(text) = value.to_str() else { continue };
            let mut parts = text.split(';').map(str::trim);
            let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else {
                continue;
            };
            let ended = parts.any(|part| {
                let age =
                    part.split_once('=').filter(|(key, _)| key.eq_ignore_ascii_case("max-age"));
                age.is_some_and(|(_, age)| age.trim().parse::<i64>().is_ok_and(|age| age <= 0))
            });
            self.0.retain(|cookie| cookie.0 != name.trim());
            let fits = name.len() + value.len() <= LONGEST && self.0.len() < MOST;
            if fits && !ended && !name.trim().is_empty() {
                self.0.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
    }

    /// Adds them to a request, behind those that it has already.
    pub(super) fn add(&self, headers: &mut HeaderMap) {
        let own = headers.get(COOKIE).and_then(|value| value.to_str().ok()).map(ToOwned::to_owned);
        let kept = self.0.iter().map(|(name, value)| format!("{name}={value}"));
        let all: Vec<_> = own.into_iter().chain(kept).collect();
        // They came in a header, so that they fit into one.
        if !self.0.is_empty()
            && let Ok(mut value) = HeaderValue::from_str(&all.join("; "))
        {
            value.set_sensitive(true);
            headers.insert(COOKIE, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(cookies: &mut Cookies, values: &[&'static str]) {
        let values: Vec<_> = values.iter().map(|value| HeaderValue::from_static(value)).collect();
        cookies.note(&values);
    }

    fn sent(cookies: &Cookies, own: Option<&'static str>) -> String {
        let own = own.map(|own| (COOKIE, HeaderValue::from_static(own)));
        let mut headers: HeaderMap = own.into_iter().collect();
        cookies.add(&mut headers);
        headers.get(COOKIE).map_or_else(String::new, |value| value.to_str().unwrap().to_owned())
    }

    #[test]
    fn cookies_are_kept_until_they_end() {
        let mut cookies = Cookies::default();
        assert_eq!(sent(&cookies, None), "");
        set(&mut cookies, &["node=a1=; Path=/; HttpOnly"]);
        set(&mut cookies, &["x=1; Max-Age=60", "none", "=2"]);
        assert_eq!(sent(&cookies, None), "node=a1=; x=1");
        assert_eq!(sent(&cookies, Some("own=0")), "own=0; node=a1=; x=1");
        set(&mut cookies, &["node=b2", "x=; max-age=0"]);
        assert_eq!(sent(&cookies, None), "node=b2");
    }
}
