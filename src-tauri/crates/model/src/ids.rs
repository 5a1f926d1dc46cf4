//! Ids of the server's entities: whole numbers, unique within a deployment and a kind.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// An agent.
    AgentId;
    /// A queue. Hidden queues have fixed ids: -2 direct outbound, -1 direct inbound, 0 rollup,
    /// 9999 direct calls.
    QueueId;
    /// A team; -1 stands for "no team" on the wire and never gets in here.
    TeamId;
    /// A group of teams.
    GroupId;
    /// A business unit.
    BusinessUnitId;
    /// A session: one call, chat or e-mail.
    SessionId;
}
