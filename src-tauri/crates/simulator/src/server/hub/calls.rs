//! What calls of clients do to their connections. Who is in a group is told by command, so that a
//! connection that is away learns of it as well.

use std::sync::Arc;

use tokio::sync::Notify;

use super::Hub;
use super::bus::{Command, Message};
use super::topics;

impl Hub {
    /// Puts a connection into the group with this topic: it gets what is published from now on.
    pub(in crate::server) fn join(&mut self, connection: &str, group: String) {
        if let Some(found) = self.connections.get_mut(connection) {
            found.topics.insert(group.clone());
            let (_, from) = self.bus.open(&group);
            self.command(connection, Command::Join { topic: group, from });
        }
    }

    /// Takes it out.
    pub(in crate::server) fn leave(&mut self, connection: &str, group: String) {
        self.command(connection, Command::Leave { topic: group });
    }

    /// What is told when the client says that a call has gone on for long enough; none if there is
    /// no such connection.
    pub(in crate::server) fn finish_of(&self, connection: &str) -> Option<Arc<Notify>> {
        self.connections.get(connection).map(|found| Arc::clone(&found.finish))
    }

    fn command(&mut self, connection: &str, command: Command) {
        self.bus.publish(&topics::of_connection(connection), Message::Command(command));
    }
}
