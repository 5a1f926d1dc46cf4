//! The outcomes of each action, by the pointer: confirmed; failed, with the reason and a way to try
//! again; not confirmed, or unknown.

use connect_simulator::{AgentTruth, Fault, FaultKind, Options, Simulator};
use connect_tests::webdriver::within_limit;
use fantoccini::key::Key;

use crate::acting::{Cast, ask, ask_again, card, dismiss_all, has_barged_in, is_done, menu, words};
use crate::story::{Story, centre, live};

/// The row of the method that an action goes by.
fn row(action: &str) -> &'static str {
    match action {
        "setStatus" | "suspend" | "resume" => "T2",
        "startRecording" => "S9",
        "stopRecording" => "S10",
        _ => "S11",
    }
}

/// The server's word that the sessions are recorded, or no longer, or that its recorder has failed.
fn recordings(agent: &AgentTruth, failed: bool) -> Fault {
    let session = agent.sessions[0].id;
    let body = format!(r#"[{{"sessionId":{session},"requestFailed":{failed}}}]"#);
    Fault::status(200).body(&body)
}

/// Whether it is as the action wants it.
async fn done(story: &Story, agent: &AgentTruth, action: &str) -> bool {
    match action {
        "bargeIn" => has_barged_in(&story.simulator, agent.sessions[0].id).await,
        _ => is_done(&story.simulator, agent, action),
    }
}

/// Fails an action, sees why, tries it again without the fault, and sees it confirmed.
async fn failed_then_confirmed(story: &Story, agent: &AgentTruth, action: &str, why: &str) {
    let (window, simulator) = (&story.window, &story.simulator);
    let fault = match action {
        "startRecording" => recordings(agent, true),
        _ => Fault::status(500),
    };
    assert!(!done(story, agent, action).await || action == "leave", "{action}: nothing to do");
    simulator.set_fault(row(action), fault);
    ask(window, agent, action).await;
    window.until_there(&card(action, "failed")).await;
    let said = words(window, action, "failed").await;
    assert!(said.contains("Not done.") && said.contains(why), "{action}: {said}");
    simulator.clear_faults();
    ask_again(window, action, "failed").await;
    window.until_there(&card(action, "confirmed")).await;
    assert!(done(story, agent, action).await, "{action}");
    dismiss_all(window).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_action_fails_with_its_reason_and_is_confirmed_when_it_is_tried_again() {
    within_limit(async {
        let Some(story) = live(centre(Options::default()).await).await else { return };
        let Cast { idle: [idle, _], talking: [talking, other] } = Cast::of(&story);
        let trouble = "500";
        for action in ["setStatus", "suspend", "resume"] {
            failed_then_confirmed(&story, &idle, action, trouble).await;
        }
        for (join, how) in
            [("silentJoin", "silent"), ("whisper", "whisper"), ("bargeIn", "bargeIn")]
        {
            failed_then_confirmed(&story, &talking, join, trouble).await;
            story.window.until_attribute("joined", "data-how", how).await;
            failed_then_confirmed(&story, &talking, "leave", trouble).await;
            story.window.until_gone("[data-testid=joined]").await;
            assert!(!has_barged_in(&story.simulator, talking.sessions[0].id).await);
        }
        failed_then_confirmed(&story, &talking, "startRecording", "the recorder failed").await;
        failed_then_confirmed(&story, &talking, "stopRecording", trouble).await;
        refused(&story, &other).await;
        not_offered(&story, &talking).await;
        story.window.close().await;
    })
    .await;
}

/// What is refused says so, cannot be tried again, and is not offered any more.
async fn refused(story: &Story, agent: &AgentTruth) {
    let window = &story.window;
    story.simulator.set_fault("S11", Fault::status(401));
    ask(window, agent, "whisper").await;
    window.until_there(&card("whisper", "failed")).await;
    window.until_gone("[data-testid=again]").await;
    story.simulator.clear_faults();
    menu(window, agent).await;
    window.until_attribute("offer-whisper", "data-denial", "refused").await;
    let said = window.said("offer-whisper").await;
    assert!(said.contains("The server has refused this"), "{said}");
    window.click("offer-whisper").await;
    window.until_attribute("action-menu", "data-page", "offers").await;
    assert!(!is_done(&story.simulator, agent, "whisper"));
    window.key(Key::Escape).await;
    window.until_gone("[data-testid=action-menu]").await;
    dismiss_all(window).await;
}

/// Where the server has no joins, the softphone finds the session.
async fn not_offered(story: &Story, agent: &AgentTruth) {
    let window = &story.window;
    story.simulator.set_fault("S11", Fault::status(404));
    ask(window, agent, "silentJoin").await;
    window.until_there(&card("silentJoin", "failed")).await;
    let address = window.said("softphone").await;
    assert!(address.starts_with("sip:") && address.contains('@'), "{address}");
    window.until_gone("[data-testid=again]").await;
    window.until_gone("[data-testid=joined]").await;
    story.simulator.clear_faults();
}

/// What the server answers to an action that it does not do.
#[derive(Clone, Copy)]
enum Lie {
    /// It says that it has.
    Taken,
    /// It says nothing: the connection is gone.
    Nothing,
}

impl Lie {
    fn fault(self, action: &str, agent: &AgentTruth) -> Fault {
        match (self, row(action)) {
            (Self::Nothing, _) => FaultKind::Dropped.into(),
            (Self::Taken, "S9" | "S10") => recordings(agent, false),
            (Self::Taken, _) => Fault::status(204).body(""),
        }
    }

    /// What is said while the live data may yet show it, and what when it has not.
    fn states(self) -> (&'static str, &'static str) {
        match self {
            Self::Taken => ("accepted", "unconfirmed"),
            Self::Nothing => ("unsure", "unknown"),
        }
    }
}

/// Asks for all of these, sees each said to be open, then that nobody has seen it done; and done
/// when it is tried again.
async fn never_shown_then_confirmed(story: &Story, asked: &[(&AgentTruth, &str, Lie)]) {
    let window = &story.window;
    let sent = |simulator: &Simulator| -> u64 {
        let counters = simulator.counters();
        ["T2", "S9", "S10", "S11"]
            .map(|row| counters.round_trips.get(row).copied())
            .into_iter()
            .flatten()
            .sum()
    };
    let before = sent(&story.simulator);
    for (agent, action, lie) in asked {
        story.simulator.set_fault(row(action), lie.fault(action, agent));
        ask(window, agent, action).await;
        window.until_there(&card(action, lie.states().0)).await;
    }
    for (agent, action, lie) in asked {
        let state = lie.states().1;
        window.until_there(&card(action, state)).await;
        let said = words(window, action, state).await;
        let wanted = match lie {
            Lie::Taken => "the live data does not show it",
            Lie::Nothing => "Nobody knows whether it was done.",
        };
        assert!(said.contains(wanted), "{action}: {said}");
        assert!(!done(story, agent, action).await || *action == "leave", "{action}");
    }
    assert_eq!(sent(&story.simulator) - before, asked.len() as u64, "each was sent once");
    story.simulator.clear_faults();
    for (agent, action, lie) in asked {
        ask_again(window, action, lie.states().1).await;
        window.until_there(&card(action, "confirmed")).await;
        assert!(done(story, agent, action).await, "{action}");
    }
    dismiss_all(window).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_live_data_does_not_show_is_never_said_to_be_done() {
    within_limit(async {
        let Some(story) = live(centre(Options::default()).await).await else { return };
        let Cast { idle: [one, two], talking: [talking, _] } = Cast::of(&story);
        let asked = [
            (&one, "setStatus", Lie::Taken),
            (&two, "suspend", Lie::Nothing),
            (&talking, "startRecording", Lie::Taken),
            (&talking, "whisper", Lie::Taken),
        ];
        never_shown_then_confirmed(&story, &asked).await;
        let asked = [
            (&two, "resume", Lie::Taken),
            (&talking, "stopRecording", Lie::Nothing),
            (&talking, "leave", Lie::Taken),
        ];
        never_shown_then_confirmed(&story, &asked).await;
        never_shown_then_confirmed(&story, &[(&talking, "silentJoin", Lie::Nothing)]).await;
        never_shown_then_confirmed(&story, &[(&talking, "bargeIn", Lie::Taken)]).await;
        story.window.close().await;
    })
    .await;
}
