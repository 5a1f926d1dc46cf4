//! Every way in which a deployment may differ from what the document says first.

use connect_app::{Config, Doctor, DoctorOptions, MethodCheck};
use connect_ipc::{DoctorReport, StepStatus};
use connect_simulator::{Quirk, Simulator};
use connect_tests::desk::{Desk, Screen, keyring};

use crate::{args, centre};

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
        let simulator = centre(Some(*quirk)).await;
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
        let simulator = centre(Some(*quirk)).await;
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
        let simulator = centre(Some(quirk)).await;
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
        let agents = simulator.truth().agents.len();
        let screen = desk.until_live().await;
        assert_eq!(screen.agents.len(), agents, "{}", quirk.name());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_queue_that_the_profile_hides_is_said_to_be_hidden_without_the_server_too() {
    let simulator = centre(Some(Quirk::OwnQueueHidden)).await;
    let last = simulator.truth().queues.last().unwrap().id;
    let folder = tempfile::tempdir().unwrap();
    let is_told = |screen: &Screen| {
        screen.queues.len() > 1 && screen.queues.values().all(|row| row.hidden == (row.id == last))
    };
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("live", &simulator).await;
    desk.until("the hidden queue", is_told).await;
    desk.app.finish().await;
    drop(simulator);
    let mut desk = Desk::start(folder.path(), None).await;
    desk.until("the hidden queue out of the store", is_told).await;
}
