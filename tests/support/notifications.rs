//! A desktop that shows notifications, on a message bus of its own.

#![allow(
    missing_docs,
    clippy::too_many_arguments,
    clippy::unused_self,
    clippy::used_underscore_binding,
    reason = "so the interface is specified, and so its macro writes it"
)]

use std::collections::HashMap;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::mpsc;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::OwnedValue;
use zbus::{Connection, connection, interface};

const PATH: &str = "/org/freedesktop/Notifications";

/// What a program wants to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notified {
    /// The number it was given.
    pub id: u32,
    /// The first line.
    pub summary: String,
    /// The rest; it may be markup.
    pub body: String,
    /// What can be chosen, each with its label.
    pub actions: Vec<String>,
}

/// The desktop.
pub struct Desktop {
    /// Where its bus is found.
    pub address: String,
    notified: mpsc::UnboundedReceiver<Notified>,
    connection: Connection,
    _bus: Child,
}

impl Desktop {
    /// Starts it.
    pub async fn start() -> Self {
        let mut bus = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("dbus-daemon starts");
        let output = bus.stdout.take().expect("it is led here");
        let mut lines = BufReader::new(output).lines();
        let address = lines.next_line().await.expect("it speaks").expect("an address");
        let (sender, notified) = mpsc::unbounded_channel();
        let connection = connection::Builder::address(&*address)
            .and_then(|bus| bus.name("org.freedesktop.Notifications"))
            .and_then(|bus| bus.serve_at(PATH, Server { sender, last: 0 }))
            .expect("it is well named");
        let connection = connection.build().await.expect("the bus is there");
        Self { address, notified, connection, _bus: bus }
    }

    /// The next notification.
    pub async fn next(&mut self) -> Notified {
        self.notified.recv().await.expect("the desktop goes on")
    }

    /// The user clicks on it.
    pub async fn choose(&self, id: u32) {
        let emitter = SignalEmitter::new(&self.connection, PATH).expect("a path");
        Server::action_invoked(&emitter, id, "default").await.expect("the bus is there");
    }
}

struct Server {
    sender: mpsc::UnboundedSender<Notified>,
    last: u32,
}

#[interface(name = "org.freedesktop.Notifications")]
impl Server {
    fn get_capabilities(&self) -> Vec<&str> {
        vec!["actions", "body", "body-markup"]
    }

    fn notify(
        &mut self,
        _app_name: String,
        _replaces: u32,
        _icon: String,
        summary: String,
        body: String,
        actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _timeout: i32,
    ) -> u32 {
        self.last += 1;
        let id = self.last;
        // Nobody may be looking any more.
        let _ = self.sender.send(Notified { id, summary, body, actions });
        id
    }

    fn close_notification(&self, _id: u32) {}

    fn get_server_information(&self) -> (&str, &str, &str, &str) {
        ("desktop", "tests", "1", "1.2")
    }

    #[zbus(signal)]
    async fn action_invoked(
        emitter: &SignalEmitter<'_>,
        id: u32,
        action_key: &str,
    ) -> zbus::Result<()>;
}
