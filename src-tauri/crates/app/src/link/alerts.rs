//! Following the server's alerts (row U7): beside everything else, since nothing needs them.

use connect_client::Client;
use connect_webapi::Method;
use connect_webapi::methods::SubscribeAlerts;

use super::{Events, LinkEvent};
use crate::alerts::is_final;
use crate::backoff::Backoff;
use crate::failure::of_call;

/// Subscribes over this connection, with growing pauses until that works or never will. Answers the
/// subscription's id, where the server gives one.
pub(super) async fn follow(
    client: Client,
    connection_id: String,
    client_id: String,
    events: Events,
) -> Option<String> {
    let call = SubscribeAlerts { connection_id };
    let mut backoff = Backoff::default();
    loop {
        match client.send(&call).await {
            Ok(id) => {
                events.send(LinkEvent::Alerts(Ok(()))).await;
                return id.0;
            }
            Err(error) => {
                tracing::warn!(method = %SubscribeAlerts::INFO, %error, "alerts not followed");
                let failure = of_call(&error, &client_id);
                let never = is_final(&failure);
                events.send(LinkEvent::Alerts(Err(failure))).await;
                if never {
                    return None;
                }
            }
        }
        tokio::time::sleep(backoff.pause()).await;
    }
}
