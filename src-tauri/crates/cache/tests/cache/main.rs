//! The store from outside: what comes back, what is kept apart, and what happens when things fail.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod faults;
mod killed;
mod roundtrip;
mod structures;

use connect_cache::{Deployment, SavedRow};
use connect_model::{AgentId, EntityKind, Modality, Profile, Strings};

fn deployment(server: &str, client_id: &str) -> Deployment {
    Deployment { server: server.into(), client_id: client_id.into() }
}

fn here() -> Deployment {
    deployment("https://connect.example", "6f0c")
}

fn profile(name: &str) -> Profile {
    Profile {
        id: AgentId(7),
        name: name.into(),
        team: None,
        locale_key: Some("ar".into()),
        hidden_queues: Vec::new(),
        rights: connect_model::ProfileRights::default(),
        modalities: vec![Modality::Audio, Modality::Message],
    }
}

fn strings(text: &str) -> Strings {
    Strings::from([("available".to_owned(), text.to_owned())])
}

fn row(id: i64, values: &str) -> SavedRow {
    SavedRow { kind: EntityKind::Agent, id, as_of: 1, values: values.into() }
}
