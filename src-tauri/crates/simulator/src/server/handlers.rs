//! Which function answers which row.

use super::call::{Call, Outcome};
use super::{actions, info, logs, mbu, metrics, profile, search, sessions, status, subscriptions};

/// Answers a call.
pub(super) type Handler = fn(&Call<'_>) -> Outcome;

/// By row of the coverage table. B1 is not among them: it calls the others.
const HANDLERS: &[(&str, Handler)] = &[
    ("I1", info::info),
    ("P1", profile::profile),
    ("P2", mbu::mbu),
    ("P3", profile::dashboard),
    ("P4", actions::unregister),
    ("S1", sessions::of_agent),
    ("S2", sessions::transcript),
    ("S3", sessions::by_id),
    ("S4", sessions::gruu),
    ("S5", sessions::customer_history),
    ("S6", actions::set_extra_item),
    ("S7", actions::set_call_notes),
    ("S8", actions::set_dispositions),
    ("S9", actions::start_recording),
    ("S10", actions::stop_recording),
    ("S11", actions::join),
    ("T1", status::current),
    ("T2", status::update),
    ("T3", status::list),
    ("M1", metrics::agent),
    ("M2", metrics::agents),
    ("M3", metrics::aggregate),
    ("M4", metrics::groups),
    ("L1", info::strings),
    ("V1", info::specific_server),
    ("U1", subscriptions::agents),
    ("U2", subscriptions::agent_sum),
    ("U3", subscriptions::agent_groups),
    ("U4", subscriptions::queues),
    ("U5", subscriptions::queue_sum),
    ("U6", subscriptions::queue_groups),
    ("U7", subscriptions::alerts),
    ("U8", subscriptions::update),
    ("U9", subscriptions::delete),
    ("C1", logs::write),
    ("Q1", search::search),
];

/// The function that answers a row.
pub(super) fn of(row: &str) -> Option<Handler> {
    HANDLERS.iter().find(|(name, _)| *name == row).map(|(_, handler)| *handler)
}

#[cfg(test)]
mod tests {
    use connect_webapi::METHODS;

    use super::*;

    #[test]
    fn every_method_is_answered() {
        for info in METHODS {
            assert!(info.row == "B1" || of(info.row).is_some(), "{info}");
        }
    }
}
