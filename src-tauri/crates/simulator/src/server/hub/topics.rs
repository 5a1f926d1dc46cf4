//! What topics are called on the bus, as with the genuine server.

const GROUP: &str = "hg-";

/// All clients of a hub.
pub(in crate::server) fn of_hub(hub: &str) -> String {
    format!("h-{hub}")
}

/// One client of a hub.
pub(in crate::server) fn of_caller(hub: &str, connection: &str) -> String {
    format!("hc-{hub}.{connection}")
}

/// One connection: commands, and the progress of its calls.
pub(in crate::server) fn of_connection(connection: &str) -> String {
    format!("c-{connection}")
}

/// A group, by its name with its hub's before it (`Hub.group`).
pub(in crate::server) fn of_group(group: &str) -> String {
    format!("{GROUP}{group}")
}

/// The name of a group with its hub's before it.
pub(in crate::server) fn group_in(topic: &str) -> &str {
    topic.strip_prefix(GROUP).unwrap_or(topic)
}
