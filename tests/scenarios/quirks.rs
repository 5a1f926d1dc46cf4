//! Every way in which a deployment may differ from what the document says first.

use connect_app::{Config, Doctor, DoctorOptions, MethodCheck};
use connect_ipc::{DoctorReport, StepStatus};
use connect_simulator::{Clock, Options, Quirk, Quirks, Simulator};
use connect_tests::desk::{Desk, keyring};

use crate::args;

async fn with(quirk: Quirk) -> Simulator {
    let quirks: Quirks = [quirk].into_iter().collect();
    let options = Options { clock: Clock::Manual, quirks, ..Options::default() };
    Simulator::start(options).await.unwrap()
}

async fn examine(simulator: &Simulator) -> DoctorReport {
    let options = DoctorOptions {
        sign_in: args(simulator),
        config: Config::default(),
        watch: None,
        language: Some("en".to_owned()),
        methods: MethodCheck::All,
        transport: None,
        vault: keyring(),
    };
    Doctor::new(options).run(|_| {}).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_method_works_with_every_quirk_or_is_not_offered() {
    for quirk in Quirk::ALL {
        let simulator = with(*quirk).await;
        let report = examine(&simulator).await;
        for step in &report.steps {
            let wanted = match (quirk, step.id.as_str()) {
                (Quirk::NoBatch, "B1") | (Quirk::NoJoins, "S11") => StepStatus::NotOffered,
                // Without an id there is nothing to change.
                (Quirk::SubscriptionIdMissing, "U8") => StepStatus::Skipped,
                _ => StepStatus::Ok,
            };
            assert_eq!(step.status, wanted, "{}: {step:?}", quirk.name());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_boards_show_the_truth_with_every_quirk() {
    for quirk in Quirk::ALL {
        // These change or hold back what the truth is compared with.
        if matches!(quirk, Quirk::UnknownWords | Quirk::Sparse) {
            continue;
        }
        let simulator = with(*quirk).await;
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
        desk.until_true(quirk.name(), &simulator).await;
        simulator.advance(std::time::Duration::from_secs(90));
        desk.until_true(quirk.name(), &simulator).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn words_nobody_knows_are_shown_as_they_came() {
    for quirk in [Quirk::UnknownWords, Quirk::Sparse] {
        let simulator = with(quirk).await;
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
        let agents = simulator.truth().agents.len();
        let screen = desk.until_live().await;
        assert_eq!(screen.agents.len(), agents, "{}", quirk.name());
    }
}
