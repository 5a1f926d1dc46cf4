//! How calls fare with a server in trouble: what is repeated and what is not, what is shared, what
//! the failure says.

use std::time::Duration;

use connect_client::{Address, Batch, CallError, Server, ServerOptions};
use connect_simulator::{Clock, Fault, FaultKind, Options, Simulator, Tls};
use connect_tests::caller::caller;
use connect_tests::wait::until;
use connect_webapi::methods::{
    GetAgentStatus, GetDashboardSettings, GetMbu, GetProfile, GetSession, GetStrings, SessionParts,
    StatusChange, UpdateAgentStatus,
};
use futures_util::future::join_all;
use tokio::time::{Instant, timeout};

async fn simulator() -> Simulator {
    let options = Options { clock: Clock::Manual, ..Options::default() };
    Simulator::start(options).await.unwrap()
}

async fn until_asked(simulator: &Simulator, row: &str, times: u64) {
    until("asked", async || match asked(simulator, row) {
        count if count >= times => Ok(()),
        count => Err(format!("{row}: {count}")),
    })
    .await;
}

fn asked(simulator: &Simulator, row: &str) -> u64 {
    simulator.counters().round_trips.get(row).copied().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_is_repeated_until_the_server_is_well_again() {
    let simulator = simulator().await;
    let client = caller(&simulator).await;
    for fault in [
        Fault::status(503).times(2),
        Fault::status(500).times(1),
        Fault::status(429).retry_after(0).times(1),
        Fault::from(FaultKind::Dropped).times(1),
        Fault::from(FaultKind::TruncatedGzip).times(1),
    ] {
        let told = format!("{fault:?}");
        simulator.set_fault("P2", fault);
        assert!(client.send(&GetMbu).await.is_ok(), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_server_puts_off_beyond_the_deadline_fails_at_once() {
    let simulator = simulator().await;
    let client = caller(&simulator).await;
    simulator.set_fault("P2", Fault::status(503).retry_after(3600));
    let error = client.send(&GetMbu).await.unwrap_err();
    assert!(matches!(error, CallError::Status { status: 503, .. }), "{error}");
    assert_eq!(asked(&simulator, "P2"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_that_nobody_vouches_for_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let tls = Tls { certificate: folder.path().join("crt"), key: folder.path().join("key") };
    let made = rcgen::generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
    std::fs::write(&tls.certificate, made.cert.pem()).unwrap();
    std::fs::write(&tls.key, made.signing_key.serialize_pem()).unwrap();
    let secure = Options { clock: Clock::Manual, tls: Some(tls), ..Options::default() };
    let simulator = Simulator::start(secure).await.unwrap();
    let address = Address::parse(&simulator.root()).unwrap();
    let options = ServerOptions { address, allow_http: false, listed: Vec::new() };
    let error = Server::new(options).unwrap().find_sign_in().await.unwrap_err();
    assert!(matches!(error, CallError::Tls { .. }), "{error:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_is_never_repeated() {
    let simulator = simulator().await;
    let client = caller(&simulator).await;
    let call = UpdateAgentStatus { agent: 1, change: StatusChange::away(None) };
    for (count, fault) in [
        (1, Fault::status(503)),
        (2, FaultKind::Dropped.into()),
        (3, FaultKind::DroppedAfter.into()),
    ] {
        simulator.set_fault("T2", fault);
        assert!(client.send(&call).await.is_err());
        assert_eq!(asked(&simulator, "T2"), count);
    }
    // The answer was lost, what it was about was not.
    let status = client.send(&GetAgentStatus { agent: 1 }).await.unwrap().current_status;
    assert_eq!(status.agent_status.as_deref(), Some("unavailable"));
}

/// A click counts for what there was when it was made: it is not carried out at some later time.
#[tokio::test(flavor = "multi_thread")]
async fn what_has_to_wait_too_long_is_not_sent() {
    let mut simulator = simulator().await;
    let client = caller(&simulator).await;
    simulator.set_fault("T1", Fault::latency(Duration::from_secs(2)));
    let busy: Vec<_> = (1..=4)
        .map(|agent| {
            let client = client.clone();
            tokio::spawn(async move { client.send(&GetAgentStatus { agent }).await })
        })
        .collect();
    until_asked(&simulator, "T1", 4).await;
    let call = UpdateAgentStatus { agent: 1, change: StatusChange::away(None) };
    let soon = Instant::now() + Duration::from_millis(200);
    let error = client.send_until(&call, soon).await.unwrap_err();
    assert!(matches!(error, CallError::NotSent(_)), "{error}");
    for read in busy {
        assert!(read.await.unwrap().is_ok());
    }
    assert_eq!(asked(&simulator, "T2"), 0);
    // Nor is what nobody is there to take, once no connection is left of before.
    simulator.stop().await;
    until("nobody", async || {
        let later = Instant::now() + Duration::from_secs(5);
        match client.send_until(&call, later).await {
            Err(CallError::NotSent(_)) => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
}

/// Who goes away takes along what was asked for: the next finds nothing in the way.
#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_waits_for_any_more_holds_nobody_up() {
    let simulator = simulator().await;
    let client = caller(&simulator).await;
    simulator.set_fault("T1", Fault::latency(Duration::from_secs(60)));
    let busy: Vec<_> = (1..=4)
        .map(|agent| {
            let client = client.clone();
            tokio::spawn(async move { client.send(&GetAgentStatus { agent }).await })
        })
        .collect();
    until_asked(&simulator, "T1", 4).await;
    for read in busy {
        read.abort();
        assert!(read.await.is_err_and(|end| end.is_cancelled()));
    }
    let next = timeout(Duration::from_secs(10), client.send(&GetMbu)).await;
    assert!(next.expect("a free place").is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_session_is_no_outage() {
    let simulator = simulator().await;
    let client = caller(&simulator).await;
    let call = GetSession { session: 1_999_999_999, parts: SessionParts::default() };
    let error = client.send(&call).await.unwrap_err();
    assert!(matches!(error, CallError::Status { status: 500, .. }), "{error}");
    assert_eq!(asked(&simulator, "S3"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_answers_are_named_by_their_method() {
    let simulator = simulator().await;
    let client = caller(&simulator).await;
    for (fault, words) in [
        (FaultKind::Html.into(), "HTML"),
        (FaultKind::TruncatedGzip.into(), "broken"),
        (FaultKind::Large { megabytes: 100, gzip: false }.into(), "8 MB"),
        (FaultKind::Large { megabytes: 100, gzip: true }.into(), "8 MB"),
        (Fault::status(200).body("{\"id\":{}}"), "id"),
        (Fault::status(200).body(""), "nothing"),
    ] {
        simulator.set_fault("P1", fault);
        let error = client.send(&GetProfile).await.unwrap_err().to_string();
        assert!(error.contains("P1") && error.contains(words), "{error}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_read_is_made_once_and_others_a_few_at_a_time() {
    let simulator = simulator().await;
    let client = caller(&simulator).await;
    simulator.set_fault("*", Fault::latency(Duration::from_millis(80)));
    simulator.reset_counters();
    let all = join_all((0..20).map(|_| client.send(&GetMbu))).await;
    assert!(all.iter().all(Result::is_ok));
    assert_eq!(asked(&simulator, "P2"), 1);
    let all = join_all((1..=20).map(|agent| {
        let client = client.clone();
        async move { client.send(&GetAgentStatus { agent }).await }
    }))
    .await;
    assert!(all.iter().all(Result::is_ok));
    assert_eq!(asked(&simulator, "T1"), 20);
    let most = simulator.counters().max_parallel;
    assert!((2..=4).contains(&most), "{most}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_allowed_is_told_apart_from_a_token_that_is_refused() {
    let simulator = simulator().await;
    let client = caller(&simulator).await;
    simulator.set_fault("T1", FaultKind::Unauthorized.into());
    let issued = simulator.counters().tokens_issued;
    let all = join_all((1..=8).map(|agent| {
        let client = client.clone();
        async move { client.send(&GetAgentStatus { agent }).await }
    }))
    .await;
    for one in all {
        assert!(matches!(one, Err(CallError::Forbidden { .. })), "{one:?}");
    }
    // The token was issued a moment ago, and other calls accept it.
    assert_eq!(simulator.counters().tokens_issued, issued);
    assert!(client.send(&GetProfile).await.is_ok());
    simulator.set_fault("P1", FaultKind::Unauthorized.into());
    simulator.set_fault("P2", FaultKind::Unauthorized.into());
    let error = client.send(&GetMbu).await.unwrap_err();
    assert!(matches!(error, CallError::TokenRefused { .. }), "{error}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failing_part_of_a_batch_fails_alone() {
    let simulator = simulator().await;
    let client = caller(&simulator).await;
    simulator.set_fault("P3", Fault::status(500));
    simulator.reset_counters();
    let mut batch = Batch::default();
    let profile = batch.add(&GetProfile).unwrap();
    let dashboard = batch.add(&GetDashboardSettings).unwrap();
    let strings = batch.add(&GetStrings { locale: "tlh".to_owned() }).unwrap();
    let mbu = batch.add(&GetMbu).unwrap();
    let answers = client.send_batch(batch).await.unwrap();
    assert!(answers.were_together());
    assert!(answers.get(&profile).is_ok() && answers.get(&mbu).is_ok());
    let failed = answers.get(&dashboard).unwrap_err();
    assert!(matches!(failed, CallError::Status { status: 500, .. }), "{failed}");
    let unknown = answers.get(&strings).unwrap_err();
    assert!(matches!(unknown, CallError::Status { status: 404, .. }), "{unknown}");
    assert_eq!(asked(&simulator, "B1"), 1);
}
