//! Whatever the network does, the tables end at the server's truth; what they show as live on the
//! way was true at its time or later, and what they show meanwhile is whole.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod check;
mod net;
mod server;
mod steps;

use proptest::collection::vec;
use proptest::prelude::*;

use crate::net::Net;

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(10_000)
    })]

    #[test]
    fn every_run_ends_at_the_truth(steps in vec(steps::steps(), 0..50)) {
        let mut net = Net::new();
        for step in steps {
            net.step(step);
        }
        net.settle();
        net.check_end();
    }
}
