//! Which hosts may be spoken to, and which may get credentials. The list is never learned from a
//! server's answer.

use std::net::IpAddr;

use thiserror::Error;
use url::{Host, Url};

/// Why an address is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TrustError {
    /// Neither http nor https, no host, or a user name in it.
    #[error("not a plain http(s) address")]
    Malformed,
    /// Plain http to a host that is not this computer, or not the server itself: no list helps.
    #[error("plain http to {host}")]
    PlainHttp {
        /// The host.
        host: String,
    },
    /// Neither the server itself nor in the administrator's list.
    #[error("{host} is not trusted")]
    NotListed {
        /// The host.
        host: String,
    },
}

/// One entry of the administrator's list: a host, or `*.suffix` for every host below it; default
/// ports unless one is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostRule {
    host: String,
    below: bool,
    port: u16,
}

impl HostRule {
    /// Reads `host`, `host:port`, `*.suffix` or `*.suffix:port`.
    pub fn parse(text: &str) -> Option<Self> {
        let (below, rest) = match text.trim().strip_prefix("*.") {
            Some(rest) => (true, rest),
            None => (false, text.trim()),
        };
        // The URL parser brings hosts to their canonical ASCII form, on both sides alike.
        let url = Url::parse(&format!("https://{rest}/")).ok()?;
        let plain = url.path() == "/" && url.username().is_empty() && url.password().is_none();
        let host = url.host_str().filter(|_| plain)?;
        Some(Self { host: host.to_owned(), below, port: url.port_or_known_default()? })
    }

    /// The one host of an https origin, such as `https://auth.example:8443`. No character in it
    /// stands for others.
    pub fn of_origin(text: &str) -> Option<Self> {
        let url = Url::parse(text).ok().filter(|url| url.scheme() == "https")?;
        let (host, port) = (url.host_str()?.to_owned(), url.port_or_known_default()?);
        Some(Self { host, below: false, port })
    }

    fn matches(&self, host: &str, port: u16) -> bool {
        let named = if self.below {
            host.strip_suffix(&self.host)
                .is_some_and(|front| front.len() > 1 && front.ends_with('.'))
        } else {
            host == self.host
        };
        named && port == self.port
    }
}

/// The rules for one server.
#[derive(Debug, Clone)]
pub struct Trust {
    api: Url,
    allow_http: bool,
    listed: Vec<HostRule>,
}

impl Trust {
    /// Rules for the server at `api`, which the user or the administrator named. Plain http is for
    /// loopback alone unless `allow_http` is set.
    pub fn new(api: &Url, allow_http: bool, listed: Vec<HostRule>) -> Result<Self, TrustError> {
        let trust = Self { api: api.clone(), allow_http, listed };
        trust.check_form(api)?;
        Ok(trust)
    }

    /// True if `url` may get the user's credentials or the token.
    pub fn check(&self, url: &Url) -> Result<(), TrustError> {
        self.check_form(url)?;
        if url.origin() == self.api.origin() {
            return Ok(());
        }
        // Another host gets nothing over plain http: the list says where, not how.
        if url.scheme() != "https" {
            return Err(TrustError::PlainHttp { host: authority(url) });
        }
        let host = url.host_str().unwrap_or_default();
        let port = url.port_or_known_default().unwrap_or_default();
        let listed = self.listed.iter().any(|rule| rule.matches(host, port));
        listed.then_some(()).ok_or_else(|| TrustError::NotListed { host: authority(url) })
    }

    fn check_form(&self, url: &Url) -> Result<(), TrustError> {
        let plain = url.username().is_empty() && url.password().is_none();
        if !plain || url.host().is_none() {
            return Err(TrustError::Malformed);
        }
        match url.scheme() {
            "https" => Ok(()),
            "http" if is_loopback(url) || self.allow_http => Ok(()),
            "http" => Err(TrustError::PlainHttp { host: authority(url) }),
            _ => Err(TrustError::Malformed),
        }
    }
}

fn authority(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

/// True if the address is on this computer.
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => IpAddr::V4(ip).is_loopback(),
        Some(Host::Ipv6(ip)) => IpAddr::V6(ip).is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trust(api: &str, listed: &[&str]) -> Trust {
        let rules = listed.iter().map(|text| HostRule::parse(text).expect("a rule")).collect();
        Trust::new(&Url::parse(api).expect("a URL"), false, rules).expect("trusted")
    }

    #[test]
    fn only_the_server_and_listed_hosts_are_trusted() {
        let trust = trust("https://connect.example", &["auth.example", "*.corp.example:8443"]);
        for (url, ok) in [
            ("https://connect.example/webauth/token", true),
            ("https://CONNECT.example:443/webauth/token", true),
            ("https://auth.example/token", true),
            ("https://a.corp.example:8443/token", true),
            ("https://a.corp.example/token", false),
            ("https://corp.example:8443/token", false),
            ("https://evilcorp.example:8443/token", false),
            ("https://connect.example:444/token", false),
            ("https://connect.example.evil.example/token", false),
            ("https://connect.example@evil.example/token", false),
            ("https://user:secret@connect.example/token", false),
            ("http://connect.example/token", false),
            ("http://auth.example/token", false),
            ("https://127.0.0.1/token", false),
            ("http://127.0.0.1/token", false),
            ("ftp://connect.example/token", false),
        ] {
            assert_eq!(trust.check(&Url::parse(url).expect("a URL")).is_ok(), ok, "{url}");
        }
    }

    #[test]
    fn an_origin_stands_for_itself_alone() {
        let api = Url::parse("https://connect.example").expect("a URL");
        for (origin, url, ok) in [
            ("https://auth.example", "https://auth.example/token", true),
            ("https://auth.example", "https://a.auth.example/token", false),
            ("https://auth.example", "https://auth.example:8443/token", false),
            ("https://auth.example:8443", "https://auth.example:8443/token", true),
            ("https://*.auth.example", "https://a.auth.example/token", false),
        ] {
            let rules = vec![HostRule::of_origin(origin).expect("a rule")];
            let trust = Trust::new(&api, false, rules).expect("trusted");
            let url = Url::parse(url).expect("a URL");
            assert_eq!(trust.check(&url).is_ok(), ok, "{origin} {url}");
        }
        assert_eq!(HostRule::of_origin("http://auth.example"), None);
        assert_eq!(HostRule::of_origin("auth.example"), None);
    }

    #[test]
    fn plain_http_is_for_loopback_or_by_setting() {
        let loopback = trust("http://127.0.0.1:8080", &[]);
        let own = Url::parse("http://127.0.0.1:8080/webauth/token").expect("a URL");
        assert_eq!(loopback.check(&own), Ok(()));
        let far = Url::parse("http://connect.example").expect("a URL");
        assert!(Trust::new(&far, false, vec![]).is_err());
        assert!(Trust::new(&far, true, vec![]).is_ok());
    }

    #[test]
    fn plain_http_to_another_host_is_told_from_a_host_that_is_not_listed() {
        let plain = |host: &str| Err(TrustError::PlainHttp { host: host.to_owned() });
        let api = Url::parse("http://connect.example").expect("a URL");
        let listed = vec![HostRule::parse("auth.example").expect("a rule")];
        let allowed = Trust::new(&api, true, listed).expect("trusted");
        let loopback = trust("http://127.0.0.1:8080", &[]);
        let secure = trust("https://connect.example", &["auth.example"]);
        for (trust, url, host) in [
            (&allowed, "http://auth.example/token", "auth.example"),
            (&loopback, "http://127.0.0.1:8081/token", "127.0.0.1:8081"),
            (&secure, "http://auth.example/token", "auth.example"),
            (&secure, "http://connect.example/token", "connect.example"),
        ] {
            assert_eq!(trust.check(&Url::parse(url).expect("a URL")), plain(host), "{url}");
        }
        let other = Url::parse("https://other.example/token").expect("a URL");
        let not_listed = TrustError::NotListed { host: "other.example".to_owned() };
        assert_eq!(allowed.check(&other), Err(not_listed));
    }

    #[test]
    fn look_alikes_are_other_hosts() {
        let trust = trust("https://bücher.example", &[]);
        let same = Url::parse("https://xn--bcher-kva.example/token").expect("a URL");
        assert_eq!(trust.check(&same), Ok(()));
        let other = Url::parse("https://bu\u{308}cher.example.evil/token").expect("a URL");
        assert!(trust.check(&other).is_err());
    }
}
