//! What the Sessions table has to show of the simulator's truth.

use std::collections::BTreeMap;

use connect_ipc::SessionRow;
use connect_simulator::{SessionTruth, Truth};

use crate::desk::Screen;

/// A session as both sides write it here.
pub type Told = BTreeMap<&'static str, String>;

/// Every session of the truth, each once.
pub fn sessions(truth: &Truth) -> BTreeMap<i64, Told> {
    let of_queues = truth.queues.iter().flat_map(|queue| &queue.sessions);
    let of_agents = truth.agents.iter().flat_map(|agent| &agent.sessions);
    of_queues.chain(of_agents).map(|session| (session.id, of_truth(session, truth))).collect()
}

fn of_truth(session: &SessionTruth, truth: &Truth) -> Told {
    // Those of no queue have the names that the profile gives to hidden ones.
    let queue = match session.queue {
        -2 => "Direct Outbound",
        -1 => "Direct Inbound",
        id => truth.queue(id).map_or("", |queue| &queue.name),
    };
    let agent = session.agent.and_then(|id| truth.agent(id)).map_or("", |agent| &agent.name);
    BTreeMap::from([
        ("customer", session.customer.clone()),
        ("queue", queue.to_owned()),
        ("agent", agent.to_owned()),
        ("modality", session.modality.clone()),
        ("status", session.status.clone()),
        ("recording", session.recording.to_string()),
        ("silent", session.silent_joined.to_string()),
        ("whisper", session.whisper_joined.to_string()),
        ("waits", matches!(session.status.as_str(), "Queued" | "Connecting").to_string()),
    ])
}

fn of_row(row: &SessionRow) -> Told {
    BTreeMap::from([
        ("customer", row.customer.clone()),
        ("queue", row.queue.clone()),
        ("agent", row.agent.clone()),
        ("modality", row.modality.clone()),
        ("status", row.status.clone()),
        ("recording", row.recording.to_string()),
        ("silent", row.silent_joined.to_string()),
        ("whisper", row.whisper_joined.to_string()),
        ("waits", row.queued_since.is_some().to_string()),
    ])
}

/// How the table differs from the truth, if it does.
pub fn differ(screen: &Screen, truth: &Truth) -> Result<(), String> {
    let wanted = sessions(truth);
    if wanted.len() != screen.sessions.len() {
        return Err(format!("{} sessions instead of {}", screen.sessions.len(), wanted.len()));
    }
    for (id, told) in &wanted {
        let row = screen.sessions.get(id).ok_or_else(|| format!("no session {id}"))?;
        let shown = of_row(row);
        if shown != *told {
            return Err(format!("session {id}: {shown:?} instead of {told:?}"));
        }
    }
    Ok(())
}
