//! The first answer, and the generated script of proxies.

use connect_signalr::{Negotiation, protocol_version};
use serde::Serialize;

use super::request::Fields;
use crate::Transport;
use crate::live_fault::LiveFaultKind;
use crate::server::Simulated;

/// The newest version that the server speaks.
const NEWEST: (u32, u32) = (2, 0);
/// What a client speaks that says nothing, or what cannot be read.
const OLDEST: (u32, u32) = (1, 2);

/// The answer that sends a client elsewhere.
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Elsewhere {
    protocol_version: &'static str,
    redirect_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    access_token: Option<String>,
}

/// A new connection, or the way to another server.
pub(super) fn answer(simulated: &Simulated, agent: i64, query: &Fields) -> String {
    let redirect = simulated.state().hub.faults().take(None, |kind| match kind {
        LiveFaultKind::Redirect { url, access_token } => Some((url.clone(), access_token.clone())),
        _ => None,
    });
    let written = match redirect {
        Some((redirect_url, access_token)) => {
            let protocol_version = "2.0";
            serde_json::to_string(&Elsewhere { protocol_version, redirect_url, access_token })
        }
        None => serde_json::to_string(&negotiation(simulated, agent, query)),
    };
    // Text and numbers cannot fail to be written.
    written.unwrap_or_default()
}

fn negotiation(simulated: &Simulated, agent: i64, query: &Fields) -> Negotiation {
    let (connection_id, connection_token) = simulated.state().hub.negotiate(agent);
    let asked = query.get("clientprotocol").and_then(|version| protocol_version(version));
    let (major, minor) = asked.unwrap_or(OLDEST).clamp(OLDEST, NEWEST);
    let options = &simulated.options;
    Negotiation {
        url: "/webapi/signalr".to_owned(),
        connection_token,
        connection_id,
        keep_alive_timeout: Some(options.keep_alive_timeout.as_secs_f64()),
        disconnect_timeout: options.disconnect_timeout().as_secs_f64(),
        connection_timeout: options.connection_timeout.as_secs_f64(),
        try_web_sockets: options.transports.contains(&Transport::WebSockets),
        protocol_version: format!("{major}.{minor}"),
        transport_connect_timeout: options.transport_connect_timeout.as_secs_f64(),
        long_poll_delay: options.long_poll_delay.as_secs_f64(),
    }
}

/// The generated proxies, as far as a client looks at them.
pub(super) fn script(simulated: &Simulated) -> String {
    let proxy = |hub: &str| {
        let mut letters = hub.chars();
        let first = letters.next().map(char::to_lowercase).into_iter().flatten();
        let name: String = first.chain(letters).collect();
        format!(
            "    proxies['{name}'] = this.createHubProxy('{name}');\r\n    \
             proxies['{name}'].client = {{ }};\r\n    proxies['{name}'].server = {{ }};\r\n"
        )
    };
    let proxies: String = simulated.state().hub.names().hubs().map(proxy).collect();
    format!(
        "/*! ASP.NET SignalR JavaScript hubs */\r\n(function ($) {{\r\n  \
         $.hubConnection.prototype.createHubProxies = function () {{\r\n    var proxies = {{}};\r\n\
         {proxies}    return proxies;\r\n  }};\r\n  \
         signalR.hub = $.hubConnection(\"/webapi/signalr\", {{ useDefaultPath: false }});\r\n  \
         $.extend(signalR, signalR.hub.createHubProxies());\r\n}}(window.jQuery));\r\n"
    )
}
