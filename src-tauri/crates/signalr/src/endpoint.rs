//! Addresses: the endpoint's base with action and query, every value percent-encoded.

use serde::{Deserialize, Serialize};
use url::{Url, form_urlencoded};

use crate::Transport;
use crate::negotiate::CLIENT_PROTOCOL;

/// One hub in `connectionData`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConnectionData {
    /// The hub's name in lower case.
    #[serde(alias = "Name")]
    pub name: String,
}

/// What is asked of a connection that has a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Opens the channel for the first time.
    Connect,
    /// Opens it again where the cursor stands.
    Reconnect,
    /// Opens it for one answer (long polling).
    Poll,
    /// Ends the start.
    Start,
    /// Calls a method of a hub, where the channel has no way back.
    Send,
    /// Ends the connection.
    Abort,
}

impl Action {
    /// The end of the path.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Connect => "connect",
            Self::Reconnect => "reconnect",
            Self::Poll => "poll",
            Self::Start => "start",
            Self::Send => "send",
            Self::Abort => "abort",
        }
    }
}

/// A request of a connection that has a token.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// What is asked.
    pub action: Action,
    /// The transport that the channel has.
    pub transport: Transport,
    /// The connection's token.
    pub token: String,
    /// Where the channel is to go on (`messageId`).
    pub cursor: Option<String>,
    /// The groups that the connection is in, in the server's words.
    pub groups: Option<String>,
}

impl std::fmt::Debug for Request {
    /// Without the token.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let cursor = self.cursor.as_deref().unwrap_or_default();
        write!(f, "{} {} {cursor}", self.action.as_str(), self.transport.as_str())
    }
}

impl Request {
    /// Cursor and groups, which a long poll has in its form.
    fn place(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let place = [("messageId", &self.cursor), ("groupsToken", &self.groups)];
        place.into_iter().filter_map(|(key, value)| Some((key, value.as_deref()?)))
    }

    /// The form to be posted, of a long poll.
    pub fn form(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(self.place()).finish()
    }
}

/// Where a SignalR application lives and which hubs are wanted of it.
#[derive(Debug, Clone)]
pub struct Endpoint {
    base: Url,
    connection_data: String,
}

impl Endpoint {
    /// An endpoint at `base` (`https://host/webapi/signalr`) with these hubs; none for a connection
    /// without hubs. What stands in the query of `base` goes with every request.
    pub fn new(base: &Url, hubs: &[String]) -> Self {
        let data: Vec<_> =
            hubs.iter().map(|hub| ConnectionData { name: hub.to_lowercase() }).collect();
        // A list of names cannot fail to be written.
        let connection_data = serde_json::to_string(&data).unwrap_or_else(|_| "[]".to_owned());
        Self { base: base.clone(), connection_data }
    }

    /// Its address.
    pub fn base(&self) -> &Url {
        &self.base
    }

    /// The endpoint that a redirect leads to. Its own query, if it has one, stands for this one's.
    #[must_use]
    pub fn redirected(&self, mut base: Url) -> Self {
        if base.query().is_none() {
            base.set_query(self.base.query());
        }
        Self { base, connection_data: self.connection_data.clone() }
    }

    /// `/negotiate`, which names no transport.
    pub fn negotiate(&self) -> Url {
        let mut url = self.action("negotiate");
        url.query_pairs_mut()
            .append_pair("clientProtocol", CLIENT_PROTOCOL)
            .append_pair("connectionData", &self.connection_data);
        self.with_own_query(url)
    }

    /// The address of a request, with `ws` for `http` where it opens a web socket.
    pub fn url(&self, request: &Request) -> Url {
        let mut url = self.action(request.action.as_str());
        url.query_pairs_mut()
            .append_pair("transport", request.transport.as_str())
            .append_pair("clientProtocol", CLIENT_PROTOCOL)
            .append_pair("connectionToken", &request.token)
            .append_pair("connectionData", &self.connection_data);
        let opens = matches!(request.action, Action::Connect | Action::Reconnect);
        // Of a long poll they are in the form: a groups token may be longer than an address.
        if opens && request.transport != Transport::LongPolling {
            url.query_pairs_mut().extend_pairs(request.place());
        }
        if opens && request.transport == Transport::WebSockets {
            let scheme = if url.scheme() == "https" { "wss" } else { "ws" };
            // Cannot fail between special schemes.
            let _ = url.set_scheme(scheme);
        }
        self.with_own_query(url)
    }

    /// `/hubs`, the generated script.
    pub fn hubs(&self) -> Url {
        let url = self.action("hubs");
        if self.base.query().is_some() { self.with_own_query(url) } else { url }
    }

    fn action(&self, action: &str) -> Url {
        let mut url = self.base.clone();
        let path = format!("{}/{action}", url.path().trim_end_matches('/'));
        url.set_path(&path);
        url.set_query(None);
        url.set_fragment(None);
        url
    }

    fn with_own_query(&self, mut url: Url) -> Url {
        if self.base.query().is_some() {
            url.query_pairs_mut().extend_pairs(self.base.query_pairs());
        }
        url
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(action: Action, transport: Transport) -> Request {
        Request {
            action,
            transport,
            token: "a+/=".to_owned(),
            cursor: Some("d-1-A,2|B,0".to_owned()),
            groups: Some("g+/=".to_owned()),
        }
    }

    #[test]
    fn every_value_is_encoded() -> Result<(), url::ParseError> {
        let base = Url::parse("https://app-01.example/webapi/signalr/")?;
        let endpoint = Endpoint::new(&base, &["GoldHub".to_owned()]);
        let mut connect = request(Action::Connect, Transport::WebSockets);
        (connect.cursor, connect.groups) = (None, None);
        insta::assert_snapshot!(endpoint.url(&connect), @"wss://app-01.example/webapi/signalr/connect?transport=webSockets&clientProtocol=2.1&connectionToken=a%2B%2F%3D&connectionData=%5B%7B%22name%22%3A%22goldhub%22%7D%5D");
        insta::assert_snapshot!(endpoint.negotiate(), @"https://app-01.example/webapi/signalr/negotiate?clientProtocol=2.1&connectionData=%5B%7B%22name%22%3A%22goldhub%22%7D%5D");
        let reconnect = request(Action::Reconnect, Transport::ServerSentEvents);
        insta::assert_snapshot!(endpoint.url(&reconnect), @"https://app-01.example/webapi/signalr/reconnect?transport=serverSentEvents&clientProtocol=2.1&connectionToken=a%2B%2F%3D&connectionData=%5B%7B%22name%22%3A%22goldhub%22%7D%5D&messageId=d-1-A%2C2%7CB%2C0&groupsToken=g%2B%2F%3D");
        Ok(())
    }

    #[test]
    fn a_poll_has_its_place_in_the_form() -> Result<(), url::ParseError> {
        let endpoint = Endpoint::new(&Url::parse("http://localhost/signalr")?, &[]);
        let poll = request(Action::Poll, Transport::LongPolling);
        insta::assert_snapshot!(endpoint.url(&poll), @"http://localhost/signalr/poll?transport=longPolling&clientProtocol=2.1&connectionToken=a%2B%2F%3D&connectionData=%5B%5D");
        insta::assert_snapshot!(poll.form(), @"messageId=d-1-A%2C2%7CB%2C0&groupsToken=g%2B%2F%3D");
        Ok(())
    }

    #[test]
    fn the_query_of_a_redirect_stands_for_the_own_one() -> Result<(), url::ParseError> {
        let endpoint = Endpoint::new(&Url::parse("https://a.example/signalr?tenant=1&x=%26")?, &[]);
        assert!(endpoint.negotiate().as_str().ends_with("&tenant=1&x=%26"));
        assert_eq!(endpoint.hubs().as_str(), "https://a.example/signalr/hubs?tenant=1&x=%26");
        let same = endpoint.redirected(Url::parse("https://b.example/signalr")?);
        assert!(same.negotiate().as_str().ends_with("&tenant=1&x=%26"));
        let other = endpoint.redirected(Url::parse("https://b.example/client?hub=1")?);
        assert_eq!(
            other.negotiate().as_str(),
            "https://b.example/client/negotiate?clientProtocol=2.1&connectionData=%5B%5D&hub=1"
        );
        Ok(())
    }
}
